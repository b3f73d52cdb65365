"""Ways to mend contradictions, against brute force."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from guwah.core.events.repairs import MOST_REPAIRS, repairs

CLAIMS = "abcdefg"
CONFLICTS = st.lists(st.frozensets(st.sampled_from(CLAIMS), min_size=1, max_size=4), max_size=7)


def minimal_hitting_sets(conflicts: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    told, found = list(conflicts), list[frozenset[str]]()
    for size in range(len(CLAIMS) + 1):
        for claims in map(frozenset, combinations(CLAIMS, size)):
            if all(claims & conflict for conflict in told) and not any(other <= claims for other in found):
                found.append(claims)
    return sorted(found, key=lambda way: (len(way), sorted(way)))


@given(CONFLICTS)
@settings(max_examples=300, deadline=None)
def test_repairs_are_the_minimal_hitting_sets(conflicts: list[frozenset[str]]) -> None:
    assert repairs(conflicts, most=10_000) == minimal_hitting_sets(conflicts)


@given(CONFLICTS, st.integers(1, 6))
@settings(max_examples=300, deadline=None)
def test_beyond_the_cap_there_is_none_and_below_it_all(conflicts: list[frozenset[str]], most: int) -> None:
    wanted, found = minimal_hitting_sets(conflicts), repairs(conflicts, most)
    if len(wanted) > most:
        assert found is None
    else:
        # Some of the conflicts alone may have more ways than all of them together.
        assert found in (None, wanted)
    if found is None:
        ordered = sorted(conflicts, key=lambda one: (len(one), sorted(one)))
        assert any(len(minimal_hitting_sets(ordered[:n])) > most for n in range(1, len(ordered) + 1))


def test_nothing_in_conflict_needs_no_repair() -> None:
    assert repairs([]) == [frozenset()]


def test_the_cap_is_met_exactly_and_not_passed() -> None:
    pairs = [frozenset({f"a{n}", f"b{n}"}) for n in range(7)]
    found = repairs(pairs[:6])
    assert MOST_REPAIRS == 64 and found is not None and len(found) == 64
    assert repairs(pairs) is None
