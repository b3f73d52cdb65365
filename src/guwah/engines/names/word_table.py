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

ENOUGH, LOWEST = 12.0, -40.0
"""Bits of one word above which more letters hardly add to the evidence, for names are shared; and the least."""


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

    def of_script(self, script: str) -> tuple[NDArray[np.int32], Encoded]:
        """The numbers of the words in ``script``, and the words as alignments want them."""
        self._encode_waiting()
        place = FAMILIES.index(script)
        numbers = np.flatnonzero(self._of_script == place).astype(np.int32)
        if not len(numbers):
            return numbers, load_vocabulary(script).encode([])
        return numbers, self._encoded[place].take(self._rows[numbers].astype(np.intp))

    def encoded(self, number: int) -> Encoded:
        """One word, as alignments want it."""
        self._encode_waiting()
        return self._encoded[self._scripts[number]].take(self._rows[[number]].astype(np.intp))

    def weights(self, left: NDArray[np.int32], other: WordTable, right: NDArray[np.int32]) -> NDArray[np.float32]:
        """The match weight in bits of words ``left`` of this table with words ``right`` of ``other``: (pairs,)."""
        self._encode_waiting()
        other._encode_waiting()
        found = np.zeros(len(left), np.float32)
        kinds = self._of_script[left].astype(np.int8) * len(FAMILIES) + other._of_script[right]
        for kind in np.flatnonzero(np.bincount(kinds, minlength=len(FAMILIES) ** 2)):
            rows = np.flatnonzero(kinds == kind)
            scripts = divmod(int(kind), len(FAMILIES))
            found[rows] = _aligned(
                self._in_script(scripts[0], left[rows]), other._in_script(scripts[1], right[rows]), scripts
            )
        x, y = self._groups[left], other._groups[right]
        known = (x[:, 0] >= 0) & (y[:, 0] >= 0)
        if known.any():
            alike = _equivalent(x[known], y[known])
            found[known] = np.where(alike, np.maximum(found[known], EQUIVALENT), np.minimum(found[known], ANOTHER_NAME))
        return found

    def _in_script(self, script: int, numbers: NDArray[np.int32]) -> tuple[Encoded, NDArray[np.intp]]:
        return self._encoded[script], self._rows[numbers].astype(np.intp)

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


def _equivalent(x: NDArray[np.int32], y: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Pairs of words that are one name by the tables of ``equivalents``."""
    alike = np.zeros(len(x), bool)
    for i, j in itertools.product(range(MOST_GROUPS), repeat=2):
        alike |= (x[:, i] == y[:, j]) & (x[:, i] >= 0)
    return alike


def _aligned(
    left: tuple[Encoded, NDArray[np.intp]], right: tuple[Encoded, NDArray[np.intp]], scripts: tuple[int, int]
) -> NDArray[np.float32]:
    channel = load_channel(FAMILIES[scripts[0]], FAMILIES[scripts[1]])
    (x, left_rows), (y, right_rows) = left, right
    found = np.empty(len(left_rows), np.float32)
    order = np.argsort(x.lengths[left_rows].astype(np.int16) * 32 + y.lengths[right_rows])
    for start in range(0, len(order), CHUNK):
        rows = order[start : start + CHUNK]
        a, b = x.take(left_rows[rows]), y.take(right_rows[rows])
        score = align(a, b, channel).astype(np.float32) / EIGHTHS
        likely = expected_score(a, b, channel).astype(np.float32) / EIGHTHS
        found[rows] = channel.calibration.weight(score, likely - score)
    eased = ENOUGH + (found - ENOUGH) / 8
    return np.maximum(np.where(found > ENOUGH, eased, found), LOWEST)
