"""Bounds in days, said the way people say them."""

from __future__ import annotations

import calendar
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def period_words(earliest: str, latest: str) -> str:
    """What the bounds (ISO days, either may be empty) mean in words: "October 2017", "16 November 2018".

    Bounds that are not a whole day, month or year are given as such: nothing is made more exact than it is.
    """
    if not earliest and not latest:
        return "at an unknown time"
    if not latest:
        return f"from {_day(earliest)} on"
    if not earliest:
        return f"until {_day(latest)}"
    first, last = _date(earliest), _date(latest)
    if first is None or last is None:
        return f"between {earliest} and {latest}"
    return _whole(first, last) or _span(first, last)


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _day(day: str) -> str:
    value = _date(day)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else day


def _starts_month(day: date) -> bool:
    return day.day == 1


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _whole(first: date, last: date) -> str:
    """The words for exactly one day, month or year; empty for anything else."""
    if first == last:
        return _day(first.isoformat())
    if not (_starts_month(first) and _ends_month(last)):
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if (first.year, first.month, last.month) == (last.year, 1, 12) else ""


def _span(first: date, last: date) -> str:
    if _starts_month(first) and _ends_month(last):
        if first.month == 1 and last.month == 12:
            return f"between {first.year} and {last.year}"
        start = MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
        return f"between {start} and {MONTHS[last.month - 1]} {last.year}"
    return f"between {_day(first.isoformat())} and {_day(last.isoformat())}"
