"""Where words stand in a text folded for searching: as one run, or near each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guwah.core.disclosure.folding import is_unspaced

WHOLE, BEGINNING, INSIDE, NEAR = range(4)
"""How the words stand: as whole words, at the beginning of a word, inside one, or apart; the better first."""

APART = 200
"""Folded letters between the first and the last of several words that stand near each other."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, as offsets into the folded text, and how."""

    how: int
    start: int
    end: int


def find_run(folded: str, needle: str) -> Iterator[Place]:
    """Every place of ``needle`` in a text that begins and ends with a space."""
    at = folded.find(needle)
    while at >= 0:
        end = at + len(needle)
        begins, ends = folded[at - 1] == " ", folded[end] == " "
        yield Place(WHOLE if begins and ends else BEGINNING if begins else INSIDE, at, end)
        at = folded.find(needle, end)


def find_name(folded: str, needle: str) -> Iterator[Place]:
    """Every place of a name: at the beginning of a word, since it may bear endings; a short one only as it is."""
    letters = needle.replace(" ", "")
    if len(letters) < (2 if is_unspaced(needle) else 3):
        return
    worst = WHOLE if len(letters) < 4 else BEGINNING
    yield from (place for place in find_run(folded, needle) if place.how <= worst)


def find_near(folded: str, needles: Sequence[str]) -> Iterator[Place]:
    """The stretches in which every one of several words begins a word, no two of them overlapping."""
    places = sorted(
        (place.start, place.end, number)
        for number, needle in enumerate(needles)
        for place in find_run(folded, needle)
        if place.how <= BEGINNING
    )
    last: dict[int, tuple[int, int]] = {}
    for start, end, number in places:
        last[number] = (start, end)
        first, furthest = min(last.values())[0], max(at for _, at in last.values())
        if len(last) == len(needles) and furthest - first <= APART:
            yield Place(NEAR, first, furthest)
            last.clear()
