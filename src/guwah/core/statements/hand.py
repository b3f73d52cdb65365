"""A statement made by hand: from the words that a person marked, nothing filled in."""

from __future__ import annotations

from guwah.core.statements.decision import Decision
from guwah.core.statements.statement import Statement
from guwah.core.values.errors import InvalidInputError
from guwah.core.values.spans import Quote, Span


def blank_statement(decision: Decision, text: str) -> Statement:
    """The statement with the decision's act and trigger; its quote is the trigger until the edits widen it.

    Raises:
        InvalidInputError: ``decision-malformed`` where the trigger has no offsets.
        IntegrityError: ``span-outside-text``.
    """
    trigger = decision.trigger or {}
    start, end = trigger.get("start"), trigger.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        raise InvalidInputError("decision-malformed", "'trigger' needs 'start' and 'end'.")
    return Statement(
        source=decision.source,
        act=decision.act,
        quote=Quote.at(text, start, end),
        trigger=Span(trigger.get("exact") or Span.at(text, start, end).exact, start, end),
        cue="by hand",
        confidence=1.0,
        engine="person",
    )
