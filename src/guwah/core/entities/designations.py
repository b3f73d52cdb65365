"""Words that say what kind of place is meant ("X county", "the city of X") and endings of case ("Шелтамда")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guwah.core.entities.keys import is_han
from guwah.core.values.names import place_key

_SHORTEST_HAN = 2
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Designation:
    """Words beside a name that say what it is. ``kinds`` are the kinds of place that they can mean."""

    words: str
    language: str
    before: bool
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ending:
    """Letters that a language adds to a name; ``restored`` are those that stood there before."""

    letters: str
    restored: str
    language: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What may be meant by words: a ``name``, what was taken away to get it, and the ``kinds`` that the rest says."""

    name: str
    because: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Designations:
    """The tables, longest words first."""

    words: tuple[Designation, ...] = ()
    endings: tuple[Ending, ...] = ()

    def stripped(self, reading: Reading) -> Iterator[Reading]:
        """The name without a word of kind before or after it, then without another, shortest last."""
        shorter = self._without_word(reading)
        if shorter is not None:
            yield shorter
            yield from self.stripped(shorter)

    def uninflected(self, reading: Reading) -> Iterator[Reading]:
        """The name without an ending of case, once for every ending that fits, longest first."""
        key = place_key(reading.name)
        for end in self.endings:
            stem = key[: len(key) - len(end.letters)]
            if key.endswith(end.letters) and len(stem) >= _SHORTEST_STEM and stem[-1] != " ":
                because = (*reading.because, f"without the ending -{end.letters.strip()}")
                yield Reading(stem + end.restored, because, reading.kinds)

    def kinds_in(self, text: str) -> dict[str, frozenset[str]]:
        """The words of kind that stand in a text, with the kinds they can mean; too short ones tell nothing there."""
        key = place_key(text)
        padded = f" {key} "
        return {
            item.words: item.kinds
            for item in self._telling
            if (item.words in key if is_han(item.words) else f" {item.words} " in padded)
        }

    def _without_word(self, reading: Reading) -> Reading | None:
        key = place_key(reading.name)
        for item in self._before if " " in key else ():
            if key.startswith(item.words + " "):
                return _shorter(reading, key[len(item.words) + 1 :], item)
        for item in self._after.get(key[-1:], ()):
            gap = "" if is_han(item.words) else " "
            rest = key.removesuffix(gap + item.words)
            if rest != key and len(rest) >= (1 if gap else _SHORTEST_HAN):
                return _shorter(reading, rest, item)
        return None

    @cached_property
    def _telling(self) -> tuple[Designation, ...]:
        return tuple(item for item in self.words if len(item.words) >= (2 if is_han(item.words) else 4))

    @cached_property
    def _before(self) -> tuple[Designation, ...]:
        return tuple(item for item in self.words if item.before)

    @cached_property
    def _after(self) -> Mapping[str, list[Designation]]:
        found: dict[str, list[Designation]] = {}
        for item in self.words:
            if not item.before:
                found.setdefault(item.words[-1], []).append(item)
        return found


def _shorter(reading: Reading, name: str, item: Designation) -> Reading:
    because = (*reading.because, f"without '{item.words}'")
    # The word beside the name says more than one further out: "X district, Y city" is a district.
    return Reading(place_key(name), because, reading.kinds or item.kinds)


def designations_from_table(table: Mapping[str, Any]) -> Designations:
    """The tables of a file: for each language ``before`` and ``after``, words to kinds, and ``endings``.

    ``endings`` is a list of letters, or of letters with what they stand for ("е>а").
    """
    words = [
        Designation(place_key(str(phrase)), language, side == "before", frozenset(str(kinds).split()))
        for language, sides in table.items()
        for side in ("before", "after")
        for phrase, kinds in (sides.get(side) or {}).items()
    ]
    endings = []
    for language, sides in table.items():
        for written in sides.get("endings") or ():
            letters, _, restored = str(written).partition(">")
            endings.append(Ending(letters, restored, language))
    return Designations(
        tuple(sorted(words, key=lambda item: -len(item.words))),
        tuple(sorted(endings, key=lambda item: (-len(item.letters), len(item.restored)))),
    )
