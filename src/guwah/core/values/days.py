"""Days counted: the proleptic Gregorian calendar without the limits of ``datetime``, years before 1 included.

A day's number is that of ``datetime.date.toordinal``: 1 January of year 1 is day 1. Year 0 is 1 BC, as in ISO 8601.
Source: the count of days in eras of 400 years is that of Howard Hinnant, "chrono-compatible low-level date
algorithms" (2013), a public-domain description.
"""

from __future__ import annotations

import re

_ERA_DAYS = 146_097
_SHIFT = 305
"""Days from 1 March of year 0 to 1 January of year 1, less one: moves the count to that of ``toordinal``."""

_ISO = re.compile(r"(-?\d{4,})-(\d{2})-(\d{2})")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """True where February has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days of a month, 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def is_day(year: int, month: int, day: int) -> bool:
    """True where the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day that the calendar has; the same as ``datetime.date(year, month, day).toordinal()``."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * _ERA_DAYS + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _SHIFT


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number."""
    era, of_era = divmod(number + _SHIFT, _ERA_DAYS)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return year + era * 400 + (month <= 2), month, day


def iso_day(number: int) -> str:
    """A day's number as ISO 8601, "2017-10-04"; "-0216-08-02" before year 0; more digits after year 9999."""
    year, month, day = civil(number)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


def read_day(iso: str) -> int:
    """The number of an ISO day.

    Raises:
        ValueError: not a day of the calendar.
    """
    found = _ISO.fullmatch(iso)
    if not found or not is_day(year := int(found[1]), month := int(found[2]), day := int(found[3])):
        raise ValueError("not a day of the calendar")
    return day_number(year, month, day)
