"""How words of one script are written in another: what each letter becomes, learned from pairs of names.

The model is a noisy channel read in both directions. In the direction from x to y every unit of x, in its
surroundings, becomes one letter of y or none, and is followed by letters that answer to nothing in x; the other
direction likewise. An alignment's weight is the mean of both directions' log-odds against letters drawn at random,
in bits: what Fellegi and Sunter (1969) call the match weight, summed over letters.

Tables hold eighths of a bit in one byte, already halved for the mean of the two directions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EIGHTHS = 8
"""Steps to a bit in every table and score."""


@dataclass(frozen=True)
class Direction:
    """One direction. ``becomes`` is (surroundings + 1, letters + 2): the last column is "nothing". ``followed`` is
    (surroundings + 1, letters + 1): letters that answer to nothing, after a unit. ``expected`` is (surroundings + 1,):
    what a unit adds on average where two words are one name, and ``by_chance`` (letters + 1,): how often each letter
    is written at all. Row and column 0 are unknown."""

    becomes: NDArray[np.int8]
    followed: NDArray[np.int8]
    expected: NDArray[np.int8]
    by_chance: NDArray[np.float32]

    def chances(self, surroundings: NDArray[np.intp]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What units become and what follows them, as probabilities: (units, letters + 2) and (units, letters + 1)."""
        becomes: NDArray[np.float32] = np.exp2(self.becomes[surroundings].astype(np.float32) * np.float32(2 / EIGHTHS))
        becomes[:, :-1] *= self.by_chance
        followed: NDArray[np.float32] = (
            np.exp2(self.followed[surroundings].astype(np.float32) * (2 / EIGHTHS)) * self.by_chance
        )
        shares: NDArray[np.float32] = (becomes / becomes.sum(1, keepdims=True)).astype(np.float32)
        return shares, followed.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns an alignment into the match weight of two words: ``score`` and ``shortfall`` in bits times their factors,
    and a constant. The shortfall is how much better two spellings of one name would on average have aligned."""

    per_score: float
    per_shortfall: float
    constant: float

    def weight(self, score: NDArray[np.float32], shortfall: NDArray[np.float32]) -> NDArray[np.float32]:
        """The match weight in bits; a word that aligned better than expected gains nothing by that."""
        bits = self.per_score * score + self.per_shortfall * np.maximum(shortfall, 0) + self.constant
        return bits.astype(np.float32)


@dataclass(frozen=True)
class Channel:
    """Both directions between two scripts."""

    scripts: tuple[str, str]
    there: Direction
    back: Direction
    calibration: Calibration = Calibration(1.0, 0.0, 0.0)

    def reverse(self) -> Channel:
        """The same channel, seen from the other side."""
        return Channel((self.scripts[1], self.scripts[0]), self.back, self.there, self.calibration)
