"""The sub-year groupings 21 to 41: which months each of them covers.

Source: Library of Congress, Extended Date/Time Format Specification (2019), level 2, "Sub-year groupings", which names
them and leaves the months of a season open. Here seasons are the meteorological ones, of three whole months.
"""

from __future__ import annotations

_SPRING, _SUMMER, _AUTUMN, _WINTER = (3, 3), (6, 3), (9, 3), (12, 3)

GROUPINGS = {
    # Independent of location: read as northern, where the project's testimony comes from. EDTF does not say.
    21: _SPRING,
    22: _SUMMER,
    23: _AUTUMN,
    24: _WINTER,
    # North of the equator.
    25: _SPRING,
    26: _SUMMER,
    27: _AUTUMN,
    28: _WINTER,
    # South of it, where spring is in the months of the northern autumn.
    29: _AUTUMN,
    30: _WINTER,
    31: _SPRING,
    32: _SUMMER,
    # Quarters.
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    # Quadrimesters.
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    # Semestrals.
    40: (1, 6),
    41: (7, 6),
}
"""First month and number of months. One that begins in December ends in the year after."""

LEVEL_1_GROUPINGS = range(21, 25)
"""The four seasons of level 1; the others are level 2."""
