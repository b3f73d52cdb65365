"""Places and facilities."""

from __future__ import annotations

from guwah.core.entities.place import Facility, Place, PlaceName


def test_the_name_it_is_called_by_comes_first() -> None:
    assert [name.text for name in Place("x", "X", "town", names=(PlaceName("Икс"),)).all_names()] == ["X", "Икс"]
    assert [name.text for name in Facility("f", "F", "camp", aliases=(PlaceName("the F"),)).all_names()] == [
        "F",
        "the F",
    ]


def test_both_lie_in_something_or_nothing() -> None:
    assert (Place("x", "X", "town", parent="y").inside, Facility("f", "F", "camp", "x").inside) == ("y", "x")
    assert Place("x", "X", "town").inside is None
