"""The model of Fellegi and Sunter: m and u probabilities by EM, match weights in bits, weights by frequency.

Every pair of rows is either of one person or of two. A level of a comparison has probability m among pairs of one
person and u among pairs of two; log2(m/u) is its match weight. Comparisons count as independent given which it is.

Lists of people break that in one way that matters: two people of one household share family name, place and phone.
They are a class of their own, in which such fields agree as often as they do and all others no more often than by
chance. What speaks for this class is taken off the weight of a pair.

Source: Fellegi and Sunter 1969; EM after Winkler 1988 and Jaro 1989; weights by frequency after Winkler 1989; more
than two classes after Larsen and Rubin 2001.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from guwah.engines.linkage import levels
from guwah.engines.linkage.comparisons import Comparison, Vectors
from guwah.engines.linkage.people import Ints, People

Floats = NDArray[np.float64]

ROUNDS, ENOUGH = 200, 1e-5
SURE = 0.99
"""Probability from which a pair counts as one person when the values of persons, not of rows, are counted."""
MOST_BITS = 40.0
WHOLE_NAMES_OF_KIN = (1.0, 0.005, 0.001, 0.03, 0.005, 0.12, 0.839)
"""How whole names of two people of one household compare, by level; not estimated, since it would take over matches."""
USUAL_MATCHES, USUAL_OTHERS = 4.0, 40.0
"""How many pairs of one person, and of two, the usual m and u of a kind of field stand for."""


@dataclass(frozen=True)
class Model:
    """``m`` and ``u`` hold for each comparison the probability of each level; shape (levels,), level 0 unused.

    ``h`` holds the same of pairs of one household. ``prior`` is the probability that two rows taken at random are of
    one person, ``household`` that they are of two people of one household.
    """

    comparisons: tuple[Comparison, ...]
    m: tuple[Floats, ...]
    u: tuple[Floats, ...]
    h: tuple[Floats, ...]
    prior: float
    household: float
    rounds: int = 0

    @property
    def prior_bits(self) -> float:
        """The prior as log2 odds against two unrelated people."""
        return float(np.log2(self.prior / (1 - self.prior - self.household)))

    @property
    def household_bits(self) -> float:
        """The prior of a household as log2 odds against two unrelated people."""
        return float(np.log2(self.household / (1 - self.prior - self.household)))


@dataclass(frozen=True)
class Scores:
    """``parts`` are the match weights in bits, shape (pairs, comparisons); the rest has shape (pairs,).

    ``household`` is what is taken off because the two may be of one household, never above 0. ``bits`` is the sum of
    parts, what was said of names, household and prior: the match weight of the pair, log2 odds.
    """

    parts: Floats
    household: Floats
    bits: Floats

    @property
    def probability(self) -> Floats:
        """The probability that the pair is of one person."""
        return probability(self.bits)


def probability(bits: Floats) -> Floats:
    """Log2 odds as a probability."""
    return np.asarray(1 / (1 + np.exp2(-np.clip(bits, -1000, 1000))))


def random_pairs(people: People, count: int, *, seed: int, between_lists: bool) -> tuple[Ints, Ints]:
    """Pairs of different rows, ``left < right``: all of them where there are no more than ``count``, else a sample."""
    size = len(people)
    if size * (size - 1) // 2 <= count:
        left, right = np.triu_indices(size, 1)
    else:
        drawn = np.random.default_rng(seed).integers(0, size, (2, count))
        left, right = drawn.min(axis=0), drawn.max(axis=0)
        left, right = left[left != right], right[left != right]
    if between_lists:
        apart = people.lists[left] != people.lists[right]
        left, right = left[apart], right[apart]
    return left, right


def pairs_in_all(people: People, *, between_lists: bool) -> int:
    """How many pairs of rows there are."""
    size = len(people)
    whole = size * (size - 1) // 2
    if between_lists:
        whole -= sum(int(count) * (int(count) - 1) // 2 for count in np.bincount(people.lists))
    return whole


def fit(candidates: Vectors, random: Vectors, *, all_pairs: int) -> Model:
    """The model that explains the pairs best.

    m and the prior come from the candidates, which hold nearly all pairs of one person; u from the random pairs,
    each counted by the probability that it is of two people, so that duplicates do not blur u.

    Args:
        candidates: vectors of the pairs that blocking gave.
        random: vectors of pairs taken at random among all.
        all_pairs: how many pairs of rows there are.
    """
    near, far = _Patterns.of(candidates), _Patterns.of(random)
    model = _begin(candidates.comparisons, near, far, all_pairs)
    for rounds in range(1, ROUNDS + 1):
        before, model = model, _improved(model, near, far, all_pairs)
        moved = max((float(np.abs(a - b).max()) for a, b in zip(before.m, model.m, strict=True)), default=0.0)
        if moved < ENOUGH:
            return replace(model, rounds=rounds)
    return replace(model, rounds=ROUNDS)


def _begin(comparisons: tuple[Comparison, ...], near: _Patterns, far: _Patterns, all_pairs: int) -> Model:
    """Where EM begins: m as is usual, u as if all random pairs were of two people."""
    m = _estimated(comparisons, near, np.zeros(len(near.counts)), "usual_m", USUAL_MATCHES)
    u = _estimated(comparisons, far, far.counts, "usual_u", USUAL_OTHERS)
    first = min(0.5, max(1.0, min(0.25 * near.counts.sum(), all_pairs**0.5)) / max(all_pairs, 4))
    return Model(comparisons, m, u, _of_household(comparisons, m, u), first, first / 2)


def _improved(model: Model, near: _Patterns, far: _Patterns, all_pairs: int) -> Model:
    """One round of EM."""
    matched, kin = (near.counts * share for share in near.responsible(model))
    unmatched = far.counts * (1 - sum(far.responsible(model)))
    m = _estimated(model.comparisons, near, matched, "usual_m", USUAL_MATCHES)
    u = _estimated(model.comparisons, far, unmatched, "usual_u", USUAL_OTHERS)
    h = _of_household(model.comparisons, _estimated(model.comparisons, near, kin, "usual_m", USUAL_MATCHES), u)
    least = 0.5 / max(all_pairs, 2)
    prior, household = (float(np.clip(part.sum() / max(all_pairs, 1), least, 0.4)) for part in (matched, kin))
    return Model(model.comparisons, m, u, h, prior, household)


def _of_household(
    comparisons: tuple[Comparison, ...], shared: tuple[Floats, ...], u: tuple[Floats, ...]
) -> tuple[Floats, ...]:
    """Fields that a household shares as estimated; whole names as kin bear them; all others as by chance."""
    kin = np.array(WHOLE_NAMES_OF_KIN)
    return tuple(
        shared[column] if item.is_shared else kin if item.field == "full_name" else u[column]
        for column, item in enumerate(comparisons)
    )


@dataclass(frozen=True)
class _Patterns:
    """Comparison vectors that are alike, counted: EM goes over kinds of pairs, not over pairs."""

    levels: levels.Levels
    bits: Floats
    counts: Floats
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, vectors: Vectors) -> _Patterns:
        sizes = tuple(len(item.kind.levels) for item in vectors.comparisons)
        rounded = np.rint(np.clip(vectors.name_bits, -MOST_BITS, MOST_BITS) * 2).astype(np.int8)
        rows = np.column_stack([vectors.levels, rounded])
        key = np.zeros(len(rows), np.int64)
        for column, size in enumerate(sizes):
            key = key * size + vectors.levels[:, column]
        _, firsts, counts = np.unique(key * 256 + rounded, return_index=True, return_counts=True)
        kept = rows[firsts]
        return cls(kept[:, :-1], kept[:, -1] / 2.0, counts.astype(float), sizes)

    def responsible(self, model: Model) -> tuple[Floats, Floats]:
        """For each pattern, the probability of one person, and of two of one household."""
        one = np.full(len(self.counts), model.prior_bits) + self.bits
        kin = np.full(len(self.counts), model.household_bits)
        for column in range(len(self.sizes)):
            found = self.levels[:, column]
            one += ratio_bits(model.m[column], model.u[column])[found]
            kin += ratio_bits(model.h[column], model.u[column])[found]
        highest = np.maximum(np.maximum(one, kin), 0.0)
        one, kin, none = np.exp2(one - highest), np.exp2(kin - highest), np.exp2(-highest)
        whole = one + kin + none
        return one / whole, kin / whole

    def counted(self, column: int, weights: Floats) -> Floats:
        return np.bincount(self.levels[:, column], weights, self.sizes[column]).astype(float)


def _estimated(
    comparisons: tuple[Comparison, ...], patterns: _Patterns, weights: Floats, usual: str, strength: float
) -> tuple[Floats, ...]:
    """The probabilities of the levels that are not missing: as counted, with ``strength`` pairs more as is usual."""
    out = []
    for column, item in enumerate(comparisons):
        counts = patterns.counted(column, weights)
        counts[1:] += strength * np.array(getattr(item.kind, usual))
        counts[1:] /= counts[1:].sum()
        counts[levels.MISSING] = 1.0
        out.append(counts)
    return tuple(out)


def score(
    model: Model, vectors: Vectors, people: People, left: Ints, right: Ints, persons: Ints | None = None
) -> Scores:
    """The match weights of the pairs (``left[k]``, ``right[k]``).

    Args:
        persons: for each row the number of the person it is provisionally taken for; with it, agreeing on a value
            counts by how many persons bear it. Shape (rows,).
    """
    parts, kin = np.zeros(vectors.levels.shape), np.full(len(left), model.household_bits)
    for column, item in enumerate(model.comparisons):
        found = vectors.levels[:, column]
        m, u, h = model.m[column], model.u[column], model.h[column]
        parts[:, column] = ratio_bits(m, u)[found]
        alike = ratio_bits(h, u)[found]
        if item.kind.by_frequency and persons is not None and people.has(item.field):
            exact = np.flatnonzero(found == levels.EXACT)
            chance = value_shares(people, item.field, persons)[left[exact]]
            parts[exact, column] = np.log2(m[levels.EXACT] / chance)
            alike[exact] = np.log2(h[levels.EXACT] / chance) if item.is_shared else 0.0
        kin += alike
    parts = np.clip(parts, -MOST_BITS, MOST_BITS)
    household = -np.logaddexp2(0.0, kin)
    return Scores(parts, household, parts.sum(axis=1) + vectors.name_bits + household + model.prior_bits)


def ratio_bits(of_one: Floats, of_two: Floats) -> Floats:
    """The match weight of each level of a comparison; 0 for a missing value."""
    out = np.log2(of_one / of_two)
    out[levels.MISSING] = 0.0
    return out


def value_shares(people: People, field: str, persons: Ints) -> Floats:
    """For each row, the share of the other persons who bear its value of ``field``; half a person more for none."""
    values, codes = people.coded(field)
    told = people.told(field)
    distinct = np.unique(np.stack([codes[told], persons[told]]), axis=1)
    bearers = np.bincount(distinct[0], minlength=len(values)) if distinct.size else np.zeros(len(values), int)
    others = max(len(np.unique(persons[told])) - 1, 1)
    return np.asarray((np.maximum(bearers - 1, 0) + 0.5)[codes] / (others + 0.5))
