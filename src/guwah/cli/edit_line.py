"""Edits typed on one line: ``act=detention; place=the camp; victims=he, his wife; when=2017-10``."""

from __future__ import annotations

from typing import Any

from guwah.core.values.edtf import edtf_bounds
from guwah.core.values.errors import InvalidInputError

EDIT_HELP = (
    "act=..., polarity=affirmed|denied, basis=..., voice=NAME, victims=WORDS, perpetrators=WORDS, place=WORDS, "
    "when=EDTF, quote=WORDS; several apart by ;"
)

_PLAIN = ("act", "polarity", "basis")
_LISTS = ("victims", "perpetrators")


def parse_edits(line: str) -> dict[str, Any]:
    """The edits that ``line`` asks for, as in a decision's JSON; words get their offsets later.

    Raises:
        InvalidInputError: ``edit-unreadable``, ``edtf-unread``.
    """
    edits: dict[str, Any] = {}
    for part in line.split(";"):
        if part.strip():
            name, equals, value = (piece.strip() for piece in part.partition("="))
            if not equals:
                raise InvalidInputError("edit-unreadable", f"'{name}' is not of the form field=value.")
            edits[name] = _value(name, value)
    return edits


def _value(name: str, value: str) -> Any:
    if name in _PLAIN:
        return value
    if name in _LISTS:
        return [{"exact": words.strip()} for words in value.split(",") if words.strip()]
    if not value:
        return None
    if name == "voice":
        return {"name": value, "kind": "witness"}
    if name == "when":
        earliest, latest = edtf_bounds(value)
        return {"exact": None, "edtf": value, "earliest": earliest, "latest": latest, "how": "derived"}
    if name in ("place", "quote"):
        return {"exact": value}
    raise InvalidInputError("edit-unreadable", f"'{name}' cannot be edited here.")
