"""Short ways to make people for tests of linkage."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from guwah.engines.linkage.people import People, people_of


def people(**columns: list[str]) -> People:
    """One list with the columns given by role."""
    return people_of([{role: [values] for role, values in columns.items()}])


def pairs_in(clusters: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs of rows in one cluster."""
    rows: dict[int, list[int]] = {}
    for row, number in enumerate(clusters):
        rows.setdefault(number, []).append(row)
    return {pair for members in rows.values() for pair in combinations(members, 2)}


def f1(found: set[tuple[int, int]], true: set[tuple[int, int]]) -> float:
    """The harmonic mean of precision and recall of pairs."""
    return 2 * len(found & true) / (len(found) + len(true))
