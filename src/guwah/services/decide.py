"""Record people's decisions on statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from guwah.core.consent.levels import check_audience
from guwah.core.statements.anchoring import anchored, anchored_trigger
from guwah.core.statements.codebook import Codebook
from guwah.core.statements.decision import DISCLOSURE, EVIDENCE, NAMING, Decision, decision_from_json
from guwah.core.statements.edit import edited
from guwah.core.statements.review import Reviewed, added, bound_id, review
from guwah.core.statements.statement import Statement
from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import ConflictError, GuwahError, NotFoundError
from guwah.reference.codebook import load_codebook
from guwah.services.people import case_register
from guwah.services.permissions import check_decision
from guwah.services.session import Session
from guwah.store import statements as stored
from guwah.store.members import member_names
from guwah.store.models import Decision as DecisionRow
from guwah.store.sources import StoredSource, all_sources, find_source


@dataclass
class DecisionReport:
    """What was recorded. ``refused`` holds the number of the item (from 1), a code and a reason."""

    recorded: int = 0
    unmatched: list[str] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)


def current_review(sources: list[StoredSource] | None = None, *, key: str | None = None) -> Reviewed:
    """Every statement of the open case as it now stands, or the one that decisions know by ``key``."""
    texts = {item.id: item.text for item in (sources if sources is not None else all_sources())}
    return review(
        stored.proposals(key),
        stored.decisions(key),
        text_of=lambda source: texts.get(source, ""),
        codebook=load_codebook(),
    )


def decide(session: Session, items: Iterable[Any]) -> DecisionReport:
    """Record the decisions that ``items`` describe, each checked; wrong ones are refused, the rest is kept.

    Raises:
        ConflictError: ``case-busy``.
    """
    report, rows = DecisionReport(), []
    with session.case.writing():
        desk = Desk(session)
        for number, item in enumerate(items, 1):
            try:
                decision, matched = desk.check(item)
            except GuwahError as error:
                report.refused.append((number, error.code, error.message))
                continue
            except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
                report.refused.append((number, "decision-malformed", "a field is not of the right kind."))
                continue
            rows.append(decision_row(decision))
            if not matched:
                report.unmatched.append(bound_id(decision))
        if rows:
            session.record("decided", rows, {"count": len(rows)})
    report.recorded = len(rows)
    return report


def decision_row(decision: Decision) -> DecisionRow:
    """The row that keeps a decision."""
    key = "" if decision.decision in NAMING else bound_id(decision)
    body = canonical_json(decision.to_json())
    return DecisionRow(statement=key, decision=decision.decision, body=body, by=decision.by, at=decision.at)


class Desk:
    """What decisions are checked against. Checked decisions count for those that come after them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.sources = all_sources()
        self.texts: Mapping[str, str] = {item.id: item.text for item in self.sources}
        self.codebook: Codebook = load_codebook()
        self._statements: dict[str, Statement | None] = {}
        self._every: dict[str, Statement] | None = None
        self.register = case_register(self.sources)
        self.actor_name = member_names()[session.actor]

    def check(self, item: Any) -> tuple[Decision, bool]:
        """The decision with sources, offsets, person and time filled in, and whether its statement is there.

        Raises:
            GuwahError: whatever is wrong with it.
        """
        decision = decision_from_json(item)
        decision = replace(decision, by=decision.by or self.actor_name, at=decision.at or self.session.now())
        check_decision(decision, self.register)
        if decision.audience:
            check_audience(decision.audience)
        if decision.decision in NAMING:
            # Under the whole name: what a part of it stands for may change as others become known.
            person = self.register.person(decision.person)
            return (replace(decision, person=person.name) if person else decision), True
        decision = self._located(decision)
        matched = decision.decision == "add" or self._statement(bound_id(decision)) is not None
        if not matched and (not decision.source or decision.decision in DISCLOSURE):
            raise NotFoundError("statement-unknown", "no such statement in the case.")
        if decision.decision in DISCLOSURE and (statement := self._statement(bound_id(decision))):
            decision = replace(decision, words={"start": statement.quote.start, "end": statement.quote.end})
        if matched and decision.decision in EVIDENCE:
            decision = self._tried(decision)
        return decision, matched

    def _statement(self, key: str) -> Statement | None:
        """The statement as it stands after all that was decided before, this batch included."""
        if key not in self._statements:
            self._statements[key] = current_review(self.sources, key=key).statements.get(key)
        return self._statements[key]

    def _located(self, decision: Decision) -> Decision:
        """Source by id, trigger with offsets, and the id of the statement."""
        if decision.source:
            source = find_source(self.sources, decision.source)
            decision = replace(decision, source=source.id)
            if decision.trigger:
                trigger = anchored_trigger(decision.trigger, self.texts[source.id])
                decision = replace(decision, trigger=trigger)
        return replace(decision, statement=bound_id(decision))

    def _tried(self, decision: Decision) -> Decision:
        """The decision with offsets in its edits, once it has been tried; it counts from now on."""
        key = bound_id(decision)
        statement = self._statement(key)
        if decision.decision == "add":
            decision = anchored(decision, self.texts[decision.source])
            self._statements[key] = added(decision, text=self.texts[decision.source], codebook=self.codebook)
            self._refuse_second(key, self._statements[key])
        elif decision.decision == "undo":
            before = next(iter(stored.proposals(key)), None)
            self._refuse_second(key, before)
            self._statements[key] = before
        elif decision.edits and statement is not None:
            text = self.texts[statement.source]
            decision = anchored(decision, text, statement.quote)
            changed = edited(statement, decision.edits, text=text, codebook=self.codebook)
            self._refuse_second(key, changed)
            self._statements[key] = changed
        elif decision.decision in ("accept", "edit"):
            self._refuse_second(key, statement)
        return decision

    def _refuse_second(self, key: str, statement: Statement | None) -> None:
        """Raise where another statement has the same source, act and trigger already."""
        if statement is None or statement.id == key:
            others = {item.id for other, item in self._edited_away().items() if other != key}
        else:
            others = {item.id for other, item in self._all().items() if other != key}
        if statement is not None and statement.id in others:
            raise ConflictError("statement-exists", "another statement has this act at these words already.")

    def _all(self) -> dict[str, Statement]:
        """Every statement by the id that decisions know it by."""
        if self._every is None:
            self._every = dict(current_review(self.sources).statements)
        known = {key: item for key, item in self._statements.items() if item is not None}
        return self._every | known

    def _edited_away(self) -> dict[str, Statement]:
        """Statements to which an edit gave another act or trigger than the one they were proposed with."""
        return {key: item for key, item in self._all().items() if item.id != key}
