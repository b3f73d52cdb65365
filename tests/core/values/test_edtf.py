"""The first and last day that a date value allows."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guwah.core.values.days import day_number, iso_day, read_day
from guwah.core.values.edtf import Date, Season, edtf_bounds, parse_edtf, qualification
from guwah.core.values.errors import InvalidInputError

days = st.dates(min_value=date(1, 1, 1))
marks = st.sampled_from(["", "~", "?", "%"])

TWENTIETH_CENTURY = [(date(1900, 1, 1) + timedelta(days=number)).isoformat() for number in range(36524)]
BEFORE_YEAR_0 = [iso_day(number) for number in range(day_number(-99, 1, 1), day_number(0, 1, 1))]


@given(days)
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert edtf_bounds(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(days, marks)
def test_a_month_and_a_year_reach_from_their_first_day_to_their_last(day: date, mark: str) -> None:
    last = calendar.monthrange(day.year, day.month)[1]
    month = f"{day.year:04}-{day.month:02}"
    assert edtf_bounds(month + mark) == (f"{month}-01", f"{month}-{last}")
    assert edtf_bounds(f"{day.year:04}{mark}") == (f"{day.year:04}-01-01", f"{day.year:04}-12-31")


@given(days, days)
def test_an_interval_reaches_from_its_start_to_its_end(one: date, other: date) -> None:
    first, last = sorted((one, other))
    bounds = (first.isoformat(), last.isoformat())
    assert edtf_bounds(f"{first.isoformat()}/{last.isoformat()}") == bounds
    assert edtf_bounds(f"{first.isoformat()}/..") == (bounds[0], None)
    assert edtf_bounds(f"/{last.isoformat()}") == (None, bounds[1])


@given(st.lists(days, min_size=1), st.sampled_from(["[]", "{}"]))
def test_a_set_reaches_from_its_earliest_member_to_its_latest(members: list[date], brackets: str) -> None:
    written = brackets[0] + ",".join(day.isoformat() for day in members) + brackets[1]
    assert edtf_bounds(written) == (min(members).isoformat(), max(members).isoformat())


def _bounds_by_looking(pattern: str, calendar_days: list[str]) -> tuple[str, str] | None:
    """The first and last of all days that fit, each one looked at."""
    fits = re.compile(pattern.replace("X", "[0-9]") + "($|-)").match
    found = [day for day in calendar_days if fits(day)]
    return (found[0], found[-1]) if found else None


@st.composite
def patterns(draw: st.DrawFn) -> tuple[str, bool]:
    """A date of the 20th century or of the years -99 to -1 with any of its digits unspecified."""
    negative = draw(st.booleans())
    digit = st.sampled_from("0123456789XX")
    year = ("-00" if negative else "19") + draw(digit) + draw(digit)
    parts = [year, draw(st.sampled_from("01X")) + draw(digit), draw(st.sampled_from("0123X")) + draw(digit)]
    return "-".join(parts[: draw(st.integers(1, 3))]), negative


@given(patterns())
def test_unspecified_digits_reach_over_all_days_that_fit(drawn: tuple[str, bool]) -> None:
    pattern, negative = drawn
    # Years count upwards to 0: the days before year 0 are sorted by their numbers, not by their text.
    found = _bounds_by_looking(pattern, BEFORE_YEAR_0 if negative else TWENTIETH_CENTURY)
    if found:
        assert edtf_bounds(pattern) == found
    else:
        with pytest.raises(InvalidInputError, match="edtf-unread"):
            edtf_bounds(pattern)


@given(st.integers(-9999, 9999), st.integers(1, 4))
def test_digits_that_are_not_significant_may_be_any(year: int, significant: int) -> None:
    digits = str(abs(year))
    assume(significant <= len(digits))
    same = [digits[:significant] + last * (len(digits) - significant) for last in "09"]
    numbers = sorted(int(text) * (-1 if year < 0 else 1) for text in same)
    written = f"{'-' if year < 0 else ''}{abs(year):04}S{significant}"
    assert edtf_bounds(written) == (iso_day(day_number(numbers[0], 1, 1)), iso_day(day_number(numbers[1], 12, 31)))


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-05/2017", "2016-05-01", "2017-12-31"),
        ("2004-02-XX", "2004-02-01", "2004-02-29"),
        ("2005-02-XX", "2005-02-01", "2005-02-28"),
        ("1985-XX-12", "1985-01-12", "1985-12-12"),
        ("1985-XX-31", "1985-01-31", "1985-12-31"),
        ("2004-X1-31", "2004-01-31", "2004-01-31"),
        ("2004-0X-30", "2004-01-30", "2004-09-30"),
        ("1985-1X-31", "1985-10-31", "1985-12-31"),
        ("201X-02-29", "2012-02-29", "2016-02-29"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29"),
        ("-XXXX", "-9999-01-01", "-0001-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("201X-24", "2010-12-01", "2020-02-29"),
        ("-201X-21", "-2019-03-01", "-2010-05-31"),
        ("-0001-24", "-0001-12-01", "0000-02-29"),
        ("Y99999E13", "999990000000000000-01-01", "999990000000000000-12-31"),
        ("Y-171010000S3", "-171999999-01-01", "-171000000-12-31"),
        ("0050S1", "0050-01-01", "0059-12-31"),
        ("9999-24", "9999-12-01", "10000-02-29"),
        ("-9999/Y12345", "-9999-01-01", "12345-12-31"),
        ("{1984-11-05,1960..1961,1983-05}", "1960-01-01", "1984-11-05"),
        ("{..1983-12-31,1984-10-10..1984-11-01,1984-11-05..}", None, None),
        ("[1667-21..1668-24]", "1667-03-01", "1669-02-28"),
        ("[..201X]", None, "2019-12-31"),
        ("2016-05-01T24:00:00", "2016-05-01", "2016-05-01"),
        ("2016-05-01T00:00:00+14:00", "2016-05-01", "2016-05-01"),
        ("2016-05-01T00:00:00-12", "2016-05-01", "2016-05-01"),
    ],
)
def test_the_edges(value: str, earliest: str | None, latest: str | None) -> None:
    assert edtf_bounds(value) == (earliest, latest)
    assert str(parse_edtf(value)) == value
    assert [iso_day(read_day(bound)) for bound in (earliest, latest) if bound] == [b for b in (earliest, latest) if b]


@pytest.mark.parametrize(
    "value",
    ["2016-12-31T23:59:60Z", "2016-12-31T18:59:60-05", "2017-01-01T05:44:60+05:45", "2017-01-01T08:59:60+09:00",
     "2016-12-31T23:59:60", "2017-01-01T05:29:60", "2015-06-30T23:59:60Z", "2016-02-29T23:59:60Z",
     "2016-12-31T23:59:60+00:00"],
)  # fmt: skip
def test_a_leap_second_can_be_at_the_end_of_a_month_of_utc(value: str) -> None:
    assert edtf_bounds(value) == (value[:10], value[:10])
    assert str(parse_edtf(value)) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2004-06-11", ("", "", "")),
        ("2004-06-11%", ("%", "%", "%")),
        ("2004-06~-11", ("~", "~", "")),
        ("2004?-06-11", ("?", "", "")),
        ("?2004-06-~11", ("?", "", "~")),
        ("2004-%06-11", ("", "%", "")),
        ("2004?-06-11~", ("%", "~", "~")),
        ("1984~", ("~",)),
        ("2001-21?", ("?", "?")),
        ("2001-~21", ("", "~")),
    ],
)
def test_which_components_are_qualified(value: str, said: tuple[str, ...]) -> None:
    written = parse_edtf(value)
    assert isinstance(written, Date | Season)
    assert qualification(written) == said
