"""Words of many names, each encoded once, and the match weight of any two of them."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.align import CHUNK, align, expected_score
from guwah.engines.names.channel import EIGHTHS
from guwah.engines.names.channel_files import load_channel, load_vocabulary
from guwah.engines.names.equivalents import MOST_GROUPS, groups_of
from guwah.engines.names.units import FAMILIES
from guwah.engines.names.vocabulary import Encoded

HIGHEST, LOWEST = 14.0, -16.0
"""Bits that one word can add or take away: no spelling is better evidence than that, for names are shared."""


EQUIVALENT = 8.0
"""Bits of two words that are one name by a table, however unlike they look."""


ANOTHER_NAME = -6.0
"""Bits of two words that the tables know as two names, however alike they look: Gülnar and Gülnur."""


class WordTable:
    """Folded words by number. Words are added first; ``weights`` encodes what is new."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.numbers: dict[tuple[int, str], int] = {}
        self._scripts: list[int] = []
        self._waiting: list[int] = []
        self._encoded: dict[int, Encoded] = {}
        self._rows = np.zeros(0, np.int32)
        self._of_script = np.zeros(0, np.int8)
        self._groups = np.zeros((0, MOST_GROUPS), np.int32)

    def add(self, word: str, script: str) -> int:
        """The number of a folded ``word``."""
        key = (FAMILIES.index(script), word)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.words)
            self.words.append(word)
            self._scripts.append(key[0])
            self._waiting.append(number)
        return number

    def script(self, number: int) -> str:
        return FAMILIES[self._scripts[number]]

    def encoded(self, number: int) -> Encoded:
        """One word, as alignments want it."""
        self._encode_waiting()
        return self._encoded[self._scripts[number]].take(self._rows[[number]].astype(np.intp))

    def weights(self, left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.float32]:
        """The match weight in bits of each pair of word numbers: shape (pairs,)."""
        self._encode_waiting()
        found = np.zeros(len(left), np.float32)
        kinds = self._of_script[left].astype(np.int8) * len(FAMILIES) + self._of_script[right]
        for kind in np.flatnonzero(np.bincount(kinds, minlength=len(FAMILIES) ** 2)):
            rows = np.flatnonzero(kinds == kind)
            one, other = divmod(int(kind), len(FAMILIES))
            found[rows] = self._weights(left[rows], right[rows], one, other)
        x, y = self._groups[left], self._groups[right]
        known = (x[:, 0] >= 0) & (y[:, 0] >= 0)
        if known.any():
            alike = self._equivalent(x[known], y[known])
            found[known] = np.where(alike, np.maximum(found[known], EQUIVALENT), np.minimum(found[known], ANOTHER_NAME))
        return found

    def _equivalent(self, x: NDArray[np.int32], y: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Pairs of words that are one name by the tables of ``equivalents``."""
        alike = np.zeros(len(x), bool)
        for i, j in itertools.product(range(MOST_GROUPS), repeat=2):
            alike |= (x[:, i] == y[:, j]) & (x[:, i] >= 0)
        return alike

    def _weights(self, left: NDArray[np.int32], right: NDArray[np.int32], one: int, other: int) -> NDArray[np.float32]:
        channel = load_channel(FAMILIES[one], FAMILIES[other])
        x, y = self._encoded[one], self._encoded[other]
        found = np.empty(len(left), np.float32)
        order = np.argsort(x.lengths[self._rows[left]].astype(np.int16) * 32 + y.lengths[self._rows[right]])
        for start in range(0, len(left), CHUNK):
            rows = order[start : start + CHUNK]
            a, b = x.take(self._rows[left[rows]]), y.take(self._rows[right[rows]])
            score = align(a, b, channel).astype(np.float32) / EIGHTHS
            likely = expected_score(a, b, channel).astype(np.float32) / EIGHTHS
            found[rows] = channel.calibration.weight(score, likely - score)
        return np.clip(found, LOWEST, HIGHEST)

    def _encode_waiting(self) -> None:
        if not self._waiting:
            return
        rows = np.zeros(len(self._waiting), np.int32)
        for script in range(len(FAMILIES)):
            chosen = [place for place, number in enumerate(self._waiting) if self._scripts[number] == script]
            if not chosen:
                continue
            new = load_vocabulary(FAMILIES[script]).encode([self.words[self._waiting[place]] for place in chosen])
            before = self._encoded.get(script)
            rows[chosen] = np.arange(len(chosen)) + (len(before) if before is not None else 0)
            self._encoded[script] = new if before is None else before.joined(new)
        groups = np.full((len(self._waiting), MOST_GROUPS), -1, np.int32)
        for place, number in enumerate(self._waiting):
            known = groups_of(self.words[number], FAMILIES[self._scripts[number]])
            groups[place, : len(known)] = known
        self._groups = np.concatenate([self._groups, groups])
        self._rows = np.concatenate([self._rows, rows])
        self._of_script = np.array(self._scripts, np.int8)
        self._waiting = []
