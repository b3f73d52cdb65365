"""The first and last day that a date value allows."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.edtf import edtf_bounds
from guwah.core.values.errors import InvalidInputError

days = st.dates(min_value=date(1, 1, 1))


@given(days)
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert edtf_bounds(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(days, st.sampled_from(["", "~", "?", "%"]))
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


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2016-21", "2016-03-01", "2016-05-31"),
        ("2016-22", "2016-06-01", "2016-08-31"),
        ("2016-23", "2016-09-01", "2016-11-30"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-05/2017", "2016-05-01", "2017-12-31"),
    ],
)
def test_seasons_leap_years_and_mixed_intervals(value: str, earliest: str, latest: str) -> None:
    assert edtf_bounds(value) == (earliest, latest)


@pytest.mark.parametrize(
    "value",
    ["", "last spring", "16", "2016-13", "2016-00", "2016-02-30", "2016-1", "0000", "2016-05-01T10:00", "2016-24-01",
     "2017-02-29", "201X", "2016/x"],
)  # fmt: skip
def test_anything_else_is_unread(value: str) -> None:
    with pytest.raises(InvalidInputError, match="edtf-unread"):
        edtf_bounds(value)


def test_an_interval_that_ends_before_it_starts_is_unread() -> None:
    with pytest.raises(InvalidInputError, match="edtf-unread"):
        edtf_bounds("2017/2016")
