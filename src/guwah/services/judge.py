"""Record people's judgements: same, different, unsure, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from guwah.core.identity.judgement import Judgement, judgement_from_json
from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import GuwahError, InvalidInputError, NotFoundError
from guwah.services.decide import current_review
from guwah.services.judge_people import checked_people
from guwah.services.session import Session
from guwah.store.members import member_names
from guwah.store.models import Judgement as JudgementRow
from guwah.store.sources import StoredSource, all_sources, find_source


@dataclass
class JudgementReport:
    """What was recorded, and how many lines nobody had filled in.

    ``refused`` holds the number of the item (from 1), a code and a reason.
    """

    recorded: int = 0
    not_filled_in: int = 0
    refused: list[tuple[int, str, str]] = field(default_factory=list)


def judge(session: Session, items: Iterable[Any]) -> JudgementReport:
    """Record the judgements that ``items`` describe; wrong ones are refused, the rest is kept."""
    report, rows = JudgementReport(), []
    with session.case.writing():
        sources = all_sources()
        name = member_names()[session.actor]
        for number, item in enumerate(items, 1):
            if _is_blank(item):
                report.not_filled_in += 1
                continue
            try:
                found = _checked(judgement_from_json(item), sources)
            except GuwahError as error:
                report.refused.append((number, error.code, error.message))
                continue
            found = replace(found, by=found.by or name, at=found.at or session.now())
            rows.append(JudgementRow(kind=found.kind, body=canonical_json(found.to_json()), by=found.by, at=found.at))
        if rows:
            session.record("judged", rows, {"count": len(rows)})
    report.recorded = len(rows)
    return report


def _is_blank(item: Any) -> bool:
    """True for lines of ``guwah who`` that nobody has filled in: people known, names without a kind, suggestions."""
    return isinstance(item, dict) and ("person" in item or "" in (item.get("kind"), item.get("judgement")))


def _checked(judgement: Judgement, sources: list[StoredSource]) -> Judgement:
    """A judgement on copies names sources; any way of naming one is turned into its id; one on time, statements."""
    if judgement.kind == "constraint":
        return _checked_constraint(judgement)
    if judgement.kind in ("person", "kin"):
        return checked_people(judgement, sources)
    if judgement.kind != "copy":
        return judgement
    left, right = find_source(sources, judgement.left), find_source(sources, judgement.right)
    return replace(judgement, left=left.id, right=right.id)


def _checked_constraint(judgement: Judgement) -> Judgement:
    """A judgement on time is of one statement, or of two that are not the same; both must be in the case."""
    if judgement.left == judgement.right or (not judgement.right and judgement.judgement == "same"):
        raise InvalidInputError(
            "judgement-malformed", "a judgement on time needs two statements, or one whose time is set aside."
        )
    known = current_review().statements
    if judgement.left not in known or (judgement.right and judgement.right not in known):
        raise NotFoundError("statement-unknown", "no such statement in the case.")
    return judgement
