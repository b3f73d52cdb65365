"""Build src/guwah/reference/gazetteer/places.jsonl from an extract of GeoNames and from additions.yaml.

    GUWAH_DATA=DIR python tools/build_gazetteer.py [OUT]

The extract (DIR/geo/geonames_xinjiang/*.jsonl) holds settlements of Xinjiang, Kazakhstan, Kyrgyzstan, Uzbekistan and
Turkey. What is done to it: names in scripts that nobody writes testimony of the region in are left out, so are codes
of airports and machine transliterations; spellings that fold to one are kept once; a language is given only where the
letters leave no doubt. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from guwah.core.entities.designations import Designations, Reading
from guwah.core.entities.keys import is_han, loose_key
from guwah.core.entities.place import Place, PlaceName
from guwah.core.values.names import place_key
from guwah.reference.gazetteer import ATTRIBUTION, FOLDER, PLACES, line_of_place, load_designations

Row = dict[str, Any]

EXTRACT = ("xinjiang_places.jsonl", "kz_kg_uz_tr_places.jsonl")
LANGUAGES = ("zh", "ug", "kk", "ru", "tr")
KILOMETRES = {"region": 300, "prefecture": 200, "county": 50, "district": 15, "city": 20, "town": 5, "post": 5}
"""How far around its point a unit reaches, where additions.yaml does not say."""
TOWNS = ((1_000_000, 15_000), (100_000, 8_000), (10_000, 3_000), (0, 2_000))
"""Metres around a settlement, by its population."""
CITY_REGIONS = {
    ("KZ", "02"): "geonames-1526384",
    ("KZ", "05"): "geonames-1526273",
    ("KZ", "1537272"): "geonames-1518980",
    ("UZ", "13"): "geonames-1512569",
    ("KG", "01"): "geonames-1528675",
}
"""Regions of the extract that are one city."""
UYGHUR_ONLY, KAZAKH_ONLY, UZBEK_ONLY = set("ېۈۆ"), set("ұ"), set("ў")
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "CJK")


def main(out: Path) -> None:
    table = yaml.safe_load((FOLDER / "additions.yaml").read_text("utf8"))
    places = build(table, read_extract(Path(os.environ["GUWAH_DATA"]) / "geo" / "geonames_xinjiang"))
    lines = [json.dumps({"attribution": ATTRIBUTION}, ensure_ascii=False), *map(line_of_place, places)]
    out.write_text("\n".join(lines) + "\n", "utf8")


def read_extract(folder: Path) -> dict[int, Row]:
    """The rows of the extract by GeoNames id; those said to be in Xinjiang and far from it are left out."""
    rows = [json.loads(line) for name in EXTRACT for line in (folder / name).read_text("utf8").splitlines()]
    return {row["geonameid"]: row for row in rows if row["countrycode"] != "CN" or row["longitude"] < 97}


def build(table: Row, extract: dict[int, Row]) -> list[Place]:
    """Every place, sorted by id."""
    tables = load_designations()
    own = {place.id: place for place in own_places(table, extract, tables)}
    taken = {unit["geonames"] for unit in table["units"] if "geonames" in unit}
    named = {entry["geonames"]: entry for entry in table["names"]}
    units = set(own)
    for number, row in extract.items():
        if number not in taken:
            place = settlement(row, units)
            own[place.id] = renamed(place, named[number]) if number in named else place
    return [own[key] for key in sorted(own)]


def own_places(table: Row, extract: dict[int, Row], tables: Designations) -> Iterator[Place]:
    """States, units and the provinces of Turkey, as additions.yaml has them."""
    for entry in table["states"]:
        yield Place(
            entry["id"], entry["name"], "state", entry["id"], tuple(own_names(entry)), source=known(entry["id"])
        )
    for entry in table["units"]:
        yield unit(entry, extract.get(entry.get("geonames", 0)), tables)
    for code, name in table["turkey"].items():
        entry = {"id": f"tr-{code}", "kind": "region", "parent": "TR", "name": f"{name} Province", "tr": f"{name} ili"}
        seat = max(
            (row for row in extract.values() if (row["countrycode"], row["admin1code"]) == ("TR", str(code))),
            key=lambda row: row["population"],
        )
        yield unit({**entry, "at": [seat["latitude"], seat["longitude"]], "radius_km": 100}, None, tables)


def unit(entry: Row, row: Row | None, tables: Designations) -> Place:
    """A unit of additions.yaml, with names and point of the place of the extract that it is."""
    given = [PlaceName(entry["name"], "en"), *own_names(entry)]
    names = [*given, *(short for name in given for short in short_forms(name, tables))]
    if row is not None:
        names += useful_names(row, dropped=entry.get("drop", ()))
    latitude, longitude = entry.get("at") or (row["latitude"], row["longitude"])
    source = known(entry["id"]) + (f"; GeoNames {row['geonameid']}" if row else "")
    return Place(
        entry["id"],
        entry["name"],
        entry["kind"],
        entry["id"][:2].upper(),
        once(names, entry["name"]),
        entry["parent"],
        latitude,
        longitude,
        "area",
        1000 * entry.get("radius_km", KILOMETRES[entry["kind"]]),
        source,
        earliest=entry.get("earliest", ""),
        population=row["population"] if row else 0,
    )


def known(unit_id: str) -> str:
    """Where a unit is known from."""
    country, _, code = unit_id.partition("-")
    codes = f", code {code}" if country == "cn" and code.isdigit() else ""
    return f"common knowledge: administrative division of {country.upper()}{codes}"


def settlement(row: Row, units: set[str]) -> Place:
    """A place as the extract has it, under the unit that its codes name."""
    code, place_id = (row["countrycode"], row["admin1code"]), f"geonames-{row['geonameid']}"
    above = "cn-65" if code[0] == "CN" else f"{code[0].lower()}-{code[1]}"
    parent = CITY_REGIONS.get(code, above if above in units else code[0])
    return Place(
        place_id,
        row["name"],
        "settlement",
        code[0],
        once(useful_names(row), row["name"]),
        parent if parent != place_id else code[0],
        row["latitude"],
        row["longitude"],
        "settlement",
        next(metres for least, metres in TOWNS if row["population"] >= least),
        f"GeoNames {row['geonameid']}",
        population=row["population"],
    )


def renamed(place: Place, entry: Row) -> Place:
    """A place of the extract with the names that additions.yaml gives it."""
    names = once([*own_names(entry), PlaceName(place.name), *place.names], entry["name"])
    source = f"{place.source}; names: common knowledge"
    kind, parent = entry.get("kind", place.kind), entry.get("parent", place.parent)
    return replace(place, name=entry["name"], kind=kind, parent=parent, names=names, source=source)


def own_names(entry: Row) -> Iterator[PlaceName]:
    """The names of an entry of additions.yaml, official ones first."""
    yield from (PlaceName(entry[language], language) for language in LANGUAGES if language in entry)
    kinds = (("old", "historical"), ("said", "colloquial"), ("also", "official"))
    for field, kind in kinds:
        yield from (PlaceName(text, language_of(text, ""), kind) for text in entry.get(field, ()))


def short_forms(name: PlaceName, tables: Designations) -> Iterator[PlaceName]:
    """The name without the words that say what kind of unit it is."""
    for reading in tables.stripped(Reading(name.text)):
        words = name.text.split(" ")
        kept = name.text[: len(reading.name)] if is_han(name.text) else " ".join(words[: len(reading.name.split())])
        if place_key(kept) == reading.name:
            yield PlaceName(kept, name.language, name.kind)


def useful_names(row: Row, dropped: Iterable[str] = ()) -> list[PlaceName]:
    """The names of a place of the extract that somebody may write."""
    texts = [pinyin if (pinyin := joined_pinyin(text)) else text for text in (row["name"], *row["alternatenames"])]
    unwanted = {loose_key(text) for text in dropped}
    kept = [text for text in texts if is_useful(text) and loose_key(text) not in unwanted]
    return [PlaceName(text, language_of(text, row["countrycode"])) for text in kept]


def joined_pinyin(text: str) -> str:
    """Syllables of Chinese in small Latin letters, as GeoNames has them ("wu lu mu qi"), as they are written."""
    return text.replace(" ", "").capitalize() if text.isascii() and text.islower() and " " in text else ""


def is_useful(text: str) -> bool:
    """False for other scripts, for mixed ones, for codes, and for transliterations by machine, all in small letters."""
    letters = [char for char in text if char.isalpha()]
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in letters}
    if len(scripts) != 1 or not scripts <= set(SCRIPTS) or len(letters) < 2:
        return False
    return scripts != {"LATIN"} or not (text.islower() or (text.isupper() and len(text) == 3))


def language_of(text: str, country: str) -> str:
    """A language only where the letters are of no other."""
    letters = set(text.lower())
    if is_han(text):
        return "zh"
    if letters & UYGHUR_ONLY and country in ("", "CN", "KZ"):
        return "ug"
    if letters & KAZAKH_ONLY:
        return "kk"
    return "uz" if letters & UZBEK_ONLY and country == "UZ" else ""


def once(names: Iterable[PlaceName], name: str) -> tuple[PlaceName, ...]:
    """Of names that fold to one the first, without the name that the place is called by."""
    found = {loose_key(name): PlaceName(name)}
    for item in names:
        if loose_key(item.text):
            found.setdefault(loose_key(item.text), item)
    return tuple(found.values())[1:]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PLACES)
