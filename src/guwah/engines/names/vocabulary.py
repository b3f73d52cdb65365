"""The letters and surroundings of one script that the channels know, and words encoded with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.units import Unit, plain, units

LONGEST = 28
"""Units of a word that are looked at; what is beyond is cut off."""


@dataclass(frozen=True)
class Encoded:
    """Words as numbers. ``letters`` and ``surroundings`` are (words, units), padded with 0; ``lengths`` (words,)."""

    letters: NDArray[np.uint8]
    surroundings: NDArray[np.uint16]
    lengths: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.lengths)

    def joined(self, more: Encoded) -> Encoded:
        """These words and then ``more``; both as ``Vocabulary.encode`` makes them."""
        return Encoded(
            np.concatenate([self.letters, more.letters]),
            np.concatenate([self.surroundings, more.surroundings]),
            np.concatenate([self.lengths, more.lengths]),
        )

    def take(self, rows: NDArray[np.intp]) -> Encoded:
        """The words of ``rows``, without the padding that none of them needs."""
        lengths = self.lengths[rows]
        width = max(int(lengths.max(initial=0)), 1)
        return Encoded(self.letters[rows, :width], self.surroundings[rows, :width], lengths)


@dataclass(frozen=True)
class Vocabulary:
    """``letters`` and ``surroundings`` to their numbers, from 1; ``wider[n]`` is what surrounding ``n`` falls back
    to, 0 for none."""

    script: str
    letters: dict[str, int]
    surroundings: dict[Hashable, int]
    wider: NDArray[np.uint16]

    def encode(self, words: Sequence[str]) -> Encoded:
        """Folded ``words`` of this script as numbers."""
        shape = (len(words), LONGEST)
        letters, surroundings = np.zeros(shape, np.uint8), np.zeros(shape, np.uint16)
        lengths = np.zeros(len(words), np.uint8)
        for row, word in enumerate(words):
            found = units(word, self.script)[:LONGEST]
            lengths[row] = len(found)
            for place, unit in enumerate(found):
                letters[row, place] = self._letter(unit.letter)
                surroundings[row, place] = self._surrounding(unit)
        return Encoded(letters, surroundings, lengths)

    def _letter(self, letter: str) -> int:
        return self.letters.get(letter) or self.letters.get(plain(letter), 0)

    def _surrounding(self, unit: Unit) -> int:
        for key in reversed(unit.surroundings):
            if number := self.surroundings.get(key):
                return number
        return self.surroundings.get(plain(unit.letter), 0)


def build_vocabulary(script: str, words: Iterable[str], *, least: int) -> Vocabulary:
    """The vocabulary of ``words``: surroundings seen fewer than ``least`` times are left to wider ones."""
    counts: Counter[Hashable] = Counter()
    narrower: dict[Hashable, tuple[Hashable, ...]] = {}
    for word in words:
        for unit in units(word, script):
            for place, key in enumerate(unit.surroundings):
                counts[key] += 1
                narrower.setdefault(key, unit.surroundings[:place])
    kept = [key for key in sorted(counts, key=repr) if not narrower[key] and counts[key] >= 3]
    letters = {str(key): number for number, key in enumerate(kept[:255], 1)}
    deeper = [key for key in sorted(counts, key=repr) if narrower[key] and counts[key] >= least]
    deeper.sort(key=lambda key: len(narrower[key]))
    surroundings = {key: number for number, key in enumerate([*letters, *deeper], 1)}
    wider = np.zeros(len(surroundings) + 1, np.uint16)
    for key, number in surroundings.items():
        wider[number] = next((surroundings[wide] for wide in reversed(narrower[key]) if wide in surroundings), 0)
    return Vocabulary(script, letters, surroundings, wider)
