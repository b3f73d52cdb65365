"""The level of conformance that a value needs: 0, 1 or 2.

Source: Library of Congress, Extended Date/Time Format Specification (2019), whose levels each take in the one before.
What it gives at two levels ("2004-06-11%") has the lower one; what puts features together has the highest of theirs.
"""

from __future__ import annotations

import re
from typing import Literal

from guwah.core.values.edtf.groupings import LEVEL_1_GROUPINGS
from guwah.core.values.edtf.patterns import UNSPECIFIED
from guwah.core.values.edtf.value import Component, Date, DateTime, Edtf, Interval, Point, Season, Side, Year

Level = Literal[0, 1, 2]

_FROM_THE_RIGHT = re.compile(r"-?([0-9]{2}[0-9X]X|[0-9]{4}-XX|[0-9]{4}-[0-9]{2}-XX|[0-9]{4}-XX-XX)")
"""The four cases of level 1: one or two digits of a year alone, the month, the day, or month and day."""


def edtf_level(value: Edtf) -> Level:
    """The lowest level at which ``value`` is allowed."""
    match value:
        case Date() | Season() | Year():
            return _point_level(value)
        case DateTime():
            return _point_level(value.date)
        case Interval():
            return max(_side_level(value.start), _side_level(value.end))
        case _:
            return 2


def _side_level(side: Point | Side) -> Level:
    """In an interval unspecified digits are of level 2 throughout; dates left out are of level 1."""
    if isinstance(side, Side):
        return 1
    return 2 if UNSPECIFIED in str(side) else _point_level(side)


def _point_level(point: Point) -> Level:
    if isinstance(point, Year):
        special = point.exponent is not None or point.significant is not None or point.left
        return 2 if special else 1
    levels: list[Level] = [_qualifier_level(point.components), _digits_level(point)]
    if point.year.digits.startswith("-"):
        levels.append(1)
    if isinstance(point, Season):
        levels.append(1 if int(point.grouping.digits) in LEVEL_1_GROUPINGS else 2)
    return max(levels)


def _qualifier_level(components: tuple[Component, ...]) -> Level:
    """At level 1 a qualifier stands only at the end, and is said of the whole."""
    if any(part.left for part in components) or any(part.right for part in components[:-1]):
        return 2
    return 1 if components[-1].right else 0


def _digits_level(point: Date | Season) -> Level:
    digits = "-".join(part.digits for part in point.components)
    if UNSPECIFIED not in digits:
        return 0
    return 1 if _FROM_THE_RIGHT.fullmatch(digits) else 2
