"""Clusters: rows of one person, from weighed pairs and from what people judged.

Pairs are taken by descending weight. A pair that would bring two rows judged different into one cluster joins nothing
and is reported; so, where each list names a person once, is one that would bring two rows of a list together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from guwah.engines.linkage.model import Floats
from guwah.engines.linkage.people import Ints

Pair = tuple[int, int]


@dataclass(frozen=True)
class Refused:
    """A pair that joined nothing, and why: the two rows that must stay apart."""

    pair: Pair
    because_of: Pair
    reason: str


@dataclass(frozen=True)
class Clusters:
    """``of`` is the cluster of each row, numbered from 1 in the order of its first row; shape (rows,)."""

    of: Ints
    refused: tuple[Refused, ...]


def joined(
    size: int,
    pairs: Sequence[Pair],
    *,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    lists: Sequence[int] | None = None,
) -> Clusters:
    """The clusters of ``size`` rows.

    Args:
        pairs: those to join, the strongest first.
        same: pairs judged to be of one person; they are joined before all others.
        different: pairs judged to be of two people; they never end in one cluster. Between two contradicting
            judgements the one on that very pair holds.
        lists: the list of each row, where no list names a person twice; ``None`` where lists may.
    """
    apart = {_ordered(pair) for pair in different}
    union = _Union(size, apart, lists)
    refused = [found for pair in same if (found := union.join(_ordered(pair), is_judged=True))]
    refused += [found for pair in pairs if (found := union.join(pair))]
    return Clusters(union.numbered(), tuple(refused))


def by_weight(left: Ints, right: Ints, bits: Floats, threshold_bits: float) -> list[Pair]:
    """The pairs of at least ``threshold_bits``, the strongest first, equal ones in the order given."""
    kept = np.flatnonzero(bits >= threshold_bits)
    order = kept[np.argsort(-np.round(bits[kept], 6), kind="stable")]
    return [_ordered((int(left[at]), int(right[at]))) for at in order]


def _ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))


class _Union:
    """Union of sets that knows which rows must not meet."""

    def __init__(self, size: int, apart: set[Pair], lists: Sequence[int] | None) -> None:
        self.parent = list(range(size))
        self.rows: list[list[int]] = [[row] for row in range(size)]
        self.lists = lists
        self.enemies: dict[int, set[int]] = {}
        for a, b in apart:
            self.enemies.setdefault(a, set()).add(b)
            self.enemies.setdefault(b, set()).add(a)

    def find(self, row: int) -> int:
        while self.parent[row] != row:
            self.parent[row] = self.parent[self.parent[row]]
            row = self.parent[row]
        return row

    def join(self, pair: Pair, *, is_judged: bool = False) -> Refused | None:
        """Join two rows, or say why not. What a person judged is not held against what lists are said to be."""
        a, b = sorted((self.find(pair[0]), self.find(pair[1])), key=lambda root: len(self.rows[root]))
        if a == b:
            return None
        if found := self._judged_apart(a, b) or (None if is_judged else self._of_one_list(a, b)):
            return Refused(pair, *found)
        self.parent[a] = b
        self.rows[b] += self.rows[a]
        self.rows[a] = []
        return None

    def _judged_apart(self, a: int, b: int) -> tuple[Pair, str] | None:
        if self.enemies:
            for row in self.rows[a]:
                for enemy in sorted(self.enemies.get(row, ())):
                    if self.find(enemy) == b:
                        return _ordered((row, enemy)), "judged different"
        return None

    def _of_one_list(self, a: int, b: int) -> tuple[Pair, str] | None:
        if self.lists is not None:
            there = {self.lists[row]: row for row in self.rows[b]}
            for row in self.rows[a]:
                if self.lists[row] in there:
                    return _ordered((row, there[self.lists[row]])), "one list"
        return None

    def numbered(self) -> Ints:
        numbers: dict[int, int] = {}
        roots = [self.find(row) for row in range(len(self.parent))]
        return np.array([numbers.setdefault(root, len(numbers) + 1) for root in roots], np.int64)
