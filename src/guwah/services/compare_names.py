"""Names outside a case: compared, spelled in other ways, looked for in a list. Nothing is kept or recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from guwah.core.values.errors import InvalidInputError
from guwah.engines.names.compare import compare_many
from guwah.engines.names.index import NameIndex
from guwah.engines.names.path import compare
from guwah.engines.names.places import compare_places
from guwah.engines.names.variants import variants


def compare_names(
    pairs: Sequence[tuple[str, str]], *, kind: str = "person", explained: bool = True
) -> Iterator[dict[str, Any]]:
    """Each pair as docs/formats.md, "guwah names", describes it, in order; without the path where not ``explained``."""
    if kind == "person" and not explained:
        for (a, b), bits in zip(pairs, compare_many(pairs).tolist(), strict=True):
            yield {"a": a, "b": b, "weight_bits": round(bits, 2), "path": [], "kind": kind}
        return
    for a, b in pairs:
        found = compare_places(a, b) if kind == "place" else compare(a, b)
        yield {"a": a, "b": b, "weight_bits": found.weight_bits, "path": list(found.path), "kind": kind}


def spell_name(name: str) -> dict[str, Any]:
    """The spellings that ``name`` may have elsewhere."""
    found = [{"name": item.text, "script": item.script, "path": list(item.path)} for item in variants(name)]
    return {"name": name, "variants": found}


def search_names(
    queries: Iterable[str], names: Sequence[str], *, limit: int = 10, explained: bool = True
) -> Iterator[dict[str, Any]]:
    """For each query the names of the list that are likeliest to be spellings of it, best first."""
    index = NameIndex(list(dict.fromkeys(names)))
    for query in queries:
        found = [
            {
                "name": item.name,
                "rank": rank,
                "weight_bits": item.weight_bits,
                "path": list(compare(query, item.name).path) if explained else [],
            }
            for rank, item in enumerate(index.search(query, limit=limit), 1)
        ]
        yield {"query": query, "candidates": found}


def pairs_of_lines(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of names, a pair a line, a tab between them; empty lines are left out.

    Raises:
        InvalidInputError: ``pair-malformed``, with the number of the line.
    """
    pairs = []
    for number, line in enumerate(lines, 1):
        parts = line.rstrip("\r\n").split("\t")
        if not line.strip():
            continue
        if len(parts) != 2 or not all(part.strip() for part in parts):
            raise InvalidInputError(
                "pair-malformed", f"line {number} is not two names with a tab between them.", remedy="Correct the line."
            )
        pairs.append((parts[0], parts[1]))
    return pairs
