"""The shipped gazetteer and the words that say what kind of place is meant; both read when first asked for.

Contains data of GeoNames (https://www.geonames.org), licensed under Creative Commons Attribution 4.0: see README.md.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guwah.core.entities.designations import Designations, designations_from_table
from guwah.core.entities.gazetteer import Gazetteer
from guwah.core.entities.place import Place, PlaceName

FOLDER = Path(__file__).parent
PLACES = FOLDER / "places.jsonl"
ATTRIBUTION = (
    "Places: GeoNames (https://www.geonames.org), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), an extract "
    "with names left out, joined and tagged; units and further names: guwah, additions.yaml. Made by "
    "tools/build_gazetteer.py."
)
"""The first line of the file of places says this."""

_GEONAMES = "geonames-"
_KINDS = {"": "official", "h": "historical", "c": "colloquial", "t": "translation"}


@cache
def load_gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    lines = PLACES.read_text("utf8").split("\n")[1:]
    places = [_place(*json.loads(line)) for line in lines if line]
    # The tool that wrote the file has checked it, so it is not checked again at every start.
    return Gazetteer({place.id: place for place in places})


@cache
def load_designations() -> Designations:
    """The words of designations.yaml."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return designations_from_table(yaml.load((FOLDER / "designations.yaml").read_text("utf8"), Loader=loader))


def line_of_place(place: Place) -> str:
    """A place as a line of the file: a list of its fields, the names as texts, or with language and kind."""
    letters = {kind: letter for letter, kind in _KINDS.items()}
    names: list[Any] = [
        name.text
        if (name.language, name.kind) == ("", "official")
        else [name.text, name.language, letters[name.kind]][: 3 if letters[name.kind] else 2]
        for name in place.names
    ]
    source = "" if place.source == _source(place.id) else place.source
    fields = (place.id, place.name, place.kind, place.country, place.parent, place.latitude, place.longitude,
              place.precision, place.radius_m, place.population, source, place.earliest, names)  # fmt: skip
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _place(place_id: str, name: str, kind: str, country: str, parent: str | None, latitude: float | None,
           longitude: float | None, precision: str, radius_m: int | None, population: int, source: str, earliest: str,
           names: list[Any]) -> Place:  # fmt: skip
    known = tuple(PlaceName(item) if isinstance(item, str) else _name(*item) for item in names)
    return Place(place_id, name, kind, country, known, parent, latitude, longitude, precision, radius_m,
                 source or _source(place_id), earliest, "", population)  # fmt: skip


def _name(text: str, language: str, letter: str = "") -> PlaceName:
    return PlaceName(text, language, _KINDS[letter])


def _source(place_id: str) -> str:
    return f"GeoNames {place_id.removeprefix(_GEONAMES)}" if place_id.startswith(_GEONAMES) else ""
