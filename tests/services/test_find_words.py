"""Where words stand in a folded text."""

from __future__ import annotations

from guwah.services.find_words import APART, BEGINNING, INSIDE, NEAR, WHOLE, find_name, find_near, find_run

TEXT = " held upheld holding held 通 知 通 "


def found(places) -> list[tuple[int, str]]:
    return [(place.how, TEXT[place.start : place.end]) for place in places]


def test_a_run_is_whole_begins_or_lies_inside() -> None:
    assert found(find_run(TEXT, "held")) == [(WHOLE, "held"), (INSIDE, "held"), (WHOLE, "held")]
    assert found(find_run(TEXT, "hol")) == [(BEGINNING, "hol")]
    assert found(find_run(TEXT, "通 知")) == [(WHOLE, "通 知")]


def test_a_name_begins_a_word_and_a_short_one_is_the_word() -> None:
    assert found(find_name(TEXT, "hold")) == [(BEGINNING, "hold")]
    assert found(find_name(TEXT, "hol")) == []
    assert found(find_name(TEXT, "通 知")) == [(WHOLE, "通 知")]
    assert found(find_name(TEXT, "通")) == [], "one character is in too many words"
    assert found(find_name(" t d ", "t d")) == []


def test_words_near_each_other_in_any_order_without_overlaps() -> None:
    assert found(find_near(TEXT, ["holding", "held"])) == [(NEAR, "held upheld holding")]
    assert list(find_near(" a" + " x" * APART + " b ", ["a", "b"])) == []
    assert list(find_near(TEXT, ["held", "nowhere"])) == []
