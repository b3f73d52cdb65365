"""State is a pure function of proposals and decisions; order is what decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.made import CODEBOOK, TEXT, span, statement
from guwah.core.statements.decision import Decision
from guwah.core.statements.review import Reviewed, bound_id, review

ARREST = statement(words="she was arrested by two men at the Tash bridge")
RELEASE = statement(words="She was released in June", trigger="released", act="release")


def decided(*decisions: Decision, proposals=(ARREST, RELEASE), text: str = TEXT) -> Reviewed:
    return review(proposals, decisions, text_of=lambda _: text, codebook=CODEBOOK)


def on(kind: str, item=ARREST, **fields: object) -> Decision:
    return Decision(kind, item.id, **fields)  # type: ignore[arg-type]


def hand(**fields: object) -> Decision:
    made = {"act": "beating", "trigger": span(TEXT, "two men").to_json(), **fields}
    return Decision("add", source="sha256:aa", **made)  # type: ignore[arg-type]


def test_nothing_is_accepted_until_a_person_accepts_it() -> None:
    assert decided().accepted() == []
    assert [item.state for item in decided().statements.values()] == ["proposed", "proposed"]


def test_the_last_decision_holds() -> None:
    assert decided(on("accept"), on("reject")).statements[ARREST.id].state == "rejected"
    assert decided(on("reject"), on("accept")).statements[ARREST.id].state == "accepted"


def test_accepted_statements_come_in_the_order_of_the_text() -> None:
    found = decided(on("accept", RELEASE), on("accept", ARREST)).accepted()
    assert [item.act for item in found] == ["arrest", "release"]


def test_undo_takes_back_everything_that_was_decided_on_the_statement() -> None:
    after = decided(on("edit", edits={"polarity": "denied"}), on("accept", RELEASE), on("undo"))
    assert after.statements[ARREST.id] == ARREST
    assert after.statements[RELEASE.id].state == "accepted"


def test_edits_add_up() -> None:
    after = decided(on("edit", edits={"polarity": "denied"}), on("edit", edits={"basis": "heard"}))
    assert (after.statements[ARREST.id].polarity, after.statements[ARREST.id].basis) == ("denied", "heard")
    assert after.statements[ARREST.id].state == "edited"


def test_an_edit_of_the_act_does_not_change_the_id_that_decisions_bind_to() -> None:
    after = decided(on("edit", edits={"act": "detention"}), on("reject"))
    assert after.statements[ARREST.id].act == "detention" and after.statements[ARREST.id].state == "rejected"


def test_a_statement_can_be_added_by_hand_and_taken_back() -> None:
    added = hand()
    after = decided(added)
    assert after.by_hand == {bound_id(added)}
    assert [item.act for item in after.accepted()] == ["beating"]
    undone = decided(added, Decision("undo", bound_id(added)))
    assert undone.by_hand == set() and bound_id(added) not in undone.statements


def test_undoing_an_addition_over_a_proposal_leaves_the_proposal() -> None:
    over = hand(act="arrest", trigger=ARREST.trigger.to_json())
    assert bound_id(over) == ARREST.id
    after = decided(over, on("undo"))
    assert after.statements[ARREST.id] == ARREST and after.by_hand == set()


def test_a_decision_on_what_nobody_proposes_any_more_is_listed() -> None:
    accept = on("accept")
    after = decided(accept, proposals=(RELEASE,))
    assert after.unmatched == [accept] and after.accepted() == []


def test_a_decision_finds_its_statement_by_source_act_and_trigger() -> None:
    named = Decision("accept", source="sha256:aa", act="arrest", trigger=ARREST.trigger.to_json())
    assert decided(named).statements[ARREST.id].state == "accepted"


@pytest.mark.parametrize("edits", [{"place": {"exact": "x", "start": 0, "end": 1}}, {"act": "no-such-act"}])
def test_an_edit_that_can_no_longer_be_applied_is_listed_and_leaves_the_statement(edits: dict) -> None:
    after = decided(on("edit", edits=edits), hand(edits=edits))
    assert [code for _, code in after.broken] == ["quote-broken", "quote-broken"] or [
        code for _, code in after.broken
    ] == ["act-unknown", "act-unknown"]
    assert after.statements[ARREST.id] == ARREST and after.accepted() == []


def test_decisions_on_disclosure_do_not_make_evidence() -> None:
    after = decided(on("clear", part="context"), Decision("name", person="Dana", audience="un", reason="x"))
    assert after.accepted() == [] and after.unmatched == []


DECISIONS = (
    on("accept"),
    on("reject"),
    on("undo"),
    on("edit", edits={"polarity": "denied"}),
    on("edit", edits={"trigger": {"exact": "no", "start": 0, "end": 2}}),
    on("accept", RELEASE),
    hand(),
    Decision("undo", bound_id(hand())),
    Decision("accept", "0" * 32),
)
histories = st.lists(st.sampled_from(DECISIONS), max_size=8)


@given(histories)
def test_the_same_history_makes_the_same_state(history: list[Decision]) -> None:
    assert decided(*history) == decided(*history)


@given(histories, histories)
def test_what_was_decided_on_one_statement_does_not_touch_another(
    before: list[Decision], after: list[Decision]
) -> None:
    others = [item for item in (*before, *after) if bound_id(item) != RELEASE.id]
    whole = decided(*others, on("reject", RELEASE))
    assert whole.statements[RELEASE.id].state == "rejected"
    assert decided(on("reject", RELEASE), *others).statements == whole.statements


@given(histories)
def test_undo_last_is_as_if_nothing_had_been_decided(history: list[Decision]) -> None:
    assert decided(*history, on("undo")).statements[ARREST.id] == ARREST


@given(histories)
def test_every_accepted_statement_holds_in_the_text(history: list[Decision]) -> None:
    assert all(item.holds(TEXT) for item in decided(*history).accepted())
