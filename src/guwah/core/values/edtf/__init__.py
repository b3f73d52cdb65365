"""Extended Date/Time Format, levels 0, 1 and 2: dates as exact as they are known.

Source: Library of Congress, Extended Date/Time Format Specification (4 February 2019), a profile of ISO 8601-2:2019.
Where it leaves something open, docs/decisions/0010-edtf-by-our-own-code.md says what was chosen.
"""

from guwah.core.values.edtf.bounds import day_bounds
from guwah.core.values.edtf.iso_bounds import edtf_bounds
from guwah.core.values.edtf.level import edtf_level
from guwah.core.values.edtf.parse import parse_edtf
from guwah.core.values.edtf.qualification import qualification
from guwah.core.values.edtf.value import (
    AllOf,
    Component,
    Date,
    DateTime,
    Edtf,
    Interval,
    OneOf,
    Point,
    Range,
    Season,
    Side,
    Year,
)

__all__ = [
    "AllOf",
    "Component",
    "Date",
    "DateTime",
    "Edtf",
    "Interval",
    "OneOf",
    "Point",
    "Range",
    "Season",
    "Side",
    "Year",
    "day_bounds",
    "edtf_bounds",
    "edtf_level",
    "parse_edtf",
    "qualification",
]
