"""What an accepted statement says of time, read again from its words: dates, lengths, and what they count from."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guwah.core.events.told import After, DayRange, Days
from guwah.core.statements.statement import Quantity, Statement, When
from guwah.core.values.days import civil, day_number, read_day
from guwah.core.values.edtf import edtf_bounds
from guwah.core.values.errors import InvalidInputError
from guwah.engines.dates.found import FoundDate
from guwah.engines.dates.sides import side_of

_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_MONTH_DAYS, _YEAR_DAYS = 30.4369, 365.2425
_UNITS = {"day": 1.0, "night": 1.0, "week": 7.0, "month": _MONTH_DAYS, "year": _YEAR_DAYS}
_CLOSE_SHARE, _OUTER_SHARE = 0.2, 0.4
"""How far "about" reaches: what it ordinarily means, and its edge."""
_ABOUT_A_DAY = (3, 14)
"""How far "about" reaches beside a single day: ordinarily, and at its edge."""


@dataclass(frozen=True, slots=True)
class SaidOfTime:
    """See ``guwah.core.events.told.Told``, whose fields these are."""

    whens: tuple[tuple[DayRange, ...], ...] = ()
    reckoned: tuple[tuple[DayRange, ...], ...] = ()
    when_words: str = ""
    side: str = ""
    when_start: int = -1
    lasts: Days | None = None
    lasts_words: str = ""
    after: After | None = None


def said_of_time(statement: Statement, text: str, dates: Sequence[FoundDate]) -> SaidOfTime:
    """The dates and lengths that the words of ``statement`` give.

    A date counts where it was stated, not where it was carried over or reckoned: what a reader reckoned follows
    from other quotes, and these are in the timeline themselves.
    """
    when = statement.when
    stated = when if when is not None and when.how == "stated" and when.span is not None else None
    inside = _inside(statement, dates)
    lasts, words = _lasts(statement, inside)
    after = _after(inside)
    inferred = (
        when if when is not None and when.how == "derived" and when.latest is not None and after is None else None
    )
    return SaidOfTime(
        whens=_readings(stated) if stated else (),
        reckoned=_readings(inferred) if inferred else (),
        when_words=stated.span.exact if stated and stated.span else "",
        side=side_of(text, stated.span) if stated and stated.span else "",
        when_start=when.span.start if when is not None and when.span else -1,
        lasts=lasts,
        lasts_words=words,
        after=after,
    )  # fmt: skip


def _inside(statement: Statement, dates: Iterable[FoundDate]) -> list[FoundDate]:
    """The expressions in the quote, and those in the words that date it."""
    spans = [statement.quote, *([statement.when.span] if statement.when and statement.when.span else [])]
    return [date for date in dates if any(span.start <= date.span.start < span.end for span in spans)]


def _readings(when: When) -> tuple[tuple[DayRange, ...], ...]:
    edtf = when.edtf or ""
    if edtf.startswith("[") and "," in edtf:
        return tuple((part,) for choice in edtf.strip("[]").split(",") if (part := _range(choice)) is not None)
    if "/" in edtf:
        ends = [_range(side) for side in edtf.split("/")]
        known = tuple(end for end in ends if end is not None)
        return (known,) if len(known) == 2 else ()
    whole = _range(edtf)
    close = _days(when.earliest, when.latest)
    if whole is None or close is None:
        return ()
    if edtf.endswith("-24") or (close.first == close.last and edtf.endswith("~")):
        return ((whole,),)
    if (whole.first, whole.last) == (close.first, close.last):
        return ((whole,),)
    return ((DayRange(whole.first, whole.last, close.first, close.last),),)


def _range(edtf: str) -> DayRange | None:
    """The days of one EDTF date; about a date reaches half its length further at the edge."""
    if edtf in ("", ".."):
        return DayRange(None, None)
    try:
        days = _days(*edtf_bounds(edtf))
    except InvalidInputError:
        return None
    if days is None or days.first is None or days.last is None:
        return days
    if edtf.rstrip("~?").endswith("-24"):
        # "In the winter of 2017" may be the one that was ending when the year began.
        return DayRange(day_number(civil(days.first)[0], 1, 1), days.last)
    if not edtf.endswith("~"):
        return days
    if days.first == days.last:
        close, edge = _ABOUT_A_DAY
        return DayRange(days.first - edge, days.last + edge, days.first - close, days.last + close)
    reach = (days.last - days.first + 1) // 2
    return DayRange(days.first - reach, days.last + reach, days.first, days.last)


def _days(earliest: str | None, latest: str | None) -> DayRange | None:
    try:
        first, last = (None if day is None else read_day(day) for day in (earliest, latest))
    except ValueError:
        return None
    return None if first is None and last is None else DayRange(first, last)


def _lasts(statement: Statement, inside: Sequence[FoundDate]) -> tuple[Days | None, str]:
    """The length nearest to the trigger; else the quantity, where it is a time."""
    lengths = [date for date in inside if date.kind == "duration" and date.edtf is None and length_days(date.duration)]
    if lengths:
        nearest = min(lengths, key=lambda date: abs(date.span.start - statement.trigger.start))
        return days_of(nearest.duration or "", nearest.qualifier), nearest.span.exact
    quantity = statement.quantity
    if quantity is not None and (days := _quantity_days(quantity)):
        return days, f"{quantity.span.exact} {quantity.unit}".strip()
    return None, ""


def _quantity_days(quantity: Quantity) -> Days | None:
    unit = _UNITS.get(quantity.unit.rstrip("s"))
    if unit is None or quantity.per:
        return None
    return _tolerant(quantity.value * unit, quantity.value * unit, unit, quantity.qualifier)


def _after(inside: Sequence[FoundDate]) -> After | None:
    for date in inside:
        if date.offset and date.counted_from == "story":
            length = date.offset.lstrip("-")
            if length_days(length):
                counted_from = date.anchor.start if date.anchor else -1
                return After(
                    days_of(length, date.qualifier), date.span.exact, date.offset.startswith("-"), counted_from
                )
    return None


def length_days(iso: str | None) -> bool:
    """True for a length of a day or more that can be counted."""
    return bool(iso) and all(_counted(part) is not None for part in (iso or "").split("/"))


def days_of(iso: str, qualifier: str = "") -> Days:
    """The days of an ISO 8601 length ("P1Y2M", "P2D/P3D"), as exact as its smallest unit."""
    low, high = (_counted(part) for part in (iso.split("/") * 2)[:2])
    if low is None or high is None:
        return Days(None, None)
    return _tolerant(low[0], high[0], low[1], qualifier)


def _counted(iso: str) -> tuple[float, float] | None:
    """Days, and the days of the smallest unit."""
    found = _LENGTH.fullmatch(iso)
    if not found or not any(found.groups()):
        return None
    units = (_YEAR_DAYS, _MONTH_DAYS, 7.0, 1.0)
    told = [(int(count), unit) for count, unit in zip(found.groups(), units, strict=True) if count]
    return sum(count * unit for count, unit in told), told[-1][1]


def _tolerant(low: float, high: float, unit: float, qualifier: str) -> Days:
    """A length is as exact as its unit: half of it ordinarily, the whole of it at the edge; "about" reaches further."""
    if qualifier in ("about", "approximate"):
        close, outer = low * _CLOSE_SHARE, max(unit / 2, low * _OUTER_SHARE)
    elif unit == 1.0:
        close, outer = 0.0, 1.0
    else:
        close, outer = unit / 2, unit
    least, most = max(0, round(low - outer)), round(high + outer)
    close_least, close_most = max(0, math.ceil(low - close)), math.floor(high + close)
    if qualifier == "at_least":
        return Days(least, None, close_least, None)
    if qualifier == "at_most":
        return Days(None, most, None, close_most)
    return Days(least, most, close_least, close_most)
