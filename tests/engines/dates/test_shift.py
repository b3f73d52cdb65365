"""A time moved by a length is as exact as the smallest unit that the words name."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.days import civil, day_number
from guwah.engines.dates.meaning import Amount, Length
from guwah.engines.dates.placed import place_day, place_month, place_year
from guwah.engines.dates.shift import moved_day, shift, total


def length(*amounts):
    return Length(tuple(Amount(*amount) for amount in amounts))


def day(iso):
    return place_day(datetime.date.fromisoformat(iso).toordinal())


@pytest.mark.parametrize(
    ("base", "amounts", "sign", "edtf"),
    [
        ("2017-10-31", [("day", 1)], 1, "2017-11-01"),
        ("2017-01-01", [("day", 1)], -1, "2016-12-31"),
        ("2017-05-03", [("week", 2)], 1, "2017-05-17"),
        ("2018-01-31", [("month", 1)], 1, "2018-02"),
        ("2018-03-31", [("month", 1)], -1, "2018-02"),
        ("2018-11-30", [("month", 3)], 1, "2019-02"),
        ("2016-02-29", [("year", 1)], 1, "2017"),
        ("2019-05-10", [("year", 3)], -1, "2016"),
        ("2017-10-05", [("year", 1), ("month", 2)], 1, "2018-12"),
        ("2017-10-05", [("year", 0.5)], 1, "2018-04"),
        ("2017-10-05", [("decade", 1)], 1, "2027"),
    ],
)
def test_days_give_a_day_months_a_month_and_years_a_year(base, amounts, sign, edtf):
    assert shift(day(base), length(*amounts), sign).edtf == edtf


def test_weeks_from_the_day_of_speaking_are_a_week_and_from_a_day_told_a_day():
    two = length(("week", 2))
    assert shift(day("2019-05-10"), two, -1).edtf == "2019-04-26"
    week = shift(day("2019-05-10"), two, -1, from_speech=True)
    assert (week.edtf, week.timex) == ("2019-04-22/2019-04-28", "2019-W17")


def test_two_or_three_days_are_the_days_from_the_second_to_the_third():
    after = shift(day("2019-08-15"), length(("day", 2, 3)), 1)
    before = shift(day("2019-08-15"), length(("day", 2, 3)), -1)
    assert after.bounds == ("2019-08-17", "2019-08-18")
    assert before.bounds == ("2019-08-12", "2019-08-13")


def test_two_or_three_days_over_a_month_end_are_a_choice_of_days():
    placed = shift(day("2019-08-29"), length(("day", 2, 3)), 1)
    assert (placed.edtf, placed.bounds) == ("[2019-08-31..2019-09-01]", ("2019-08-31", "2019-09-01"))


def test_a_length_that_nobody_counted_moves_nothing():
    assert shift(day("2019-08-15"), length(("month", None)), 1) is None


def test_months_from_a_month_are_a_month_and_from_a_year_a_year():
    assert shift(place_month(2017, 10), length(("month", 3)), 1).edtf == "2018-01"
    assert shift(place_year(2017), length(("month", 12)), 1).edtf == "2018"


@given(
    day=st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)).map(datetime.date.toordinal),
    months=st.integers(0, 600),
)
def test_months_on_never_leave_the_month_that_is_so_many_on(day, months):
    year, month, number = civil(day)
    moved = civil(moved_day(day, length(("month", months)), 1))
    assert moved[0] * 12 + moved[1] == year * 12 + month + months
    assert moved[2] <= number


def test_the_days_and_months_of_a_length_are_added_up():
    assert total(length(("year", 1), ("month", 2), ("week", 1), ("day", 3))) == (14, 10)
    assert total(length(("day", 2, 3)), most=True) == (0, 3)
    assert total(length(("hour", 15))) == (0, 0)
    assert moved_day(day_number(2019, 5, 10), length(("month", 3)), -1) == day_number(2019, 2, 10)
