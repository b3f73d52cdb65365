"""Rows of proposals, decisions and judgements to and from statements."""

from __future__ import annotations

import json
from collections.abc import Iterable

from guwah.core.disclosure.masking import FoundName
from guwah.core.identity.judgement import Judgement as JudgementValue
from guwah.core.identity.judgement import in_force, judgement_from_json
from guwah.core.statements.decision import Decision as DecisionValue
from guwah.core.statements.decision import decision_from_json
from guwah.core.statements.statement import Statement
from guwah.core.statements.wire import statement_from_json, statement_to_json
from guwah.core.values.canonical import canonical_json
from guwah.store.models import Decision, Judgement, Proposal, Reading


def proposal_rows(statements: Iterable[Statement], *, text: int) -> list[Proposal]:
    """Rows for the proposals of one text."""
    return [
        Proposal(text=text, statement=item.id, engine=item.engine, body=canonical_json(statement_to_json(item)))
        for item in statements
    ]


def proposals(key: str | None = None) -> list[Statement]:
    """What the latest reading of each text proposes, or the one proposal with an id, in the order of storing."""
    rows = Proposal.in_order() if key is None else Proposal.in_order().filter(statement=key)
    latest = dict(Reading.in_order().values_list("text", "entry"))
    found = rows.values_list("text", "entry", "body")
    return [statement_from_json(json.loads(body)) for text, entry, body in found if latest.get(text) == entry]


def decisions(key: str | None = None) -> list[DecisionValue]:
    """Every decision, or those on one statement, in the order in which they were appended."""
    rows = Decision.in_order() if key is None else Decision.in_order().filter(statement=key)
    return [decision_from_json(json.loads(body)) for body in rows.values_list("body", flat=True)]


def judgements() -> list[JudgementValue]:
    """The judgements in force."""
    rows = Judgement.in_order().values_list("body", flat=True)
    return in_force(judgement_from_json(json.loads(body)) for body in rows)


def found_names() -> dict[int, tuple[FoundName, ...]]:
    """The names that the latest reading of each text found, by the text's row."""
    rows = Reading.objects.filter(erased_by=None).order_by("id").values_list("text", "notes")
    return {text: tuple(FoundName(*item) for item in json.loads(notes)["names"]) for text, notes in rows}


def read_texts(engine: str, codebook: str) -> dict[int, int]:
    """The texts that ``engine`` has read with ``codebook``, each with the last receipt known to that reading."""
    rows = Reading.in_order().filter(engine=engine, codebook=codebook)
    return dict(rows.values_list("text", "receipt"))
