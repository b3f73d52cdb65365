"""Last, this and next year, month, week, day, decade: a unit counted from a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guwah.core.values.days import civil, iso_day
from guwah.engines.dates.meaning import Moment
from guwah.engines.dates.placed import (
    Placed,
    place_between,
    place_day,
    place_month,
    place_quarter,
    place_week,
    place_year,
    place_years,
)


def turned_unit(moment: Moment, anchor: Placed, by: int) -> Placed | None:
    year, month, _ = civil(anchor.middle if anchor.unit != "season" else anchor.first)
    units: dict[str, Callable[[], Placed]] = {
        "year": lambda: place_year(year + by),
        "month": lambda: place_month(year, month + by),
        "decade": lambda: _decade_on(year, by),
        "century": lambda: place_years(year // 100 * 100 + 100 * by, 100),
        "week": lambda: place_week(anchor.first + 7 * by),
        "fortnight": lambda: place_between(anchor.first + 14 * by, anchor.first + 14 * by + 13, "fortnight"),
        "quarter": lambda: _quarter_on(year, (month - 1) // 3 + by),
        "weekend": lambda: _weekend(anchor.first, by),
    }
    if moment.unit == "day":
        if anchor.unit != "day" and anchor.first != anchor.last:
            return (
                place_between(anchor.first + by, anchor.last + by, anchor.unit) if by == 0 or moment.daypart else None
            )
        return place_day(anchor.first + by)
    make = units.get(moment.unit)
    return make() if make else None


def _decade_on(year: int, by: int) -> Placed:
    """Decades before Christ are counted back from it: the 470s run from 479 to 470."""
    if year > 0:
        return place_years(year // 10 * 10 + 10 * by, 10)
    return place_years(1 - ((1 - year) // 10 * 10 - 10 * by + 9), 10)


def _quarter_on(year: int, index: int) -> Placed:
    return place_quarter(year + index // 4, index % 4 + 1)


def _weekend(day: int, by: int) -> Placed:
    saturday = day - (day - 1) % 7 + 5 + 7 * by
    week = place_week(saturday)
    return replace(
        week, first=saturday, last=saturday + 1, edtf=f"{iso_day(saturday)}/{iso_day(saturday + 1)}",
        timex=f"{week.timex}-WE", unit="weekend",
    )  # fmt: skip
