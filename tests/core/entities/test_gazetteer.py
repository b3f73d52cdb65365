"""Places by id, by what they lie in, and by name."""

from __future__ import annotations

import pytest

from core.entities.made import FACILITIES, PLACES, gazetteer
from guwah.core.entities.gazetteer import build_gazetteer
from guwah.core.entities.place import Facility, Place
from guwah.core.values.errors import InvalidInputError


def ids(found: tuple) -> list[str]:
    return [item[0] for item in found]


def test_what_a_place_lies_in_comes_nearest_first() -> None:
    assert [item.id for item in gazetteer().ancestors("mill-cellar")] == ["mill", "a-kum", "a-tal", "A"]
    assert gazetteer().ancestors("A") == ()
    assert gazetteer().ancestors("nowhere") == ()


def test_within_goes_through_facilities_and_places_and_not_backwards() -> None:
    made = gazetteer()
    assert made.within("mill-cellar", "A") and made.within("A", "A")
    assert not made.within("A", "mill-cellar") and not made.within("b-orsu", "A")


def test_the_country_is_that_of_the_nearest_that_has_one() -> None:
    made = gazetteer()
    assert (made.country("mill-cellar"), made.country("b-ur"), made.country("nowhere")) == ("AR", "Berlan", "")


def test_a_name_finds_everything_that_bears_it_once() -> None:
    assert ids(gazetteer().by_key("ORSU")) == ["a-orsu", "a-orsu-post", "b-orsu"]
    assert ids(gazetteer().by_key("mill")) == ["mill"], "'the' does not count"
    assert gazetteer().by_key("") == ()


def test_accents_and_spaces_count_only_for_the_exact_key() -> None:
    made = gazetteer()
    assert made.by_key("urumba") == () and ids(made.by_loose_key("Urum Ba")) == ["b-ur"]
    assert ids(made.by_loose_key("АлмаРта")) == ["b-ur"]


def test_over_another_gazetteer_a_team_s_own_takes_the_place_of_what_has_its_id() -> None:
    over = build_gazetteer([Place("b-orsu", "New Orsu", "town", parent="B")], base=gazetteer())
    found = over.get("b-orsu")
    assert found is not None and found.name == "New Orsu" and over.own == {"b-orsu"}
    assert len(over) == len(PLACES) + len(FACILITIES) and "a-kum" in over


@pytest.mark.parametrize(
    ("places", "facilities", "says"),
    [
        ([Place("x", "X", "town"), Place("x", "Y", "town")], [], "its id stands twice"),
        ([Place("x", "X", "town", parent="nowhere")], [], "'nowhere', which is not there"),
        ([Place("x", "X", "town", parent="y"), Place("y", "Y", "town", parent="x")], [], "lies in itself"),
        ([Place("x", "X", "town", parent="x")], [], "lies in itself"),
        ([Place("x", "X", "town", parent="f")], [Facility("f", "F", "camp")], "cannot lie in a facility"),
    ],
)
def test_what_cannot_be_is_refused_with_the_entry(places: list, facilities: list, says: str) -> None:
    with pytest.raises(InvalidInputError, match=says) as error:
        build_gazetteer(places, facilities)
    assert error.value.code == "gazetteer-malformed"
