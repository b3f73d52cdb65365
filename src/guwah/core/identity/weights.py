"""How much one observation tells of two descriptions being of one person (Fellegi and Sunter 1969)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

LEAST_CHANCE, MOST_CHANCE = 0.0001, 0.9999


@dataclass(frozen=True, slots=True)
class Chance:
    """How often something is seen where two descriptions are of one person (``m``) and of two (``u``).

    ``u`` is none where the case itself has to be counted.
    """

    m: float
    u: float | None = None


@dataclass(frozen=True)
class IdentityWeights:
    """A version of the weights: chances by what is seen, and numbers by name."""

    version: str
    chances: Mapping[str, Chance]
    numbers: Mapping[str, float]

    def bits(self, seen: str, share: float | None = None) -> float:
        """The match weight of what is seen; ``share`` is how often the case sees it of two people."""
        chance = self.chances[seen]
        u = chance.u if share is None else share
        if u is None:
            raise ValueError(f"how often {seen} is seen has to be counted")
        return math.log2(chance.m / min(max(u, LEAST_CHANCE), MOST_CHANCE))


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of why: what is seen and what it tells, in bits."""

    bits: float
    words: str

    def __str__(self) -> str:
        return f"{self.words} ({self.bits:+.1f} bits)"


def smoothed(seen: int, of: int) -> float:
    """The share of ``seen`` among ``of``; what was never seen is not impossible, only rarer than once in all."""
    return (seen + 0.5) / (of + 1)


def capped(reasons: list[Reason], most: float) -> list[Reason]:
    """The strongest reasons first, scaled so that together they tell no more than ``most`` bits."""
    total = sum(item.bits for item in reasons)
    factor = most / total if total > most else 1.0
    return sorted((Reason(item.bits * factor, item.words) for item in reasons), key=lambda item: -item.bits)
