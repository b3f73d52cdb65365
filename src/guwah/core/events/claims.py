"""What witnesses say of time: points, constraints between them, and claims that stand or fall as one.

Each event has a start and an end, and each of these is a day that nobody may know. A quote limits how many days
lie between two points; a date limits how many lie between the calendar's origin and a point.
Source: Dechter, Meiri, Pearl 1991, "Temporal constraint networks".
"""

from __future__ import annotations

from dataclasses import dataclass

from guwah.core.values.errors import InvalidInputError

FURTHEST_DAYS = 1_000_000_000
"""No constraint may reach further than this many days: it could not be a date, and sums must stay exact."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """The start or the end of an event. ``side`` is "start" or "end"."""

    event: str
    side: str


CALENDAR = Point("", "calendar")
"""The origin from which days are counted; a date is a constraint from here, in proleptic ordinals."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """``later`` lies between ``least`` and ``most`` days after ``earlier``; none is open.

    Where the words are approximate, ``close_least`` and ``close_most`` are what they would ordinarily mean;
    where they are none, the words are taken as they stand.

    Raises:
        InvalidInputError: ``constraint-too-far``.
    """

    earlier: Point
    later: Point
    least: int | None
    most: int | None
    close_least: int | None = None
    close_most: int | None = None

    def __post_init__(self) -> None:
        given = (self.least, self.most, self.close_least, self.close_most)
        if any(days is not None and abs(days) > FURTHEST_DAYS for days in given):
            raise InvalidInputError("constraint-too-far", f"a constraint may span {FURTHEST_DAYS} days at most.")

    def range_days(self, *, close: bool) -> tuple[int | None, int | None]:
        """The outermost range, or with ``close`` what the words would ordinarily mean, which lies inside it."""
        if not close:
            return self.least, self.most
        return _larger(self.least, self.close_least), _smaller(self.most, self.close_most)

    def limits(self, *, close: bool) -> list[tuple[Point, Point, int]]:
        """Each as (a, b, days): ``b`` is at most ``days`` after ``a``."""
        least, most = self.range_days(close=close)
        out = [] if most is None else [(self.earlier, self.later, most)]
        return out if least is None else [*out, (self.later, self.earlier, -least)]


def _larger(a: int | None, b: int | None) -> int | None:
    return max(a, b) if a is not None and b is not None else a if b is None else b


def _smaller(a: int | None, b: int | None) -> int | None:
    return min(a, b) if a is not None and b is not None else a if b is None else b


Reading = tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one quote says, which stands or falls as one; ``readings`` are several where it can be read several ways.

    A ``given`` claim is a rule that nobody doubts (nothing ends before it starts). A claim without a reading
    says nothing of time.

    Raises:
        InvalidInputError: ``rule-ambiguous``.
    """

    id: str
    readings: tuple[Reading, ...]
    given: bool = False

    def __post_init__(self) -> None:
        if self.given and len(self.readings) > 1:
            raise InvalidInputError("rule-ambiguous", f"the given claim {self.id} must have one reading.")

    @property
    def is_ambiguous(self) -> bool:
        return len(self.readings) > 1

    def points(self) -> set[Point]:
        """Every point that some reading of it names, the calendar left out."""
        told = (point for reading in self.readings for item in reading for point in (item.earlier, item.later))
        return {point for point in told if point != CALENDAR}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that a point can be; none where nothing limits it."""

    earliest: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """``claim`` puts ``later`` at most ``days`` after ``earlier`` (negative: at least so many days before it)."""

    claim: str
    earlier: Point
    later: Point
    days: int


Loop = tuple[Step, ...]
"""Steps that end where they began, with a negative sum: a point would lie before itself."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be true, while without any one of them the others can.

    ``kind`` is "impossible" where the outermost ranges cannot be met, "strained" where they can and what the words
    would ordinarily mean cannot. ``because`` holds a loop for each way to read the members that had to be ruled out.
    """

    members: tuple[str, ...]
    kind: str
    because: tuple[Loop, ...]


@dataclass(frozen=True, slots=True)
class Inconsistent:
    """No days can satisfy the claims; ``conflict`` is one reason, there may be others."""

    conflict: Conflict
