"""Blocking keys of words: pairs of neighbouring letters, as written, and as a word of another script may be written.

An index keeps the keys of its words as they stand. A query is turned into the keys that its counterparts would have
in each script, with how likely each is, by the channel to that script.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.channel import Direction
from guwah.engines.names.vocabulary import Encoded

MOST_KEYS = 90
"""Keys of a query that are looked up: the most telling ones."""
_EVENED = 0.4
"""Power that brings likely and less likely keys closer together: a spelling has to be likely, not the likeliest."""


def letter_pairs(words: Encoded, letters: int) -> NDArray[np.int32]:
    """The keys of each word: (words, units + 1), padded with -1. ``letters`` is the number of letters of the script;
    the edges of a word count as letters of their own."""
    edge = letters + 1
    places = np.arange(words.letters.shape[1] + 1)
    after = np.concatenate([words.letters, np.zeros((len(words), 1), np.uint8)], 1).astype(np.int32)
    after = np.where(places < words.lengths[:, None], after, edge + 1)
    before = np.concatenate([np.full((len(words), 1), edge, np.int32), after[:, :-1]], 1)
    return np.where(places <= words.lengths[:, None], before * (edge + 2) + after, -1)


def likely_pairs(surroundings: NDArray[np.intp], direction: Direction) -> NDArray[np.float32]:
    """How often each key is expected in the counterpart of a word: shape (keys,), numbered as by ``letter_pairs``."""
    becomes, followed = direction.chances(surroundings)
    letters = followed.shape[1] - 1
    edge = letters + 1
    expected = np.zeros((edge + 2, edge + 2), np.float32)
    last = np.zeros(edge + 2, np.float32)
    last[edge] = 1
    for next_letter, nothing, added in _steps(becomes, followed, edge + 2):
        expected += last[:, None] * next_letter
        last = last * nothing + next_letter * last.sum()
        expected += last[:, None] * added
        last = last * (1 - min(float(added.sum()), 0.9)) + added * last.sum()
    expected[:, edge + 1] += last
    return np.minimum(expected, 1).ravel() ** np.float32(_EVENED)


def _steps(
    becomes: NDArray[np.float32], followed: NDArray[np.float32], width: int
) -> Iterator[tuple[NDArray[np.float32], float, NDArray[np.float32]]]:
    """For each unit what letter it becomes, how likely none, and what letter is added after it."""
    met, added = np.zeros((len(becomes), width), np.float32), np.zeros((len(becomes), width), np.float32)
    met[:, : becomes.shape[1] - 1] = becomes[:, :-1]
    added[:, : followed.shape[1]] = followed
    yield from zip(met, becomes[:, -1].tolist(), added, strict=True)
