"""Who and what the case knows by name, and which words wait for a person to say what they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from guwah.core.disclosure.name_pattern import find_forms
from guwah.core.identity.clusters import Conflict
from guwah.core.identity.register import KinLink, Person
from guwah.core.values.names import name_key, place_key
from guwah.reference.countries import country_names
from guwah.services.people import case_register
from guwah.store import statements as stored
from guwah.store.models import Pseudonym
from guwah.store.sources import all_sources


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Words that were taken for a name and that nobody has judged. ``guess`` is the finder's."""

    name: str
    guess: str
    times: int
    sources: int


@dataclass(frozen=True)
class KnownNames:
    """``pseudonyms`` maps a person's key to the label towards each audience."""

    persons: tuple[Person, ...]
    judged: dict[str, str]
    unjudged: tuple[Unjudged, ...]
    pseudonyms: dict[str, dict[str, str]]
    kin: tuple[KinLink, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def list_names() -> KnownNames:
    """The names of the open case; those that wait come most frequent first."""
    sources = all_sources()
    register = case_register(sources)
    found = stored.found_names()
    known = tuple(form for person in register.persons for form in person.forms)
    times: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    guesses: dict[str, Counter[str]] = {}
    holders: dict[str, set[int]] = {}
    for source in sources:
        for name in found.get(source.text_row or 0, ()):
            key = place_key(name.exact.removesuffix("’s").removesuffix("'s"))
            if (
                key in register.not_persons
                or name_key(name.exact) in register.not_persons
                or find_forms(name.exact, known)
            ):
                continue
            times[key] += 1
            spellings.setdefault(key, Counter())[name.exact] += 1
            guesses.setdefault(key, Counter())[name.kind] += 1
            holders.setdefault(key, set()).add(source.row)
    waiting = tuple(
        Unjudged(spellings[key].most_common(1)[0][0], guesses[key].most_common(1)[0][0], count, len(holders[key]))
        for key, count in times.most_common()
    )
    well_known = {name_key(name) for name in country_names()}
    judged = {name: kind for name, kind in register.not_persons.items() if name not in well_known}
    labels: dict[str, dict[str, str]] = {}
    for row in Pseudonym.objects.filter(erased_by=None):
        labels.setdefault(row.person, {})[row.audience] = row.label
    return KnownNames(register.persons, judged, waiting, labels, register.kin, register.conflicts)
