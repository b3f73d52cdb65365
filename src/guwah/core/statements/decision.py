"""A person's decision on a statement, or on what of it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guwah.core.values.canonical import check_text
from guwah.core.values.errors import InvalidInputError

EVIDENCE = ("accept", "edit", "reject", "undo", "add")
"""Decisions that make evidence, or unmake it."""
DISCLOSURE = ("clear", "unclear")
"""Decisions on a statement's ``part``: the context around the quote, the quote itself, or a verbatim copy."""
NAMING = ("name", "unname")
"""Decisions on whether a ``person`` may be named to an ``audience``."""
KINDS = (*EVIDENCE, *DISCLOSURE, *NAMING)
PARTS = ("context", "quote", "verbatim")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, as appended. ``statement`` is the id it binds to; empty for ``name`` and ``unname``.

    ``edits`` holds the fields to change, shaped as in a statement's JSON. ``at`` is as the person stated it.
    ``words`` is where the quote stood that was cleared: a clearance holds for these words and no others.
    """

    decision: str
    statement: str = ""
    source: str = ""
    act: str = ""
    trigger: Mapping[str, Any] | None = None
    edits: Mapping[str, Any] = field(default_factory=dict)
    part: str = ""
    words: Mapping[str, Any] | None = None
    person: str = ""
    audience: str = ""
    by: str = ""
    at: str = ""
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        """The decision without its empty fields."""
        named = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in named.items() if value not in ("", None, {})}


_TEXTS = ("statement", "source", "act", "part", "person", "audience", "by", "at", "reason")


def decision_from_json(value: Any) -> Decision:
    """The decision that one line of a decisions file describes.

    Raises:
        InvalidInputError: ``decision-malformed``.
    """
    if not isinstance(value, Mapping):
        raise _malformed("it must be a JSON object")
    check_text(value)
    if value.get("decision") not in KINDS:
        raise _malformed(f"'decision' must be one of {', '.join(KINDS)}")
    texts = {name: value.get(name) or "" for name in _TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise _malformed(f"{', '.join(_TEXTS)} must be texts")
    edits, trigger, words = value.get("edits") or {}, value.get("trigger"), value.get("words")
    if not isinstance(edits, Mapping) or not all(isinstance(item, (Mapping, type(None))) for item in (trigger, words)):
        raise _malformed("'edits', 'trigger' and 'words' must be objects")
    offsets = [(trigger or {}).get(name) for name in ("start", "end")]
    if trigger is not None and not trigger.get("exact") and not all(isinstance(item, int) for item in offsets):
        raise _malformed("'trigger' needs 'exact', or whole numbers 'start' and 'end'")
    given = [item for item in offsets if item is not None]
    if len(given) == 1 or not all(isinstance(item, int) for item in given):
        raise _malformed("'start' and 'end' must be whole numbers, both or neither")
    decision = Decision(decision=value["decision"], trigger=trigger, words=words, edits=edits, **texts)
    _check_complete(decision)
    return decision


def _check_complete(decision: Decision) -> None:
    if decision.decision in DISCLOSURE and decision.part not in PARTS:
        raise _malformed(f"'part' must be one of {', '.join(PARTS)}")
    if decision.decision in NAMING:
        if not decision.person or not decision.audience or not decision.reason:
            raise _malformed("naming somebody takes 'person', 'audience' and 'reason'")
    elif decision.decision == "add":
        if not decision.source or not decision.act or not decision.trigger:
            raise _malformed("'add' takes 'source', 'act', 'trigger' and, in 'edits', a 'quote'")
    elif not decision.statement and not (decision.source and decision.act and decision.trigger):
        raise _malformed("it names no statement: give 'statement', or 'source', 'act' and 'trigger'")


def _malformed(message: str) -> InvalidInputError:
    return InvalidInputError("decision-malformed", f"a decision is not right: {message}.")
