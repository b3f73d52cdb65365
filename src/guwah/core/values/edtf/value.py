"""What an EDTF text can be: a small closed family. ``str(value)`` is the very text it was read from.

Values are made by ``parse_edtf``, which checks them; the classes themselves only hold what was written.
Source: Library of Congress, Extended Date/Time Format Specification (4 February 2019); ISO 8601-2:2019.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Component:
    """A year, month, day or sub-year grouping as written.

    Args:
        digits: with "X" for a digit that is not known; a year may begin with "-".
        left: "?", "~" or "%" before it, which qualifies this component alone; else "".
        right: the same after it, which qualifies this component and all before it; else "".
    """

    digits: str
    left: str = ""
    right: str = ""

    def __str__(self) -> str:
        return f"{self.left}{self.digits}{self.right}"


@dataclass(frozen=True, slots=True)
class Date:
    """A year, a month of a year, or a day: "1985", "2004-06~", "156X-12-25"."""

    year: Component
    month: Component | None = None
    day: Component | None = None

    @property
    def components(self) -> tuple[Component, ...]:
        """What is written, from the year on: one, two or three components."""
        return tuple(part for part in (self.year, self.month, self.day) if part)

    def __str__(self) -> str:
        return "-".join(map(str, self.components))


@dataclass(frozen=True, slots=True)
class Season:
    """A season, quarter, quadrimester or semestral of a year: "2001-21", "2001-34"."""

    year: Component
    grouping: Component

    @property
    def components(self) -> tuple[Component, ...]:
        """The year and the grouping."""
        return self.year, self.grouping

    def __str__(self) -> str:
        return f"{self.year}-{self.grouping}"


@dataclass(frozen=True, slots=True)
class Year:
    """A year in one of the special forms: "Y170000002", "Y-17E7", "1950S2".

    Args:
        digits: as written, sign included, without "Y".
        prefixed: True where it begins with "Y".
        exponent: the power of ten after "E".
        significant: how many digits, from the first, are to be relied on: the number after "S".
        left: a qualifier before it; else "".
        right: a qualifier after it; else "".
    """

    digits: str
    prefixed: bool = False
    exponent: int | None = None
    significant: int | None = None
    left: str = ""
    right: str = ""

    @property
    def number(self) -> int:
        """The year that is written, the estimate where digits are not significant; 0 is 1 BC."""
        return int(self.digits + "0" * (self.exponent or 0))

    def __str__(self) -> str:
        power = "" if self.exponent is None else f"E{self.exponent}"
        relied = "" if self.significant is None else f"S{self.significant}"
        return f"{self.left}{'Y' if self.prefixed else ''}{self.digits}{power}{relied}{self.right}"


@dataclass(frozen=True, slots=True)
class DateTime:
    """A second of a day: "1985-04-12T23:20:30Z".

    Args:
        date: a day, with neither qualifiers nor unspecified digits.
        hour: 0 to 24; 24 only as 24:00:00, the end of the day.
        minute: 0 to 59.
        second: 0 to 60; 60 only where a leap second can be.
        zone: "Z", "+04", "-04:30"; "" for local time.
    """

    date: Date
    hour: int
    minute: int
    second: int
    zone: str = ""

    def __str__(self) -> str:
        return f"{self.date}T{self.hour:02}:{self.minute:02}:{self.second:02}{self.zone}"


class Side(Enum):
    """A side of an interval without a date."""

    OPEN = ".."
    UNKNOWN = ""

    def __str__(self) -> str:
        return self.value


Point = Date | Season | Year
"""What can stand in an interval or a set."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From a start to an end: "1964/2008", "1985-04/..", "/1985". At least one side is a date."""

    start: Point | Side
    end: Point | Side

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Range:
    """All values from one to another, in a set: "1670..1672"; "..1984" and "1984.." have one end only."""

    start: Point | None
    end: Point | None

    def __str__(self) -> str:
        return f"{self.start or ''}..{self.end or ''}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the members, it is not known which: "[1667,1668,1670..1672]"."""

    members: tuple[Point | Range, ...]

    def __str__(self) -> str:
        return f"[{','.join(map(str, self.members))}]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of the members: "{1960,1961-12}"."""

    members: tuple[Point | Range, ...]

    def __str__(self) -> str:
        return f"{{{','.join(map(str, self.members))}}}"


Edtf = Date | Season | Year | DateTime | Interval | OneOf | AllOf
