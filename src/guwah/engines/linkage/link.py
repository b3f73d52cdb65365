"""Linking: people in, weighed pairs and clusters out. Nothing is kept between two calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from guwah.engines.linkage.blocking import MOST_ROWS_IN_A_BLOCK, RULES, BlockingRule, Capped, NameKeys, candidates
from guwah.engines.linkage.clusters import Clusters, Pair, by_weight, joined
from guwah.engines.linkage.comparisons import NameWeight, Vectors, compare
from guwah.engines.linkage.model import SURE, Model, Scores, fit, pairs_in_all, random_pairs, score
from guwah.engines.linkage.people import Ints, People

THRESHOLD_BITS = 4.0
"""Match weight from which two rows are joined where nobody says otherwise."""
RANDOM_PAIRS = 500_000


@dataclass(frozen=True)
class Setup:
    """How to link.

    Attributes:
        between_lists: compare only rows of different lists, each of which names a person once.
        seed: of the random pairs.
        name_weight: weighs names that are not both in Latin script.
        name_keys: keys under which such names meet.
    """

    between_lists: bool = False
    rules: Sequence[BlockingRule] = RULES
    most_in_a_block: int = MOST_ROWS_IN_A_BLOCK
    random_pairs: int = RANDOM_PAIRS
    seed: int = 1
    name_weight: NameWeight | None = None
    name_keys: NameKeys | None = None


@dataclass(frozen=True)
class Weighed:
    """Candidate pairs with their comparison vectors and match weights. Rows are numbered as in the people given.

    Pairs stand in an order that depends on what their rows tell, so that ties do not fall by the order of rows.
    """

    people: People
    left: Ints
    right: Ints
    vectors: Vectors
    scores: Scores
    model: Model
    capped: tuple[Capped, ...]
    setup: Setup = field(default_factory=Setup)

    def clusters(
        self, threshold_bits: float = THRESHOLD_BITS, *, same: Sequence[Pair] = (), different: Sequence[Pair] = ()
    ) -> Clusters:
        """Join pairs of at least ``threshold_bits``, but none over a judgement that two rows are of two people."""
        lists = self.people.lists.tolist() if self.setup.between_lists else None
        pairs = by_weight(self.left, self.right, self.scores.bits, threshold_bits)
        return joined(len(self.people), pairs, same=same, different=different, lists=lists)


def weigh(people: People, setup: Setup | None = None, *, also: Sequence[Pair] = ()) -> Weighed:
    """Compare the candidate pairs of ``people`` and weigh them by a model fitted to these very people.

    Args:
        also: pairs to weigh even where no blocking rule gives them, as those that a person judged.
    """
    setup = setup or Setup()
    ranked, order = people.sorted()
    found = candidates(ranked, setup.rules, between_lists=setup.between_lists, most=setup.most_in_a_block,
                       name_keys=setup.name_keys)  # fmt: skip
    left, right = _with(found.left, found.right, also, order)
    vectors = compare(ranked, left, right, setup.name_weight)
    chosen = random_pairs(ranked, setup.random_pairs, seed=setup.seed, between_lists=setup.between_lists)
    model = fit(vectors, compare(ranked, *chosen, setup.name_weight),
                all_pairs=pairs_in_all(ranked, between_lists=setup.between_lists))  # fmt: skip
    first = score(model, vectors, ranked, left, right)
    persons = joined(len(ranked), by_weight(left, right, first.bits, float(np.log2(SURE / (1 - SURE))))).of
    scores = score(model, vectors, ranked, left, right, persons)
    return Weighed(people, order[left], order[right], vectors, scores, model, found.capped, setup)


def _with(left: Ints, right: Ints, also: Sequence[Pair], order: Ints) -> tuple[Ints, Ints]:
    if not also:
        return left, right
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    asked = rank[np.array(also, np.int64).reshape(-1, 2)]
    pairs = np.stack([np.r_[left, asked.min(axis=1)], np.r_[right, asked.max(axis=1)]])
    low, high = np.unique(pairs, axis=1)
    return low, high
