"""Times in the calendar: bounds, EDTF and TIMEX3 of each unit, and the parts of a longer time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.days import day_number
from guwah.core.values.edtf import day_bounds, parse_edtf
from guwah.engines.dates.placed import (
    part_of,
    place_between,
    place_day,
    place_month,
    place_quarter,
    place_season,
    place_week,
    place_year,
    place_years,
)


@pytest.mark.parametrize(
    ("placed", "edtf", "timex", "bounds"),
    [
        (place_day(day_number(2017, 10, 5)), "2017-10-05", "2017-10-05", ("2017-10-05", "2017-10-05")),
        (place_month(2016, 2), "2016-02", "2016-02", ("2016-02-01", "2016-02-29")),
        (place_month(2017, 14), "2018-02", "2018-02", ("2018-02-01", "2018-02-28")),
        (place_month(2017, 0), "2016-12", "2016-12", ("2016-12-01", "2016-12-31")),
        (place_year(2017), "2017", "2017", ("2017-01-01", "2017-12-31")),
        (place_year(0), "0000", "BC0001", ("0000-01-01", "0000-12-31")),
        (place_year(-479), "-0479", "BC0480", ("-0479-01-01", "-0479-12-31")),
        (place_years(1950, 10), "195X", "195", ("1950-01-01", "1959-12-31")),
        (place_years(1900, 100), "19XX", "19", ("1900-01-01", "1999-12-31")),
        (place_season(2019, 21), "2019-21", "2019-SP", ("2019-03-01", "2019-05-31")),
        (place_season(2019, 24), "2019-24", "2019-WI", ("2019-12-01", "2020-02-29")),
        (place_quarter(2017, 2), "2017-34", "2017-Q2", ("2017-04-01", "2017-06-30")),
        (place_week(day_number(2019, 5, 10)), "2019-05-06/2019-05-12", "2019-W19", ("2019-05-06", "2019-05-12")),
        (place_week(day_number(2021, 1, 1)), "2020-12-28/2021-01-03", "2020-W53", ("2020-12-28", "2021-01-03")),
    ],
)  # fmt: skip
def test_each_unit_has_its_value_and_its_first_and_last_day(placed, edtf, timex, bounds):
    assert (placed.edtf, placed.timex, placed.bounds) == (edtf, timex, bounds)


@pytest.mark.parametrize(
    ("part", "bounds"),
    [
        ("early", ("2018-01-01", "2018-06-30")),
        ("start", ("2018-01-01", "2018-04-30")),
        ("mid", ("2018-04-01", "2018-09-30")),
        ("late", ("2018-07-01", "2018-12-31")),
        ("end", ("2018-09-01", "2018-12-31")),
        ("first_half", ("2018-01-01", "2018-06-30")),
        ("second_half", ("2018-07-01", "2018-12-31")),
    ],
)
def test_a_part_of_a_year_has_narrower_bounds_and_the_value_of_the_year(part, bounds):
    placed = part_of(place_year(2018), part)
    assert (placed.edtf, placed.bounds) == ("2018~", bounds)
    assert f"{bounds[0]} to {bounds[1]}" in placed.steps[-1]


def test_early_in_a_month_is_its_first_half_and_its_start_its_first_third():
    month = place_month(2017, 10)
    assert part_of(month, "early").bounds == ("2017-10-01", "2017-10-15")
    assert part_of(month, "start").bounds == ("2017-10-01", "2017-10-10")
    assert part_of(month, "late").bounds == ("2017-10-16", "2017-10-31")


def test_the_whole_of_a_time_is_the_time():
    assert part_of(place_year(2018), "whole") == place_year(2018)
    assert part_of(place_day(1), "early") == place_day(1)


def test_a_part_of_a_time_that_was_guessed_is_marked_once():
    assert part_of(place_season(2019, 21).reckoned("guessed", mark="?"), "early").edtf == "2019-21~"


def test_what_is_reckoned_is_marked_and_says_why_and_a_day_that_was_approximate_stays_so():
    day = place_day(day_number(2017, 10, 5))
    assert (day.reckoned("so").edtf, day.reckoned("so").steps) == ("2017-10-05~", ("so",))
    assert day.reckoned("so", mark="").edtf == "2017-10-05"
    assert day.reckoned("one").reckoned("two", mark="").edtf == "2017-10-05~"
    assert place_week(1).reckoned("so").edtf == place_week(1).edtf


@given(year=st.integers(-9998, 9998), month=st.integers(1, 12), part=st.sampled_from(["early", "mid", "end"]))
def test_the_bounds_of_a_time_are_those_of_its_value_and_a_part_lies_inside(year, month, part):
    for placed in (place_month(year, month), place_year(year), place_season(year, 21 + month % 4)):
        assert day_bounds(parse_edtf(placed.edtf)) == (placed.first, placed.last)
        inside = part_of(placed, part)
        assert placed.first <= inside.first <= inside.last <= placed.last


@given(first=st.integers(700_000, 740_000), days=st.integers(0, 400))
def test_some_day_between_two_has_a_value_that_allows_both(first, days):
    placed = place_between(first, first + days, "day")
    low, high = day_bounds(parse_edtf(placed.edtf))
    assert low <= placed.first <= placed.last <= high
    assert (placed.first, placed.last) == (first, first + days)
