"""A team's gazetteer from plain values."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from guwah.core.entities.parsing import entities_from_mapping
from guwah.core.entities.place import PlaceName
from guwah.core.values.errors import InvalidInputError

PLACE = {"id": "x", "name": "X", "kind": "town", "source": "a map"}


def test_every_field_is_taken() -> None:
    place = {
        **PLACE,
        "country": "kz",
        "parent": "y",
        "names": ["Икс", {"text": "伊克斯", "language": "zh", "kind": "historical"}],
        "latitude": 43,
        "longitude": -80.5,
        "precision": "exact",
        "radius_m": 20,
        "population": 5,
        "earliest": 2017,
        "latest": datetime.date(2019, 5, 1),
    }
    facility = {"id": "f", "name": "F", "kind": "camp", "source": "a witness", "place": "x", "aliases": ["the F"]}
    (made,), (camp,) = entities_from_mapping({"places": [place], "facilities": [facility]})
    assert made.names == (PlaceName("Икс"), PlaceName("伊克斯", "zh", "historical"))
    assert (made.country, made.latitude, made.longitude, made.precision, made.radius_m) == (
        "KZ",
        43.0,
        -80.5,
        "exact",
        20,
    )
    assert (made.earliest, made.latest, made.population, made.parent) == ("2017-01-01", "2019-05-01", 5, "y")
    assert (camp.place, camp.aliases, camp.earliest) == ("x", (PlaceName("the F"),), "")


def test_nothing_is_an_answer() -> None:
    assert entities_from_mapping({}) == ((), ())
    assert entities_from_mapping({"places": None}) == ((), ())
    (made,), _ = entities_from_mapping({"places": [PLACE]})
    assert (made.precision, made.latitude, made.country) == ("unknown", None, "")
    (made,), _ = entities_from_mapping({"places": [{**PLACE, "latitude": 1, "longitude": 2}]})
    assert made.precision == "area", "a point of which nothing is said is rough"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"colour": "red"}, "unknown field 'colour'"),
        ({"source": ""}, "needs 'source'"),
        ({"id": 5}, "needs 'id'"),
        ({"name": None}, "needs 'name'"),
        ({"kind": " "}, "needs 'kind'"),
        ({"latitude": 91, "longitude": 0}, "-90 to 90"),
        ({"latitude": 1}, "go together"),
        ({"latitude": "x", "longitude": 0}, "degrees"),
        ({"longitude": True, "latitude": 0}, "degrees"),
        ({"latitude": float("nan"), "longitude": 0}, "degrees"),
        ({"precision": "good"}, "'precision' is one of"),
        ({"radius_m": -1}, "whole number"),
        ({"radius_m": True}, "whole number"),
        ({"country": False}, "put it in quotes"),
        ({"names": "Икс"}, "list of names"),
        ({"names": [5]}, "a name in 'names'"),
        ({"names": [{"text": ""}]}, "needs 'text'"),
        ({"names": [{"text": "a", "kind": "wrong"}]}, "its 'kind' is one of"),
        ({"names": [{"words": "a"}]}, "a name in 'names'"),
        ({"place": "y"}, "unknown field 'place'"),
        ({"country": "Kazakhstan"}, "two letters"),
        ({"earliest": ["2017"]}, "date in EDTF"),
        ({"earliest": True}, "date in EDTF"),
        ({"names": [{"text": ["a"]}]}, "put them in quotes"),
    ],
)
def test_what_is_wrong_is_refused_with_the_entry(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidInputError, match=says) as error:
        entities_from_mapping({"places": [{**PLACE, **changes}]})
    assert error.value.code == "gazetteer-malformed" and "docs/places.md" in error.value.remedy


@pytest.mark.parametrize(
    "value", [None, [], "places", {"places": {}, "x": 1}, {"places": "x"}, {"places": ["x"]}, {"facilities": 5}]
)
def test_what_is_no_gazetteer_is_refused(value: Any) -> None:
    with pytest.raises(InvalidInputError) as error:
        entities_from_mapping(value)
    assert error.value.code == "gazetteer-malformed"


def test_a_value_that_is_endless_when_written_out_is_refused_at_once() -> None:
    endless: Any = "x"
    for _ in range(60):
        endless = [endless, endless]
    for changes in ({"id": endless}, {"names": endless}, {"names": [{"text": endless}]}, {"latest": endless}):
        with pytest.raises(InvalidInputError):
            entities_from_mapping({"places": [{**PLACE, **changes}]})
    with pytest.raises(InvalidInputError, match="places, number 1"):
        entities_from_mapping({"places": endless})


def test_a_date_that_is_none_and_half_a_character_have_their_own_codes() -> None:
    with pytest.raises(InvalidInputError) as error:
        entities_from_mapping({"places": [{**PLACE, "earliest": "last year"}]})
    assert error.value.code == "edtf-unread"
    with pytest.raises(InvalidInputError) as error:
        entities_from_mapping({"places": [{**PLACE, "names": ["a\ud800"]}]})
    assert error.value.code == "text-malformed"
