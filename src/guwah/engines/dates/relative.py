"""Dates that lean on another: "three months later", "the next day", "5 May" without its year."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from guwah.core.values.spans import Span
from guwah.engines.dates.english import is_penalty, month_number
from guwah.engines.dates.found import FoundDate, day_date, month_date, year_date
from guwah.reference.words import load_words

_VAGUE = frozenset({"several", "few", "couple of"})


@dataclass(slots=True)
class Anchor:
    """What a relative date may lean on: the last full date read, and the day the document was written."""

    last: FoundDate | None = None
    written: datetime.date | None = None


def relative_date(text: str, found: re.Match[str], anchor: Anchor) -> FoundDate | None:
    """The date of a match that does not stand for itself; a bare length of time is a duration."""
    span = Span.at(text, found.start(), found.end())
    group = found.groupdict()
    if group["n"]:
        return _length(text, span, found, anchor)
    if group["near"]:
        return _near(span, " ".join(group["near"].lower().split()), anchor)
    return _yearless(span, group, anchor)


def duration_iso(group: dict[str, str | None]) -> str | None:
    """ISO 8601 of "a year and two months" (P1Y2M); ``None`` for "several months"."""
    years = months = weeks = days = 0
    for n, unit in ((group["n"], group["unit"]), (group["n2"], group["unit2"])):
        if not n or not unit:
            continue
        value = number_value(n)
        if value is None:
            return None
        kind = unit.lower()[0]
        years, months = years + value * (kind == "y"), months + value * (kind == "m")
        weeks, days = weeks + value * (kind == "w"), days + value * (kind in "dn")
    days += weeks * 7 if years or months or days else 0
    if weeks and not (years or months or days):
        return f"P{weeks}W"
    parts = (f"{years}Y" if years else "", f"{months}M" if months else "", f"{days}D" if days else "")
    return "P" + "".join(parts) if any(parts) else None


def number_value(word: str) -> int | None:
    """The value of a small number in digits or words; ``None`` where it is vague."""
    low = " ".join(word.lower().split())
    if low.isdigit():
        return int(low)
    if low in ("a", "an"):
        return 1
    if low in _VAGUE:
        return None
    values = load_words("numbers.en")["values"]
    total = sum(values.get(part, 0) for part in low.split("-"))
    return int(total) or None


def _length(text: str, span: Span, found: re.Match[str], anchor: Anchor) -> FoundDate | None:
    group = found.groupdict()
    iso = duration_iso(group)
    direction = (group["rel"] or "").lower().split()
    if not direction:
        kind = "penalty" if is_penalty(text, found) else "duration"
        return FoundDate(span, None, None, None, kind, steps=(iso,) if iso else ())
    value = number_value(group["n"] or "")
    if value is None:
        return None
    ago = direction[0] == "ago"
    base = anchor.written if ago else _middle(anchor.last)
    if base is None:
        return None
    backwards = ago or direction[0] in ("earlier", "before")
    since = base.isoformat() if ago else (anchor.last.edtf if anchor.last else "")
    step = f"{span.exact}: counted from {since}"
    return _moved(span, base, -value if backwards else value, (group["unit"] or "").lower(), step)


def _moved(span: Span, base: datetime.date, by: int, unit: str, step: str) -> FoundDate | None:
    months = by * 12 if unit.startswith("year") else by
    if unit[0] in "dnw":
        try:
            day = base + datetime.timedelta(days=by * (7 if unit[0] == "w" else 1))
        except OverflowError:
            return None
        exact = day_date(span, day.year, day.month, day.day)
        return _derived(exact, step)
    index = base.year * 12 + base.month - 1 + months
    if unit.startswith("year"):
        year = base.year + by
        return _derived(year_date(span, year), step) if 1 <= year <= 9999 else None
    return _derived(month_date(span, index // 12, index % 12 + 1), step)


def _derived(date: FoundDate | None, step: str) -> FoundDate | None:
    if date is None:
        return None
    edtf = f"{date.edtf}~"
    return FoundDate(date.span, edtf, date.earliest, date.latest, derived=True, steps=(step,))


def _near(span: Span, words: str, anchor: Anchor) -> FoundDate | None:
    written = anchor.written
    if words in ("last year", "this year", "yesterday"):
        if written is None:
            return None
        if words == "yesterday":
            day = written - datetime.timedelta(days=1)
            return _derived(day_date(span, day.year, day.month, day.day), "the day before the document")
        return _derived(year_date(span, written.year - (words == "last year")), "reckoned from the document's date")
    base = anchor.last
    if base is None or base.earliest != base.latest or base.earliest is None:
        return None
    day = datetime.date.fromisoformat(base.earliest)
    if "same" not in words:
        day += datetime.timedelta(days=1)
    return _derived(day_date(span, day.year, day.month, day.day), f"counted from {base.edtf}")


def _yearless(span: Span, group: dict[str, str | None], anchor: Anchor) -> FoundDate | None:
    if anchor.last is None or anchor.last.earliest is None:
        return None
    year = int(anchor.last.earliest[:4])
    for n in "12":
        month, day = group[f"m{n}"], group[f"d{n}"]
        if month and day:
            date = day_date(span, year, month_number(month), int(day))
            if date is None:
                return None
            step = f"the year of {anchor.last.edtf}, named before it"
            return FoundDate(span, f"{date.edtf}?", date.earliest, date.latest, derived=True, steps=(step,))
    return None


def _middle(date: FoundDate | None) -> datetime.date | None:
    if date is None or date.earliest is None or date.latest is None:
        return None
    first, last = (datetime.date.fromisoformat(day) for day in (date.earliest, date.latest))
    return first + (last - first) / 2
