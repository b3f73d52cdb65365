"""The state of every statement, as a pure function of what was proposed and what people decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from guwah.core.statements.codebook import Codebook
from guwah.core.statements.decision import EVIDENCE, Decision
from guwah.core.statements.edit import edited
from guwah.core.statements.hand import blank_statement
from guwah.core.statements.statement import Statement
from guwah.core.values.errors import GuwahError
from guwah.core.values.ids import statement_id

TextOf = Callable[[str], str]
"""The stored text of a source, by the source's id."""


@dataclass
class Reviewed:
    """The outcome of a review.

    ``statements`` maps the id that decisions bind to, to the statement as it now stands (an edit may have
    given it another act or trigger). ``by_hand`` are ids that only a person added. ``unmatched`` are
    decisions on statements that no engine proposes any more and nobody added; ``broken`` are decisions that
    can no longer be applied, with the reason.
    """

    statements: dict[str, Statement] = field(default_factory=dict)
    by_hand: set[str] = field(default_factory=set)
    unmatched: list[Decision] = field(default_factory=list)
    broken: list[tuple[Decision, str]] = field(default_factory=list)

    def accepted(self) -> list[Statement]:
        """Statements that a person accepted, as proposed or as edited, in the order of source and text."""
        # Of two with one id, an edited one and what an engine proposes later, the person's stands.
        unique: dict[str, Statement] = {}
        for item in self.statements.values():
            if item.state in ("accepted", "edited") and (item.id not in unique or item.state == "edited"):
                unique[item.id] = item
        return sorted(unique.values(), key=lambda item: (item.source, item.trigger.start, item.act))


def review(
    proposals: Iterable[Statement], decisions: Iterable[Decision], *, text_of: TextOf, codebook: Codebook
) -> Reviewed:
    """Apply ``decisions``, in the order in which they were appended, to ``proposals``."""
    proposed = {statement.id: statement for statement in proposals}
    out = Reviewed(statements=dict(proposed))
    for decision in decisions:
        if decision.decision in EVIDENCE:
            _apply(out, decision, proposed, text_of, codebook)
    return out


def bound_id(decision: Decision) -> str:
    """The id of the statement that a decision binds to."""
    if decision.statement:
        return decision.statement
    trigger = decision.trigger or {}
    return statement_id(decision.source, decision.act, int(trigger["start"]), int(trigger["end"]))


def _apply(
    out: Reviewed,
    decision: Decision,
    proposed: Mapping[str, Statement],
    text_of: TextOf,
    codebook: Codebook,
) -> None:
    key = bound_id(decision)
    if decision.decision == "add":
        _add(out, key, decision, text_of, codebook)
    elif key not in out.statements:
        out.unmatched.append(decision)
    elif decision.decision == "undo":
        _undo(out, key, proposed)
    elif decision.decision == "reject":
        out.statements[key] = replace(out.statements[key], state="rejected")
    else:
        _accept(out, key, decision, text_of, codebook)


def _accept(out: Reviewed, key: str, decision: Decision, text_of: TextOf, codebook: Codebook) -> None:
    statement = out.statements[key]
    if not decision.edits:
        out.statements[key] = replace(statement, state="accepted")
        return
    try:
        text = text_of(statement.source)
        out.statements[key] = edited(statement, decision.edits, text=text, codebook=codebook)
    except GuwahError as error:
        out.broken.append((decision, error.code))


def _add(out: Reviewed, key: str, decision: Decision, text_of: TextOf, codebook: Codebook) -> None:
    try:
        out.statements[key] = added(decision, text=text_of(decision.source), codebook=codebook)
        out.by_hand.add(key)
    except GuwahError as error:
        out.broken.append((decision, error.code))


def _undo(out: Reviewed, key: str, proposed: Mapping[str, Statement]) -> None:
    if key in proposed:
        out.statements[key] = proposed[key]
    else:
        del out.statements[key]
    out.by_hand.discard(key)


def added(decision: Decision, *, text: str, codebook: Codebook) -> Statement:
    """The statement that a person made by hand from a quote; state ``accepted``.

    Raises:
        GuwahError: as ``edited``.
    """
    blank = blank_statement(decision, text)
    return replace(edited(blank, dict(decision.edits), text=text, codebook=codebook), state="accepted")
