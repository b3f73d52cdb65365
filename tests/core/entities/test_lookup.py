"""What a name can mean: nothing is decided, and the way is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entities.made import designations, gazetteer
from guwah.core.entities.gazetteer import build_gazetteer
from guwah.core.entities.lookup import PlaceCandidate, Surroundings, candidates
from guwah.core.entities.place import Place

MADE, TABLES = gazetteer(), designations()


def find(name: str, around: str = "", country: str = "", **more: Any) -> tuple[PlaceCandidate, ...]:
    surroundings = Surroundings(country=country, text=around)
    return candidates(MADE, name, designations=TABLES, around=surroundings, **more)


def ids(name: str, around: str = "", country: str = "") -> list[str]:
    return [item.entity.id for item in find(name, around, country)]


@pytest.mark.parametrize(
    ("name", "first", "step"),
    [
        ("Kumba", "a-kum", "name"),
        ("KUMBA", "a-kum", "name"),
        ("the Mill", "mill", "name"),
        ("Oldorsu", "a-orsu", "name"),
        ("Urumba", "b-ur", "spelling"),
        ("the city of Kumba", "a-kum", "designation"),
        ("奥尔苏县", "a-orsu", "designation"),
        ("Құмбада", "a-kum", "inflection"),
        ("г. Кумбе", "a-kum", "inflection"),
        ("غۇلبىدا", "b-ur", "inflection"),
        ("his shop in Kumba", "a-kum", "part"),
    ],
)
def test_the_first_step_that_finds_anything_is_the_last(name: str, first: str, step: str) -> None:
    found = find(name)
    assert (found[0].entity.id, found[0].step) == (first, step)


def test_two_places_of_one_name_on_two_sides_of_a_border_both_stay() -> None:
    everything = {"a-orsu", "a-orsu-post", "b-orsu"}
    assert set(ids("Orsu")) == everything
    assert (
        set(ids("Orsu", "at the border post")) == everything and ids("Orsu", "at the border post")[0] == "a-orsu-post"
    )
    assert set(ids("Orsu", "we fled to Berlan")) == everything and ids("Orsu", "we fled to Berlan")[0] == "b-orsu"
    assert set(ids("Orsu", country="Berlan")) == everything and ids("Orsu", country="berlan")[0] == "b-orsu"
    assert set(ids("Orsu", "阿尔兰奥尔苏")) == everything and ids("Orsu", "阿尔兰奥尔苏")[0].startswith("a-")


def test_the_kind_that_the_name_says_goes_before_what_stands_around() -> None:
    assert ids("Orsu border post", "in that county")[0] == "a-orsu-post"
    assert ids("奥尔苏口岸", "") == ["a-orsu"], "the Chinese name is the county's only"


def test_the_way_is_told() -> None:
    (found,) = find("the city of Oldorsu")
    assert found.because == ("without 'city of'", "a historical name of Orsu County", "which is a county")
    assert (found.country, found.within) == ("AR", ("Tal", "Arlan"))
    assert "the text says 'border post'" in find("Orsu", "a border post")[0].because
    assert "the text names the country" in find("Orsu", "in Berlan")[0].because
    assert find("Kumba police station")[0].because[-1] == "which is a city"


def test_a_name_within_the_words_tells_where_the_longest_first() -> None:
    found = find("behind the gate of the Kumba Mill School")
    assert [item.entity.id for item in found] == ["mill", "a-kum"]
    assert all(item.step == "part" for item in found)
    assert find("the kumba of all things") == (), "a name begins with a capital"


def test_of_names_within_the_words_the_one_that_lies_in_another_comes_first() -> None:
    found = ids("Orsu, Berlan")
    assert found[0] == "b-orsu" and set(found) == {"a-orsu", "a-orsu-post", "b-orsu", "B"}
    assert ids("在阿尔兰奥尔苏") == ["a-orsu"], "in Chinese the end of the words"


@pytest.mark.parametrize("name", ["", " ", "the", "a room", "Nowhere", "县", "???", "the city of"])
def test_what_the_gazetteer_does_not_have_has_no_candidates(name: str) -> None:
    assert find(name) == ()


def test_names_like_it_come_only_where_nothing_else_fits_best_first() -> None:
    asked: list[str] = []

    def similar(name: str, names: Sequence[str]) -> list[tuple[str, str]]:
        asked.append(name)
        assert "Kumba" in names and len(set(names)) == len(names)
        return [("Ürümba", "one letter apart"), ("Kumba", "two letters apart")]

    assert find("Kumba", similar=similar)[0].step == "name" and asked == []
    found = find("Krumba county", similar=similar)
    assert asked == ["Krumba county", "krumba"]
    assert [(item.entity.id, item.step) for item in found] == [("b-ur", "similar"), ("a-kum", "similar")]
    assert found[0].because[0] == "one letter apart"


def test_a_team_s_own_comes_first() -> None:
    over = build_gazetteer([Place("mine", "Orsu", "hamlet", parent="B")], base=MADE)
    assert candidates(over, "Orsu", designations=TABLES)[0].entity.id == "mine"
    assert len(candidates(over, "Orsu", designations=TABLES)) == 4


def test_without_tables_only_names_are_found() -> None:
    assert candidates(MADE, "Orsu County")[0].entity.id == "a-orsu"
    assert candidates(MADE, "the city of Kumba") != () and candidates(MADE, "Құмбада") == ()


def test_a_candidate_as_json_has_a_point_only_for_a_place() -> None:
    place, facility = find("Kumba")[0].to_json(), find("the Mill")[0].to_json()
    assert set(place) == set(facility)
    assert (place["facility"], facility["facility"], facility["precision"]) == (False, True, "unknown")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_looked_up_and_each_candidate_once(name: str, around: str) -> None:
    found = ids(name, around)
    assert len(found) == len(set(found))


@given(st.sampled_from(["Orsu", "Kumba", "奥尔苏县", "Құмбада", "Arlan"]), st.text(max_size=40))
def test_the_words_around_drop_nothing(name: str, around: str) -> None:
    assert sorted(ids(name, around)) == sorted(ids(name))
