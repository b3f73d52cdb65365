"""The alignment of many pairs at once against the same recurrence, written out slowly for one pair."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from guwah.engines.names.align import CHUNK, Step, align, alignment_moves, alignment_steps, expected_score
from guwah.engines.names.channel import Channel, Direction
from guwah.engines.names.channel_files import load_channel, load_vocabulary
from guwah.engines.names.vocabulary import Encoded

LETTERS = 6, 9
SURROUNDINGS = 15, 22


def random_direction(rng: np.random.Generator, surroundings: int, letters: int) -> Direction:
    return Direction(
        rng.integers(-127, 128, (surroundings + 1, letters + 2), np.int8),
        rng.integers(-127, 40, (surroundings + 1, letters + 1), np.int8),
        rng.integers(-20, 60, surroundings + 1, np.int8),
        rng.random(letters + 1, np.float32),
    )


def random_channel(rng: np.random.Generator) -> Channel:
    there = random_direction(rng, SURROUNDINGS[0], LETTERS[1])
    back = random_direction(rng, SURROUNDINGS[1], LETTERS[0])
    return Channel(("Latn", "Cyrl"), there, back)


def random_words(rng: np.random.Generator, count: int, side: int, longest: int = 9) -> Encoded:
    lengths = rng.integers(0, longest + 1, count).astype(np.uint8)
    within = np.arange(longest) < lengths[:, None]
    letters = rng.integers(0, LETTERS[side] + 1, (count, longest)) * within
    surroundings = rng.integers(0, SURROUNDINGS[side] + 1, (count, longest)) * within
    return Encoded(letters.astype(np.uint8), surroundings.astype(np.uint16), lengths)


def slow_score(left: Encoded, right: Encoded, row: int, channel: Channel) -> int:
    """Needleman and Wunsch's recurrence for one pair, cell by cell in plain integers."""
    x, xs = left.letters[row].tolist(), left.surroundings[row].tolist()
    y, ys = right.letters[row].tolist(), right.surroundings[row].tolist()
    there, back = channel.there, channel.back

    def at(table: NDArray[np.int8], surrounding: int, letter: int) -> int:
        return int(table[surrounding, letter])

    @cache
    def best(i: int, j: int) -> int:
        if i == j == 0:
            return 0
        ways = []
        if i and j:
            ways.append(
                best(i - 1, j - 1) + at(there.becomes, xs[i - 1], y[j - 1]) + at(back.becomes, ys[j - 1], x[i - 1])
            )
        if i:
            after = ys[j - 1] if j else 0
            ways.append(best(i - 1, j) + at(there.becomes, xs[i - 1], -1) + at(back.followed, after, x[i - 1]))
        if j:
            after = xs[i - 1] if i else 0
            ways.append(best(i, j - 1) + at(back.becomes, ys[j - 1], -1) + at(there.followed, after, y[j - 1]))
        return max(ways)

    return best(int(left.lengths[row]), int(right.lengths[row]))


@pytest.mark.parametrize("seed", range(6))
def test_the_batch_agrees_with_the_slow_recurrence(seed: int) -> None:
    rng = np.random.default_rng(seed)
    channel = random_channel(rng)
    left, right = random_words(rng, 60, 0), random_words(rng, 60, 1)
    assert align(left, right, channel).tolist() == [slow_score(left, right, row, channel) for row in range(60)]


@pytest.mark.parametrize("seed", range(4))
def test_steps_add_up_to_the_score_and_use_every_unit_once_in_order(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    channel = random_channel(rng)
    left, right = random_words(rng, 40, 0), random_words(rng, 40, 1)
    for row, (score, steps) in enumerate(
        zip(align(left, right, channel).tolist(), alignment_steps(left, right, channel), strict=True)
    ):
        assert sum(step.eighths for step in steps) == score
        assert [step.left for step in steps if step.left is not None] == list(range(left.lengths[row]))
        assert [step.right for step in steps if step.right is not None] == list(range(right.lengths[row]))
        assert all(step.left is not None or step.right is not None for step in steps)


@pytest.mark.parametrize("seed", range(3))
def test_from_the_other_side_the_score_is_the_same(seed: int) -> None:
    rng = np.random.default_rng(200 + seed)
    channel = random_channel(rng)
    left, right = random_words(rng, 50, 0), random_words(rng, 50, 1)
    assert np.array_equal(align(left, right, channel), align(right, left, channel.reverse()))
    assert np.array_equal(expected_score(left, right, channel), expected_score(right, left, channel.reverse()))


def test_the_order_and_size_of_a_batch_make_no_difference() -> None:
    rng = np.random.default_rng(300)
    channel = random_channel(rng)
    count = CHUNK + 300
    left, right = random_words(rng, count, 0, 5), random_words(rng, count, 1, 5)
    scores = align(left, right, channel)
    order: NDArray[np.intp] = rng.permutation(count)
    assert np.array_equal(align(left.take(order), right.take(order), channel), scores[order])
    alone = [int(align(left.take(order[n : n + 1]), right.take(order[n : n + 1]), channel)[0]) for n in range(40)]
    assert alone == scores[order[:40]].tolist()


def test_scores_that_training_counts_by_are_those_of_align() -> None:
    rng = np.random.default_rng(400)
    channel = random_channel(rng)
    left, right = random_words(rng, 50, 0), random_words(rng, 50, 1)
    scores, moves = alignment_moves(left, right, channel)
    assert np.array_equal(scores, align(left, right, channel))
    assert moves.shape == (left.letters.shape[1] + 1, right.letters.shape[1] + 1, 50)


def test_empty_words_and_empty_batches() -> None:
    channel, vocabulary = load_channel("Latn", "Latn"), load_vocabulary("Latn")
    empty = vocabulary.encode([""])
    assert align(empty, empty, channel).tolist() == [0]
    assert alignment_steps(empty, empty, channel) == [[]]
    none = vocabulary.encode([])
    assert align(none, none, channel).shape == (0,)
    assert alignment_steps(none, none, channel) == []


def test_what_is_expected_is_the_sum_over_units_without_the_padding() -> None:
    channel = load_channel("Latn", "Cyrl")
    left, right = load_vocabulary("Latn").encode(["gulnar", "ay"]), load_vocabulary("Cyrl").encode(["гулнар", "ай"])
    by_hand = [
        int(channel.there.expected[left.surroundings[row, : left.lengths[row]]].astype(int).sum())
        + int(channel.back.expected[right.surroundings[row, : right.lengths[row]]].astype(int).sum())
        for row in range(2)
    ]
    assert expected_score(left, right, channel).tolist() == by_hand


def test_longest_words_do_not_overflow() -> None:
    channel, vocabulary = load_channel("Latn", "Latn"), load_vocabulary("Latn")
    words = ["a" * 28, "q" * 28, "zh" * 14]
    left, right = vocabulary.encode([x for x in words for _ in words]), vocabulary.encode(words * 3)
    assert align(left, right, channel).tolist() == [slow_score(left, right, row, channel) for row in range(9)]


def test_a_known_pair_is_aligned_letter_by_letter() -> None:
    channel = load_channel("Latn", "Cyrl")
    left, right = load_vocabulary("Latn").encode(["gulnar"]), load_vocabulary("Cyrl").encode(["гульнар"])
    steps = alignment_steps(left, right, channel)[0]
    met = {step.left: step.right for step in steps if step.left is not None}
    assert met == {0: 0, 1: 1, 2: 2, 3: 4, 4: 5, 5: 6}
    assert all(isinstance(step, Step) and step.eighths > 0 for step in steps if None not in (step.left, step.right))
