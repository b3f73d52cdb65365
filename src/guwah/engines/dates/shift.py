"""A time moved by a length: exact in the smallest unit that the words name, and no more."""

from __future__ import annotations

from guwah.core.values.days import civil, day_number, month_length
from guwah.engines.dates.meaning import DAYS_IN, MONTHS_IN, SECONDS_IN, Length
from guwah.engines.dates.placed import (
    Placed,
    place_between,
    place_day,
    place_month,
    place_week,
    place_year,
    place_years,
)


def shift(base: Placed, length: Length, sign: int, *, from_speech: bool = False) -> Placed | None:
    """``base`` moved by ``length``, forwards or back; ``None`` for a length that nobody counted.

    Days from a day give a day; weeks an ISO week where they count from the day of speaking, else a day; months a
    month; years a year. "Two or three days later" gives the days from the second to the third.
    """
    if not length.is_counted:
        return None
    low, high = (_moved(base, length, sign, most) for most in (False, True))
    if low is None or high is None:
        return None
    first, last = min(low.first, high.first), max(low.last, high.last)
    if low == high:
        return _weeks(low) if from_speech and length.unit in ("week", "fortnight") else low
    return place_between(first, last, low.unit)


def _weeks(placed: Placed) -> Placed:
    return place_week(placed.middle)


def _moved(base: Placed, length: Length, sign: int, most: bool) -> Placed | None:
    months, days = total(length, most)
    months, days = sign * months, sign * days
    unit = length.unit
    fraction = months % 1 if months >= 0 else -(-months % 1)
    if fraction and days == 0:
        days = round(fraction * 30)
    whole_months = int(months - fraction)
    first, last = (_plus(day, whole_months, days) for day in (base.first, base.last))
    if unit in ("decade", "century"):
        return place_year(civil((first + last) // 2)[0])
    if unit == "year" and whole_months % 12 == 0 and not fraction:
        return place_year(civil((first + last) // 2)[0])
    if unit in ("year", "month", "quarter", "half"):
        return _month_around(first, last)
    if first == last:
        return place_day(first)
    if base.unit in ("month", "year", "season") and days % 7 == 0 and base.unit == "year":
        return place_years(civil(first)[0], 1)
    return place_between(first, last, base.unit)


def _month_around(first: int, last: int) -> Placed:
    """The month, where both days lie in one; otherwise the months from one to the other."""
    if civil(first)[:2] == civil(last)[:2]:
        return place_month(*civil(first)[:2])
    one, other = place_month(*civil(first)[:2]), place_month(*civil(last)[:2])
    if civil(first)[0] == civil(last)[0] and civil(first)[1] == 1 and civil(last)[1] == 12:
        return place_year(civil(first)[0])
    return place_between(one.first, other.last, "month")


def _plus(number: int, months: int, days: int) -> int:
    if months:
        year, month, day = civil(number)
        index = year * 12 + month - 1 + months
        year, month = index // 12, index % 12 + 1
        number = day_number(year, month, min(day, month_length(year, month)))
    return number + days


def moved_day(day: int, length: Length, sign: int) -> int:
    """A day moved to the day, for "the last three months"."""
    months, days = total(length)
    return _plus(day, sign * int(months), sign * (days + round(months % 1 * 30)))


def total(length: Length, most: bool = False) -> tuple[float, int]:
    """Months and days of a length; of hours the whole days that they make."""
    months = days = seconds = 0.0
    for amount in length.amounts:
        count = amount.most if most and amount.most is not None else amount.count
        if count is None:
            continue
        months += count * MONTHS_IN.get(amount.unit, 0)
        days += count * DAYS_IN.get(amount.unit, 0)
        seconds += count * SECONDS_IN.get(amount.unit, 0)
    return months, round(days) + int(seconds // 86_400)
