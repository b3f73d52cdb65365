"""Which places and facilities a name can mean. Nothing is decided: what fits is listed, with the way it was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guwah.core.entities.designations import Designations, Reading
from guwah.core.entities.gazetteer import Gazetteer, Named
from guwah.core.entities.keys import is_han
from guwah.core.entities.place import Entity, Facility, PlaceName
from guwah.core.values.names import place_key

Similar = Callable[[str, Sequence[str]], Iterable[tuple[str, str]]]
"""Of the names given second those like the first, best first, each with why: ``similar("Kashqar", names)``."""

_CITY = 100_000
"""People from whom on a settlement of unknown kind counts as a city."""
_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ-][^\W_]+)*")
_LONGEST_PART, _SHORTEST_PART = 4, 4
_LATER = {"spelling": 1, "similar": 2, "part": 3}
"""Steps that come behind the others among candidates found together."""
_ORDER = ("state", "city", "prefecture", "region", "county", "district", "town", "settlement", "village")
"""Of two that fit as well, the one of the larger kind comes first; a city before the area named after it."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """Something that a name can mean.

    ``country`` is a code, or the name of a state that has none; ``within`` are the names of what it lies in,
    nearest first. ``step`` is how far the search had to go: ``name``, ``spelling``, ``designation``, ``inflection``,
    ``similar``, or ``part``, where only a name within the words was found ("his shop in Sheltam"). ``because`` is the
    way, readable, and what in the words around put it before others.
    """

    entity: Entity
    country: str
    within: tuple[str, ...]
    step: str
    because: tuple[str, ...]

    @property
    def is_facility(self) -> bool:
        return isinstance(self.entity, Facility)

    def to_json(self) -> dict[str, Any]:
        """The candidate as docs/formats.md, "guwah places --json", describes it."""
        entity = self.entity
        point = (
            {"latitude": None, "longitude": None, "precision": "unknown", "radius_m": None}
            if isinstance(entity, Facility)
            else {name: getattr(entity, name) for name in ("latitude", "longitude", "precision", "radius_m")}
        )
        return {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "facility": self.is_facility,
            "country": self.country or None,
            "within": list(self.within),
            **point,
            "earliest": entity.earliest or None,
            "latest": entity.latest or None,
            "source": entity.source,
            "step": self.step,
            "because": list(self.because),
        }


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What orders candidates and drops none: the country, and the words around the name."""

    country: str = ""
    text: str = ""


def candidates(
    gazetteer: Gazetteer,
    exact: str,
    *,
    designations: Designations | None = None,
    around: Surroundings | None = None,
    similar: Similar | None = None,
) -> tuple[PlaceCandidate, ...]:
    """What ``exact`` can mean, likeliest first: the name itself; without words of kind; without endings; names like it.

    Each step is taken only where those before it found nothing; names like it and names within it are the last.
    ``around`` only orders. ``similar`` compares names by sound or across scripts.
    """
    tables, around = designations or Designations(), around or Surroundings()
    for step, readings in _readings(exact, tables):
        found = _found(gazetteer, step, readings)
        if found:
            return _ordered(gazetteer, found, tables, around)
    alike = _alike(gazetteer, exact, tables, similar) if similar else {}
    parts = {named[0]: ("part", reading, named) for reading in _parts(exact) for named in _bearers(gazetteer, reading)}
    return _ordered(gazetteer, list({**parts, **alike}.values()), tables, around)


_Found = tuple[str, Reading, Named]


def _readings(exact: str, tables: Designations) -> Iterator[tuple[str, list[Reading]]]:
    whole = Reading(exact)
    yield "name", [whole]
    stripped = list(tables.stripped(whole))
    yield "designation", stripped
    bare = [reading for item in (whole, *stripped) for reading in tables.uninflected(item)]
    yield "inflection", [reading for item in bare for reading in (item, *tables.stripped(item))]


def _found(gazetteer: Gazetteer, step: str, readings: Iterable[Reading]) -> list[_Found]:
    """What bears one of the names; a looser spelling counts only where the exact one is not there."""
    found: dict[str, _Found] = {}
    for reading in readings:
        for named in gazetteer.by_key(reading.name):
            found.setdefault(named[0], (step, reading, named))
        for named in gazetteer.by_loose_key(reading.name):
            found.setdefault(named[0], ("spelling" if step == "name" else step, reading, named))
    return list(found.values())


def _alike(gazetteer: Gazetteer, exact: str, tables: Designations, similar: Similar) -> dict[str, _Found]:
    whole = Reading(exact)
    found: dict[str, _Found] = {}
    for reading in (whole, *tables.stripped(whole)):
        for text, why in similar(reading.name, gazetteer.texts):
            for named in gazetteer.by_key(text):
                because = Reading(reading.name, (*reading.because, why), reading.kinds)
                found.setdefault(named[0], ("similar", because, named))
    return found


