"""The match weight of two names in bits: their words put together as well as they go, in whatever script.

A word's weight comes from the channel between the scripts (``word_table``). Two names are as alike as their least
alike words allow: a shared father's name is no evidence for one person where the given names differ, for that is
how siblings are called.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.word_table import WordTable
from guwah.engines.names.words import MOST_WORDS, NameWord, name_words

OTHER_FORM = 1.5
"""Bits that it costs to compare a word without its ending, or without its case."""
OTHER_ORDER = 1.0
LEFT_OVER = 0.5
"""Bits that each word costs that only one of the names has."""
NOT_THE_FIRST = 3.0
"""Bits that it costs where the only word of one name meets another than the first of the other."""
OTHER_SEX = 12.0
DIFFERS = -2.0
"""A pair of words below this counts as another name, and what else agrees then counts half."""
SHARED = 6.0
"""Bits that agreeing words add at most where another differs."""
SAME_INITIAL, OTHER_INITIAL = 2.5, -8.0
FORMS = 4
_OTHER_FORMS = [(k, m) for k in range(FORMS) for m in range(FORMS) if k + m]
STEP = 60_000
"""Pairs of names that are weighed together."""
LOWEST = -8.0
"""Bits of two words that have nothing to do with each other; unlikelier than that makes no difference."""


@dataclass(frozen=True)
class Prepared:
    """Names ready to be compared. Arrays are (names, MOST_WORDS), -1 where a name has fewer words; ``forms`` is
    (names, MOST_WORDS, FORMS), the word itself first; ``heads`` are first letters, as words; ``joined`` is (names, 2):
    all words as one, in either order."""

    table: WordTable
    forms: NDArray[np.int32]
    sexes: NDArray[np.int8]
    initials: NDArray[np.bool_]
    heads: NDArray[np.int32]
    counts: NDArray[np.int8]
    joined: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.counts)


def prepare(names: Sequence[str]) -> Prepared:
    """``names`` as numbers, in their order."""
    table = WordTable()
    shape = (len(names), MOST_WORDS)
    forms = np.full((*shape, FORMS), -1, np.int32)
    sexes, initials, heads = np.zeros(shape, np.int8), np.zeros(shape, bool), np.full(shape, -1, np.int32)
    counts, joined = np.zeros(len(names), np.int8), np.full((len(names), 2), -1, np.int32)
    for row, name in enumerate(names):
        words = name_words(name)
        counts[row] = len(words)
        for place, word in enumerate(words):
            for number, (form, _) in enumerate(word.forms[:FORMS]):
                forms[row, place, number] = table.add(form, word.script)
            sexes[row, place] = {"f": 1, "m": 2, "": 0}[word.sex]
            initials[row, place] = word.is_initial
            heads[row, place] = table.add(word.forms[0][0][:1], word.script)
        joined[row] = _joined(words, table)
    return Prepared(table, forms, sexes, initials, heads, counts, joined)


def _joined(words: Sequence[NameWord], table: WordTable) -> tuple[int, int]:
    if not words or len({word.script for word in words}) > 1:
        return -1, -1
    texts, script = [word.forms[0][0] for word in words], words[0].script
    return table.add("".join(texts), script), table.add("".join(reversed(texts)), script)


def compare_many(pairs: Iterable[tuple[str, str]]) -> NDArray[np.float32]:
    """The match weight in bits of each pair of names: shape (pairs,)."""
    found = list(pairs)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(itertools.chain.from_iterable(found)))}
    names = prepare(list(numbers))
    left = np.fromiter((numbers[a] for a, _ in found), np.int32, len(found))
    right = np.fromiter((numbers[b] for _, b in found), np.int32, len(found))
    return weigh_pairs(names, left, names, right)


def weigh_pairs(
    a: Prepared, left: NDArray[np.int32], b: Prepared, right: NDArray[np.int32], *, lowest: float = LOWEST
) -> NDArray[np.float32]:
    """The match weight in bits of names ``left`` of ``a`` with names ``right`` of ``b``: shape (pairs,).

    No two words weigh less than ``lowest``.
    """
    found = np.full(len(left), lowest, np.float32)
    for start in range(0, len(left), STEP):
        rows = slice(start, start + STEP)
        found[rows] = _Pairs(a, left[rows], b, right[rows], lowest).weights()
    return found


def match_words(a: Prepared, left: int, b: Prepared, right: int) -> tuple[float, list[tuple[int, int]]]:
    """One pair: its weight, and which word meets which; no words where the names are best compared as one word."""
    pairs = _Pairs(a, np.array([left], np.int32), b, np.array([right], np.int32))
    weight = float(pairs.weights()[0])
    order = pairs.orders[0]
    return weight, [] if order is None else list(order)


class _Pairs:
    """A batch of pairs of names."""

    def __init__(
        self, a: Prepared, left: NDArray[np.int32], b: Prepared, right: NDArray[np.int32], lowest: float = LOWEST
    ) -> None:
        self.lowest = lowest
        self.a, self.b, self.left, self.right = a, b, left, right
        self.counts = a.counts[left].astype(np.intp), b.counts[right].astype(np.intp)
        self.orders: list[tuple[tuple[int, int], ...] | None] = [None] * (len(left) if len(left) == 1 else 0)

    def weights(self) -> NDArray[np.float32]:
        cells = self._cells()
        found = np.full(len(self.left), self.lowest, np.float32)
        for n, m, rows in self._shapes():
            found[rows] = self._best_order(rows, cells[rows, :n, :m])
        return self._as_one_word(found)

    def _cells(self) -> NDArray[np.float32]:
        """(pairs, MOST_WORDS, MOST_WORDS): the weight of every word with every word, as far as it makes a difference.

        Where another word of an order is as unlike as can be, only agreement counts; most words are known not to agree
        from their letters alone, and are not aligned.
        """
        bounds = np.full((len(self.left), MOST_WORDS, MOST_WORDS), self.lowest, np.float32)
        for i, j in itertools.product(range(MOST_WORDS), repeat=2):
            rows = np.flatnonzero((self.counts[0] > i) & (self.counts[1] > j))
            if len(rows):
                bounds[rows, i, j] = self._bounds(rows, i, j)
        needed = self._needed(bounds)
        cells = np.full_like(bounds, self.lowest)
        for i, j in itertools.product(range(MOST_WORDS), repeat=2):
            rows = np.flatnonzero(needed[:, i, j])
            if len(rows):
                cells[rows, i, j] = self._words(rows, i, j)
        return cells

    def _needed(self, bounds: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Words whose weight can make a difference in some order."""
        needed = np.zeros(bounds.shape, bool)
        for n, m, rows in self._shapes():
            for order in _orders(n, m):
                most = np.stack([bounds[rows, i, j] for i, j in order], 1)
                hopeful = most > self.lowest
                for place, (i, j) in enumerate(order):
                    others = np.delete(hopeful, place, 1).all(1)
                    needed[rows, i, j] |= hopeful[:, place] & (others | (most[:, place] > 0))
        return needed

    def _shapes(self) -> Iterator[tuple[int, int, NDArray[np.intp]]]:
        """The pairs by how many words their names have."""
        shapes = self.counts[0] * (MOST_WORDS + 1) + self.counts[1]
        for shape in np.flatnonzero(np.bincount(shapes)):
            n, m = divmod(int(shape), MOST_WORDS + 1)
            if n and m:
                yield n, m, np.flatnonzero(shapes == shape)

    def _bounds(self, rows: NDArray[np.intp], i: int, j: int) -> NDArray[np.float32]:
        left, right = self.left[rows], self.right[rows]
        x, y = self.a.forms[left, i], self.b.forms[right, j]
        found = self.a.table.bounds(x[:, 0], self.b.table, y[:, 0])
        for k, m in _OTHER_FORMS:
            there = np.flatnonzero((x[:, k] >= 0) & (y[:, m] >= 0) & (found < 0))
            if len(there):
                other = self.a.table.bounds(x[there, k], self.b.table, y[there, m]) - OTHER_FORM * ((k > 0) + (m > 0))
                found[there] = np.maximum(found[there], other)
        found[self.a.initials[left, i] | self.b.initials[right, j]] = SAME_INITIAL
        return found

    def _words(self, rows: NDArray[np.intp], i: int, j: int) -> NDArray[np.float32]:
        left, right = self.left[rows], self.right[rows]
        x, y = self.a.forms[left, i], self.b.forms[right, j]
        found = self._weights(x[:, 0], y[:, 0])
        sexes = self.a.sexes[left, i], self.b.sexes[right, j]
        one_ended = (sexes[0] > 0) != (sexes[1] > 0)
        styled = np.where(sexes[0] > 0, self.b.sexes[right].any(1), self.a.sexes[left].any(1))
        given = np.where(
            sexes[0] > 0,
            (i > 0) & (j == 0) & (self.counts[1][rows] > 1),
            (j > 0) & (i == 0) & (self.counts[0][rows] > 1),
        )
        self._try_other_forms(found, x, y, ~(one_ended & (styled | given)))
        found[(sexes[0] > 0) & (sexes[1] > 0) & (sexes[0] != sexes[1])] -= OTHER_SEX
        initial = self.a.initials[left, i] | self.b.initials[right, j]
        if initial.any():
            found[initial] = self._initials(left[initial], i, right[initial], j)
        return np.maximum(found, self.lowest)

    def _weights(self, x: NDArray[np.int32], y: NDArray[np.int32]) -> NDArray[np.float32]:
        return self.a.table.weights(x, self.b.table, y, lowest=self.lowest)

    def _try_other_forms(
        self, found: NDArray[np.float32], x: NDArray[np.int32], y: NDArray[np.int32], allowed: NDArray[np.bool_]
    ) -> None:
        """Words without their endings. Not ``allowed`` where one word has an ending and the other has none although
        its name has endings elsewhere: there it is a given name, and Marat Talgatovich no Talgat Maratovich."""
        for k, m in _OTHER_FORMS:
            rows = np.flatnonzero((x[:, k] >= 0) & (y[:, m] >= 0) & (found < 6) & allowed)
            if len(rows):
                cost = OTHER_FORM * ((k > 0) + (m > 0))
                other = self._weights(x[rows, k], y[rows, m]) - cost
                found[rows] = np.maximum(found[rows], other)

    def _initials(self, left: NDArray[np.int32], i: int, right: NDArray[np.int32], j: int) -> NDArray[np.float32]:
        weights = self.a.table.weights(self.a.heads[left, i], self.b.table, self.b.heads[right, j])
        return np.where(weights > 0, SAME_INITIAL, OTHER_INITIAL).astype(np.float32)

    def _best_order(self, rows: NDArray[np.intp], cells: NDArray[np.float32]) -> NDArray[np.float32]:
        """The best way of putting the words together: shape (pairs,) of (pairs, left words, right words)."""
        _, n, m = cells.shape
        best = np.full(len(cells), -1e9, np.float32)
        for order in _orders(n, m):
            crossed = self._crossed_initials(rows, order)
            chosen = np.stack([cells[:, i, j] for i, j in order], 1)
            worst = chosen.min(1)
            agreeing = np.maximum(chosen, 0).sum(1)
            differing = worst + np.minimum(agreeing / 2, SHARED)
            total = np.where(worst < DIFFERS, differing, chosen.sum(1)) - _cost(order, n, m) - crossed
            if self.orders and total[0] > best[0]:
                self.orders[0] = order
            best = np.maximum(best, total)
        return best

    def _crossed_initials(self, rows: NDArray[np.intp], order: tuple[tuple[int, int], ...]) -> NDArray[np.float32]:
        """Initials keep their order: "A. S." is not "S. A.", though a surname may come before or after."""
        if not (self.a.initials.any() or self.b.initials.any()):
            return np.zeros(len(rows), np.float32)
        met = [(i, j, self.a.initials[self.left[rows], i] | self.b.initials[self.right[rows], j]) for i, j in order]
        crossed = [
            one & other for (i, j, one), (k, m, other) in itertools.combinations(met, 2) if (i - k) * (j - m) < 0
        ]
        return np.float32(OTHER_SEX) * np.any(crossed, 0) if crossed else np.zeros(len(rows), np.float32)

    def _as_one_word(self, found: NDArray[np.float32]) -> NDArray[np.float32]:
        """Chinese names without a dot, and words that one writer splits, are compared whole."""
        one = (np.minimum(*self.counts) == 1) & (np.maximum(*self.counts) > 1)
        for i, j in ((0, 0), (0, 1), (1, 0)):
            x, y = self.a.joined[self.left, i], self.b.joined[self.right, j]
            rows = np.flatnonzero(one & (x >= 0) & (y >= 0))
            rows = rows[self.a.table.bounds(x[rows], self.b.table, y[rows]) > found[rows]]
            if len(rows):
                whole = self._weights(x[rows], y[rows]) - (OTHER_ORDER if i + j else 0)
                if self.orders and whole[0] > found[0]:
                    self.orders[0] = None
                found[rows] = np.maximum(found[rows], whole)
        return found


def _orders(n: int, m: int) -> list[tuple[tuple[int, int], ...]]:
    """Every way of giving each word of the shorter name another word of the longer one."""
    if n <= m:
        return [tuple(enumerate(places)) for places in itertools.permutations(range(m), n)]
    return [tuple((i, j) for j, i in enumerate(places)) for places in itertools.permutations(range(n), m)]


def _cost(order: tuple[tuple[int, int], ...], n: int, m: int) -> float:
    met = [j for _, j in sorted(order)]
    moved = OTHER_ORDER if met != sorted(met) else 0.0
    not_first = NOT_THE_FIRST if min(n, m) == 1 and max(order[0]) > 0 else 0.0
    return moved + not_first + LEFT_OVER * abs(n - m)
