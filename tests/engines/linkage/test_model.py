"""The model: EM finds what made the data, rare values weigh more, households are not persons, runs repeat."""

from __future__ import annotations

import numpy as np
import pytest

from engines.linkage.invented import columns_of, invented_rows, true_pairs
from engines.linkage.people import f1, pairs_in, people
from guwah.engines.linkage import levels
from guwah.engines.linkage.comparisons import Comparison, Vectors, compare
from guwah.engines.linkage.link import Setup, weigh
from guwah.engines.linkage.model import fit, pairs_in_all, probability, random_pairs, value_shares
from guwah.engines.linkage.people import people_of

FIELDS = tuple(Comparison(f"field {n}", f"field {n}", levels.CATEGORY) for n in range(5))


def drawn(rng: np.random.Generator, pairs: int, agree: list[float]) -> np.ndarray:
    """Comparison vectors that agree (level 1) with the given probabilities, else differ (level 2)."""
    return np.where(rng.random((pairs, len(agree))) < agree, 1, 2).astype(np.int8)


def vectors(found: np.ndarray) -> Vectors:
    return Vectors(FIELDS, found, np.zeros(len(found)))


def test_em_finds_the_probabilities_that_made_the_pairs() -> None:
    rng = np.random.default_rng(7)
    m, u = [0.95, 0.9, 0.85, 0.9, 0.8], [0.05, 0.1, 0.02, 0.03, 0.1]
    pairs = np.concatenate([drawn(rng, 2_000, m), drawn(rng, 98_000, u)])
    model = fit(vectors(pairs), vectors(pairs[rng.random(len(pairs)) < 0.5]), all_pairs=len(pairs))
    assert model.prior == pytest.approx(0.02, rel=0.1)
    assert [found[levels.EXACT] for found in model.m] == pytest.approx(m, abs=0.04)
    assert [found[levels.EXACT] for found in model.u] == pytest.approx(u, abs=0.01)


def test_duplicates_do_not_blur_u_of_identity_numbers() -> None:
    numbers = [str(1_000_000 + 7919 * number) for number in range(150)]
    names = [f"{'abcdefgh'[number % 8]}{'klmnopqr'[number // 8 % 8]}ira" for number in range(150)]
    found = people(id=numbers * 2, given_name=names * 2)
    weighed = weigh(found)
    column = [item.field for item in weighed.model.comparisons].index("id")
    assert weighed.model.u[column][levels.EXACT] < 1e-4
    assert weighed.model.prior * pairs_in_all(found, between_lists=False) == pytest.approx(150, rel=0.05)


def test_random_pairs_are_all_pairs_where_these_are_few_and_a_sample_else() -> None:
    found = people(given_name=["a", "b", "c", "d"])
    left, right = random_pairs(found, 10, seed=1, between_lists=False)
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == {(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)}
    left, right = random_pairs(found, 5, seed=1, between_lists=False)
    assert len(left) <= 5
    assert (left < right).all()


def test_pairs_are_counted_between_lists() -> None:
    found = people_of([{"sex": [["m"] * 3]}, {"sex": [["f"] * 4]}])
    assert pairs_in_all(found, between_lists=False) == 21
    assert pairs_in_all(found, between_lists=True) == 12


def test_agreeing_on_a_rare_value_weighs_more() -> None:
    found = people(family_name=["Kelov"] * 9 + ["Zanduri"])
    shares = value_shares(found, "family_name", np.arange(10))
    assert shares[0] > 0.8
    assert shares[9] < 0.1


def test_rows_of_one_person_bear_a_value_once() -> None:
    found = people(family_name=["Kelov"] * 3 + ["Torik"] * 3)
    assert value_shares(found, "family_name", np.array([0, 0, 0, 1, 2, 3]))[0] == pytest.approx(0.5 / 3.5)


def test_odds_are_probabilities() -> None:
    assert probability(np.array([0.0, 1.0, -1e9, 1e9])).tolist() == pytest.approx([0.5, 2 / 3, 0.0, 1.0])


def test_weights_add_up() -> None:
    weighed = weigh(people_of([columns_of(invented_rows(60, seed=4))]))
    scores = weighed.scores
    whole = scores.parts.sum(axis=1) + scores.household + weighed.vectors.name_bits + weighed.model.prior_bits
    assert scores.bits == pytest.approx(whole)
    assert (scores.household <= 0).all()


def test_what_the_hook_says_of_names_goes_into_the_weight() -> None:
    found = people(full_name=["Дана Келов", "Dana Kelov", "Tor Mir"], date_of_birth=["1984-03-12"] * 2 + ["1990-01-01"])
    plain = weigh(found).scores.bits
    setup = Setup(name_weight=lambda left, right: np.full(len(left), 6.0))
    assert weigh(found, setup).scores.bits[0] > plain[0] + 3


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_invented_people_are_told_apart(seed: int) -> None:
    rows = invented_rows(1_000, seed=seed)
    weighed = weigh(people_of([columns_of(rows)]))
    assert f1(pairs_in(weighed.clusters().of.tolist()), true_pairs(rows)) >= 0.97


def test_a_household_is_not_one_person() -> None:
    """Without a class for it, sharing name, place and phone passes for being one person."""
    rows = invented_rows(400, seed=5)
    weighed = weigh(people_of([columns_of(rows)]))
    wrong = pairs_in(weighed.clusters().of.tolist()) - true_pairs(rows)
    assert len(wrong) <= 0.02 * len(true_pairs(rows))
    assert weighed.model.household > 0


def test_two_runs_are_one() -> None:
    found = people_of([columns_of(invented_rows(300, seed=3))])
    one, other = weigh(found, Setup(random_pairs=5_000)), weigh(found, Setup(random_pairs=5_000))
    assert (one.scores.bits == other.scores.bits).all()
    assert (one.clusters().of == other.clusters().of).all()


@pytest.mark.parametrize("size", [0, 1, 2])
def test_hardly_anybody_can_be_linked_too(size: int) -> None:
    weighed = weigh(people_of([{"given_name": [["Dana"] * size]}]))
    assert len(weighed.clusters().of) == size


def test_nothing_to_compare_joins_nothing() -> None:
    weighed = weigh(people_of([{}], [3]))
    assert weighed.clusters().of.tolist() == [1, 2, 3]
    assert compare(weighed.people, weighed.left, weighed.right).levels.shape[0] == 0
