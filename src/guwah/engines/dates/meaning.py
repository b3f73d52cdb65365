"""What words for time mean before they are placed in the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guwah.reference.times import load_times

MONTHS_IN = {"year": 12, "decade": 120, "century": 1200, "millennium": 12_000, "quarter": 3, "month": 1, "half": 6}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7, "business_day": 1}
SECONDS_IN = {"hour": 3600, "minute": 60, "second": 1}


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a unit: "two or three days" has ``count`` 2 and ``most`` 3; "several" has no count."""

    unit: str
    count: float | None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as said. ``qualifier`` is about, at_least, at_most or empty."""

    amounts: tuple[Amount, ...]
    qualifier: str = ""
    turned: str = ""

    @property
    def unit(self) -> str:
        """The smallest unit named, which says how exact the words are."""
        return self.amounts[-1].unit

    @property
    def is_counted(self) -> bool:
        """False for "several months"."""
        return all(amount.count is not None for amount in self.amounts)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as said, each field empty where the words do not say it.

    ``turn`` is -1, 0 or 1 for last, this, next ``unit`` (or month, weekday, season), counted from the ``anchor``:
    "speech" or "story". ``offset`` is a length counted from ``base`` (or from the anchor), backwards where ``sign``
    is -1. ``within`` is the longer time that this one is a part of. ``years`` is 10 for a decade, 100 for a century.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    week: int | None = None
    quarter: int | None = None
    years: int = 1
    unit: str = ""
    turn: int | None = None
    anchor: str = ""
    offset: Length | None = None
    sign: int = 0
    base: Moment | None = None
    within: Moment | None = None
    part: str = ""
    daypart: str = ""
    clock: str = ""
    feast: str = ""
    calendar: str = "gregorian"
    era: int = 0
    vague: str = ""
    fixed: str = ""
    """EDTF of a time that a team named."""

    approximate: bool = False
    choices: tuple[Moment, ...] = ()
    event: bool = False

    @property
    def stands_alone(self) -> bool:
        """True where the words name the year themselves."""
        return (
            self.year is not None
            or bool(self.choices or self.fixed)
            or (self.within is not None and self.within.stands_alone)
        )

    @property
    def is_partial(self) -> bool:
        """True for "14 October", "Monday", "winter", "in the evening": a part of a longer time that is not named."""
        return not self.stands_alone and not self.turn_or_offset and not self.vague

    @property
    def turn_or_offset(self) -> bool:
        return self.turn is not None or self.offset is not None

    @property
    def is_clock_only(self) -> bool:
        """True for "at three in the morning": a time of day on a day that is not named."""
        named = (self.year, self.month, self.day, self.weekday, self.season, self.turn, self.offset, self.within)
        return bool(self.clock or self.daypart) and all(part is None for part in named) and not self.feast


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set: what happens every ``period`` (ISO 8601); ``each`` is what is done in it ("fifteen hours" a day)."""

    period: str
    each: Length | None = None
    at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody is or was."""

    length: Length


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one time to another: each is a time of its own, with the place of its words in the text."""

    first: Moment
    last: Moment
    first_place: tuple[int, int]
    last_place: tuple[int, int]
    joined: bool = True
    """False for two times that only share a year."""


Meaning = Moment | Length | Repeated | Age


def iso_length(length: Length) -> str | None:
    """ISO 8601: "P1Y2M"; "P2D/P3D" for "two or three days"; ``None`` where the words give no number."""
    if not length.is_counted:
        return None
    low = _iso([(amount.unit, amount.count or 0) for amount in length.amounts])
    if all(amount.most is None for amount in length.amounts):
        return low
    high = _iso([(amount.unit, amount.count if amount.most is None else amount.most) for amount in length.amounts])
    return f"{low}/{high}"


def _iso(amounts: list[tuple[str, float | None]]) -> str:
    """Halves of a year become months, of a day hours; a whole number of weeks alone stays weeks."""
    totals = dict.fromkeys("YMWDhms", 0.0)
    letters = {
        "year": ("Y", 1), "decade": ("Y", 10), "century": ("Y", 100), "millennium": ("Y", 1000), "quarter": ("M", 3),
        "half": ("M", 6), "month": ("M", 1), "week": ("W", 1), "fortnight": ("W", 2), "weekend": ("D", 2),
        "day": ("D", 1), "night": ("D", 1), "business_day": ("D", 1), "hour": ("h", 1), "minute": ("m", 1),
        "second": ("s", 1),
    }  # fmt: skip
    for unit, count in amounts:
        letter, times = letters[unit]
        totals[letter] += (count or 0) * times
    for big, small, size in (("Y", "M", 12), ("W", "D", 7), ("D", "h", 24), ("h", "m", 60)):
        part = totals[big] % 1
        totals[big] -= part
        totals[small] += part * size
    if totals["W"] and any(totals[letter] for letter in "YMD"):
        totals["D"], totals["W"] = totals["D"] + totals["W"] * 7, 0
    date = "".join(f"{_number(totals[letter])}{letter}" for letter in "YMWD" if totals[letter])
    time = "".join(f"{_number(totals[letter])}{letter.upper()}" for letter in "hms" if totals[letter])
    return "P" + date + ("T" + time if time else "") if date or time else "P0D"


def _number(value: float) -> str:
    rounded = round(value, 2)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def either_feast(moment: Moment) -> Moment:
    """ "Eid" by itself: both feasts that it can be."""
    names = load_times("feasts").get(moment.feast, {}).get("either")
    if not names:
        return moment
    return Moment(choices=tuple(replace(moment, feast=name) for name in names))


def inside(part: Moment, whole: Moment) -> Moment:
    """``part`` as a part of ``whole``: "October" in "last year"."""
    return replace(part, within=whole) if part.within is None else replace(part, within=inside(part.within, whole))
