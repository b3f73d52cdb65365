"""The best alignment of many pairs of words at once, by the channel between their scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.channel import Channel, Direction
from guwah.engines.names.vocabulary import Encoded

CHUNK = 256
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
    every = np.arange(len(left))
    return align_rows((left, every), (right, every), channel)


def align_rows(
    left: tuple[Encoded, NDArray[np.intp]], right: tuple[Encoded, NDArray[np.intp]], channel: Channel
) -> NDArray[np.int16]:
    """``align`` for words that lie in larger tables: word ``rows[k]`` of the one with word ``rows[k]`` of the other."""
    (x, x_rows), (y, y_rows) = left, right
    scores = np.zeros(len(x_rows), np.int16)
    for rows in _alike_in_length(x.lengths[x_rows], y.lengths[y_rows]):
        scores[rows] = _scores(x.take(x_rows[rows]), y.take(y_rows[rows]), channel)
    return scores


def _alike_in_length(left: NDArray[np.uint8], right: NDArray[np.uint8]) -> Iterator[NDArray[np.intp]]:
    """Pairs in chunks whose words are about as long as each other, so that little of a chunk's tables is padding."""
    if not len(left):
        return
    strips = max(round((len(left) / CHUNK) ** 0.5), 1)
    by_left = np.argsort(left, kind="stable")
    for strip in np.array_split(by_left, strips):
        order = strip[np.argsort(right[strip], kind="stable")]
        yield from np.array_split(order, max(-(-len(order) // CHUNK), 1))


def _scores(left: Encoded, right: Encoded, channel: Channel) -> NDArray[np.int16]:
    """What ``_Grid`` finds, diagonal by diagonal, without keeping what led to it.

    The grid lies in one row, cell (i, j) at i * (right units + 1) + j, so a diagonal is a slice of it.
    """
    n, m, pairs = left.letters.shape[1], right.letters.shape[1], len(left)
    best, together, left_alone, right_alone = _steps_of(left, right, channel)
    width = m + 1
    for d in range(2, n + m + 1):
        first, last = max(1, d - m), min(n, d - 1)
        start, stop = d + first * m, d + last * m + 1
        here = slice(start, stop, m)
        met, alone, added = together[here], left_alone[here], right_alone[here]
        np.add(met, best[start - width - 1 : stop - width - 1 : m], out=met)
        np.add(alone, best[start - width : stop - width : m], out=alone)
        np.add(added, best[start - 1 : stop - 1 : m], out=added)
        np.maximum(met, alone, out=met)
        np.maximum(met, added, out=best[here])
    ends = left.lengths.astype(np.intp) * width + right.lengths
    scores: NDArray[np.int16] = best[ends, np.arange(pairs)]
    return scores


def _steps_of(left: Encoded, right: Encoded, channel: Channel) -> tuple[NDArray[np.int16], ...]:
    """The grid with its edges filled, and what each step adds that leads to a cell: each (cells, pairs)."""
    xs, x = (_outermost(table, spare=1) for table in (left.surroundings, left.letters))
    ys, y = (_outermost(table, spare=1) for table in (right.surroundings, right.letters))
    there, back = _tables(channel.there), _tables(channel.back)
    met, followed = _halves(there.both.take((xs * there.both.shape[1])[:, None] + y[None]))
    met_back, followed_back = _halves(back.both.take(x[:, None] + (ys * back.both.shape[1])[None]))
    together = met + met_back
    left_alone = followed_back + there.alone[xs][:, None]
    right_alone = followed + back.alone[ys][None]
    best = np.empty_like(together)
    best[0, 0] = 0
    np.cumsum(right_alone[0, 1:], axis=0, dtype=np.int16, out=best[0, 1:])
    np.cumsum(left_alone[1:, 0], axis=0, dtype=np.int16, out=best[1:, 0])
    return tuple(table.reshape(-1, len(left)) for table in (best, together, left_alone, right_alone))


@dataclass(frozen=True, slots=True)
class _Tables:
    """A direction as ``_scores`` reads it. ``both`` is (surroundings + 1, letters + 1): two numbers of 16 bits in one,
    of ``becomes`` and of ``followed``; ``alone`` (surroundings + 1,) is the last column of ``becomes``."""

    of: Direction
    both: NDArray[np.int32]
    alone: NDArray[np.int16]


_KNOWN: dict[int, _Tables] = {}


def _tables(direction: Direction) -> _Tables:
    """The tables of ``direction``, made when first asked for."""
    known = _KNOWN.get(id(direction))
    if known is None or known.of is not direction:
        pairs = np.stack([direction.becomes[:, :-1], direction.followed], -1).astype(np.int16)
        both = np.ascontiguousarray(pairs).view(np.int32)[..., 0]
        known = _KNOWN[id(direction)] = _Tables(direction, both, direction.becomes[:, -1].astype(np.int16))
    return known


def _halves(both: NDArray[np.int32]) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """What stands in the two halves of each number of ``Direction.both``."""
    pairs = both.view(np.int16).reshape(*both.shape, 2)
    return pairs[..., 0], pairs[..., 1]


def expected_score(left: Encoded, right: Encoded, channel: Channel) -> NDArray[np.int16]:
    """What two spellings of one name of these units score on average, in eighths of a bit: shape (pairs,)."""
    return expected_of(left, channel.there) + expected_of(right, channel.back)


def expected_of(words: Encoded, direction: Direction) -> NDArray[np.int16]:
    """The part of ``expected_score`` that the words of one side add: shape (words,)."""
    table = direction.expected
    within = np.arange(words.letters.shape[1]) < words.lengths[:, None]
    added: NDArray[np.int16] = (table.astype(np.int16)[words.surroundings] * within).sum(1, dtype=np.int16)
    return added


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


def _outermost(table: NDArray[np.generic], *, spare: int = 0) -> NDArray[np.intp]:
    """``table`` (words, units) as (units, words), after ``spare`` units of nothing."""
    turned = np.zeros((table.shape[1] + spare, len(table)), np.intp)
    turned[spare:] = table.T
    return turned


def _crossed(table: NDArray[np.int8], rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.int16]:
    """``table[row, column]`` for every row unit with every column unit: (row units, column units, pairs)."""
    flat = (rows * table.shape[1])[:, None] + columns[None, :]
    crossed: NDArray[np.int16] = table.ravel().take(flat).astype(np.int16)
    return crossed
