"""Extended Date/Time Format: the first and last day that a value allows. Level 0 and the common part of level 1.

Source: Library of Congress, Extended Date/Time Format Specification (2019).
"""

from __future__ import annotations

import calendar
import re

from guwah.core.values.errors import InvalidInputError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""First and last month of spring, summer, autumn and winter; a winter ends in the year after."""


def edtf_bounds(value: str) -> tuple[str | None, str | None]:
    """The earliest and latest day (ISO) that ``value`` allows; none where a side is open or unknown.

    Qualifiers (~, ?, %) do not widen the bounds: how far "about" reaches is for a person to say.

    Raises:
        InvalidInputError: ``edtf-unread`` for anything outside the supported part.
    """
    if "/" in value:
        start, _, end = value.partition("/")
        earliest, latest = _side(start)[0], _side(end)[1]
        if earliest and latest and earliest > latest:
            raise _unread(value)
        return earliest, latest
    return _bounds(value)


def _side(value: str) -> tuple[str | None, str | None]:
    return (None, None) if value in ("", "..") else _bounds(value)


def _bounds(value: str) -> tuple[str, str]:
    found = _DATE.fullmatch(value.rstrip("~?%"))
    if not found:
        raise _unread(value)
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if month in _SEASONS and not day:
        return _season(year, month)
    first, last = (month, month) if found[2] else (1, 12)
    if not 1 <= first <= 12 or (found[3] and not 1 <= day <= _length(year, first)) or year < 1:
        raise _unread(value)
    return f"{year:04}-{first:02}-{day or 1:02}", f"{year:04}-{last:02}-{day or _length(year, last):02}"


def _season(year: int, season: int) -> tuple[str, str]:
    first, last = _SEASONS[season]
    ends = year + (last < first)
    return f"{year:04}-{first:02}-01", f"{ends:04}-{last:02}-{_length(ends, last):02}"


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _unread(value: str) -> InvalidInputError:
    return InvalidInputError("edtf-unread", f"'{value}' is not a date in the supported part of EDTF.")
