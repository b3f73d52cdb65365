"""The best alignment of many pairs of words at once, by the channel between their scripts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.channel import Channel
from guwah.engines.names.vocabulary import Encoded

CHUNK = 2048
"""Pairs that are aligned together: their tables stay in the processor's cache."""
_TOGETHER, _LEFT_ALONE, _RIGHT_ALONE = 0, 1, 2
_LEAST = np.int16(-20_000)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment: the units met, by their place in either word (none where a unit stands alone), and
    what the step adds, in eighths of a bit."""

    left: int | None
    right: int | None
    eighths: int


def align(left: Encoded, right: Encoded, channel: Channel) -> NDArray[np.int16]:
    """The weight of the best alignment of each pair, in eighths of a bit: shape (pairs,).

    Source: Needleman and Wunsch (1970), with weights that depend on the surroundings.
    """
    pairs = len(left)
    scores = np.zeros(pairs, np.int16)
    order = np.argsort(left.lengths.astype(np.int16) * 32 + right.lengths, kind="stable")
    for start in range(0, pairs, CHUNK):
        rows = order[start : start + CHUNK]
        scores[rows] = _Grid(left.take(rows), right.take(rows), channel).fill()
    return scores


def expected_score(left: Encoded, right: Encoded, channel: Channel) -> NDArray[np.int16]:
    """What two spellings of one name of these units score on average, in eighths of a bit: shape (pairs,)."""
    return _expected(left, channel.there.expected) + _expected(right, channel.back.expected)


def _expected(words: Encoded, table: NDArray[np.int8]) -> NDArray[np.int16]:
    within = np.arange(words.letters.shape[1]) < words.lengths[:, None]
    return (table.astype(np.int16)[words.surroundings] * within).sum(1, dtype=np.int16)


def alignment_steps(left: Encoded, right: Encoded, channel: Channel) -> list[list[Step]]:
    """The best alignment of each pair, step by step from the beginning."""
    found = []
    for start in range(0, len(left), CHUNK):
        rows = np.arange(start, min(start + CHUNK, len(left)))
        grid = _Grid(left.take(rows), right.take(rows), channel)
        grid.fill()
        found += [grid.steps(row) for row in range(len(rows))]
    return found


def alignment_moves(left: Encoded, right: Encoded, channel: Channel) -> tuple[NDArray[np.int16], NDArray[np.uint8]]:
    """Scores, and for each cell of (left units + 1, right units + 1, pairs) the move that led to it: for training."""
    grid = _Grid(left, right, channel)
    return grid.fill(), grid.moves()


class _Grid:
    """The dynamic programme of one chunk. Cells are (left units + 1, right units + 1), pairs lie innermost."""

    def __init__(self, left: Encoded, right: Encoded, channel: Channel) -> None:
        self.lengths = left.lengths.astype(np.intp), right.lengths.astype(np.intp)
        x, xs = _outermost(left.letters), _outermost(left.surroundings)
        y, ys = _outermost(right.letters), _outermost(right.surroundings)
        there, back = channel.there, channel.back
        xs_first = np.concatenate([np.zeros_like(xs[:1]), xs])
        ys_first = np.concatenate([np.zeros_like(ys[:1]), ys])
        self.together = _crossed(there.becomes, xs, y) + _crossed(back.becomes, ys, x).swapaxes(0, 1)
        self.left_alone = there.becomes[:, -1].astype(np.int16)[xs][:, None] + (
            _crossed(back.followed, ys_first, x).swapaxes(0, 1)
        )
        self.right_alone = back.becomes[:, -1].astype(np.int16)[ys][None, :] + _crossed(there.followed, xs_first, y)
        self.best = np.full((len(xs) + 1, len(ys) + 1, len(left)), _LEAST, np.int16)

    def fill(self) -> NDArray[np.int16]:
        best = self.best
        rows, columns, pairs = best.shape
        best[0, 0] = 0
        for j in range(1, columns):
            np.add(best[0, j - 1], self.right_alone[0, j - 1], out=best[0, j])
        for i in range(1, rows):
            np.add(best[i - 1, 0], self.left_alone[i - 1, 0], out=best[i, 0])
            above = np.maximum(best[i - 1, :-1] + self.together[i - 1], best[i - 1, 1:] + self.left_alone[i - 1, 1:])
            for j in range(1, columns):
                np.maximum(above[j - 1], best[i, j - 1] + self.right_alone[i, j - 1], out=best[i, j])
        return best[self.lengths[0], self.lengths[1], np.arange(pairs)]

    def moves(self) -> NDArray[np.uint8]:
        best = self.best
        moves = np.zeros(best.shape, np.uint8)
        moves[0, 1:] = _RIGHT_ALONE
        moves[1:, 0] = _LEFT_ALONE
        inner = best[1:, 1:]
        moves[1:, 1:][inner == best[1:, :-1] + self.right_alone[1:]] = _RIGHT_ALONE
        moves[1:, 1:][inner == best[:-1, 1:] + self.left_alone[:, 1:]] = _LEFT_ALONE
        moves[1:, 1:][inner == best[:-1, :-1] + self.together] = _TOGETHER
        return moves

    def steps(self, row: int) -> list[Step]:
        i, j = int(self.lengths[0][row]), int(self.lengths[1][row])
        moves, best = self.moves()[:, :, row], self.best[:, :, row]
        found = []
        while i or j:
            move = moves[i, j]
            before = (i - (move != _RIGHT_ALONE), j - (move != _LEFT_ALONE))
            gain = int(best[i, j]) - int(best[before])
            found.append(Step(i - 1 if move != _RIGHT_ALONE else None, j - 1 if move != _LEFT_ALONE else None, gain))
            i, j = before
        return found[::-1]


def _outermost(table: NDArray[np.generic]) -> NDArray[np.intp]:
    return np.ascontiguousarray(table.T).astype(np.intp)


def _crossed(table: NDArray[np.int8], rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.int16]:
    """``table[row, column]`` for every row unit with every column unit: (row units, column units, pairs)."""
    flat = (rows * table.shape[1])[:, None] + columns[None, :]
    return table.ravel().take(flat).astype(np.int16)
