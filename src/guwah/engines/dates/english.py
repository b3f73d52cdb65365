"""English dates: "16 November 2018", "in late 2017", "spring of 2019", "three months later", "six months"."""

from __future__ import annotations

import re
from functools import cache

from guwah.core.values.spans import Span
from guwah.engines.dates.found import (
    FoundDate,
    day_date,
    decade_date,
    month_date,
    season_date,
    year_date,
)
from guwah.reference.words import load_words

_YEAR = r"(?:1[89]|20)\d\d"
_SMALL = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w{3,5})?|thirty(?:-\w{3,5})?|forty(?:-\w{3,5})?|fifty|sixty"
    r"|several|few|couple\sof)"
)
_UNIT = r"(?:days?|nights?|weeks?|months?|years?)"
_PENALTY_AFTER = re.compile(
    r"['’]?\s+(?:in\s+prison|in\s+jail|imprisonment|of\s+imprisonment|hard\s+labou?r|suspended)"
)
_PENALTY_BEFORE = re.compile(
    r"(?:sentenced?(?:\s+\w+){0,2}\s+to|sentence\s+of|term\s+of|terms\s+of)\s+(?:\w+\s+){0,2}$"
)


@cache
def english_pattern() -> re.Pattern[str]:
    """One pattern for every English form; each branch begins with a digit or a fixed word."""
    months = "|".join(form for forms in load_words("months")["months"]["en"] for form in forms.split("|"))
    month = rf"(?P<m{{n}}>{months})\.?"
    day = r"(?P<d{n}>\d{{1,2}})(?:st|nd|rd|th)?"
    d1, m1 = day.format(n=1), month.format(n=1)
    m2, d2 = month.format(n=2), day.format(n=2)
    branches = [
        rf"(?P<iso>(?P<iy>{_YEAR})-(?P<im>\d\d)(?:-(?P<id>\d\d))?)\b",
        rf"(?P<dot>(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep)(?P<sy>{_YEAR}))\b",
        rf"{d1}(?:\s+of)?\s+{m1}(?:,?\s+(?P<y1>{_YEAR}))?\b",
        rf"{m2}\s+{d2}(?:,?\s+(?P<y2>{_YEAR}))?\b(?!\s*(?:{_UNIT}|%))",
        rf"{month.format(n=3)}(?:\s+of)?,?\s+(?P<y3>{_YEAR})\b",
        rf"(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+(?P<ys>{_YEAR})\b",
        rf"(?P<decade>{_YEAR[:-4]}\d0)s\b",
        rf"(?:(?P<part>early|late|mid|the\s+end\s+of|the\s+beginning\s+of)[\s-]+)?(?P<y>{_YEAR})(?![\d,.]\d|-\d|\s*(?:people|men|women|euros|EUR))\b",
        rf"(?P<n>{_SMALL})\s+(?P<unit>{_UNIT})(?:\s+and\s+(?P<n2>{_SMALL})\s+(?P<unit2>{_UNIT}))?"
        r"(?:\s+(?P<rel>later|after\s+that|afterwards|ago|earlier|before\s+that))?\b",
        r"(?P<near>the\s+(?:next|following|same)\s+day|yesterday|last\s+year|this\s+year)\b",
    ]
    return re.compile(r"\b(?:" + "|".join(branches) + ")", re.IGNORECASE)


@cache
def _month_numbers() -> dict[str, int]:
    forms = load_words("months")["months"]["en"]
    return {form: number for number, written in enumerate(forms, 1) for form in written.split("|")}


def english_date(text: str, found: re.Match[str]) -> FoundDate | None:
    """The date of one match that stands for itself; ``None`` for a yearless or relative one."""
    span = Span.at(text, found.start(), found.end())
    group = found.groupdict()
    if group["iso"]:
        return _iso(span, group)
    if group["dot"]:
        return _numeric(span, int(group["a"]), int(group["b"]), int(group["sy"]), group["sep"])
    for n in "12":
        if group[f"m{n}"] and group[f"y{n}"]:
            return day_date(span, int(group[f"y{n}"]), month_number(group[f"m{n}"]), int(group[f"d{n}"]))
    if group["y3"]:
        return month_date(span, int(group["y3"]), month_number(group["m3"]))
    if group["season"]:
        seasons = load_words("months")["seasons"]["en"]
        return season_date(span, int(group["ys"]), seasons[group["season"].lower()])
    if group["decade"]:
        return decade_date(span, int(group["decade"]))
    return _year(span, group) if group["y"] else None


def month_number(name: str) -> int:
    """1 for "January" or "jan"."""
    return _month_numbers()[name.lower().rstrip(".")]


def is_penalty(text: str, found: re.Match[str]) -> bool:
    """True where a length of time is a sentence that a court passed."""
    after = text[found.end() : found.end() + 30]
    before = text[max(0, found.start() - 40) : found.start()]
    return bool(_PENALTY_AFTER.match(after) or _PENALTY_BEFORE.search(before))


def _iso(span: Span, group: dict[str, str | None]) -> FoundDate | None:
    year, month = int(group["iy"] or 0), int(group["im"] or 0)
    return day_date(span, year, month, int(group["id"])) if group["id"] else month_date(span, year, month)


def _numeric(span: Span, first: int, second: int, year: int, mark: str | None) -> FoundDate | None:
    if mark == "." or first > 12 or first == second:
        return day_date(span, year, second, first)
    if second > 12:
        return day_date(span, year, first, second)
    # 03/04/2017 may be either day: the year is sure, the bounds hold both readings.
    low, high = sorted((f"{year}-{first:02d}-{second:02d}", f"{year}-{second:02d}-{first:02d}"))
    return FoundDate(span, f"{year}", low, high, steps=("day and month could be swapped",))


def _year(span: Span, group: dict[str, str | None]) -> FoundDate:
    year = int(group["y"] or 0)
    whole = year_date(span, year)
    part = (group["part"] or "").lower().split()
    if not part:
        return whole
    low, high = whole.earliest, whole.latest
    if part[-1] == "early" or "beginning" in part:
        high = f"{year}-06-30"
    elif part[-1] == "mid":
        low, high = f"{year}-04-01", f"{year}-09-30"
    else:
        low = f"{year}-07-01"
    return FoundDate(span, f"{year}~", low, high, steps=("part of the year as said",))
