"""A date that was found, and its bounds."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from guwah.core.values.spans import Span

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words for a time: EDTF, first and last day as ISO (empty for a duration), and what kind it is.

    ``kind`` is ``date``, ``duration`` or ``penalty``; ``derived`` says that the year or the whole was reckoned
    from another date of the text, ``steps`` how.
    """

    span: Span
    edtf: str | None
    earliest: str | None
    latest: str | None
    kind: str = "date"
    derived: bool = False
    steps: tuple[str, ...] = ()


def day_date(span: Span, year: int, month: int, day: int) -> FoundDate | None:
    """One day; ``None`` where the calendar has no such day."""
    try:
        iso = datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
    return FoundDate(span, iso, iso, iso)


def month_date(span: Span, year: int, month: int) -> FoundDate | None:
    """A month of a year."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    edtf = f"{year:04d}-{month:02d}"
    return FoundDate(span, edtf, f"{edtf}-01", f"{edtf}-{last:02d}")


def year_date(span: Span, year: int) -> FoundDate:
    """A whole year."""
    return FoundDate(span, f"{year:04d}", f"{year:04d}-01-01", f"{year:04d}-12-31")


def season_date(span: Span, year: int, season: int) -> FoundDate:
    """A season by its EDTF number; northern, and a winter reaches into the next year."""
    first, last = _SEASON_MONTHS[season]
    ends = min(9999, year + (last < first))
    latest = f"{ends:04d}-{last:02d}-{calendar.monthrange(ends, last)[1]:02d}"
    return FoundDate(span, f"{year:04d}-{season}", f"{year:04d}-{first:02d}-01", latest)


def decade_date(span: Span, decade: int) -> FoundDate:
    """A decade by its first year: 1950 for "the 1950s"."""
    return FoundDate(span, f"{decade // 10:03d}X", f"{decade:04d}-01-01", f"{decade + 9:04d}-12-31")
