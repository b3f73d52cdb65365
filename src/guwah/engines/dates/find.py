"""Every date of a text, in order."""

from __future__ import annotations

import datetime

from guwah.engines.dates.english import english_date, english_pattern
from guwah.engines.dates.found import FoundDate
from guwah.engines.dates.other import other_date, other_pattern
from guwah.engines.dates.relative import Anchor, relative_date

_OTHERS = ("fr", "ru", "kk", "ug", "zh")


def find_dates(text: str, language: str | None = None, written: datetime.date | None = None) -> list[FoundDate]:
    """The dates and lengths of time that ``text`` names, in order, never overlapping.

    Args:
        text: the stored text.
        language: BCP 47 tag; ``None`` tries every language that has rules.
        written: the day of the document, for "three weeks ago".
    """
    code = (language or "").split("-")[0].lower()
    found: list[FoundDate] = []
    if code in _OTHERS:
        found = _others(text, code)
    elif code in ("", "en", "und"):
        found = _english(text, written)
        if not code or code == "und":
            for other in _OTHERS:
                found += _others(text, other)
    else:
        found = [date for date in _english(text, written) if date.span.exact[:4].isdigit()]
    return _without_overlaps(found)


def _english(text: str, written: datetime.date | None) -> list[FoundDate]:
    anchor = Anchor(written=written)
    found: list[FoundDate] = []
    for match in english_pattern().finditer(text):
        date = english_date(text, match) or relative_date(text, match, anchor)
        if date is None:
            continue
        found.append(date)
        if date.kind == "date":
            anchor.last = date
    return found


def _others(text: str, language: str) -> list[FoundDate]:
    pattern = other_pattern(language)
    matches = pattern.finditer(text) if pattern else ()
    dates = (other_date(text, match, language) for match in matches)
    return [date for date in dates if date is not None]


def _without_overlaps(found: list[FoundDate]) -> list[FoundDate]:
    """The longest at each place, in order of the text."""
    kept: list[FoundDate] = []
    for date in sorted(found, key=lambda date: (date.span.start, -date.span.end)):
        if not kept or date.span.start >= kept[-1].span.end:
            kept.append(date)
    return kept
