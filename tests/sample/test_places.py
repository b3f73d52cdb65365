"""Every place and facility planted in the sample is found by every form of its name; ambiguity stays."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from guwah.core.entities.gazetteer import Gazetteer, build_gazetteer
from guwah.core.entities.lookup import PlaceCandidate, candidates
from guwah.core.entities.place import Facility
from guwah.reference.gazetteer import load_designations, load_gazetteer
from guwah.reference.sample import HERE, load_sample
from guwah.services.case_gazetteer import GAZETTEER, case_gazetteer, entities_of
from guwah.services.sample_case import add_sample_gazetteer

PLANTED: list[dict[str, Any]] = load_sample().truth["places"]
FORMS = [
    (place["id"], form)
    for place in PLANTED
    for form in dict.fromkeys([*place["names"].values(), *place.get("forms", ())])
]
REGISTRY = [item for item in load_sample().truth["registry"] if item["kind"] in ("place", "facility")]


@cache
def gazetteer() -> Gazetteer:
    """As a case of the sample has it: over the shipped one."""
    return build_gazetteer(*entities_of(HERE / GAZETTEER), base=load_gazetteer())


def find(name: str) -> tuple[PlaceCandidate, ...]:
    return candidates(gazetteer(), name, designations=load_designations())


def test_every_planted_place_has_its_record_in_the_same_place() -> None:
    for place in PLANTED:
        record = gazetteer().get(place["id"])
        assert record is not None and place["id"] in gazetteer().own
        assert record.name == place["names"]["latin"]
        assert record.kind == place["kind"]
        assert record.inside == place.get("part_of")


@pytest.mark.parametrize(("place", "form"), FORMS)
def test_every_form_in_every_script_finds_its_record(place: str, form: str) -> None:
    assert [item.entity.id for item in find(form)][:1] == [place]


def test_a_name_that_means_one_thing_has_one_candidate_of_the_team_s_own() -> None:
    for place, form in FORMS:
        own = {item.entity.id for item in find(form) if item.entity.id in gazetteer().own}
        assert own == {place}, form


@pytest.mark.parametrize("item", REGISTRY, ids=lambda item: item["exact"])
def test_every_name_that_the_register_calls_a_place_or_facility_is_found(item: dict[str, Any]) -> None:
    found = find(item["exact"])
    assert found and found[0].entity.id in gazetteer().own


def test_the_facilities_are_facilities_but_for_the_border_post() -> None:
    for name in ("the Brickyard", "cell 9", "kiln", "New Cloth Works", "Bozjar", "Narsu bridge", "Narsu Hotel"):
        assert isinstance(find(name)[0].entity, Facility), name
    assert find("Shamalqapqa")[0].entity.kind == "border_post"


def test_what_lies_in_what() -> None:
    made = gazetteer()
    assert [item.id for item in made.ancestors("cell-9")] == ["college", "sheltam", "narsu", "zhaolan"]
    assert made.within("kiln", "zhaolan") and not made.within("tomarkent", "zhaolan")
    assert (made.country("cell-9"), made.country("tomarkent"), made.country("port-ellery")) == ("Zhaolan", "Sarbel", "")


def test_a_shop_in_a_town_leads_to_the_town_and_says_how() -> None:
    (one,) = find("his shop in Bugdaykent")
    assert (one.entity.id, one.step) == ("bughdaykent", "part")


def test_the_sample_case_gets_the_file(tmp_path: Path) -> None:
    add_sample_gazetteer(tmp_path)
    assert case_gazetteer(tmp_path).own == gazetteer().own
    shutil.copyfile(tmp_path / GAZETTEER, tmp_path / "again.yaml")
    assert entities_of(tmp_path / "again.yaml") == entities_of(HERE / GAZETTEER)
