"""Clusters: what weights and judgements say, and nothing over a judgement that two rows are of two people."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engines.linkage.people import pairs_in
from guwah.engines.linkage.clusters import by_weight, joined


def test_pairs_join_and_joining_goes_on() -> None:
    assert joined(5, [(0, 1), (3, 4), (1, 4)]).of.tolist() == [1, 1, 2, 1, 1]


def test_a_pair_judged_different_never_ends_in_one_cluster() -> None:
    found = joined(3, [(0, 1), (1, 2)], different=[(2, 0)])
    assert found.of.tolist() == [1, 1, 2]
    assert [(item.pair, item.because_of, item.reason) for item in found.refused] == [
        ((1, 2), (0, 2), "judged different")
    ]


def test_judged_same_joins_without_any_weight_and_first() -> None:
    assert joined(3, [(0, 1)], same=[(2, 1)], different=[(0, 2)]).of.tolist() == [1, 2, 2]


def test_no_list_names_a_person_twice_where_that_is_said() -> None:
    found = joined(4, [(0, 2), (1, 2), (1, 3)], lists=[0, 0, 1, 1])
    assert found.of.tolist() == [1, 2, 1, 2]
    assert [item.reason for item in found.refused] == ["one list"]


def test_what_a_person_judged_holds_against_what_lists_are_said_to_be() -> None:
    assert joined(3, [(0, 2)], same=[(0, 1)], lists=[0, 0, 1]).of.tolist() == [1, 1, 1]


def test_pairs_come_by_weight_from_the_threshold_on() -> None:
    left, right = np.array([0, 1, 2, 3]), np.array([4, 5, 6, 7])
    assert by_weight(left, right, np.array([3.0, 9.0, 4.0, 9.0]), 4.0) == [(1, 5), (3, 7), (2, 6)]


SIZE = 8
some_pairs = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda pair: pair[0] != pair[1]), max_size=12
)


@given(some_pairs, some_pairs)
def test_clusters_keep_apart_what_was_judged_different(pairs: list, different: list) -> None:
    together = pairs_in(joined(SIZE, pairs, different=different).of.tolist())
    assert not {(min(pair), max(pair)) for pair in different} & together


@given(some_pairs)
def test_without_judgements_clusters_are_connected_components(pairs: list) -> None:
    of = joined(SIZE, pairs).of.tolist()
    reached = {row: {row} for row in range(SIZE)}
    for _ in range(SIZE):
        for a, b in pairs:
            reached[a] = reached[b] = reached[a] | reached[b]
        reached = {row: set().union(*(reached[other] for other in members)) for row, members in reached.items()}
    assert all((of[a] == of[b]) == (b in reached[a]) for a in range(SIZE) for b in range(SIZE))


@given(some_pairs, some_pairs)
def test_judgements_that_do_not_contradict_all_hold(same: list, different: list) -> None:
    blocks = joined(SIZE, same).of.tolist()
    consistent = [pair for pair in different if blocks[pair[0]] != blocks[pair[1]]]
    of = joined(SIZE, [], same=same, different=consistent).of.tolist()
    assert all(of[a] == of[b] for a, b in same)
    assert all(of[a] != of[b] for a, b in consistent)
