"""Text is cut into pieces that stand where they say, with the category of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.engines.dates.lexicon import load_lexicon
from guwah.engines.dates.tokens import OTHER, tokenise
from guwah.reference.times import LANGUAGES


def cut(text, language="en"):
    return [(token.tag, token.value) for token in tokenise(text, load_lexicon(language))]


@given(text=st.text(max_size=80), language=st.sampled_from(LANGUAGES))
def test_tokens_stand_in_order_and_leave_out_only_blanks(text, language):
    at = 0
    for token in tokenise(text, load_lexicon(language)):
        assert at <= token.start <= token.end <= len(text)
        left_out = text[at : token.start]
        assert all(char.isspace() or not char.isprintable() or not char.isalnum() for char in left_out)
        at = token.end


def test_a_piece_covers_its_own_characters():
    text = "🕊️ On 5 October 2017,\r\nthey"
    pieces = [text[token.start : token.end] for token in tokenise(text, load_lexicon("en"))]
    assert pieces[-6:] == ["On", "5", "October", "2017", ",", "they"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017", ("year", 2017)),
        ("14", ("day", 14)),
        ("31", ("day", 31)),
        ("32", ("number", 32)),
        ("0", ("number", 0)),
        ("2200", ("number", 2200)),
        ("1,250", ("decimal", 1250.0)),
        ("2.5", ("decimal", 2.5)),
        ("10:30", ("clock", "10:30")),
        ("2017-10-05", ("iso", "2017-10-05")),
        ("2017-10", ("iso", "2017-10")),
        ("05.10.2017", ("numeric", "05.10.2017")),
        ("03/04/2017", ("numeric", "03/04/2017")),
        ("9" * 16, (OTHER, None)),
    ],
)
def test_figures_have_a_category_by_their_shape(text, expected):
    assert cut(text) == [expected]


def test_other_digits_are_digits():
    assert cut("٢٠١٧", "ar") == [("year", 2017)]
    assert cut("١٤", "ar") == [("day", 14)]
    assert cut("१४", "en") == [("day", 14)]


def test_a_language_that_puts_the_day_first_turns_a_slash_into_a_dot():
    assert cut("03/04/2017", "fr") == [("numeric", "03.04.2017")]
    assert cut("03/14/2017", "fr") == [("numeric", "03/14/2017")]


def test_a_run_without_spaces_is_cut_by_the_longest_form_and_numerals_are_one_number():
    tokens = tokenise("他二〇一七年十月", load_lexicon("zh"))
    assert [(token.tag, token.value, token.start, token.end) for token in tokens] == [
        (OTHER, None, 0, 1),
        ("year", 2017, 1, 5),
        ("unit_mark", "year", 5, 6),
        ("day", 10, 6, 7),
        ("unit_mark", "month", 7, 8),
    ]


def test_two_numerals_side_by_side_are_either_and_a_blocked_word_is_not_cut():
    assert cut("三四", "zh") == [("pair", (3, 4))]
    assert cut("日本", "zh") == [(OTHER, None)]


def test_several_words_are_one_form_the_longest_first():
    assert cut("the day before yesterday") == [("deictic", "day -2")]
    assert cut("the previous day") == [("story_day", "day -1")]


def test_an_empty_line_parts_and_a_line_end_does_not():
    assert [tag for tag, _ in cut("2017\r\n2018")] == ["year", "year"]
    assert [tag for tag, _ in cut("2017\n\n2018")] == ["year", "gap", "year"]


def test_the_turkish_capital_i_has_its_own_small_letter():
    assert cut("KASIM", "tr") == cut("kasım", "tr") == [("month", 11)]
