"""Words of many names, each encoded once, and the match weight of any two of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.align import CHUNK, align_rows, expected_of
from guwah.engines.names.bounds import most_beside, reach
from guwah.engines.names.channel import EIGHTHS, Calibration, Direction
from guwah.engines.names.channel_files import load_channel, load_vocabulary
from guwah.engines.names.equivalents import MOST_GROUPS, groups_of
from guwah.engines.names.units import FAMILIES, other_characters
from guwah.engines.names.vocabulary import Encoded

ENOUGH, LOWEST = 12.0, -40.0
"""Bits of one word above which more letters hardly add to the evidence, for names are shared; and the least."""


EQUIVALENT = 8.0
"""Bits of two words that are one name by a table, however unlike they look."""


ANOTHER_NAME = -6.0
"""Bits of two words that the tables know as two names, however alike they look: Gülnar and Gülnur."""


_CHINESE = FAMILIES.index("Hani")
Side = tuple[Encoded, NDArray[np.intp]]
"""Words of one script, and the rows of those that are meant."""


class WordTable:
    """Folded words by number. Most are never aligned, such as all words of a name as one, so a word is encoded when it
    is first asked for."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.numbers: dict[tuple[int, str], int] = {}
        self._scripts: list[int] = []
        self._encoded: dict[int, Encoded] = {}
        self._filled = [0] * len(FAMILIES)
        self._rows = np.zeros(0, np.int32)
        self._of_script = np.zeros(0, np.int8)
        self._expects: dict[tuple[int, int], NDArray[np.int16]] = {}
        self._mosts: dict[tuple[int, int], NDArray[np.int16]] = {}
        self._groups = np.zeros((0, MOST_GROUPS), np.int32)

    def add(self, word: str, script: str) -> int:
        """The number of a folded ``word``."""
        key = (FAMILIES.index(script), word)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.words)
            self.words.append(word)
            self._scripts.append(key[0])
        return number

    def script(self, number: int) -> str:
        return FAMILIES[self._scripts[number]]

    def of_script(self, script: str, numbers: NDArray[np.int32] | None = None) -> tuple[NDArray[np.int32], Encoded]:
        """Those of ``numbers``, or of all, that are words in ``script``, and the words as alignments want them."""
        if numbers is None:
            numbers = np.arange(len(self.words), dtype=np.int32)
        self._encode(numbers)
        place = FAMILIES.index(script)
        chosen = numbers[self._of_script[numbers] == place]
        if not len(chosen):
            return chosen, load_vocabulary(script).encode([])
        return chosen, self._encoded[place].take(self._rows[chosen].astype(np.intp))

    def encoded(self, number: int) -> Encoded:
        """One word, as alignments want it."""
        self._encode(np.array([number], np.int32))
        return self._encoded[self._scripts[number]].take(self._rows[[number]].astype(np.intp))

    def weights(
        self, left: NDArray[np.int32], other: WordTable, right: NDArray[np.int32], *, lowest: float = LOWEST
    ) -> NDArray[np.float32]:
        """The match weight in bits of words ``left`` of this table with words ``right`` of ``other``: (pairs,).

        Nothing weighs less than ``lowest``.
        """
        found = np.zeros(len(left), np.float32)
        for rows, scripts, x, y in self._by_scripts(left, other, right):
            channel = load_channel(FAMILIES[scripts[0]], FAMILIES[scripts[1]])
            likely = self._expected(scripts, channel.there)[x[1]] + other._expected(scripts[::-1], channel.back)[y[1]]
            found[rows] = np.maximum(_weighed(align_rows(x, y, channel), likely, channel.calibration), lowest)
        return self._known(found, left, other, right)

    def bounds(self, left: NDArray[np.int32], other: WordTable, right: NDArray[np.int32]) -> NDArray[np.float32]:
        """What each pair of words can weigh at most, in bits, without aligning them: shape (pairs,)."""
        found = np.zeros(len(left), np.float32)
        for rows, scripts, x, y in self._by_scripts(left, other, right):
            channel = load_channel(FAMILIES[scripts[0]], FAMILIES[scripts[1]])
            likely = self._expected(scripts, channel.there)[x[1]] + other._expected(scripts[::-1], channel.back)[y[1]]
            most = self._most(scripts, channel.there), other._most(scripts[::-1], channel.back)
            bound = reach(most[0], x[1], *y) + reach(most[1], y[1], *x)
            found[rows] = _weighed(bound, likely, channel.calibration)
        return self._known(found, left, other, right)

    def _by_scripts(
        self, left: NDArray[np.int32], other: WordTable, right: NDArray[np.int32]
    ) -> Iterator[tuple[NDArray[np.intp], tuple[int, int], Side, Side]]:
        """The pairs of each two scripts: their places, the scripts, the words of either side."""
        self._encode(left)
        other._encode(right)
        kinds = self._of_script[left].astype(np.int8) * len(FAMILIES) + other._of_script[right]
        for kind in np.flatnonzero(np.bincount(kinds, minlength=len(FAMILIES) ** 2)):
            rows = np.flatnonzero(kinds == kind)
            one, two = divmod(int(kind), len(FAMILIES))
            yield rows, (one, two), self._in_script(one, left[rows]), other._in_script(two, right[rows])

    def _known(
        self, found: NDArray[np.float32], left: NDArray[np.int32], other: WordTable, right: NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """``found``, as far as the tables of names do not know better."""
        groups, others = self._groups[left], other._groups[right]
        known = (groups[:, 0] >= 0) & (others[:, 0] >= 0)
        if known.any():
            alike = _equivalent(groups[known], others[known])
            found[known] = np.where(alike, np.maximum(found[known], EQUIVALENT), np.minimum(found[known], ANOTHER_NAME))
        chinese = (self._of_script[left] == _CHINESE) & (other._of_script[right] == _CHINESE) & (found > ANOTHER_NAME)
        for row in np.flatnonzero(chinese).tolist():
            if other_characters(self.words[left[row]], other.words[right[row]]):
                found[row] = ANOTHER_NAME
        return found

    def _in_script(self, script: int, numbers: NDArray[np.int32]) -> Side:
        return self._encoded[script], self._rows[numbers].astype(np.intp)

    def _expected(self, scripts: tuple[int, int], direction: Direction) -> NDArray[np.int16]:
        """What each word of the first script adds to the expected score with a word of the second."""
        words, known = self._encoded[scripts[0]], self._expects.get(scripts, np.zeros(0, np.int16))
        count = self._filled[scripts[0]]
        if len(known) < count:
            starts = range(len(known), count, CHUNK)
            new = [expected_of(words.take(np.arange(at, min(at + CHUNK, count))), direction) for at in starts]
            known = self._expects[scripts] = np.concatenate([known, *new])
        return known

    def _most(self, scripts: tuple[int, int], direction: Direction) -> NDArray[np.int16]:
        """What letters of the second script can add at most beside each word of the first."""
        words, known = self._encoded[scripts[0]], self._mosts.get(scripts)
        count, start = self._filled[scripts[0]], 0 if known is None else len(known)
        if start < count:
            new = most_beside(words.take(np.arange(start, count)), direction)
            known = self._mosts[scripts] = new if known is None else np.concatenate([known, new])
        assert known is not None
        return known

    def _encode(self, numbers: NDArray[np.int32]) -> None:
        """See to it that these words are encoded."""
        self._note_new()
        missing = np.unique(numbers[self._rows[numbers] < 0])
        for script in np.unique(self._of_script[missing]).tolist():
            chosen = missing[self._of_script[missing] == script]
            new = load_vocabulary(FAMILIES[script]).encode([self.words[number] for number in chosen.tolist()])
            start, stop = self._filled[script], self._filled[script] + len(new)
            before = self._encoded.get(script)
            if before is None:
                self._encoded[script] = new
            else:
                # Room for a quarter more, so that words that come one by one are not copied every time.
                self._encoded[script] = before if stop <= len(before) else before.joined(_room(new, stop // 4))
                _put(self._encoded[script], start, new)
            self._rows[chosen] = np.arange(start, stop)
            self._filled[script] = stop

    def _note_new(self) -> None:
        """The words added since, not encoded yet."""
        start = len(self._rows)
        if start == len(self.words):
            return
        groups = np.full((len(self.words) - start, MOST_GROUPS), -1, np.int32)
        for place, (word, script) in enumerate(zip(self.words[start:], self._scripts[start:], strict=True)):
            if known := groups_of(word, FAMILIES[script]):
                groups[place, : len(known)] = known
        self._groups = np.concatenate([self._groups, groups])
        self._rows = np.concatenate([self._rows, np.full(len(groups), -1, np.int32)])
        self._of_script = np.concatenate([self._of_script, np.array(self._scripts[start:], np.int8)])


def _room(words: Encoded, more: int) -> Encoded:
    """Empty rows: as many as ``words``, and ``more``."""
    count, width = len(words) + more, words.letters.shape[1]
    return Encoded(np.zeros((count, width), np.uint8), np.zeros((count, width), np.uint16), np.zeros(count, np.uint8))


def _put(words: Encoded, start: int, new: Encoded) -> None:
    """``new`` in place of the rows from ``start`` on."""
    rows = slice(start, start + len(new))
    words.letters[rows], words.surroundings[rows], words.lengths[rows] = new.letters, new.surroundings, new.lengths


def _equivalent(x: NDArray[np.int32], y: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Pairs of words that are one name by the tables of ``equivalents``."""
    alike = np.zeros(len(x), bool)
    for i, j in itertools.product(range(MOST_GROUPS), repeat=2):
        alike |= (x[:, i] == y[:, j]) & (x[:, i] >= 0)
    return alike


def _weighed(score: NDArray[np.int16], likely: NDArray[np.int16], calibration: Calibration) -> NDArray[np.float32]:
    """Alignments as match weights in bits; ``likely`` is what two spellings of one name score on average."""
    bits, expected = (table.astype(np.float32) / np.float32(EIGHTHS) for table in (score, likely))
    found = calibration.weight(bits, expected - bits)
    eased = ENOUGH + (found - ENOUGH) / 8
    return np.maximum(np.where(found > ENOUGH, eased, found), LOWEST)
