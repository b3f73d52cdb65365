"""The timeline: every dated finding as a bar between its bounds, never as a point it is not known to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guwah.core.disclosure.disclosed import DisclosedProposition

WIDTH = 1000
"""Units of the drawing's width."""
LEAST = 6
"""A bar is drawn at least this wide, so that a single day can be seen."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A finding and its bar. ``open_start`` and ``open_end`` say that a bound is not known."""

    finding: DisclosedProposition
    x: int
    width: int
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    rows: tuple[TimelineRow, ...]
    years: tuple[tuple[int, int], ...]
    """Each year with where it begins."""


def timeline_rows(findings: Sequence[DisclosedProposition]) -> Timeline:
    """The drawing for findings in the order of time; empty where none is dated."""
    days = [day for item in findings for day in (_ordinal(item.earliest), _ordinal(item.latest)) if day]
    if not days:
        return Timeline((), ())
    first = date(date.fromordinal(min(days)).year, 1, 1).toordinal()
    last = date(date.fromordinal(max(days)).year, 12, 31).toordinal()
    scale = WIDTH / (last - first + 1)
    rows = tuple(_row(item, first, last, scale) for item in findings)
    span = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    step = max(1, -(-len(span) // 8))
    years = tuple((year, round((date(year, 1, 1).toordinal() - first) * scale)) for year in span[::step])
    return Timeline(rows, years)


def _row(item: DisclosedProposition, first: int, last: int, scale: float) -> TimelineRow:
    start, end = _ordinal(item.earliest), _ordinal(item.latest)
    left = round(((start or first) - first) * scale)
    width = max(LEAST, round(((end or last) + 1 - first) * scale) - left)
    return TimelineRow(item, min(left, WIDTH - LEAST), width, start is None, end is None)


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None
