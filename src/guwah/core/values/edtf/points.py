"""Single dates from text: days, months and years with their qualifiers, seasons, and the special forms of years."""

from __future__ import annotations

import re

from guwah.core.values.edtf.bounds import day_bounds
from guwah.core.values.edtf.groupings import GROUPINGS
from guwah.core.values.edtf.patterns import UNSPECIFIED
from guwah.core.values.edtf.refusal import unread
from guwah.core.values.edtf.value import Component, Date, Point, Season, Year

# Each character of a text can be read in one way only, so the patterns take time in proportion to its length. [0-9]
# instead of \d: EDTF knows no other digits than these.
_MARK = "([?~%]?)"
_TWO = f"{_MARK}([0-9X]{{2}}){_MARK}"
_DATE = re.compile(f"{_MARK}(-?[0-9X]{{4}}){_MARK}(?:-{_TWO}(?:-{_TWO})?)?")
_YEAR = re.compile(f"{_MARK}(?:Y(-?[1-9][0-9]*)(?:E([1-9][0-9]*))?|(-?[0-9]{{4}})(?=S))(?:S([1-9][0-9]*))?{_MARK}")

MOST_YEAR_DIGITS = 18
"""Longer years are refused: the universe is 11 digits old, and "Y1E999999999" would fill the memory with zeros."""

_TOO_LONG = f"a year has at most {MOST_YEAR_DIGITS} digits"
_YEAR_ZERO = "there is no year -0000; 1 BC is 0000"
_TWO_QUALIFIERS = "a component has one qualifier, before it or after it"


def parse_point(text: str) -> Point:
    """The date, season or year that ``text`` is.

    Raises:
        InvalidInputError: ``edtf-unread``.
    """
    if found := _DATE.fullmatch(text):
        return _date(found)
    if found := _YEAR.fullmatch(text):
        return _year(found)
    raise unread("a date is written as 1985, 1985-04 or 1985-04-12")


def _date(found: re.Match[str]) -> Date | Season:
    groups = found.groups()
    year, month, day = (_component(*groups[at : at + 3]) for at in (0, 3, 6))
    if year is None or year.digits == "-0000":
        raise unread(_YEAR_ZERO)
    if month and not day and _is_grouping(month.digits):
        return Season(year, month)
    date = Date(year, month, day)
    day_bounds(date)
    return date


def _component(left: str | None, digits: str | None, right: str | None) -> Component | None:
    if digits is None:
        return None
    if left and right:
        raise unread(_TWO_QUALIFIERS)
    return Component(digits, left or "", right or "")


def _is_grouping(digits: str) -> bool:
    return UNSPECIFIED not in digits and int(digits) in GROUPINGS


def _year(found: re.Match[str]) -> Year:
    left, far, exponent, near, significant, right = found.groups()
    if left and right:
        raise unread(_TWO_QUALIFIERS)
    digits = far or near
    length = len(digits.removeprefix("-"))
    # The lengths first: a number of thousands of digits is never made.
    if max(length, len(significant or "")) > MOST_YEAR_DIGITS or len(exponent or "") > 2:
        raise unread(_TOO_LONG)
    if length + int(exponent or 0) > MOST_YEAR_DIGITS:
        raise unread(_TOO_LONG)
    if digits == "-0000":
        raise unread(_YEAR_ZERO)
    if far and not exponent and length < 5:
        raise unread("Y stands before a year of more than four digits")
    power, relied = (int(number) if number else None for number in (exponent, significant))
    year = Year(digits, bool(far), power, relied, left, right)
    if relied and relied > len(str(abs(year.number))):
        raise unread("a year has no more significant digits than digits")
    return year
