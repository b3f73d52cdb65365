"""Which places and facilities the open case speaks of, and which of the gazetteer they can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guwah.core.disclosure.name_pattern import find_forms
from guwah.core.entities.keys import is_han
from guwah.core.entities.lookup import PlaceCandidate, Surroundings, candidates
from guwah.core.identity.judgement import Judgement
from guwah.core.identity.register import Register
from guwah.core.values.names import name_key, place_key
from guwah.core.values.spans import Span
from guwah.reference.gazetteer import load_designations
from guwah.services.case_gazetteer import case_gazetteer
from guwah.services.decide import current_review
from guwah.services.people import case_register
from guwah.services.similar_places import similar_places
from guwah.store import statements as stored
from guwah.store.sources import StoredSource, all_sources

_KINDS = ("place", "facility")
_AROUND = 60
"""Code points before and after a name that are looked at for words of kind and names of states."""
_MOST_PASSAGES = 20


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place in the case and what it can mean.

    ``together`` is the name under which the spellings that somebody judged to be one place stand. ``times`` counts
    the passages in which it stands, ``sources`` the sources.
    """

    name: str
    together: str
    times: int
    sources: int
    candidates: tuple[PlaceCandidate, ...]


@dataclass
class _Heard:
    """Where one name stands: spellings, and the words around by source and offset."""

    spellings: Counter[str] = field(default_factory=Counter)
    passages: dict[tuple[int, int], str] = field(default_factory=dict)


def find_places(root: Path) -> tuple[PlaceMention, ...]:
    """The places that statements name and the names judged or guessed to be of places, most frequent first.

    Raises:
        InvalidInputError: as ``case_gazetteer``.
    """
    gazetteer, tables, sources = case_gazetteer(root), load_designations(), all_sources()
    judgements = stored.judgements()
    register = case_register(sources, judgements)
    heard: dict[str, _Heard] = {}
    for source, name, start in _named(sources, register, judgements):
        item = heard.setdefault(place_key(name), _Heard())
        item.spellings[name] += (source.row, start) not in item.passages
        item.passages[source.row, start] = source.text[max(0, start - _AROUND) : start + len(name) + _AROUND]
    mentions = []
    for item in heard.values():
        name = item.spellings.most_common(1)[0][0]
        around = Surroundings(text="\n".join(list(item.passages.values())[:_MOST_PASSAGES]))
        found = candidates(gazetteer, name, designations=tables, around=around)
        count = len({row for row, _ in item.passages})
        mentions.append(PlaceMention(name, register.place(name), len(item.passages), count, found))
    return tuple(sorted(mentions, key=lambda mention: (-mention.times, place_key(mention.name))))


def find_place(root: Path, name: str) -> tuple[PlaceCandidate, ...]:
    """What one name can mean in the case at ``root``, whether or not the case speaks of it; where nothing bears it,
    what is spelled like it.

    Raises:
        InvalidInputError: as ``case_gazetteer``.
    """
    return candidates(case_gazetteer(root), name, designations=load_designations(), similar=similar_places)


_Named = tuple[StoredSource, str, int]


def _named(sources: Sequence[StoredSource], register: Register, judgements: Sequence[Judgement]) -> Iterator[_Named]:
    """Every passage that names a place: its source, the name, and where it begins."""
    yield from _in_statements(sources)
    yield from _found(sources, register)
    yield from _judged(sources, judgements)


def _in_statements(sources: Sequence[StoredSource]) -> Iterator[_Named]:
    by_id = {source.id: source for source in sources}
    for statement in current_review(list(sources)).statements.values():
        place = statement.place
        if statement.state != "rejected" and place is not None and statement.source in by_id:
            yield by_id[statement.source], place.entity or place.span.exact, place.span.start


def _found(sources: Sequence[StoredSource], register: Register) -> Iterator[_Named]:
    """Names that the finder found, where somebody judged them to be of a place or else the finder guesses so."""
    found = stored.found_names()
    people = tuple(form for person in register.persons for form in person.forms)
    for source in sources:
        for name in found.get(source.text_row or 0, ()):
            exact = name.exact.removesuffix("’s").removesuffix("'s")
            kind = register.not_persons.get(place_key(exact)) or register.not_persons.get(name_key(exact)) or name.kind
            if kind in _KINDS and not find_forms(exact, people):
                yield source, exact, name.start


def _judged(sources: Sequence[StoredSource], judgements: Sequence[Judgement]) -> Iterator[_Named]:
    """Where names stand that somebody judged to be of a place; the finder finds none in Arabic script."""
    sure = [item for item in judgements if item.kind in _KINDS and item.judgement == "same"]
    for name in dict.fromkeys(name for item in sure for name in (item.left, item.right) if name):
        pattern = _whole(name)
        for source in sources:
            for match in pattern.finditer(source.text):
                span = Span.at(source.text, *match.span())
                yield source, span.exact, span.start


def _whole(name: str) -> re.Pattern[str]:
    edges = ("", "") if is_han(name) else (r"(?<!\w)", r"(?!\w)")
    return re.compile(edges[0] + re.escape(name) + edges[1], re.IGNORECASE)
