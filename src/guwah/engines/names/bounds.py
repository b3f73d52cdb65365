"""What an alignment can reach at most, from the letters alone: most words have too little in common to be aligned.

Each letter of either word adds at most what it adds beside the unit of the other word that suits it best, in
whatever order; a unit that stands alone never adds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.channel import Direction
from guwah.engines.names.vocabulary import Encoded


def most_beside(words: Encoded, direction: Direction) -> NDArray[np.int16]:
    """What each letter of the other script can add at most beside each word: (words, letters + 1), eighths of a bit."""
    most = np.maximum(direction.becomes[:, :-1], direction.followed)
    found = np.repeat(direction.followed[:1].astype(np.int16), len(words), 0)
    for place in range(words.letters.shape[1]):
        rows = np.flatnonzero(place < words.lengths)
        found[rows] = np.maximum(found[rows], most[words.surroundings[rows, place]])
    # Letter 0 is padding, too, which adds nothing.
    found[:, 0] = np.maximum(found[:, 0], 0)
    return found


def reach(
    most: NDArray[np.int16], rows: NDArray[np.intp], others: Encoded, other_rows: NDArray[np.intp]
) -> NDArray[np.int16]:
    """The sum of what the letters of ``others`` can add beside the words of ``most``: shape (pairs,)."""
    letters = others.letters[other_rows, : max(int(others.lengths[other_rows].max(initial=0)), 1)]
    flat = (rows * most.shape[1])[:, None] + letters
    found: NDArray[np.int16] = most.ravel().take(flat).sum(1, dtype=np.int16)
    return found
