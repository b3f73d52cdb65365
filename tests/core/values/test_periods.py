"""Bounds in words: never more exact than they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.periods import period_words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("", "", "at an unknown time"),
        ("2016-05-01", "", "from 1 May 2016 on"),
        ("", "2016-05-31", "until 31 May 2016"),
        ("2018-11-16", "2018-11-16", "16 November 2018"),
        ("2017-10-01", "2017-10-31", "October 2017"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2017-02-01", "2017-02-28", "February 2017"),
        ("2016-01-01", "2016-12-31", "2016"),
        ("2016-01-01", "2017-12-31", "between 2016 and 2017"),
        ("2016-03-01", "2016-05-31", "between March and May 2016"),
        ("2016-12-01", "2017-02-28", "between December 2016 and February 2017"),
        ("2016-02-01", "2016-02-28", "between 1 February 2016 and 28 February 2016"),
        ("2016-05-02", "2016-06-30", "between 2 May 2016 and 30 June 2016"),
        ("spring", "2016-06-30", "between spring and 2016-06-30"),
    ],
)
def test_the_words(earliest: str, latest: str, words: str) -> None:
    assert period_words(earliest, latest) == words


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_different_bounds_are_said_differently(a: date, b: date, c: date, d: date) -> None:
    one, other = sorted((a, b)), sorted((c, d))
    said = [period_words(first.isoformat(), last.isoformat()) for first, last in (one, other)]
    assert (said[0] == said[1]) == (one == other)
