"""Which components of a date are uncertain (?), approximate (~) or both (%).

Source: Library of Congress, Extended Date/Time Format Specification (2019), level 2, "Qualification".
"""

from __future__ import annotations

from guwah.core.values.edtf.value import Component, Date, Season

_MEANING = {"": frozenset(), "?": frozenset("?"), "~": frozenset("~"), "%": frozenset("?~")}
_MARK = {meaning: mark for mark, meaning in _MEANING.items()}


def qualification(date: Date | Season) -> tuple[str, ...]:
    """For each component written, from the year on: "", "?", "~" or "%", all that is said of it taken together."""
    parts = date.components
    return tuple(_of(part, parts[at:]) for at, part in enumerate(parts))


def _of(part: Component, onwards: tuple[Component, ...]) -> str:
    """A mark on the left is said of this component, one on the right of it and of all before it."""
    said: frozenset[str] = _MEANING[part.left].union(*(_MEANING[later.right] for later in onwards))
    return _MARK[said]
