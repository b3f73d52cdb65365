"""EDTF from text, levels 0, 1 and 2: which of its forms a text is, and intervals and sets of dates.

Source: Library of Congress, Extended Date/Time Format Specification (4 February 2019).
"""

from __future__ import annotations

from guwah.core.values.edtf.bounds import day_bounds
from guwah.core.values.edtf.clock import parse_datetime
from guwah.core.values.edtf.groupings import GROUPINGS
from guwah.core.values.edtf.points import parse_point
from guwah.core.values.edtf.refusal import unread
from guwah.core.values.edtf.value import AllOf, Edtf, Interval, OneOf, Point, Range, Season, Side, Year

_DOTS = ".."
_CLOSING = {"[": "]", "{": "}"}


def parse_edtf(text: str) -> Edtf:
    """The value that ``text`` is; ``str`` of it is ``text`` again.

    Raises:
        InvalidInputError: ``edtf-unread`` for anything that is not EDTF, and for days that the calendar does not have,
            times that the clock does not have, and intervals that end before they start.
    """
    if text[:1] in _CLOSING:
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    if "T" in text:
        return parse_datetime(text)
    return parse_point(text)


def _parse_interval(text: str) -> Interval:
    start, _, end = text.partition("/")
    interval = Interval(_side(start), _side(end))
    if isinstance(interval.start, Side) and isinstance(interval.end, Side):
        raise unread("an interval has a date on one side at least")
    _check_order(interval)
    return interval


def _side(text: str) -> Point | Side:
    return Side(text) if text in ("", _DOTS) else parse_point(text)


def _check_order(value: Interval | Range) -> None:
    earliest, latest = day_bounds(value)
    if earliest is not None and latest is not None and earliest > latest:
        raise unread("it ends before it starts")


def _parse_set(text: str) -> OneOf | AllOf:
    if text[-1] != _CLOSING[text[0]]:
        raise unread("a set ends with the bracket that belongs to its first")
    written = text[1:-1].split(",")
    last = len(written) - 1
    members = tuple(_member(part, first=at == 0, last=at == last) for at, part in enumerate(written))
    return OneOf(members) if text[0] == "[" else AllOf(members)


def _member(text: str, *, first: bool, last: bool) -> Point | Range:
    """A date or a range. "On or before" can only be the first of a set, "on or after" only the last."""
    before, dots, after = text.partition(_DOTS)
    if not dots:
        return parse_point(text)
    if not (before or (first and after)) or not (after or last):
        raise unread("two dots stand between two dates, before the first date of a set or after the last")
    member = Range(parse_point(before) if before else None, parse_point(after) if after else None)
    if member.start and member.end and _precision(member.start) != _precision(member.end):
        raise unread("the dates on both sides of two dots have the same precision")
    _check_order(member)
    return member


def _precision(point: Point) -> str:
    if isinstance(point, Year):
        return "year"
    if isinstance(point, Season):
        return f"{GROUPINGS[int(point.grouping.digits)][1]} months"
    return ("year", "month", "day")[len(point.components) - 1]
