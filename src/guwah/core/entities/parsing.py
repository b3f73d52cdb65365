"""A gazetteer that a team writes, from the plain values of its file (docs/places.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guwah.core.entities.gazetteer import malformed
from guwah.core.entities.place import NAME_KINDS, PRECISIONS, Facility, Place, PlaceName
from guwah.core.values.canonical import check_text
from guwah.core.values.edtf import edtf_bounds
from guwah.core.values.errors import InvalidInputError

_SHARED = ("id", "name", "kind", "earliest", "latest", "source")
_PLACE = (*_SHARED, "country", "names", "parent", "latitude", "longitude", "precision", "radius_m", "population")
_FACILITY = (*_SHARED, "place", "aliases")

Entities = tuple[tuple[Place, ...], tuple[Facility, ...]]


def entities_from_mapping(value: Any) -> Entities:
    """The places and facilities that ``value`` lists.

    Raises:
        InvalidInputError: ``gazetteer-malformed`` with the entry and field that is wrong, ``edtf-unread``,
            ``text-malformed``.
    """
    if not isinstance(value, Mapping) or set(value) - {"places", "facilities"}:
        raise InvalidInputError(
            "gazetteer-malformed",
            "a gazetteer is a mapping with the lists 'places' and 'facilities', and nothing else.",
            remedy="See docs/places.md.",
        )
    places = tuple(_place(*_entry(item, _PLACE, at)) for at, item in _listed(value, "places"))
    return places, tuple(_facility(*_entry(item, _FACILITY, at)) for at, item in _listed(value, "facilities"))


def _listed(value: Mapping[str, Any], field: str) -> list[tuple[str, Any]]:
    """The entries of a list, each with where it stands."""
    found = value.get(field) or []
    if not isinstance(found, list):
        raise malformed(field, "it must be a list")
    return [(f"{field}, number {number}", item) for number, item in enumerate(found, start=1)]


def _entry(item: Any, fields: tuple[str, ...], at: str) -> tuple[str, Mapping[str, Any]]:
    """The id and the fields of an entry that has what every entry needs.

    What is no text is never printed: a few aliases of YAML make a value that is endless when it is written out.
    """
    if not isinstance(item, Mapping):
        raise malformed(at, "an entry is a mapping of fields")
    entity_id = next((item[field] for field in ("id", "name") if isinstance(item.get(field), str)), at)
    if unknown := sorted(str(name) for name in item if name not in fields):
        raise malformed(entity_id, f"unknown field '{unknown[0]}'; known are {', '.join(fields)}")
    for field in ("id", "name", "kind", "source"):
        if not isinstance(item.get(field), str) or not item[field].strip():
            raise malformed(entity_id, f"it needs '{field}', in words")
        check_text(item[field])
    return entity_id, item


def _place(entity_id: str, item: Mapping[str, Any]) -> Place:
    latitude, longitude = _degrees(entity_id, item, "latitude", 90), _degrees(entity_id, item, "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise malformed(entity_id, "'latitude' and 'longitude' go together")
    precision = item.get("precision") or ("unknown" if latitude is None else "area")
    if precision not in PRECISIONS:
        raise malformed(entity_id, f"'precision' is one of {', '.join(PRECISIONS)}")
    return Place(
        entity_id,
        item["name"].strip(),
        item["kind"].strip(),
        country=_country(entity_id, item),
        names=_names(entity_id, item, "names"),
        parent=_text(entity_id, item, "parent") or None,
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        radius_m=_count(entity_id, item, "radius_m"),
        source=item["source"].strip(),
        earliest=_day(entity_id, item, "earliest", 0),
        latest=_day(entity_id, item, "latest", 1),
        population=_count(entity_id, item, "population") or 0,
    )


def _facility(entity_id: str, item: Mapping[str, Any]) -> Facility:
    return Facility(
        entity_id,
        item["name"].strip(),
        item["kind"].strip(),
        place=_text(entity_id, item, "place") or None,
        aliases=_names(entity_id, item, "aliases"),
        earliest=_day(entity_id, item, "earliest", 0),
        latest=_day(entity_id, item, "latest", 1),
        source=item["source"].strip(),
    )


def _names(entity_id: str, item: Mapping[str, Any], field: str) -> tuple[PlaceName, ...]:
    found = item.get(field) or []
    if not isinstance(found, list):
        raise malformed(entity_id, f"'{field}' is a list of names")
    return tuple(_name(entity_id, field, one) for one in found)


def _name(entity_id: str, field: str, one: Any) -> PlaceName:
    said = {"text": one} if isinstance(one, str) else one
    if not isinstance(said, Mapping) or set(said) - {"text", "language", "kind"}:
        raise malformed(entity_id, f"a name in '{field}' is a text, or has 'text', 'language' and 'kind'")
    parts = [said.get(part, default) for part, default in (("text", ""), ("language", ""), ("kind", "official"))]
    if not all(isinstance(part, str) for part in parts):
        raise malformed(entity_id, f"the parts of a name in '{field}' are texts; put them in quotes")
    made = PlaceName(*parts)
    check_text([made.text, made.language])
    if not made.text.strip() or made.kind not in NAME_KINDS:
        raise malformed(entity_id, f"a name needs 'text', and its 'kind' is one of {', '.join(NAME_KINDS)}")
    return made


def _country(entity_id: str, item: Mapping[str, Any]) -> str:
    found = _text(entity_id, item, "country").upper()
    if found and not (len(found) == 2 and found.isascii() and found.isalpha()):
        raise malformed(entity_id, "'country' is a code of two letters; leave it out where 'parent' tells")
    return found


def _text(entity_id: str, item: Mapping[str, Any], field: str) -> str:
    found = item.get(field)
    if found is not None and not isinstance(found, str):
        # Unquoted, NO is false in YAML: the code of Norway must not become a word.
        raise malformed(entity_id, f"'{field}' is a text; put it in quotes")
    return (found or "").strip()


def _degrees(entity_id: str, item: Mapping[str, Any], field: str, most: int) -> float | None:
    found = item.get(field)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not -most <= found <= most:
        raise malformed(entity_id, f"'{field}' is in degrees, -{most} to {most}")
    return float(found)


def _count(entity_id: str, item: Mapping[str, Any], field: str) -> int | None:
    found = item.get(field)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
        raise malformed(entity_id, f"'{field}' is a whole number, 0 or more")
    return found


def _day(entity_id: str, item: Mapping[str, Any], field: str, side: int) -> str:
    """A date in EDTF as its first or last day."""
    found = item.get(field)
    if found is None or found == "":
        return ""
    if isinstance(found, bool) or not isinstance(found, str | int | date):
        raise malformed(entity_id, f"'{field}' is a date in EDTF; put it in quotes")
    return edtf_bounds(str(found))[side] or ""
