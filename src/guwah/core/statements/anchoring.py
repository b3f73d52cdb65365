"""Decisions written by people name words; here the words get their offsets, or the decision is refused.

A span given with offsets is left as it is and checked later. One given by its words alone must stand in the
quote, or else once in the text: it is never attached to a look-alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from guwah.core.passages import locate_quote
from guwah.core.statements.decision import Decision
from guwah.core.values.spans import Quote

Json = dict[str, Any]


def anchored_trigger(trigger: Mapping[str, Any], text: str) -> Json:
    """The trigger with its offsets.

    Raises:
        IntegrityError: ``quote-missing`` or ``quote-ambiguous``.
    """
    if isinstance(trigger.get("start"), int):
        return dict(trigger)
    span = locate_quote(
        text, str(trigger.get("exact", "")), str(trigger.get("prefix", "")), str(trigger.get("suffix", ""))
    )
    return span.to_json()


def anchored(decision: Decision, text: str, quote: Quote | None = None) -> Decision:
    """The decision with offsets for every span of its edits, sought in ``quote`` first (or in the edited one).

    Raises:
        IntegrityError: ``quote-missing`` or ``quote-ambiguous``.
    """
    edits: Json = dict(decision.edits)
    if isinstance(edits.get("quote"), Mapping):
        edits["quote"] = _quote(edits["quote"], decision.trigger, text)
        quote = Quote.from_json(edits["quote"])
    for name in ("victims", "perpetrators"):
        if isinstance(edits.get(name), list):
            edits[name] = [_span(item, text, quote) for item in edits[name]]
    for name in ("place", "when", "quantity", "penalty", "trigger", "voice"):
        if isinstance(edits.get(name), Mapping):
            edits[name] = _span(edits[name], text, quote)
    return replace(decision, edits=edits)


def _quote(value: Mapping[str, Any], trigger: Mapping[str, Any] | None, text: str) -> Json:
    if isinstance(value.get("start"), int):
        return dict(value)
    exact = str(value.get("exact", ""))
    if trigger and isinstance(trigger.get("start"), int) and trigger.get("exact"):
        for start in _around(exact, str(trigger["exact"]), trigger["start"]):
            if start >= 0 and text[start : start + len(exact)] == exact:
                return Quote.at(text, start, start + len(exact)).to_json()
    span = locate_quote(text, exact, str(value.get("prefix", "")), str(value.get("suffix", "")))
    return Quote.at(text, span.start, span.end).to_json()


def _around(exact: str, trigger: str, at: int) -> list[int]:
    """Where the quote would have to start for the trigger in it to stand at ``at``."""
    places, found = [], exact.find(trigger)
    while found >= 0:
        places.append(at - found)
        found = exact.find(trigger, found + 1)
    return places


def _span(value: Any, text: str, quote: Quote | None) -> Any:
    if not isinstance(value, Mapping) or "start" in value or not isinstance(value.get("exact"), str):
        return value
    exact = value["exact"]
    prefix, suffix = str(value.get("prefix") or ""), str(value.get("suffix") or "")
    inside = _whole_words(quote.exact, exact, prefix, suffix) if quote and exact else None
    if quote and inside is not None:
        start = quote.start + inside
        return {**value, "start": start, "end": start + len(exact)}
    if not exact:
        return value
    span = locate_quote(text, exact, prefix, suffix)
    return {**value, "start": span.start, "end": span.end}


def _whole_words(quote: str, exact: str, prefix: str, suffix: str) -> int | None:
    """Where ``exact`` first stands in the quote as words of its own, not as the end of another."""
    pattern = f"{re.escape(prefix)}{_edge(exact[0])}{re.escape(exact)}{_edge(exact[-1], after=True)}{re.escape(suffix)}"
    found = re.search(pattern, quote)
    return None if found is None else found.start() + len(prefix)


def _edge(char: str, *, after: bool = False) -> str:
    """A word's edge beside ``char``; writing without spaces has none."""
    if not char.isalnum() or "\u2e80" <= char <= "\u9fff":
        return ""
    return r"(?!\w)" if after else r"(?<!\w)"