def _parts(exact: str) -> Iterator[Reading]:
    """Runs of words within the words that begin with a capital, and in Chinese ends of the words (新疆伊宁市).

    The shortest come first, so that of two for one place the longest wins.
    """
    words = [match.group() for match in _WORD.finditer(exact)]
    for length in range(1, min(len(words), _LONGEST_PART + 1)):
        for start in range(len(words) - length + 1):
            part = " ".join(words[start : start + length])
            if part[0].isupper() and len(part) >= _SHORTEST_PART:
                yield Reading(part, (f"the words hold '{part}'",))
    for start in range(len(exact) - 2, 0, -1) if is_han(exact) else ():
        yield Reading(exact[start:], (f"the words hold '{exact[start:]}'",))


def _bearers(gazetteer: Gazetteer, reading: Reading) -> tuple[Named, ...]:
    return gazetteer.by_key(reading.name) or gazetteer.by_loose_key(reading.name)


def _ordered(
    gazetteer: Gazetteer, found: list[_Found], tables: Designations, around: Surroundings
) -> tuple[PlaceCandidate, ...]:
    said = tables.kinds_in(around.text) if around.text else {}
    named = _states_named(gazetteer, around.text) if around.text else set()
    nearness = _nearness(gazetteer, found)
    ranked = []
    for step, reading, (entity_id, name) in found:
        entity, country = gazetteer.entities[entity_id], gazetteer.country(entity_id)
        words = [word for word, kinds in said.items() if entity.kind in kinds]
        rank = (
            bool(around.country) and country.casefold() != around.country.casefold(),
            entity_id not in gazetteer.own,
            entity.kind not in reading.kinds,
            not words,
            country not in named,
            _LATER.get(step, 0),
            nearness.get(entity_id, (0, 0, 0)),
            _size(entity),
            entity_id,
        )
        because = (*reading.because, _as(name, entity, step), *_misfit(entity, reading))
        because = (*because, *_hints(words, country in named and entity.kind != "state"))
        within = tuple(item.name for item in gazetteer.ancestors(entity_id))
        ranked.append((rank, PlaceCandidate(entity, country, within, step, because)))
    return tuple(candidate for _, candidate in sorted(ranked, key=lambda item: item[0]))


def _nearness(gazetteer: Gazetteer, found: list[_Found]) -> dict[str, tuple[int, int, int]]:
    """What orders names that are alike, best first, and names within the words: "Orsu, Berlan" is Orsu in Berlan.

    Of the latter, what others lie in comes last, what lies in others first, then the longest name.
    """
    ids = {entity_id for _, _, (entity_id, _) in found}
    above = {entity_id: {item.id for item in gazetteer.ancestors(entity_id)} for entity_id in ids}
    holds = set().union(*above.values()) & ids if above else set()
    return {
        entity_id: (number, 0, 0)
        if step == "similar"
        else (int(entity_id in holds), int(not above[entity_id] & ids), -len(reading.name))
        for number, (step, reading, (entity_id, _)) in enumerate(found)
        if step in ("similar", "part")
    }


def _misfit(entity: Entity, reading: Reading) -> tuple[str, ...]:
    """A warning where the words say another kind: "X police station" may only tell that it is in X."""
    return () if not reading.kinds or entity.kind in reading.kinds else (f"which is a {entity.kind}",)


def _hints(words: list[str], is_country_named: bool) -> tuple[str, ...]:
    """What in the words around speaks for a candidate."""
    said = (f"the text says '{words[0]}'",) if words else ()
    return (*said, "the text names the country") if is_country_named else said


def _size(entity: Entity) -> tuple[int, int]:
    if isinstance(entity, Facility):
        return (0, 0)
    kind = "city" if entity.kind == "settlement" and entity.population >= _CITY else entity.kind
    return (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), -entity.population)


def _as(name: PlaceName, entity: Entity, step: str) -> str:
    if place_key(name.text) == place_key(entity.name):
        return f"the name of {entity.name}"
    kind = {"official": "a name", "translation": "a translated name"}.get(name.kind, f"a {name.kind} name")
    spelled = f", written '{name.text}'" if step in ("spelling", "similar", "inflection") else ""
    return f"{kind} of {entity.name}{spelled}"


def _states_named(gazetteer: Gazetteer, text: str) -> set[str]:
    """Codes, or names, of the states that the text names."""
    key = place_key(text)
    padded = f" {key} "
    return {
        gazetteer.country(state.id)
        for state in gazetteer.states
        for name in state.all_names()
        if len(word := place_key(name.text)) > 1 and (word in key if is_han(word) else f" {word} " in padded)
    }
