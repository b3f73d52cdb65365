"""What a person judged: that two names, places, facilities or sources are the same, or are not.

Judgements are appended; what holds is the last word on each pair, so any of them can be withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guwah.core.values.canonical import check_text
from guwah.core.values.errors import InvalidInputError
from guwah.core.values.names import name_key

KINDS = ("person", "place", "facility", "organization", "copy", "kin", "constraint", "proposition", "other")
VERDICTS = ("same", "different", "unsure", "withdraw")
LINK_TYPES = ("copy_of", "translation_of", "excerpt_of", "cites", "based_on")
KIN_TYPES = ("parent", "sibling", "spouse", "relative", "acquaintance")
"""What ``left`` is of ``right``."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement. ``right`` may be empty: then it only says of what kind ``left`` is."""

    kind: str
    left: str
    right: str
    judgement: str
    type: str = ""
    by: str = ""
    at: str = ""
    reason: str = ""

    def pair(self) -> tuple[str, str, str]:
        """The pair that is judged, in an order that does not depend on who stands left."""
        left, right = sorted((name_key(self.left), name_key(self.right)))
        return (self.kind, left, right)

    def to_json(self) -> dict[str, Any]:
        fields = ("kind", "left", "right", "judgement", "type", "by", "at", "reason")
        return {name: getattr(self, name) for name in fields}


def judgement_from_json(value: dict[str, Any]) -> Judgement:
    """The judgement that ``value`` describes.

    Raises:
        InvalidInputError: ``judgement-malformed``.
    """
    if not isinstance(value, dict):
        raise InvalidInputError("judgement-malformed", "a judgement must be a JSON object.")
    check_text(value)
    texts = {name: value.get(name) or "" for name in ("left", "right", "type", "by", "at", "reason")}
    if not all(isinstance(text, str) for text in texts.values()) or not texts["left"].strip():
        raise InvalidInputError("judgement-malformed", "a judgement needs 'left', and texts in every field.")
    kind, verdict = value.get("kind"), value.get("judgement")
    if kind not in KINDS:
        raise InvalidInputError("judgement-malformed", f"'kind' must be one of {', '.join(KINDS)}.")
    if verdict not in VERDICTS:
        raise InvalidInputError("judgement-malformed", f"'judgement' must be one of {', '.join(VERDICTS)}.")
    types = KIN_TYPES if kind == "kin" else LINK_TYPES
    if texts["type"] and texts["type"] not in types:
        raise InvalidInputError("judgement-malformed", f"'type' of kind {kind} must be one of {', '.join(types)}.")
    return Judgement(kind=kind, judgement=verdict, **texts)


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold: the last one on each pair, withdrawn ones left out."""
    last: dict[tuple[str, str, str], Judgement] = {}
    for judgement in judgements:
        last.pop(judgement.pair(), None)
        last[judgement.pair()] = judgement
    return [judgement for judgement in last.values() if judgement.judgement != "withdraw"]
