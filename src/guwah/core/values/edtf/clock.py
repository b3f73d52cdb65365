"""Date and time of day: "1985-04-12T23:20:30+04:30".

Source: ISO 8601-1:2019 with Amendment 1:2022 (24:00:00 is the end of a day; no shift is written "-00:00"); leap
seconds: Recommendation ITU-R TF.460-6, annex 1 (the last second of a month of UTC, 23:59:60).
"""

from __future__ import annotations

import re

from guwah.core.values.days import civil, day_number, is_day
from guwah.core.values.edtf.refusal import unread
from guwah.core.values.edtf.value import Component, Date, DateTime

_DATETIME = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)
_DAY_MINUTES = 24 * 60
_SHIFTS = range(-12 * 60, 14 * 60 + 1, 15)
"""The shifts from UTC, in minutes, that places on Earth keep: any of them may be meant by a local time."""


def parse_datetime(text: str) -> DateTime:
    """The second that ``text`` names; the day and the time complete, without fractions.

    Raises:
        InvalidInputError: ``edtf-unread``.
    """
    found = _DATETIME.fullmatch(text)
    if not found:
        raise unread("a time of day is written 1985-04-12T23:20:30, with Z or a shift such as -04:00 after it")
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    if found[1] == "-0000" or not is_day(year, month, day):
        raise unread("the calendar has no such day")
    zone = found[7] or ""
    shift = _shift_minutes(zone)
    whole = hour <= 23 and minute <= 59 and second <= 59
    midnight = (hour, minute, second) == (24, 0, 0)
    if not whole and not midnight and not _can_leap(day_number(year, month, day), (hour, minute, second), shift):
        raise unread("the clock has no such time")
    date = Date(Component(found[1]), Component(found[2]), Component(found[3]))
    return DateTime(date, hour, minute, second, zone)


def _shift_minutes(zone: str) -> int | None:
    """The shift from UTC in minutes; none for local time."""
    if not zone:
        return None
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6] or 0)
    if hours > 23 or minutes > 59 or (zone[0] == "-" and not hours and not minutes):
        raise unread("there is no such shift from UTC")
    return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)


def _can_leap(day: int, time: tuple[int, int, int], shift: int | None) -> bool:
    """True for a second 60 in the last minute of a month of UTC, seen with the shift or, in local time, with any."""
    hour, minute, second = time
    if hour > 23 or minute > 59 or second != 60:
        return False
    here = day * _DAY_MINUTES + hour * 60 + minute
    return any(_ends_month(here - minutes) for minutes in (_SHIFTS if shift is None else [shift]))


def _ends_month(utc_minute: int) -> bool:
    day, minute = divmod(utc_minute, _DAY_MINUTES)
    return minute == _DAY_MINUTES - 1 and civil(day + 1)[2] == 1
