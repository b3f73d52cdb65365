"""Dates of other languages, where a simple rule is precise: French, Russian, Kazakh, Uyghur, Chinese."""

from __future__ import annotations

import re
from functools import cache

from guwah.core.values.spans import Span
from guwah.engines.dates.found import FoundDate, day_date, month_date, year_date
from guwah.reference.words import load_words

_YEAR = r"(?P<y>(?:1[89]|20)\d\d)"
_NOT_BEFORE = r"(?<![\w.])"


@cache
def other_pattern(language: str) -> re.Pattern[str] | None:
    """The pattern of ``language``, with groups y, m (a name), mn (a number) and d; ``None`` where there is none."""
    iso = rf"{_NOT_BEFORE}{_YEAR}-(?P<mn>\d\d)(?:-(?P<d>\d\d))?(?!\w)"
    months = load_words("months")["months"].get(language)
    name = "(?P<m>" + "|".join(f for forms in months or () for f in forms.split("|")) + ")"
    written = {
        "fr": [rf"(?:(?P<d>\d{{1,2}})(?:er)?\s+)?{name}\s+{_YEAR}\b", rf"(?:en|année)\s+{_YEAR}\b"],
        "ru": [rf"(?:(?P<d>\d{{1,2}})\s+)?{name}\s+{_YEAR}(?:\s+(?:года?|г\.))?", rf"{_YEAR}\s+(?:году|года|год|г\.)"],
        "kk": [
            rf"{_YEAR}\s+жыл(?:ғы|дың|ы)\s+(?:(?P<d>\d{{1,2}})(?:-ші|-шы)?\s+)?{name}\w*(?:\s+айы\w*)?",
            rf"{_YEAR}\s*-?\s*жыл\w*",
        ],
        "ug": [rf"{_YEAR}\s*-?\s*يىل\w*(?:\s+(?P<mn>\d{{1,2}})\s*-\s*ئاي\w*)?(?:\s+(?P<d>\d{{1,2}})\s*-\s*كۈن\w*)?"],
        "zh": [rf"{_YEAR}\s*年(?:\s*(?P<mn>\d{{1,2}})\s*月)?(?:\s*(?P<d>\d{{1,2}})\s*[日号號])?"],
    }.get(language)
    if written is None:
        return None
    branches = [_numbered(branch, place) for place, branch in enumerate([iso, *written])]
    return re.compile("|".join(branches), re.IGNORECASE)


def other_date(text: str, found: re.Match[str], language: str) -> FoundDate | None:
    """The date of one match."""
    span = Span.at(text, found.start(), found.end())
    group = {key.rstrip("0123456789"): value for key, value in found.groupdict().items() if value is not None}
    year = int(group["y"])
    month = _month(language, group["m"]) if "m" in group else int(group.get("mn", 0))
    if month and "d" in group:
        return day_date(span, year, month, int(group["d"]))
    return month_date(span, year, month) if month else year_date(span, year)


def _numbered(branch: str, place: int) -> str:
    """The groups of one branch bear its number: a name may stand only once in a pattern."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{place}>", branch)


def _month(language: str, name: str) -> int:
    low = name.lower()
    for number, forms in enumerate(load_words("months")["months"][language], 1):
        if low in forms.split("|"):
            return number
    return 0
