"""The ways to mend contradictions: what must be set aside so that the rest can be true.

Source: Reiter 1987, "A theory of diagnosis from first principles": the minimal hitting sets of the minimal conflicts.
"""

from __future__ import annotations

from collections.abc import Iterable

MOST_REPAIRS = 64
"""Beyond so many ways the caller must do with something coarser."""


def repairs(conflicts: Iterable[frozenset[str]], most: int = MOST_REPAIRS) -> list[frozenset[str]] | None:
    """Every minimal set of claims that has one of each conflict, the smallest first; one empty set for no conflict.

    ``None`` where there are more than ``most``.
    """
    ways: list[frozenset[str]] = [frozenset()]
    for conflict in sorted(conflicts, key=lambda one: (len(one), sorted(one))):
        mended = [way for way in ways if way & conflict]
        wider = {way | {claim} for way in ways if not way & conflict for claim in conflict}
        ways = mended + [way for way in wider if not any(other <= way for other in mended)]
        if len(ways) > most:
            return None
    return sorted(ways, key=lambda way: (len(way), sorted(way)))
