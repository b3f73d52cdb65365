"""Words without offsets get them, or are refused; they are never attached to a look-alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.statements.anchoring import anchored, anchored_trigger
from guwah.core.statements.decision import Decision
from guwah.core.values.errors import IntegrityError

TEXT = "She was arrested at dawn. The guard went. She was arrested again in the yard, and he was beaten there."


def add(trigger: dict, **edits: object) -> dict:
    decision = Decision("add", source="s", act="arrest", trigger=trigger, edits=edits)
    return dict(anchored(decision, TEXT).edits)


def test_words_that_stand_once_are_found() -> None:
    assert anchored_trigger({"exact": "beaten"}, TEXT) == {"exact": "beaten", "start": 89, "end": 95}


def test_words_that_stand_twice_need_the_words_around_them() -> None:
    with pytest.raises(IntegrityError, match="quote-ambiguous"):
        anchored_trigger({"exact": "arrested"}, TEXT)
    assert anchored_trigger({"exact": "arrested", "suffix": " again"}, TEXT)["start"] == TEXT.rindex("arrested")
    assert anchored_trigger({"exact": "arrested", "suffix": " at dawn"}, TEXT)["start"] == TEXT.index("arrested")


@pytest.mark.parametrize("exact", ["tortured", "Arrested", "beaten  there", ""])
def test_words_that_are_not_there_are_refused(exact: str) -> None:
    with pytest.raises(IntegrityError, match="quote-missing"):
        anchored_trigger({"exact": exact}, TEXT)


def test_offsets_that_are_given_stay() -> None:
    wrong = {"exact": "arrested", "start": 1, "end": 9}
    assert anchored_trigger(wrong, TEXT) == wrong


def test_the_trigger_says_which_of_two_equal_quotes_is_meant() -> None:
    second = TEXT.rindex("arrested")
    edits = add({"exact": "arrested", "start": second, "end": second + 8}, quote={"exact": "She was arrested"})
    assert edits["quote"]["start"] == TEXT.rindex("She was")
    assert edits["quote"]["suffix"].startswith(" again")


def test_a_slot_is_looked_for_in_the_quote_before_the_text() -> None:
    second = TEXT.rindex("arrested")
    edits = add(
        {"exact": "arrested", "start": second, "end": second + 8},
        quote={"exact": "She was arrested again in the yard"},
        victims=[{"exact": "She", "entity": "Dana"}],
        place={"exact": "the yard"},
    )
    assert edits["victims"] == [{"exact": "She", "entity": "Dana", "start": second - 8, "end": second - 5}]
    assert TEXT[edits["place"]["start"] : edits["place"]["end"]] == "the yard"


def test_a_slot_outside_the_quote_must_stand_once_in_the_text() -> None:
    at = TEXT.index("beaten")
    trigger = {"exact": "beaten", "start": at, "end": at + 6}
    assert add(trigger, quote={"exact": "he was beaten"}, perpetrators=[{"exact": "The guard"}])["perpetrators"] == [
        {"exact": "The guard", "start": 26, "end": 35}
    ]
    with pytest.raises(IntegrityError, match="quote-ambiguous"):
        add(trigger, quote={"exact": "he was beaten"}, victims=[{"exact": "She"}])
    with pytest.raises(IntegrityError, match="quote-missing"):
        add(trigger, quote={"exact": "he was beaten"}, victims=[{"exact": "nobody"}])


def test_a_slot_is_not_attached_to_a_part_of_another_word() -> None:
    at = TEXT.index("beaten")
    quote = {"exact": "in the yard, and he was beaten there"}
    try:
        edits = add({"exact": "beaten", "start": at, "end": at + 6}, quote=quote, victims=[{"exact": "he"}])
    except IntegrityError as error:
        assert error.code == "quote-ambiguous"
    else:
        assert edits["victims"][0]["start"] == TEXT.index("he was beaten"), "'he' was found in the middle of 'the'"


def test_the_words_around_a_slot_say_which_of_two_is_meant() -> None:
    at = TEXT.index("beaten")
    edits = add(
        {"exact": "beaten", "start": at, "end": at + 6},
        quote={"exact": "in the yard, and he was beaten there"},
        victims=[{"exact": "he", "prefix": "and ", "suffix": " was"}],
    )
    assert edits["victims"][0]["start"] == TEXT.index("he was beaten")


@given(st.data())
def test_whatever_is_anchored_holds(data: st.DataObject) -> None:
    text = data.draw(st.text("ab c\u0301🕊", min_size=1, max_size=40))
    start = data.draw(st.integers(0, len(text) - 1))
    exact = text[start : data.draw(st.integers(start + 1, len(text)))]
    try:
        found = anchored_trigger({"exact": exact}, text)
    except IntegrityError as error:
        assert error.code == "quote-ambiguous" and text.find(exact) != text.rfind(exact)
    else:
        assert text[found["start"] : found["end"]] == exact and text.find(exact) == text.rfind(exact)
