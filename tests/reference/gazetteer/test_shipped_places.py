"""The gazetteer that comes with guwah: what is in it, that it hangs together, and that names are found in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from guwah.core.entities.gazetteer import build_gazetteer
from guwah.core.entities.keys import loose_key
from guwah.core.entities.lookup import PlaceCandidate, Surroundings, candidates
from guwah.core.entities.place import NAME_KINDS, PRECISIONS, Facility, Place
from guwah.reference.gazetteer import ATTRIBUTION, FOLDER, PLACES, line_of_place, load_designations, load_gazetteer

DATA = os.environ.get("GUWAH_DATA")
ROOT = Path(__file__).resolve().parents[3]
LARGEST = 1_000_000
LONGEST_S = 0.3
ADDITIONS: dict[str, Any] = yaml.safe_load((FOLDER / "additions.yaml").read_text("utf8"))


def places() -> list[Place]:
    return [item for item in load_gazetteer().entities.values() if isinstance(item, Place)]


def find(name: str, around: str = "") -> tuple[PlaceCandidate, ...]:
    surroundings = Surroundings(text=around)
    return candidates(load_gazetteer(), name, designations=load_designations(), around=surroundings)


def ids(name: str, around: str = "") -> list[str]:
    return [item.entity.id for item in find(name, around)]


def test_the_file_is_small_sorted_and_names_its_source() -> None:
    text = PLACES.read_text("utf8")
    first, *lines = text.splitlines()
    assert json.loads(first) == {"attribution": ATTRIBUTION} and "CC BY 4.0" in ATTRIBUTION
    assert len(text.encode()) < LARGEST
    assert lines == sorted(lines, key=lambda line: json.loads(line)[0])
    assert lines == [line_of_place(place) for place in places()]


def test_it_holds_together() -> None:
    made = build_gazetteer(places())
    assert len(made) == len(places()) > 5000
    for place in places():
        above = made.ancestors(place.id)
        assert place.kind == "state" or (isinstance(above[-1], Place) and above[-1].kind == "state"), place.id
        assert made.country(place.id) in {"CN", "KZ", "KG", "UZ", "TR"}
        assert place.source and place.precision in PRECISIONS
        assert (place.latitude is None) == (place.kind == "state")
        assert not {name.kind for name in place.names} - set(NAME_KINDS)


def test_no_name_of_a_place_stands_twice() -> None:
    for place in places():
        keys = Counter(loose_key(name.text) for name in place.names)
        assert not [key for key, count in keys.items() if count > 1] and loose_key(place.name) not in keys, place.id


def test_it_ships_no_facilities() -> None:
    assert not [item for item in load_gazetteer().entities.values() if isinstance(item, Facility)]


def test_loading_and_the_first_lookup_are_quick() -> None:
    code = (
        "import time; import guwah.reference.gazetteer as g; from guwah.core.entities.lookup import candidates as c; "
    )
    code += "a = time.perf_counter(); made = g.load_gazetteer(); b = time.perf_counter(); c(made, 'x'); "
    code += "print(b - a, time.perf_counter() - b)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    assert min(float(run.stdout.split()[0]) for run in runs) < LONGEST_S
    assert min(float(run.stdout.split()[1]) for run in runs) < 2 * LONGEST_S


@pytest.mark.parametrize("entry", ADDITIONS["units"], ids=lambda entry: entry["id"])
def test_every_unit_stands_in_the_file_with_every_name(entry: dict[str, Any]) -> None:
    place = load_gazetteer().get(entry["id"])
    assert isinstance(place, Place)
    assert (place.name, place.kind, place.parent) == (entry["name"], entry["kind"], entry["parent"])
    given = [entry[language] for language in ("zh", "ug", "kk", "ru", "tr") if language in entry]
    given += [text for field in ("also", "old", "said") for text in entry.get(field, ())]
    for text in given:
        assert entry["id"] in ids(text), text


@pytest.mark.parametrize("entry", ADDITIONS["names"], ids=lambda entry: entry["name"])
def test_every_further_name_finds_its_place(entry: dict[str, Any]) -> None:
    for text in (entry["name"], *entry.get("also", ()), *entry.get("old", ())):
        found = {item.entity.id: item for item in find(text)}
        assert f"geonames-{entry['geonames']}" in found, text


def test_every_county_lies_in_its_prefecture_and_that_in_the_region() -> None:
    made = load_gazetteer()
    counties = [place for place in places() if place.id.startswith("cn-65") and len(place.id) == len("cn-654022")]
    assert len(counties) == 108
    for place in counties:
        assert made.within(place.id, "cn-65")
        assert place.id.startswith("cn-6590") or made.within(place.id, place.id[:7]), place.id
    assert made.within("cn-654226", "cn-6540"), "Tacheng and Altay are prefectures of Ili"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Chapchal", "cn-654022"),
        ("Chabuchar", "cn-654022"),
        ("察布查尔锡伯自治县", "cn-654022"),
        ("察布查尔县", "cn-654022"),
        ("چاپچال", "cn-654022"),
        ("چاپچال ناھىيىسى", "cn-654022"),
        ("Шапшал ауданында", "cn-654022"),
        ("the city of Ghulja", "cn-654002"),
        ("Yining", "cn-654002"),
        ("伊宁", "cn-654002"),
        ("Кульдже", "cn-654002"),
        ("غۇلجىدا", "cn-654002"),
        ("Yining County", "cn-654021"),
        ("Kashi", "cn-653101"),
        ("قەشقەردىن", "cn-653101"),
        ("la ville de Kachgar", "cn-653101"),
        ("Hetian", "cn-653201"),
        ("Chuguchak", "cn-654201"),
        ("Шәуешекте", "cn-654201"),
        ("Altay", "cn-654301"),
        ("Urumqi", "cn-6501"),
        ("г. Урумчи", "cn-6501"),
        ("迪化", "cn-6501"),
        ("Alma-Ata", "geonames-1526384"),
        ("в Алма-Ате", "geonames-1526384"),
        ("Верный", "geonames-1526384"),
        ("Алматыда", "geonames-1526384"),
        ("Алматинская область", "kz-01"),
        ("Nur-Sultan", "geonames-1526273"),
        ("Целинограде", "geonames-1526273"),
        ("Frunze", "geonames-1528675"),
        ("Zharkent", "geonames-1520253"),
        ("Панфиловском районе", "kz-panfilov"),
        ("İstanbul'da", "geonames-745044"),
        ("Van", "geonames-298117"),
        ("East Turkestan", "cn-65"),
        ("新疆", "cn-65"),
    ],
)
def test_what_people_call_a_place_finds_it_first(name: str, place: str) -> None:
    assert ids(name)[:1] == [place]


def test_an_old_name_is_told_from_one_in_use() -> None:
    assert find("Верный")[0].because == ("a historical name of Almaty",)
    assert find("Almata")[0].because == ("a name of Almaty",)


def test_khorgos_stays_on_both_sides_of_the_border_whatever_stands_around() -> None:
    everything = {"cn-654004", "cn-654023", "cn-post-khorgos", "kz-post-khorgos", "geonames-1522684"}
    for around in ("", "at the Khorgos border post", "in the county", "back from Kazakhstan", "he left China"):
        assert set(ids("Khorgos", around)) == everything
    at_the_post = find("Khorgos", "at the Khorgos border post")
    assert {item.entity.id for item in at_the_post[:2]} == {"cn-post-khorgos", "kz-post-khorgos"}
    assert find("Khorgos", "in Kazakhstan")[0].country == "KZ" and find("Khorgos", "in China")[0].country == "CN"
    assert {item.country for item in find("霍尔果斯")} == {"CN", "KZ"}


def test_a_city_and_the_area_named_after_it_both_stay_the_city_first() -> None:
    assert ids("Kashgar")[:2] == ["cn-653101", "cn-6531"]
    assert ids("Almaty") == ["geonames-1526384", "kz-01"]
    assert ids("Ghulja County")[0] == "cn-654021", "the kind that is said counts for more"


@pytest.mark.parametrize("name", ["Canada", "Berlin", "the cellar", "a room without a window", "my van"])
def test_what_it_does_not_have_is_not_forced_into_it(name: str) -> None:
    assert ids(name) == []


@pytest.mark.skipif(not DATA, reason="GUWAH_DATA is not set: the extract of GeoNames is not here")
def test_the_file_is_what_the_tool_makes(tmp_path: Path) -> None:
    tool = ROOT / "tools" / "build_gazetteer.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path / "places.jsonl")], check=True)
    assert (tmp_path / "places.jsonl").read_bytes() == PLACES.read_bytes()
