"""A time placed in the calendar: its first and last day, its EDTF and TIMEX3 values, and how it was reckoned."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guwah.core.values.days import civil, day_number, iso_day, month_length

SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_PARTS_OF_YEAR = {
    "early": (1, 6), "start": (1, 4), "mid": (4, 9), "late": (7, 12), "end": (9, 12), "first_half": (1, 6),
    "second_half": (7, 12),
}  # fmt: skip
_PARTS = {
    "early": (0.0, 0.5), "start": (0.0, 0.34), "mid": (0.25, 0.75), "late": (0.5, 1.0), "end": (0.66, 1.0),
    "first_half": (0.0, 0.5), "second_half": (0.5, 1.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """``first`` and ``last`` are day numbers; ``unit`` says how exact the words are.

    ``derived`` is true where the words alone do not give the time; ``steps`` is the reasoning.
    """

    first: int
    last: int
    edtf: str
    timex: str
    unit: str
    derived: bool = False
    steps: tuple[str, ...] = ()
    calendar: str = "gregorian"
    at: str = ""
    """The time of day as TIMEX3 writes it: "T15:00" or "TMO"."""

    @property
    def bounds(self) -> tuple[str, str]:
        """First and last day, ISO."""
        return iso_day(self.first), iso_day(self.last)

    @property
    def middle(self) -> int:
        return (self.first + self.last) // 2

    def reckoned(self, step: str, *, mark: str = "~") -> Placed:
        """The same, reckoned from something else: marked, with the step said."""
        mark = mark or ("~" if self.edtf.endswith("~") else "")
        edtf = self.edtf if "/" in self.edtf or self.edtf.startswith("[") else self.edtf.rstrip("~?") + mark
        return replace(self, edtf=edtf, derived=True, steps=(*self.steps, step))


def year_text(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _timex_year(year: int) -> str:
    return f"BC{1 - year:04d}" if year <= 0 else f"{year:04d}"


def place_day(number: int) -> Placed:
    """One day."""
    year, month, day = civil(number)
    return Placed(number, number, iso_day(number), f"{_timex_year(year)}-{month:02d}-{day:02d}", "day")


def place_month(year: int, month: int) -> Placed:
    """A month; ``month`` may lie outside 1 to 12, and counts on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = day_number(year, month, 1)
    last = first + month_length(year, month) - 1
    return Placed(first, last, f"{year_text(year)}-{month:02d}", f"{_timex_year(year)}-{month:02d}", "month")


def place_year(year: int) -> Placed:
    """A year, as astronomers count: 0 is 1 BC."""
    return Placed(day_number(year, 1, 1), day_number(year, 12, 31), year_text(year), _timex_year(year), "year")


def place_years(first: int, years: int) -> Placed:
    """A decade or century by its first year."""
    start, end = day_number(first, 1, 1), day_number(first + years - 1, 12, 31)
    digits = 3 if years == 10 else 2
    unit = "decade" if years == 10 else "century"
    if first <= 0:
        edtf = f"{year_text(first)}/{year_text(first + years - 1)}"
        return Placed(start, end, edtf, f"BC{1 - (first + years - 1):04d}"[: digits + 2], unit)
    if years > 100:
        edtf = f"{year_text(first)}/{year_text(first + years - 1)}"
        return Placed(start, end, edtf, edtf, "decade")
    stem = f"{first:04d}"[:digits]
    return Placed(start, end, stem + "X" * (4 - digits), stem, "decade" if years == 10 else "century")


def place_season(year: int, season: int) -> Placed:
    """A season of the north; a winter begins in December of ``year`` and ends in the year after."""
    start = _SEASON_MONTHS[season]
    first = place_month(year, start).first
    last = place_month(year, start + 2).last
    return Placed(first, last, f"{year_text(year)}-{season}", f"{_timex_year(year)}-{SEASONS[season]}", "season")


def place_week(number: int) -> Placed:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = number - (number - 1) % 7
    thursday = civil(monday + 3)
    first = day_number(thursday[0], 1, 4)
    week = (monday - (first - (first - 1) % 7)) // 7 + 1
    edtf = f"{iso_day(monday)}/{iso_day(monday + 6)}"
    return Placed(monday, monday + 6, edtf, f"{thursday[0]:04d}-W{week:02d}", "week")


def place_quarter(year: int, quarter: int) -> Placed:
    """A quarter of a year, EDTF level 2."""
    first, last = place_month(year, quarter * 3 - 2).first, place_month(year, quarter * 3).last
    return Placed(first, last, f"{year_text(year)}-{32 + quarter}", f"{_timex_year(year)}-Q{quarter}", "quarter")


def place_between(first: int, last: int, unit: str) -> Placed:
    """Some day from ``first`` to ``last``: the shortest EDTF that says so."""
    if first == last:
        return place_day(first)
    one, other = civil(first), civil(last)
    if one[:2] == other[:2]:
        month = place_month(*one[:2])
        return replace(month, first=first, last=last, edtf=month.edtf + "~", unit=unit)
    edtf = f"[{iso_day(first)}..{iso_day(last)}]"
    middle = civil((first + last) // 2)
    return Placed(first, last, edtf, f"{_timex_year(middle[0])}-{middle[1]:02d}", unit)


def part_of(whole: Placed, part: str) -> Placed:
    """An early, middle or late part: the value of the whole, about, with narrower bounds."""
    if part in ("whole", "height") or whole.unit == "day":
        return whole
    if whole.unit == "year":
        low, high = _PARTS_OF_YEAR[part]
        year = civil(whole.first)[0]
        first, last = place_month(year, low).first, place_month(year, high).last
    else:
        low_share, high_share = _PARTS[part]
        days = whole.last - whole.first + 1
        first = whole.first + int(days * low_share)
        last = whole.first + max(int(days * high_share) - 1, int(days * low_share))
    words = {"first_half": "the first half", "second_half": "the second half"}.get(part, part)
    step = f"{words}: taken as {iso_day(first)} to {iso_day(last)}"
    edtf = whole.edtf if whole.edtf[-1] in "~]" or "/" in whole.edtf else f"{whole.edtf.rstrip('?')}~"
    return replace(whole, first=first, last=last, edtf=edtf, steps=(*whole.steps, step))
