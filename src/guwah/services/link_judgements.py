"""What people judged of rows of lists: of one person, of two. Read from JSON, the last word on a pair holding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guwah.core.values.canonical import check_text
from guwah.core.values.errors import GuwahError, InvalidInputError, NotFoundError
from guwah.engines.linkage.clusters import Pair

VERDICTS = ("same", "different", "unsure", "withdraw")
JUDGED = ("judged same", "judged different")
"""The decisions of an output line that a person made; the others are the program's."""


@dataclass(frozen=True)
class Verdict:
    """A judgement on two rows, with who made it, when and why, as far as told."""

    judgement: str
    by: str = ""
    at: str = ""
    reason: str = ""

    def told(self) -> dict[str, str]:
        """Who, when and why, without what is not told."""
        return {name: text for name in ("by", "at", "reason") if (text := getattr(self, name))}


def read_verdicts(
    items: Iterable[Any], rows: Mapping[str, int]
) -> tuple[dict[Pair, Verdict], list[tuple[int, str, str]]]:
    """The verdicts in force, by pair of row numbers, and what was refused: number of the item, code, reason.

    Lines of an earlier output on which nobody decided are passed over.

    Args:
        items: values as in docs/formats.md, "A judgement on rows".
        rows: the number of each row by its name, ``file:row``.
    """
    verdicts: dict[Pair, Verdict] = {}
    refused: list[tuple[int, str, str]] = []
    for number, item in enumerate(items, 1):
        try:
            found = _verdict(item)
            if found is None:
                continue
            pair = _pair(item, rows)
        except GuwahError as error:
            refused.append((number, error.code, error.message))
            continue
        verdicts.pop(pair, None)
        if found.judgement != "withdraw":
            verdicts[pair] = found
    return verdicts, refused


def _verdict(item: Any) -> Verdict | None:
    if not isinstance(item, dict):
        raise InvalidInputError("row-judgement-malformed", "a judgement must be a JSON object.")
    check_text(item)
    texts = {name: item.get(name) or "" for name in ("by", "at", "reason")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise InvalidInputError("row-judgement-malformed", "'by', 'at' and 'reason' must be texts.")
    judgement, decision = item.get("judgement"), item.get("decision")
    if judgement is None and decision in ("joined", "suggested"):
        return None
    if judgement is None and decision in JUDGED:
        judgement = str(decision).removeprefix("judged ")
    if judgement not in VERDICTS:
        raise InvalidInputError(
            "row-judgement-malformed", f"'judgement' must be one of {', '.join(VERDICTS)}.", remedy="Mend the line."
        )
    return Verdict(judgement, **texts)


def _pair(item: Mapping[str, Any], rows: Mapping[str, int]) -> Pair:
    names = (item.get("a"), item.get("b"))
    if not all(isinstance(name, str) for name in names) or names[0] == names[1]:
        raise InvalidInputError("row-judgement-malformed", "a judgement needs two rows, 'a' and 'b', as file:row.")
    unknown = [name for name in names if name not in rows]
    if unknown:
        raise NotFoundError("row-unknown", f"no row {unknown[0]} in these files.", remedy="Rows are named file:row.")
    one, other = (rows[str(name)] for name in names)
    return (min(one, other), max(one, other))
