"""Decisions as people write them."""

import pytest

from guwah.core.statements.decision import Decision, decision_from_json
from guwah.core.values.errors import InvalidInputError

TRIGGER = {"exact": "arrested"}
NAMED = {"source": "interview.txt", "act": "arrest", "trigger": TRIGGER}


@pytest.mark.parametrize(
    "line",
    [
        {"decision": "accept", "statement": "ab"},
        {"decision": "reject", **NAMED},
        {"decision": "edit", "statement": "ab", "edits": {"polarity": "denied"}, "by": "Ann", "at": "2024-01-01"},
        {"decision": "undo", "statement": "ab", "reason": "a slip"},
        {"decision": "add", **NAMED, "edits": {"quote": {"exact": "she was arrested"}}},
        {"decision": "clear", "statement": "ab", "part": "context", "audience": "public"},
        {"decision": "unclear", "statement": "ab", "part": "verbatim"},
        {"decision": "name", "person": "Dana", "audience": "court", "reason": "an official"},
    ],
)
def test_a_decision_survives_being_stored(line: dict) -> None:
    decision = decision_from_json(line)
    assert decision.to_json() == line
    assert decision_from_json(decision.to_json()) == decision


def test_null_is_the_same_as_absent() -> None:
    line = {"decision": "accept", "statement": "ab", "source": None, "edits": None, "trigger": None, "reason": None}
    assert decision_from_json(line) == Decision("accept", "ab")


@pytest.mark.parametrize(
    "line",
    [
        None,
        ["accept"],
        {},
        {"decision": "approve", "statement": "ab"},
        {"decision": ["accept"], "statement": "ab"},
        {"decision": "accept"},
        {"decision": "accept", "statement": 7},
        {"decision": "accept", "source": "a.txt", "act": "arrest"},
        {"decision": "accept", "statement": "ab", "edits": ["polarity"]},
        {"decision": "accept", "statement": "ab", "trigger": "arrested"},
        {"decision": "accept", **NAMED, "trigger": {}},
        {"decision": "accept", **NAMED, "trigger": {"start": 3}},
        {"decision": "accept", **NAMED, "trigger": {"start": "3", "end": "11"}},
        {"decision": "accept", **NAMED, "trigger": {"exact": "arrested", "start": 3.5, "end": 11}},
        {"decision": "add", "statement": "ab"},
        {"decision": "clear", "statement": "ab"},
        {"decision": "clear", "statement": "ab", "part": "everything"},
        {"decision": "clear", "part": "quote"},
        {"decision": "name", "person": "Dana", "audience": "court"},
        {"decision": "name", "audience": "court", "reason": "x"},
        {"decision": "unname", "person": "Dana", "reason": "x"},
    ],
)
def test_a_wrong_decision_is_refused(line: object) -> None:
    with pytest.raises(InvalidInputError, match="decision-malformed"):
        decision_from_json(line)
