"""The times of one name around a time: every 14 October, every Monday, every winter, every feast."""

from __future__ import annotations

from guwah.core.values.days import civil, day_number, is_day
from guwah.engines.dates.feasts import feasts_around, month_of, own_years
from guwah.engines.dates.meaning import Moment
from guwah.engines.dates.placed import Placed, place_day, place_month, place_quarter, place_season


def occurrences(moment: Moment, anchor: Placed) -> list[Placed]:
    """The times of that name around ``anchor``, in order."""
    year = civil(anchor.first)[0]
    years = (year - 1, year, year + 1)
    if moment.feast:
        return feasts_around(moment.feast, year)
    if moment.calendar != "gregorian":
        own = sorted({one for near in years for one in own_years(moment.calendar, near)})
        found = [month_of(moment.calendar, one, moment.month or 1, moment.day) for one in own]
        return [placed for placed in found if placed]
    if moment.weekday is not None and moment.day is not None:
        return _days_on(moment.weekday, moment.day, anchor)
    if moment.weekday is not None:
        start = anchor.first - (anchor.first - moment.weekday) % 7
        return [place_day(start + 7 * step) for step in range(-2, 4)]
    if moment.month is not None and moment.day is not None:
        return [day_at(y, moment.month, moment.day) for y in years if is_day(y, moment.month, moment.day)]
    if moment.month is not None:
        return [place_month(y, moment.month) for y in years]
    if moment.season is not None:
        return [place_season(y, moment.season) for y in years]
    if moment.quarter is not None:
        return [place_quarter(y, moment.quarter) for y in years]
    if moment.day is not None:
        month = civil(anchor.first)[1]
        near = [divmod(year * 12 + month - 1 + step, 12) for step in (-1, 0, 1)]
        return [day_at(y, m + 1, moment.day) for y, m in near if is_day(y, m + 1, moment.day)]
    return []


def _days_on(weekday: int, day: int, anchor: Placed) -> list[Placed]:
    """The days of that number, within a year, that fall on the weekday."""
    year, month, _ = civil(anchor.first)
    near = [divmod(year * 12 + month - 1 + step, 12) for step in range(-12, 13)]
    found = [day_at(y, m + 1, day) for y, m in near if is_day(y, m + 1, day)]
    return [placed for placed in found if (placed.first - weekday) % 7 == 0]


def day_at(year: int, month: int, day: int) -> Placed:
    return place_day(day_number(year, month, day))


def nth_weekday(weekday: int, number: int, whole: Placed) -> Placed | None:
    days = [day for day in range(whole.first, whole.last + 1) if (day - weekday) % 7 == 0]
    place = number - 1 if number > 0 else number
    return place_day(days[place]) if -len(days) <= place < len(days) else None
