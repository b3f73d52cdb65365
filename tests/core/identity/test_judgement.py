"""Judgements: what may be written, and which of them hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.identity.judgement import KINDS, VERDICTS, Judgement, in_force, judgement_from_json
from guwah.core.values.errors import InvalidInputError

judgements = st.builds(
    Judgement, st.sampled_from(["person", "place"]), st.sampled_from("ABC"), st.sampled_from("abx"),
    st.sampled_from(VERDICTS),
)  # fmt: skip


@given(st.sampled_from(KINDS), st.text(min_size=1).filter(str.strip), st.text(), st.sampled_from(VERDICTS))
def test_a_judgement_survives_being_stored(kind: str, left: str, right: str, verdict: str) -> None:
    made = Judgement(kind, left, right, verdict, by="Ann", at="2024-01-01", reason="seen both")
    assert judgement_from_json(made.to_json()) == made


@given(st.lists(judgements, max_size=10))
def test_the_last_word_on_each_pair_holds(history: list[Judgement]) -> None:
    last = {item.pair(): item for item in history}
    wanted = {item for item in last.values() if item.judgement != "withdraw"}
    assert set(in_force(history)) == wanted
    assert len(in_force(history)) == len(wanted)


def test_left_and_right_case_and_spacing_do_not_make_another_pair() -> None:
    same = Judgement("person", "Dana Korash", "Дана", "same")
    assert in_force([same, Judgement("person", "ДАНА", "dana  korash", "withdraw")]) == []
    assert in_force([same, Judgement("place", "ДАНА", "dana  korash", "withdraw")]) == [same]


@pytest.mark.parametrize(
    "value",
    [
        None,
        ["person"],
        {},
        {"kind": "person", "judgement": "same"},
        {"kind": "person", "left": "  ", "judgement": "same"},
        {"kind": "person", "left": 7, "judgement": "same"},
        {"kind": "ghost", "left": "Dana", "judgement": "same"},
        {"kind": ["person"], "left": "Dana", "judgement": "same"},
        {"kind": "person", "left": "Dana", "judgement": "perhaps"},
        {"kind": "copy", "left": "a", "right": "b", "judgement": "same", "type": "clone_of"},
        {"kind": "person", "left": "Dana", "right": ["Дана"], "judgement": "same"},
    ],
)
def test_a_wrong_judgement_is_refused(value: object) -> None:
    with pytest.raises(InvalidInputError, match="judgement-malformed"):
        judgement_from_json(value)  # type: ignore[arg-type]
