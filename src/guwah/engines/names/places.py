"""The match weight of two names of places: what the gazetteer knows, then the words, then what sets places apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import yaml

from guwah.core.entities.designations import Reading
from guwah.core.entities.keys import is_han
from guwah.core.entities.lookup import PlaceCandidate, candidates
from guwah.core.values.names import place_key
from guwah.engines.names.path import NameComparison, compare
from guwah.reference.gazetteer import FOLDER, load_designations, load_gazetteer

ONE_PLACE, TWO_PLACES, OTHER_SIDE = 10.0, -6.0, -12.0
"""Bits: both are names of one place; of two places; one says north where the other does not."""
LONGEST = 120
"""Letters of a name that are looked up: no place has a longer one."""
_SURE = ("name", "spelling", "designation", "inflection")


def compare_places(a: str, b: str) -> NameComparison:
    """The match weight of two names of places, in bits, and its path."""
    left, right = _known(a), _known(b)
    shared = [(item, right[place]) for place, item in left.items() if place in right]
    names = compare(_bare(a), _bare(b))
    weight, path = names.weight_bits, list(names.path)
    if shared:
        one, other = shared[0]
        weight = max(weight, ONE_PLACE)
        path = [f"{a}: {_why(one)}", f"{b}: {_why(other)}", f"one place in the gazetteer: {ONE_PLACE:+.1f} bits"]
    elif left and right and weight > TWO_PLACES and not _alike(a, b):
        weight = TWO_PLACES
        path.append(f"two places in the gazetteer: at most {TWO_PLACES:+.1f} bits")
    kinds = _kinds(a), _kinds(b)
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        weight += OTHER_SIDE
        path.append(
            f"one is a {'/'.join(sorted(kinds[0]))}, the other a {'/'.join(sorted(kinds[1]))}: {OTHER_SIDE:+.1f} bits"
        )
    apart = set(_qualifiers(a)) ^ set(_qualifiers(b))
    if apart and not shared:
        weight += OTHER_SIDE
        path.append(f"only one says {', '.join(sorted(apart))}: {OTHER_SIDE:+.1f} bits")
    return NameComparison(a, b, round(weight, 2), tuple(path))


def _known(name: str) -> dict[str, PlaceCandidate]:
    found = candidates(load_gazetteer(), name[:LONGEST], designations=load_designations())
    return {item.entity.id: item for item in found if item.step in _SURE}


def _why(item: PlaceCandidate) -> str:
    return "; ".join((*item.because, f"{item.entity.name}, {item.country}" if item.country else item.entity.name))


def _alike(a: str, b: str) -> bool:
    return place_key(_bare(a)) == place_key(_bare(b))


def _bare(name: str) -> str:
    """The name without words of kind, where something is left."""
    shortest = name[:LONGEST]
    for reading in load_designations().stripped(Reading(shortest)):
        shortest = reading.name
    return shortest


def _kinds(name: str) -> frozenset[str]:
    """The kinds of place that the words beside the name can mean."""
    return next((reading.kinds for reading in load_designations().stripped(Reading(name[:LONGEST]))), frozenset())


def _qualifiers(name: str) -> Iterator[str]:
    key = place_key(_bare(name))
    for meaning, words in _qualifier_words().items():
        if is_han(key):
            if len(key) > 2 and any(key.startswith(word) or key.endswith(word) for word in words if is_han(word)):
                yield meaning
        elif any(word in words for word in key.split()[: 1 if " " not in key else None]) and " " in key:
            yield meaning


@cache
def _qualifier_words() -> dict[str, frozenset[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load((FOLDER / "qualifiers.yaml").read_text("utf8"))
    return {meaning: frozenset(words) for meaning, words in loaded.items()}
