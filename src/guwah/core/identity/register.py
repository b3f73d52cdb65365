"""The register of a case: who is known by which names, and which names are not those of a person.

It is a pure function of the source records and of the judgements in force. Names with the same letters count
as one person until somebody judges otherwise: under a pseudonym, two people of one name cannot be told apart
by a reader either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guwah.core.identity.judgement import Judgement
from guwah.core.sources.record import PersonRecord, SourceRecord
from guwah.core.values.names import name_key, place_key
from guwah.core.values.partition import Partition


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the case. ``key`` is stable while the first recorded name is."""

    key: str
    name: str
    forms: tuple[str, ...]
    roles: frozenset[str]
    sources: frozenset[str]
    minor: bool

    @property
    def is_witness(self) -> bool:
        return bool(self.roles & {"witness", "relative"})


@dataclass(frozen=True)
class Register:
    """Everyone and everything the case knows by name."""

    persons: tuple[Person, ...]
    not_persons: Mapping[str, str] = field(default_factory=dict)
    """Folded name to kind, for names that somebody judged to be a place, facility, organization or other."""
    place_groups: Mapping[str, str] = field(default_factory=dict)
    """Folded place name to the first name of its group."""
    by_key: Mapping[str, Person] = field(default_factory=dict)
    by_part: Mapping[str, Person] = field(default_factory=dict)
    """Folded words of names that belong to one person only."""

    def person(self, name: str | None) -> Person | None:
        """The person known by ``name``, whole or by a word of it that nobody else's name has; or none."""
        if not name:
            return None
        key = name_key(name)
        return self.by_key.get(key) or self.by_part.get(key)

    def place(self, name: str) -> str:
        """The name under which a place's spellings stand together; the name itself where none were judged."""
        return self.place_groups.get(place_key(name), name)


def build_register(
    records: Iterable[tuple[str, SourceRecord]],
    judgements: Iterable[Judgement] = (),
    *,
    well_known: Iterable[str] = (),
) -> Register:
    """The register of the sources' records, as joined by the judgements in force.

    ``well_known`` are names that nobody need judge: of states. A person recorded under one is a person all the
    same, and is masked first.
    """
    judged = list(judgements)
    found = [(source, person) for source, record in records for person in record.persons()]
    found += [("", PersonRecord(name)) for item in judged if item.kind == "person" for name in _names(item)]
    groups = _grouped(found, [item for item in judged if item.kind == "person"])
    persons = tuple(_person([found[number] for number in group]) for group in groups)
    places = [item for item in judged if item.kind in ("place", "facility") and item.judgement == "same"]
    by_key = {name_key(form): person for person in reversed(persons) for form in person.forms}
    known = {name_key(name): "place" for name in well_known}
    return Register(persons, {**known, **_not_persons(judged)}, _place_groups(places), by_key, _by_part(persons))


def _names(judgement: Judgement) -> list[str]:
    return [name for name in (judgement.left, judgement.right) if name]


def _grouped(found: list[tuple[str, PersonRecord]], judged: list[Judgement]) -> list[list[int]]:
    groups: Partition[int] = Partition(range(len(found)))
    owner: dict[str, int] = {}
    for number, (_, person) in enumerate(found):
        for key in {name_key(name) for name in person.names()}:
            groups.join(owner.setdefault(key, number), number)
    for item in judged:
        if item.judgement == "same" and item.right:
            groups.join(owner[name_key(item.left)], owner[name_key(item.right)])
    return groups.groups()


def _person(members: list[tuple[str, PersonRecord]]) -> Person:
    forms = dict.fromkeys(name for _, person in members for name in person.names())
    first = next(iter(forms))
    return Person(
        key=name_key(first),
        name=first,
        forms=tuple(forms),
        roles=frozenset(person.role for _, person in members),
        sources=frozenset(source for source, _ in members if source),
        minor=any(person.minor for _, person in members),
    )


def _by_part(persons: Iterable[Person]) -> dict[str, Person]:
    owners: dict[str, set[str]] = {}
    known: dict[str, Person] = {}
    for person in persons:
        known[person.key] = person
        for part in {part for form in person.forms for part in name_key(form).split() if len(part) >= 3}:
            owners.setdefault(part, set()).add(person.key)
    return {part: known[next(iter(keys))] for part, keys in owners.items() if len(keys) == 1}


def _not_persons(judged: list[Judgement]) -> dict[str, str]:
    kinds = ("place", "facility", "organization", "other")
    sure = [item for item in judged if item.kind in kinds and item.judgement == "same"]
    return {name_key(name): item.kind for item in sure for name in _names(item)}


def _place_groups(judged: list[Judgement]) -> dict[str, str]:
    groups: Partition[str] = Partition()
    first: dict[str, str] = {}
    for item in judged:
        for name in _names(item):
            first.setdefault(place_key(name), name)
            groups.add(place_key(name))
        if item.judgement == "same" and item.right:
            groups.join(place_key(item.left), place_key(item.right))
    return {key: first[groups.find(key)] for key in first}
