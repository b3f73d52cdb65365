"""Which people of the open case may be one, for a person to judge; nothing is recorded or joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from guwah.core.entities.lookup import candidates
from guwah.core.findings.evidence import Evidence, resolve
from guwah.core.identity.judgement import Judgement
from guwah.core.identity.references import parse_reference
from guwah.core.identity.suggest import Suggestion, suggest
from guwah.core.values.names import name_key, place_key
from guwah.engines.linkage.cleaning import folded_name, sound_key
from guwah.engines.names.compare import compare_many
from guwah.reference.gazetteer import load_designations
from guwah.reference.identity import load_identity_weights
from guwah.reference.weighing import load_rules
from guwah.services.case_gazetteer import case_gazetteer
from guwah.services.case_lists import ListedPerson, case_lists
from guwah.services.people_profiles import CaseProfiles, case_profiles, part_key, row_key
from guwah.services.weigh import Weighed, weigh
from guwah.store import statements as stored

Keys = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class SuggestedPeople:
    """Suggestions, the most useful first, and the lists that could not be read: name, code, reason."""

    suggestions: tuple[Suggestion, ...]
    refused: tuple[tuple[str, str, str], ...] = ()


def suggest_people(root: Path) -> SuggestedPeople:
    """Pairs of people in the open case at ``root`` that may be one person and that nobody has judged.

    Raises:
        InvalidInputError: as ``case_gazetteer``.
    """
    weighed = weigh()
    lists = case_lists(root, weighed.sources)
    profiles = case_profiles(weighed, _compared(weighed), lists.people, _place_names(root))
    judged, unsure = _judged(profiles, weighed, lists.people)
    found = suggest(
        profiles.whole,
        profiles.parts,
        name_bits=_name_bits,
        weights=load_identity_weights(),
        once=load_rules().personal_acts,
        judged=judged,
        unsure=unsure,
        blocks=_blocks,
    )
    return SuggestedPeople(tuple(found), tuple(lists.refused))


def suggestion_json(item: Suggestion) -> dict[str, Any]:
    """A suggestion as a judgement to fill in (docs/formats.md)."""
    return {
        "kind": "person",
        "left": item.left.reference,
        "right": item.right.reference,
        "judgement": "",
        "reason": "",
        "weight_bits": round(item.weight_bits, 1),
        "because": [str(reason) for reason in item.because],
        "use": item.use,
        "assumed": item.assumed,
        "unsure": item.unsure,
    }


def _name_bits(pairs: list[tuple[str, str]]) -> list[float]:
    return [float(bits) for bits in compare_many(pairs)]


def _blocks(name: str) -> list[str]:
    """Keys under which names are met in a large case: how a word sounds, how it begins, how every two words sound."""
    words = [word for word in folded_name(name).split() if len(word) > 1]
    sounds = sorted({sound_key(word) for word in words})
    return [*sounds, *(word[:3] for word in words), *(f"{one} {other}" for one, other in combinations(sounds, 2))]


def _compared(weighed: Weighed) -> list[Evidence]:
    """Accepted statements; of sources that nobody has reviewed, those proposed."""
    reviewed = {item.statement.source for item in weighed.evidence}
    waiting = [
        item
        for item in weighed.reviewed.statements.values()
        if item.state == "proposed" and item.source not in reviewed
    ]
    records = {item.id: item.record for item in weighed.sources}
    known = [item for item in waiting if item.source in records]
    return [*weighed.evidence, *resolve(known, records, weighed.register)]


def _place_names(root: Path) -> Callable[[str], str]:
    """The one name of a place for all its spellings, where the gazetteer leaves no doubt."""
    gazetteer, tables = case_gazetteer(root), load_designations()

    @cache
    def name(text: str) -> str:
        found = candidates(gazetteer, text, designations=tables)
        own = [item for item in found if item.entity.id in gazetteer.own]
        sure = own[:1] or (list(found) if len(found) == 1 else [])
        return sure[0].entity.name if sure else place_key(text)

    return name


def _judged(
    profiles: CaseProfiles, weighed: Weighed, rows: Sequence[ListedPerson]
) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Pairs of profiles that somebody judged, and those judged unsure."""
    keys = _keys_of(profiles, weighed, rows)
    judged: set[frozenset[str]] = set()
    unsure: set[frozenset[str]] = set()
    for item in stored.judgements():
        if item.kind == "person" and item.right:
            pairs = {frozenset((a, b)) for a, b in _pairs(item, keys)}
            (unsure if item.judgement == "unsure" else judged).update(pairs)
    return judged, unsure - judged


def _pairs(item: Judgement, keys: Keys) -> Iterator[tuple[str, str]]:
    yield from ((a, b) for a in keys(item.left) for b in keys(item.right) if a != b)


def _keys_of(profiles: CaseProfiles, weighed: Weighed, rows: Sequence[ListedPerson]) -> Keys:
    """A function from a reference to the keys of the profiles that it means."""
    by_name: dict[str, list[str]] = {}
    for profile in profiles.whole:
        for name in (profile.reference, *profile.names):
            by_name.setdefault(name_key(name), []).append(profile.key)
    by_row: dict[str, list[str]] = {}
    for row in rows:
        for name in row.names:
            by_row.setdefault(name_key(name), []).append(row_key(row))

    def keys(text: str) -> list[str]:
        reference = parse_reference(text)
        person = weighed.register.person(text)
        key = person.key if person else ""
        whole = [key] if person and key else by_name.get(reference.key, [])
        in_rows = [item for item in by_row.get(reference.key, ()) if reference.source in item]
        account = [part_key(key or reference.key, reference.source)] if reference.source else []
        return [*whole, *in_rows, *account]

    return keys
