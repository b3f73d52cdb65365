"""Rules for times that the calendar names: days, months, years, seasons, decades, feasts, other calendars."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from guwah.engines.dates.grammar import Parts, Rule
from guwah.engines.dates.meaning import Moment, Stretch, either_feast, inside

_DAY = "(day (ordinal_suffix|dot)?|ordinal|cardinal)"
_STRICT_DAY = "(day ordinal_suffix?|ordinal)"
_MONTH = "(month|weak_month)"
_YEAR = "(year year_mark?)"
_HIJRI = ("hijri_month", "persian_month", "chinese_month")
_LAST_YEAR = 2199


def _month(parts: Parts) -> int | None:
    return _whole(parts.get("month", "weak_month", "doubtful_month"))


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _day(parts: Parts) -> int | None:
    return _whole(parts.get("day", "ordinal", "cardinal"))


def _date(parts: Parts) -> Moment | None:
    day = _day(parts)
    if day is not None and not 1 <= day <= 31:
        return None
    return Moment(year=parts.get("year"), month=_month(parts), day=day)


def _two_days(parts: Parts) -> Stretch | None:
    """ "3-7 May 2017": the first day lacks what the second has."""
    days = [node for node in parts.nodes if node.tag in ("day", "ordinal")]
    whole = Moment(year=parts.get("year"), month=_month(parts), day=int(days[1].value))
    if not 1 <= int(days[0].value) < int(days[1].value) <= 31:
        return None
    first = replace(whole, day=int(days[0].value))
    if parts.nodes[0].tag in ("month", "weak_month"):
        return Stretch(first, whole, (parts.nodes[0].start, days[0].end), (days[1].start, parts.nodes[-1].end))
    return Stretch(first, whole, (days[0].start, days[0].end), (days[1].start, parts.nodes[-1].end))


def _two_years(parts: Parts) -> Stretch | None:
    """ "1914-18", "1914–1918"."""
    first, last = (node for node in parts.nodes if node.tag in ("year", "day", "number"))
    end = last.value if last.tag == "year" else first.value // 100 * 100 + last.value
    if len(last.low) not in (2, 4) or not first.value < end < first.value + 100:
        return None
    return Stretch(Moment(year=first.value), Moment(year=end), (first.start, first.end), (last.start, last.end))


def _iso(parts: Parts) -> Moment | None:
    text: str = parts.get("iso")
    day, _, clock = text.partition("T")
    numbers = [int(number) for number in day.split("-")]
    if not 1 <= numbers[1] <= 12:
        return None
    return Moment(
        year=numbers[0], month=numbers[1], day=numbers[2] if len(numbers) > 2 else None, clock=clock.rstrip("Z")
    )


def _year_month_day(parts: Parts) -> Moment | None:
    """ "2017-1-5"."""
    month, day = (int(value) for value in parts.all("day"))
    return Moment(year=parts.get("year"), month=month, day=day) if month <= 12 else None


def _numeric(parts: Parts) -> Moment | None:
    """ "14.10.2017", "2017/10/14", "10.2017"; 03/04/2017 keeps both readings."""
    text: str = parts.get("numeric")
    mark = re.sub(r"\d", "", text)[0]
    figures = re.split(r"[./-]", text)
    numbers = [int(number) for number in figures]
    if len(numbers) == 2:
        return Moment(month=numbers[0], year=numbers[1]) if 1 <= numbers[0] <= 12 and numbers[1] > 1000 else None
    if numbers[0] > 31:
        return Moment(year=numbers[0], month=numbers[1], day=numbers[2])
    year = numbers[2] if len(figures[2]) == 4 else 2000 + numbers[2] if numbers[2] < 50 else 1900 + numbers[2]
    first, second = numbers[0], numbers[1]
    day_first = Moment(year=year, month=second, day=first)
    month_first = Moment(year=year, month=first, day=second)
    if mark == "." or first > 12 or first == second:
        return day_first
    return month_first if second > 12 else Moment(choices=(day_first, month_first))


def _decade(parts: Parts) -> Moment | None:
    year = parts.get("year", "day", "number", "decade_name")
    year = int(year)
    if parts.has("decade_name") or year < 100:
        year = (1900 if year >= 10 else 2000) + year
    if year % 10 or year > _LAST_YEAR or (year % 100 == 0 and parts.has("century_mark")):
        return None
    return Moment(year=year, years=10)


def _century(parts: Parts) -> Moment | None:
    number = int(parts.get("ordinal", "day", "number", "cardinal", "roman"))
    if parts.get("unit", "century") not in (None, "century") or not 1 <= number <= 30:
        return None
    if parts.get("era") == -1:
        return Moment(year=1 - number * 100, years=100, era=-1)
    return Moment(year=(number - 1) * 100, years=100)


def _two_years_before(parts: Parts) -> Stretch | None:
    """ "499-493 BC"."""
    if parts.get("era") != -1:
        return None
    first, last = (node for node in parts.nodes if node.tag in ("year", "day", "number"))
    if first.value <= last.value:
        return None
    return Stretch(
        Moment(year=1 - first.value, era=-1), Moment(year=1 - last.value, era=-1), (first.start, first.end),
        (last.start, parts.nodes[-1].end),
    )  # fmt: skip


def _decade_before(parts: Parts) -> Moment | None:
    """ "the 470s BC": 479 to 470."""
    number = int(parts.get("year", "number", "day"))
    return Moment(year=1 - (number + 9), years=10, era=-1) if parts.get("era") == -1 and number % 10 == 0 else None


def _season(parts: Parts) -> Moment:
    return Moment(year=parts.get("year"), season=parts.get("season", "weak_season"))


def _era(parts: Parts) -> Moment | None:
    """ "480 BC" is the year -479 as astronomers count; "1438 AH" is of another calendar."""
    era = parts.get("era")
    number = parts.get("year", "number", "day")
    if number is None or number > 9999:
        return None
    if era == "hijri":
        return Moment(year=number, calendar="hijri")
    month = _month(parts)
    days = parts.all("day") if month and parts.get("year", "number") is not None else []
    year = 1 - int(number) if era == -1 else int(number)
    return Moment(year=year, month=month, day=days[0] if days else None, era=int(era))


def _other_calendar(parts: Parts) -> Moment | None:
    calendar = next(node.tag.removesuffix("_month") for node in parts.nodes if node.tag in _HIJRI)
    year = parts.get("year")
    if year is not None and calendar == "chinese" and not 1900 <= year <= 2099:
        return None
    return Moment(year=year, month=parts.get(*_HIJRI), day=_day(parts), calendar=calendar)


def _lunar(parts: Parts) -> Moment | None:
    """ "农历八月十五": a month and day by number, in the calendar of the moon."""
    numbers = [int(node.value) for node in parts.nodes if node.tag in ("day", "ordinal", "cardinal")]
    if not numbers or not 1 <= numbers[0] <= 12:
        return None
    day = numbers[1] if len(numbers) > 1 else None
    return Moment(year=parts.get("year"), month=numbers[0], day=day, calendar="chinese")


def _feast(parts: Parts) -> Moment:
    return either_feast(Moment(year=parts.get("year"), feast=parts.get("feast")))


def _marked(parts: Parts) -> Moment | None:
    """Year, month and day by number with a word after each: "2017年10月14日", "2017-يىلى 10-ئاينىڭ 14-كۈنى"."""
    month = parts.get("month")
    numbers = [int(node.value) for node in parts.nodes if node.tag in ("day", "ordinal", "cardinal")]
    if month is None:
        if not numbers or not 1 <= numbers[0] <= 12:
            return None
        month = numbers.pop(0)
    return Moment(year=parts.get("year"), month=int(month), day=numbers[0] if numbers else None)


def _quarter(parts: Parts) -> Moment | None:
    """ "the second quarter of 2017", "Q2 2017"."""
    number = int(parts.get("ordinal", "day", "cardinal"))
    return Moment(year=parts.get("year"), quarter=number) if 1 <= number <= 4 else None


def _decade_of_years(parts: Parts) -> Moment | None:
    """ "les années 1980", "années quatre-vingt": a round number after the plural of year."""
    number = int(parts.get("year", "day", "number", "cardinal"))
    if parts.get("units") != "year" or number % 10:
        return None
    if number < 100:
        number += 1900 if number >= 20 else 2000
    return Moment(year=number, years=10)


def _date_in_words(parts: Parts) -> Moment | None:
    """ "le douze mars deux mille dix-huit": the last number is the year."""
    number = parts.all("cardinal")[-1]
    if not 1000 <= number <= 2199 or parts.get("unit") not in (None, "year"):
        return None
    days = [int(node.value) for node in parts.nodes[:-1] if node.tag in ("day", "ordinal", "cardinal")]
    if days and not 1 <= days[0] <= 31:
        return None
    return Moment(year=int(number), month=_month(parts), day=days[0] if days else None)


def _season_of_two_years(parts: Parts) -> Moment:
    """ "the winter of 2017-18" begins in the first year."""
    return Moment(year=parts.all("year")[0], season=parts.get("season", "weak_season"))


def _year_month(parts: Parts) -> Moment | None:
    """ "2016 / 11"."""
    month = int(parts.get("day"))
    return Moment(year=parts.get("year"), month=month) if 1 <= month <= 12 else None


def _short_numeric(parts: Parts) -> Moment | None:
    """ "4/22": a day and a month; both readings where either could be the month. "1/2" by itself is a fraction."""
    one, other = (int(value) for value in parts.all("day"))
    readings = [Moment(month=month, day=day) for month, day in ((one, other), (other, one)) if month <= 12]
    led = parts.nodes[0].tag != "day"
    if not readings or not (led or max(one, other) > 12) or max(one, other) < 4:
        return None
    return readings[0] if len(readings) == 1 or one == other else Moment(choices=tuple(readings))


def _half_year(parts: Parts) -> Moment | None:
    """ "H1 2016"."""
    part = {1: "first_half", 2: "second_half"}.get(int(parts.get("day")))
    if not any(node.low == "h" for node in parts.nodes):
        return None
    return Moment(year=parts.get("year"), part=part) if part else None


def _weekday_and_day(parts: Parts) -> Moment:
    """ "Friday the 15th": the month in which both hold."""
    return Moment(weekday=parts.get("weekday", "weekday_weak"), day=int(parts.get("day", "ordinal")))


def _week_of(parts: Parts) -> Moment | None:
    """ "the first week of March 2017"; numbered within its month."""
    number = int(parts.get("ordinal", "day"))
    whole = Moment(year=parts.get("year"), month=_month(parts))
    if parts.get("unit") not in ("week", None):
        return None
    return inside(Moment(week=number), whole) if 1 <= number <= 5 else None


_MARK = "dash?"
_MONTH_BY_NUMBER = f"((day {_MARK} month_mark)|(month month_mark?))"
_DAY_BY_NUMBER = f"((day|ordinal|cardinal) (ordinal_suffix|{_MARK} day_mark)?)"

CALENDAR: tuple[Rule, ...] = (
    Rule("date", f"{_DAY} of? {_MONTH} (comma|of|dash)? {_YEAR}", _date),
    Rule("date", f"{_MONTH} the? {_STRICT_DAY} (comma|of)? {_YEAR}", _date),
    Rule("date", f"(month|weak_month|doubtful_month) (comma|of|dash|slash|dot)? {_YEAR}", _date),
    Rule("date", f"day dot {_MONTH} dot? {_YEAR}", _date),
    Rule("date", "year (dash|slash) (month|weak_month|doubtful_month) (dash|slash) day", _date),
    Rule("date", "month (dot|dash|slash) day", _date),
    Rule("date", f"{_MONTH} (ordinal|cardinal)", _date),
    Rule("date", "year (dash|slash) day", _year_month),
    Rule("date", "year dash day dash day", _year_month_day),
    Rule("date", "day (dash|slash) year", _year_month),
    Rule("date", "(on|in|from|to|between|of)? day slash day", _short_numeric),
    Rule("date", f"quarter_letter day (of|comma)? {_YEAR}?", _quarter),
    Rule("date", f"{_YEAR} quarter_letter day", _quarter),
    Rule("date", f"short_unit day (of|comma)? {_YEAR}", _half_year),
    Rule("date", f"{_YEAR} short_unit day", _half_year),
    Rule("date", "(weekday|weekday_weak) comma? the? (day ordinal_suffix|ordinal)", _weekday_and_day),
    Rule("date", f"{_STRICT_DAY} of? {_MONTH} (?!of? number)", _date),
    Rule("date", f"{_STRICT_DAY} doubtful_month {_YEAR}?", _date),
    Rule("date", "year (dash|slash) (year|day|number) (season|weak_season)", _season_of_two_years),
    Rule("date", f"{_MONTH} the? {_STRICT_DAY}", _date),
    Rule("date", f"{_YEAR} (comma|of)? {_DAY}? {_MONTH} (month_mark|day_mark)? ({_DAY_BY_NUMBER})?", _date),
    Rule("date", f"(year {_MARK} year_mark) comma? {_MONTH_BY_NUMBER} (comma? {_DAY_BY_NUMBER})?", _marked),
    Rule("date", f"(day {_MARK} month_mark) comma? {_DAY_BY_NUMBER}", _marked),
    Rule("date", f"(month month_mark) {_DAY_BY_NUMBER}", _marked),
    Rule("date", f"day {_MARK} month_mark", _marked),
    Rule(
        "stretch",
        f"day ordinal_suffix? (dash|to|and) the? day ordinal_suffix? of? {_MONTH} (comma? {_YEAR})?",
        _two_days,
    ),
    Rule("stretch", f"{_MONTH} day ordinal_suffix? (dash|to) day ordinal_suffix? (comma? {_YEAR})?", _two_days),
    Rule("stretch", "year (dash|slash) (year|day|number)", _two_years),
    Rule("stretch", "(year|number|day) (dash|to) (year|number|day) era", _two_years_before),
    Rule("date", "iso", _iso),
    Rule("date", "numeric", _numeric),
    Rule("date", "(decade_mark of?)? (year|day|number) quote? (decade_suffix|dash decade_suffix)", _decade),
    Rule("date", "decade_mark of? (year|day|number|decade_name)", _decade),
    Rule("date", "(year|day|number) (dash? decade_suffix)? decade_mark", _decade),
    Rule("date", "decade_name", _decade),
    # "In her thirties" is how old she was.
    Rule("whose", "whose part? decade_name", lambda parts: 0),
    Rule("date", "(ordinal|day (ordinal_suffix|dash|dot)?|cardinal|roman) dash? century", _century),
    Rule("date", "century of? (ordinal|day|cardinal|roman)", _century),
    Rule("date", f"(season|weak_season) (of|comma)? {_YEAR}", _season),
    Rule("date", f"{_YEAR} of? (season|weak_season)", _season),
    Rule("date", f"({_STRICT_DAY} of?)? {_MONTH} (comma|of)? (year|number|day) era", _era),
    Rule("date", "(year|number|day) era", _era),
    Rule("date", "(year|number|day) quote? decade_suffix era", _decade_before),
    Rule("date", "(ordinal|day (ordinal_suffix|dash)?|cardinal) dash? unit era?", _century),
    Rule("date", "era (year|number)", _era),
    Rule("date", f"({_DAY} of?)? (hijri_month|persian_month|chinese_month) (of|comma)? year? (era|year_mark)?",
         _other_calendar),
    Rule("date",
         f"year (era|year_mark)? (of|comma)? ({_DAY} of?)? (hijri_month|persian_month|chinese_month) {_DAY_BY_NUMBER}?",
         _other_calendar),
    Rule("date", f"(year {_MARK} year_mark)? lunar (year {_MARK} year_mark)? day month_mark {_DAY_BY_NUMBER}?", _lunar),
    Rule("date", f"feast (of|comma|the|in)* {_YEAR}", _feast),
    Rule("date", f"{_YEAR} (of|the|comma|dash)* feast", _feast),
    Rule("date", f"(ordinal|day) ordinal_suffix? quarter (of|comma)? {_YEAR}?", _quarter),
    Rule("date", f"{_YEAR} of? (ordinal|day|cardinal) (ordinal_suffix|dash|dot)? quarter", _quarter),
    Rule("date", f"(ordinal|day) ordinal_suffix? unit of the? {_MONTH} (comma|of)? {_YEAR}?", _week_of),
    Rule("date", f"{_YEAR}? {_MONTH} month_mark? (ordinal|day (ordinal_suffix|dot)) unit", _week_of),
    Rule("date", "units (year|day|number|cardinal)", _decade_of_years),
    Rule("date", f"({_DAY} of?)? {_MONTH} (comma|of)? cardinal", _date_in_words),
    Rule("date", "(year_before|the unit) cardinal", _date_in_words),
    Rule("date", "(season|weak_season) (of|comma)? year (dash|slash) (year|day|number)", _season_of_two_years),
)  # fmt: skip
