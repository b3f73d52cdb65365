"""What linking writes: the rows with their cluster, and the pairs with weight, path and decision."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guwah.core.values.canonical import canonical_json
from guwah.engines.linkage.clusters import Clusters, Pair
from guwah.engines.linkage.explain import explain
from guwah.engines.linkage.link import Weighed
from guwah.engines.linkage.tables import Table
from guwah.services.link_judgements import Verdict

OWN_COLUMNS = ("cluster", "source_file", "source_row")
SUGGESTED_BITS = 8.0
"""How far below the threshold a pair may lie to be shown to a person."""


@dataclass(frozen=True, slots=True)
class RowName:
    """A row by its file and its number there, the header being row 1."""

    file: str
    number: int

    def __str__(self) -> str:
        return f"{self.file}:{self.number}"


@dataclass(frozen=True)
class Linked:
    """The outcome of linking; pairs and clusters number the rows as ``rows`` does."""

    rows: tuple[RowName, ...]
    weighed: Weighed
    clusters: Clusters
    verdicts: Mapping[Pair, Verdict]
    threshold_bits: float


def clusters_csv(linked: Linked, lists: Sequence[tuple[str, Table]]) -> str:
    """Every row of every list in its order, with its cluster and where it stood; the columns of all lists united."""
    columns = list(dict.fromkeys(name for _, table in lists for name in table.header))
    own = [name + " (in the list)" if name in OWN_COLUMNS else name for name in columns]
    out = io.StringIO()
    # With a bare newline as the end of a row, the writer would not quote a cell that holds a carriage return.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*OWN_COLUMNS, *own])
    clusters = iter(linked.clusters.of.tolist())
    for file, table in lists:
        for number, row in zip(table.numbers, table.rows, strict=True):
            cells = dict(zip(table.header, row, strict=True))
            writer.writerow([next(clusters), file, number, *(cells.get(name, "") for name in columns)])
    return out.getvalue()


def pair_lines(linked: Linked) -> list[tuple[str, str]]:
    """A line of JSON and its decision for each pair that was joined, judged or may be worth a look, strongest first."""
    weighed, of = linked.weighed, linked.clusters.of
    apart = {found.pair: found for found in linked.clusters.refused}
    bits = weighed.scores.bits
    judged = np.array([_pair(weighed, at) in linked.verdicts for at in range(len(bits))], bool)
    together = of[weighed.left] == of[weighed.right]
    shown = judged | np.where(together, bits >= linked.threshold_bits, bits >= linked.threshold_bits - SUGGESTED_BITS)
    probabilities, lines = weighed.scores.probability, []
    for at in sorted(np.flatnonzero(shown).tolist(), key=lambda at: (-round(float(bits[at]), 2), _pair(weighed, at))):
        pair = _pair(weighed, at)
        verdict = linked.verdicts.get(pair)
        decision = "joined" if together[at] else "suggested"
        if verdict and verdict.judgement in ("same", "different"):
            decision = f"judged {verdict.judgement}"
        line = {
            "a": str(linked.rows[pair[0]]),
            "b": str(linked.rows[pair[1]]),
            "weight_bits": round(float(bits[at]), 2),
            "probability": round(float(probabilities[at]), 6),
            "path": explain(weighed, at),
            "decision": decision,
        } | (verdict.told() if verdict else {})
        if pair in apart:
            found = apart[pair]
            line["kept_apart_by"] = {
                "a": str(linked.rows[found.because_of[0]]),
                "b": str(linked.rows[found.because_of[1]]),
                "reason": found.reason,
            }
        lines.append((canonical_json(line), decision))
    return lines


def _pair(weighed: Weighed, at: int) -> Pair:
    a, b = int(weighed.left[at]), int(weighed.right[at])
    return (min(a, b), max(a, b))


def replace_file(path: Path, text: str) -> None:
    """Write ``text`` so that the file is whole or as it was. No newline is changed."""
    draft = path.with_name(path.name + ".part")
    try:
        with draft.open("w", encoding="utf8", newline="") as file:
            file.write(text)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
