"""Days by number: the same as the standard library's where it reaches, and beyond it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.days import civil, day_number, is_day, iso_day, month_length, read_day


@given(st.dates())
def test_the_count_is_that_of_the_standard_library(day: datetime.date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert civil(number) == (day.year, day.month, day.day)
    assert iso_day(number) == day.isoformat()
    assert read_day(day.isoformat()) == number


@given(st.integers(min_value=-4_000_000, max_value=8_000_000))
def test_every_number_is_one_day(number: int) -> None:
    year, month, day = civil(number)
    assert is_day(year, month, day)
    assert day_number(year, month, day) == number
    assert read_day(iso_day(number)) == number
    assert day_number(*civil(number + 1)) - number == 1


def test_years_before_the_first_are_counted_as_iso_does() -> None:
    assert iso_day(day_number(-215, 8, 2)) == "-0215-08-02"
    assert day_number(1, 1, 1) - day_number(0, 12, 31) == 1
    assert month_length(0, 2) == 29


@pytest.mark.parametrize("text", ["2017-02-29", "2017-13-01", "2017-1-1", "", "2017", "2017-00-10"])
def test_what_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="calendar"):
        read_day(text)
