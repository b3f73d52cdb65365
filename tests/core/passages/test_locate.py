"""A quote is found exactly, or it is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.passages import locate_quote
from guwah.core.values.errors import IntegrityError

TEXT = "They beat me. Later they beat me again."


def test_the_words_around_a_quote_say_which_one_is_meant():
    span = locate_quote(TEXT, "beat me", suffix=" again")
    assert (span.start, span.end) == (25, 32)
    assert locate_quote(TEXT, "beat me", prefix="They ").start == 5


def test_a_start_says_which_one_is_meant():
    assert locate_quote(TEXT, "beat me", start=25).start == 25


@pytest.mark.parametrize(
    ("exact", "around"),
    [
        ("Beat me", {}),
        ("beat  me", {}),
        ("beat me", {"start": 6}),
        ("beat me", {"start": -1}),
        ("beat me", {"prefix": "never "}),
        ("beat me", {"start": 5, "suffix": " again"}),
        ("", {}),
    ],
)
def test_what_is_off_by_a_character_is_missing(exact, around):
    with pytest.raises(IntegrityError) as error:
        locate_quote(TEXT, exact, **around)
    assert error.value.code == "quote-missing"


def test_two_places_are_ambiguous():
    with pytest.raises(IntegrityError) as error:
        locate_quote(TEXT, "beat me")
    assert error.value.code == "quote-ambiguous"


def test_places_that_overlap_are_two():
    with pytest.raises(IntegrityError) as error:
        locate_quote("aaa", "aa")
    assert error.value.code == "quote-ambiguous"


def test_a_combining_mark_makes_another_word():
    with pytest.raises(IntegrityError):
        locate_quote("cafe\u0301", "caf\u00e9")


@given(st.text(alphabet="ab \r\n\u0301\u200d👩", max_size=40), st.data())
def test_whatever_is_found_stands_there(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    exact = text[start:end]
    if not exact:
        return
    assert locate_quote(text, exact, start=start).holds(text)
    try:
        found = locate_quote(text, exact)
    except IntegrityError as error:
        assert error.code == "quote-ambiguous"
        assert text.find(exact) != text.rfind(exact)
    else:
        assert found.start == start
