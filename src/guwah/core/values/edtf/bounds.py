"""The first and last day that a value allows, as day numbers.

Qualifiers (~, ?, %) do not widen the bounds: how far "about" reaches is for a person to say.
Source: Library of Congress, Extended Date/Time Format Specification (2019).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from guwah.core.values.days import day_number, is_day, month_length
from guwah.core.values.edtf.groupings import GROUPINGS
from guwah.core.values.edtf.patterns import matching_numbers
from guwah.core.values.edtf.refusal import unread
from guwah.core.values.edtf.value import AllOf, Component, Date, DateTime, Edtf, Interval, OneOf, Range, Season, Year

DayBounds = tuple[int | None, int | None]
"""Earliest and latest day number; none where a side is open or unknown."""

_LEAP_YEAR = 2000
_ANY = Component("XX")


def day_bounds(value: Edtf | Range) -> DayBounds:
    """The first and last day that ``value`` allows, as numbers of ``days.day_number``.

    Raises:
        InvalidInputError: ``edtf-unread`` for a date that no calendar day matches. ``parse_edtf`` returns none such.
    """
    match value:
        case Date():
            return _date_bounds(value)
        case Season():
            return _season_bounds(value)
        case Year():
            first, last = year_range(value)
            return day_number(first, 1, 1), day_number(last, 12, 31)
        case DateTime():
            return day_bounds(value.date)
        case Interval() | Range():
            start, end = value.start, value.end
            earliest = day_bounds(start)[0] if isinstance(start, Date | Season | Year) else None
            return earliest, day_bounds(end)[1] if isinstance(end, Date | Season | Year) else None
        case OneOf() | AllOf():
            return _hull([day_bounds(member) for member in value.members])


def year_range(year: Year) -> tuple[int, int]:
    """The first and last year that a year allows: more than one where not all its digits are significant.

    "Y171010000S3" is 171000000 to 171999999. (The specification prints 171010000 to 171010999 beside it, which is six
    significant digits and contradicts its own two other examples.)
    """
    number = year.number
    if year.significant is None:
        return number, number
    step = 10 ** (len(str(abs(number))) - year.significant)
    low = abs(number) // step * step
    high = low + step - 1
    return (-high, -low) if number < 0 else (low, high)


def _date_bounds(date: Date) -> tuple[int, int]:
    """A month or day that is not written is one that is not known: any."""
    month, day = (date.month or _ANY).digits, (date.day or _ANY).digits
    # Any day there is in some year is there in a leap year: spares a look through all the years for a 30 February.
    _first_day([_LEAP_YEAR], month, day, descending=False)
    earliest, latest = (
        _first_day(matching_numbers(date.year.digits, descending=down), month, day, descending=down)
        for down in (False, True)
    )
    return earliest, latest


def _first_day(years: Iterable[int], month: str, day: str, *, descending: bool) -> int:
    """The first day, in the order given, that the calendar has."""
    for a_year in years:
        for a_month in _within(month, 12, descending):
            for a_day in _within(day, 31, descending):
                if is_day(a_year, a_month, a_day):
                    return day_number(a_year, a_month, a_day)
    raise unread("the calendar has no such day")


@cache
def _within(pattern: str, most: int, descending: bool) -> tuple[int, ...]:
    """The numbers of a pattern of two digits from 1 to ``most``. Kept: there are few such patterns."""
    return tuple(number for number in matching_numbers(pattern, descending=descending) if 1 <= number <= most)


def _season_bounds(season: Season) -> tuple[int, int]:
    first_month, length = GROUPINGS[int(season.grouping.digits)]
    first_year = next(matching_numbers(season.year.digits))
    last_year = next(matching_numbers(season.year.digits, descending=True))
    # Months are counted on from January of the year; the twelfth and later ones lie in the next.
    later, last_month = divmod(first_month + length - 2, 12)
    ends = last_year + later
    return day_number(first_year, first_month, 1), day_number(ends, last_month + 1, month_length(ends, last_month + 1))


def _hull(bounds: list[DayBounds]) -> DayBounds:
    """From the earliest to the latest of all, open where one of them is."""
    starts, ends = zip(*bounds, strict=True)
    earliest = None if None in starts else min(starts)
    return earliest, None if None in ends else max(ends)
