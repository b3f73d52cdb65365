"""The days of feasts, and of months of other calendars, in the Gregorian calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hijridate import Hijri
from lunar_python import Lunar
from persiantools.jdatetime import JalaliDate

from guwah.core.values.days import civil, day_number, iso_day
from guwah.engines.dates.placed import Placed, place_day
from guwah.reference.times import load_times

_LAST_DAY = (12, 30)
"""The last day of a year by the moon; the twelfth month of many years has only 29."""

SIGHTING_DAYS = 1
"""The moon is sighted: a Hijri day may fall this much earlier or later than the table says."""


def feast_in(name: str, year: int) -> Placed | None:
    """The feast that begins in a Gregorian year; the first where a lunar year fits in twice."""
    found = sorted(_feast_days(name, year), key=lambda placed: placed.first)
    return next((placed for placed in found if civil(placed.first)[0] == year), None)


def feast_of(name: str, own_year: int) -> Placed | None:
    """The feast of a Hijri year, for "Ramadan 1438"; ``None`` for a feast of another calendar."""
    feast = _own(name) if name.startswith("own:") else load_times("feasts")[name]
    if feast["calendar"] != "hijri":
        return None
    month, day = (int(part) for part in str(feast["begins"]).split("-"))
    placed = month_of("hijri", own_year, month, None if feast.get("whole_month") else day)
    return placed.reckoned(f"{own_year} of the hijri calendar", mark="") if placed else None


def feasts_around(name: str, year: int) -> list[Placed]:
    """Every such feast from the year before to the year after, in order."""
    placed = [day for near in (year - 1, year, year + 1) for day in _feast_days(name, near)]
    return sorted({day.first: day for day in placed}.values(), key=lambda day: day.first)


def _feast_days(name: str, year: int) -> Iterator[Placed]:
    feast = _own(name) if name.startswith("own:") else load_times("feasts")[name]
    if "easter" in feast:
        yield place_day(_easter(year) + feast["easter"])
        return
    month, day = (int(part) for part in str(feast["begins"]).split("-"))
    for own_year in _years_of(feast["calendar"], year):
        first = to_day(feast["calendar"], own_year, month, day)
        if first is None and (month, day) == _LAST_DAY:
            first = to_day(feast["calendar"], own_year, month, day - 1)
        if first is not None:
            last = first + feast.get("days", 1) - 1
            if feast.get("whole_month"):
                last = (to_day(feast["calendar"], own_year, month + 1, 1) or last + 1) - 1
            yield _spread(first, last, feast["calendar"])


def _own(name: str) -> dict[str, Any]:
    """A feast or season of a team's own, as an anchor writes it: "own:gregorian:8-20:40"."""
    _, calendar, begins, days = name.split(":")
    return {"calendar": calendar, "begins": begins, "days": int(days)}


def month_of(calendar: str, year: int, month: int, day: int | None) -> Placed | None:
    """A day or a month of another calendar; ``None`` where it has none such or the table does not reach."""
    first = to_day(calendar, year, month, day or 1)
    if first is None:
        return None
    if day:
        return _spread(first, first, calendar)
    following = to_day(calendar, year + month // 12, month % 12 + 1, 1)
    return _spread(first, (following or first + 30) - 1, calendar)


def year_of(calendar: str, year: int) -> Placed | None:
    """A year of another calendar."""
    first, after = to_day(calendar, year, 1, 1), to_day(calendar, year + 1, 1, 1)
    return _spread(first, after - 1, calendar) if first is not None and after is not None else None


def own_years(calendar: str, year: int) -> tuple[int, ...]:
    """The years of ``calendar`` that touch a Gregorian year."""
    return tuple(_years_of(calendar, year))


def to_day(calendar: str, year: int, month: int, day: int) -> int | None:
    """The number of a day of ``calendar`` (gregorian, hijri, persian, chinese); ``None`` where there is none such."""
    try:
        if calendar == "gregorian":
            return day_number(year, month, day)
        if calendar == "hijri":
            found: datetime.date = Hijri(year, month, day).to_gregorian()
        elif calendar == "persian":
            found = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
        else:
            solar = Lunar.fromYmd(year, month, day).getSolar()
            found = datetime.date(solar.getYear(), solar.getMonth(), solar.getDay())
    except Exception:  # the calendars raise errors of many kinds for a day that they do not have
        return None
    return day_number(found.year, found.month, found.day)


def _years_of(calendar: str, year: int) -> Iterator[int]:
    if calendar == "hijri":
        about = round((year - 622) * 33 / 32)
        yield from (about - 1, about, about + 1)
    elif calendar == "persian":
        yield from (year - 622, year - 621)
    elif calendar == "chinese":
        yield from (year - 1, year)
    else:
        yield year


def _spread(first: int, last: int, calendar: str) -> Placed:
    """One day or several; a day wider on both sides where the moon is sighted."""
    edtf = iso_day(first) if first == last else f"{iso_day(first)}/{iso_day(last)}"
    placed = Placed(first, last, edtf, edtf, "day" if first == last else "feast", calendar=calendar)
    if calendar != "hijri":
        return placed
    wider = replace(placed, first=first - SIGHTING_DAYS, last=last + SIGHTING_DAYS)
    marked = "/".join(f"{day}~" for day in edtf.split("/"))
    return replace(wider, edtf=marked, steps=("Hijri day by the Umm al-Qura table, a day either way",))


def _easter(year: int) -> int:
    """Western Easter. Source: the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return day_number(year, month, day + 1)
