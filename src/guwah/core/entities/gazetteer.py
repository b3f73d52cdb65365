"""A gazetteer: places and facilities by id, by what they lie in, and by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from guwah.core.entities.keys import loose_key
from guwah.core.entities.place import Entity, Facility, Place, PlaceName
from guwah.core.values.errors import InvalidInputError
from guwah.core.values.names import place_key

Named = tuple[str, PlaceName]
"""The id of a place or facility, with the name of it that is meant."""

_DEEPEST = 30


class Gazetteer:
    """Places and facilities. ``own`` are the ids that a team named itself; they come first among candidates."""

    def __init__(self, entities: Mapping[str, Entity], own: frozenset[str] = frozenset()) -> None:
        self.entities = entities
        self.own = own

    def __len__(self) -> int:
        return len(self.entities)

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self.entities

    def get(self, entity_id: str) -> Entity | None:
        """The place or facility of that id, or none."""
        return self.entities.get(entity_id)

    def ancestors(self, entity_id: str) -> tuple[Entity, ...]:
        """What it lies in, the nearest first, up to the state; empty for an id that is not there."""
        return tuple(self._above(entity_id))

    def within(self, inner: str, outer: str) -> bool:
        """True where ``inner`` is ``outer`` or lies in it."""
        return inner == outer or any(item.id == outer for item in self._above(inner))

    def country(self, entity_id: str) -> str:
        """The code of its country, or the name of the state it lies in; empty where neither is known."""
        entity = self.entities.get(entity_id)
        for item in () if entity is None else (entity, *self._above(entity_id)):
            if isinstance(item, Place) and item.country:
                return item.country
            if isinstance(item, Place) and item.kind == "state":
                return item.name
        return ""

    def by_key(self, name: str) -> tuple[Named, ...]:
        """What bears the name, case and separators aside; one entry for each place or facility."""
        return self._by_key.get(place_key(name), ())

    def by_loose_key(self, name: str) -> tuple[Named, ...]:
        """What bears the name, accents and the cutting into words aside as well."""
        return self._by_loose_key.get(loose_key(name), ())

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every name of everything as it is written, each once."""
        return tuple(dict.fromkeys(name.text for item in self.entities.values() for name in item.all_names()))

    @cached_property
    def states(self) -> tuple[Place, ...]:
        """The places of kind "state"."""
        return tuple(item for item in self.entities.values() if isinstance(item, Place) and item.kind == "state")

    @cached_property
    def _by_key(self) -> dict[str, tuple[Named, ...]]:
        found: dict[str, dict[str, PlaceName]] = {}
        for item in self.entities.values():
            for name in item.all_names():
                found.setdefault(place_key(name.text), {}).setdefault(item.id, name)
        return {key: tuple(named.items()) for key, named in found.items() if key}

    @cached_property
    def _by_loose_key(self) -> dict[str, tuple[Named, ...]]:
        found: dict[str, dict[str, PlaceName]] = {}
        for key, named in self._by_key.items():
            for entity_id, name in named:
                found.setdefault(loose_key(key), {}).setdefault(entity_id, name)
        return {key: tuple(named.items()) for key, named in found.items() if key}

    def _above(self, entity_id: str) -> Iterator[Entity]:
        entity = self.entities.get(entity_id)
        for _ in range(_DEEPEST):
            entity = self.entities.get(entity.inside) if entity is not None and entity.inside else None
            if entity is None:
                return
            yield entity


def build_gazetteer(
    places: Iterable[Place], facilities: Iterable[Facility] = (), *, base: Gazetteer | None = None
) -> Gazetteer:
    """A gazetteer of ``places`` and ``facilities``; over ``base``, where they count as a team's own.

    What has the id of something in ``base`` takes its place.

    Raises:
        InvalidInputError: ``gazetteer-malformed``: an id twice, something that lies in what is not there, or in itself.
    """
    own: dict[str, Entity] = {}
    given: list[Entity] = [*places, *facilities]
    for item in given:
        if item.id in own:
            raise malformed(item.id, "its id stands twice")
        own[item.id] = item
    made = Gazetteer({**(base.entities if base else {}), **own}, frozenset(own) if base else frozenset())
    for item in own.values():
        _check_inside(made, item)
    return made


def malformed(entity_id: str, what: str) -> InvalidInputError:
    """The error for an entry that cannot be used."""
    return InvalidInputError(
        "gazetteer-malformed",
        f"the gazetteer's entry '{entity_id}' cannot be used: {what}.",
        remedy="Mend the entry; see docs/places.md.",
    )


def _check_inside(made: Gazetteer, item: Entity) -> None:
    if item.inside is not None and item.inside not in made:
        raise malformed(item.id, f"it lies in '{item.inside}', which is not there")
    above = made.ancestors(item.id)
    if len(above) >= _DEEPEST:
        raise malformed(item.id, "it lies in itself")
    if isinstance(item, Place) and isinstance(above[0] if above else None, Facility):
        raise malformed(item.id, "a place cannot lie in a facility")
