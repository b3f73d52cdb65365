"""The register of a case: who is known by which names, and which names are not those of a person.

It is a pure function of the source records and of the judgements in force (``clusters``). Names with the same
letters count as one person until somebody judges otherwise. Where somebody does, the first of the two keeps the
name, and the other bears it with the source that records it: "Dana Korash @ sha256:...".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from guwah.core.identity.clusters import Conflict, Node, build_clusters
from guwah.core.identity.judgement import Judgement
from guwah.core.identity.references import UNNAMED, Reference, parse_reference
from guwah.core.sources.record import PersonRecord, SourceRecord
from guwah.core.values.names import name_key, place_key
from guwah.core.values.partition import Partition


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the case. ``key`` is stable while the first recorded name is.

    ``name`` is a reference to the person, and to nobody else, that a judgement takes.
    """

    key: str
    name: str
    forms: tuple[str, ...]
    roles: frozenset[str]
    sources: frozenset[str]
    minor: bool

    @property
    def is_witness(self) -> bool:
        return bool(self.roles & {"witness", "relative"})


@dataclass(frozen=True, slots=True)
class KinLink:
    """Two people, by their keys, of whom somebody judged that they are kin or acquainted: ``left`` is ``type`` of
    ``right``."""

    left: str
    right: str
    type: str


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

    by_mention: Mapping[Node, Person] = field(default_factory=dict)
    """Folded name and source to the person whom that source means by it."""
    kin: tuple[KinLink, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    """Judgements, and names of records, that take no effect because of who was judged different."""

    def person(self, name: str | None, source: str | None = None) -> Person | None:
        """The person known by ``name``, whole or by a word of it that nobody else's name has; or none.

        Args:
            name: a name, or a reference to a name as one source records it.
            source: where the name stands, for names that two people bear.
        """
        if not name:
            return None
        reference = parse_reference(name)
        key = reference.key
        found = self.by_mention.get((key, reference.source or source or ""))
        return found or self.by_key.get(key) or self.by_key.get(name_key(name)) or self.by_part.get(key)

    def shares_name(self, person: Person) -> bool:
        """True where somebody else, judged to be another person, bears one of the person's names."""
        return any(self.bearers[name_key(form)] > 1 for form in person.forms)

    @cached_property
    def bearers(self) -> Mapping[str, int]:
        """How many people bear each folded name."""
        return Counter(key for person in self.persons for key in {name_key(form) for form in person.forms})

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
    found = _found(records, judged)
    clusters = build_clusters(
        [(source, [name_key(name) for name in person.names()]) for source, person in found], judged
    )
    persons, by_mention = _persons(clusters.groups, found)
    places = [item for item in judged if item.kind in ("place", "facility") and item.judgement == "same"]
    by_key = {name_key(form): person for person in reversed(persons) for form in person.forms}
    by_key |= {person.key: person for person in persons}
    known = {name_key(name): "place" for name in well_known}
    register = Register(
        persons,
        {**known, **_not_persons(judged)},
        _place_groups(places),
        by_key,
        _by_part(persons),
        by_mention,
        conflicts=clusters.conflicts,
    )
    return replace(register, kin=tuple(_kin(judged, register)))


def _found(records: Iterable[tuple[str, SourceRecord]], judged: Iterable[Judgement]) -> list[tuple[str, PersonRecord]]:
    """Everyone whom a record names, by source, and after them whom only judgements name."""
    found = [(source, person) for source, record in records for person in record.persons()]
    holders: dict[str, str] = {}
    for source, recorded in found:
        for name in recorded.names():
            holders.setdefault(name_key(name), source)
    meant = [parse_reference(name) for item in judged if item.kind == "person" for name in _names(item)]
    for reference in meant:
        if reference.source:
            holders.setdefault(reference.key, reference.source)
    for reference in meant:
        source = reference.source or holders.get(reference.key, "")
        found.append((source, PersonRecord(reference.name)))
    return found


def _names(judgement: Judgement) -> list[str]:
    return [name for name in (judgement.left, judgement.right) if name]


def _persons(
    groups: Iterable[Sequence[Node]], found: Sequence[tuple[str, PersonRecord]]
) -> tuple[tuple[Person, ...], dict[Node, Person]]:
    records: dict[Node, list[int]] = {}
    for number, (source, recorded) in enumerate(found):
        for key in dict.fromkeys(map(name_key, recorded.names())):
            records.setdefault((key, source), []).append(number)
    persons: list[Person] = []
    by_mention: dict[Node, Person] = {}
    taken: set[str] = set()
    for group in groups:
        members = sorted({number for node in group for number in records[node]})
        person = _person([found[number] for number in members], frozenset(group), taken)
        taken.add(person.key)
        persons.append(person)
        by_mention.update(dict.fromkeys(group, person))
    return tuple(persons), by_mention


def _person(members: Sequence[tuple[str, PersonRecord]], group: Set[Node], taken: Set[str]) -> Person:
    forms = dict.fromkeys(
        (name, source) for source, person in members for name in person.names() if (name_key(name), source) in group
    )
    # "Witness" is nobody's name, and is not masked as one.
    names = [(form, source) for form, source in forms if name_key(form) != UNNAMED]
    first, source = names[0] if names else next(iter(forms))
    name = first if names and name_key(first) not in taken else str(Reference(first, source))
    return Person(
        key=name_key(name),
        name=name,
        forms=tuple(dict.fromkeys(form for form, _ in names)),
        roles=frozenset(person.role for _, person in members),
        sources=frozenset(source for source, _ in members if source),
        minor=any(person.minor for _, person in members),
    )


def _kin(judged: Iterable[Judgement], register: Register) -> Iterator[KinLink]:
    for item in judged:
        left, right = register.person(item.left), register.person(item.right)
        if item.kind == "kin" and item.judgement == "same" and left and right and left is not right:
            yield KinLink(left.key, right.key, item.type or "relative")


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
