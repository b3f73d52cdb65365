"""Train the channels between the scripts of names and write them to reference/names/channels.

    GUWAH_DATA=... python tools/train_names.py [--out FOLDER]

Deterministic; about two minutes on one core. What it learns and on what: reference/names/channels/README.md.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from calibrate_names import calibrate
from name_pairs import SpellingPair, all_pairs, name_elements
from numpy.typing import NDArray

from guwah.engines.names.align import alignment_moves
from guwah.engines.names.channel import EIGHTHS, Channel, Direction
from guwah.engines.names.channel_files import CHANNELS, save_channels
from guwah.engines.names.units import FAMILIES
from guwah.engines.names.vocabulary import Encoded, Vocabulary, build_vocabulary

SEED = 20261124
ROUNDS = 5
LEAST_SEEN = 12
FAIR = 0.8
"""Bits a unit below which a pair is taken for a mistake of the data."""
PULL = 8.0
"""How many observations the wider surrounding counts for in the estimate of a narrower one."""
BATCH = 4000


@dataclass
class Counts:
    """What was seen in one direction; the shapes are those of ``Direction``."""

    becomes: NDArray[np.float64]
    followed: NDArray[np.float64]

    @classmethod
    def empty(cls, vocabulary: Vocabulary, letters: int) -> Counts:
        rows = len(vocabulary.surroundings) + 1
        return cls(np.zeros((rows, letters + 2)), np.zeros((rows, letters + 1)))


def train_all(
    folder: Path, *, held_back: frozenset[str] = frozenset()
) -> tuple[dict[tuple[str, str], Channel], dict[str, Vocabulary]]:
    """A channel for each pair of scripts, learned from the pairs under ``folder``."""
    pairs = all_pairs(folder, seed=SEED, held_back=held_back)
    vocabularies = make_vocabularies(pairs)
    elements = name_elements(random.Random(SEED))
    by_scripts: dict[tuple[str, str], list[SpellingPair]] = {}
    for pair in pairs:
        by_scripts.setdefault(pair.scripts, []).append(pair)
    channels = {}
    for scripts in itertools.combinations_with_replacement(FAMILIES, 2):
        found = by_scripts[scripts]
        if scripts[0] == scripts[1]:
            found = found + [SpellingPair(x.right, x.left, scripts, x.weight) for x in found] + _same(found)
        channel = train(found, vocabularies[scripts[0]], vocabularies[scripts[1]])
        channels[scripts] = replace(channel, calibration=calibrate(found, elements, channel, vocabularies))
        print(*scripts, channels[scripts].calibration, flush=True)
    return channels, vocabularies


def make_vocabularies(pairs: list[SpellingPair]) -> dict[str, Vocabulary]:
    words: dict[str, set[str]] = {script: set() for script in FAMILIES}
    for pair in pairs:
        words[pair.scripts[0]].add(pair.left)
        words[pair.scripts[1]].add(pair.right)
    return {script: build_vocabulary(script, sorted(words[script]), least=LEAST_SEEN) for script in FAMILIES}


def _same(pairs: list[SpellingPair]) -> list[SpellingPair]:
    """Words that are spelled alike, as most pairs of one script are."""
    words = sorted({pair.left for pair in pairs} | {pair.right for pair in pairs})
    return [SpellingPair(word, word, pairs[0].scripts) for word in words]


def train(pairs: list[SpellingPair], left: Vocabulary, right: Vocabulary) -> Channel:
    """The channel of one pair of scripts, by rounds of aligning every pair and counting what met what."""
    x, y = left.encode([pair.left for pair in pairs]), right.encode([pair.right for pair in pairs])
    weights = np.array([pair.weight for pair in pairs])
    counts = _first_counts(x, y, weights, left, right)
    scripts = (left.script, right.script)
    for turn in range(ROUNDS):
        channel = Channel(scripts, _estimate(counts[0], left), _estimate(counts[1], right))
        counts, mean = _count(x, y, weights, channel, left, right)
        print(*scripts, "round", turn + 1, "mean weight", round(mean, 2), "bits", flush=True)
    return Channel(scripts, _estimate(counts[0], left), _estimate(counts[1], right))


def _first_counts(
    x: Encoded, y: Encoded, weights: NDArray[np.float64], left: Vocabulary, right: Vocabulary
) -> tuple[Counts, Counts]:
    """A guess to start from: units meet where they stand about as far from the beginning."""
    there, back = Counts.empty(left, len(right.letters)), Counts.empty(right, len(left.letters))
    xl, yl = x.lengths.astype(float), y.lengths.astype(float)
    for i in range(int(xl.max())):
        for j in range(int(yl.max())):
            apart = np.abs((i + 0.5) / xl.clip(1) - (j + 0.5) / yl.clip(1)) * np.maximum(xl, yl)
            share = np.exp(-apart) * weights * (i < xl) * (j < yl)
            np.add.at(there.becomes, (x.surroundings[:, i], y.letters[:, j]), share)
            np.add.at(back.becomes, (y.surroundings[:, j], x.letters[:, i]), share)
    for counts in (there, back):
        counts.becomes[:, -1] = counts.becomes.sum(1) * 0.1
        counts.followed += counts.becomes[:, :-1] * 0.02
    return there, back


def _count(
    x: Encoded,
    y: Encoded,
    weights: NDArray[np.float64],
    channel: Channel,
    left: Vocabulary,
    right: Vocabulary,
) -> tuple[tuple[Counts, Counts], float]:
    there, back = Counts.empty(left, len(right.letters)), Counts.empty(right, len(left.letters))
    order = np.argsort(x.lengths.astype(np.int16) * 32 + y.lengths, kind="stable")
    total = 0.0
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        total += _count_batch(x.take(rows), y.take(rows), weights[rows], channel, (there, back))
    return (there, back), total / weights.sum()


def _count_batch(
    x: Encoded, y: Encoded, weights: NDArray[np.float64], channel: Channel, counts: tuple[Counts, Counts]
) -> float:
    there, back = counts
    scores, moves = alignment_moves(x, y, channel)
    # A pair that aligns badly is a mistake of the data (a translation, another part of the name): it teaches nothing.
    fair = scores > FAIR * EIGHTHS * np.maximum(x.lengths, y.lengths)
    used = weights * fair
    row, i, j = np.arange(len(scores)), x.lengths.astype(np.intp), y.lengths.astype(np.intp)
    while (going := (i > 0) | (j > 0)).any():
        move = moves[i, j, row]
        xi, yj = np.maximum(i - 1, 0), np.maximum(j - 1, 0)
        xs, xl = np.where(i > 0, x.surroundings[row, xi], 0), x.letters[row, xi]
        ys, yl = np.where(j > 0, y.surroundings[row, yj], 0), y.letters[row, yj]
        met, alone, added = (going & (move == kind) for kind in range(3))
        np.add.at(there.becomes, (xs[met], yl[met]), used[met])
        np.add.at(back.becomes, (ys[met], xl[met]), used[met])
        np.add.at(there.becomes, (xs[alone], -1), used[alone])
        np.add.at(back.followed, (ys[alone], xl[alone]), used[alone])
        np.add.at(back.becomes, (ys[added], -1), used[added])
        np.add.at(there.followed, (xs[added], yl[added]), used[added])
        i = i - (met | alone)
        j = j - (met | added)
    return float((scores / EIGHTHS * weights).sum())


def _estimate(counts: Counts, vocabulary: Vocabulary) -> Direction:
    """Log-odds against letters drawn at random, each surrounding pulled towards the next wider one."""
    becomes, followed = counts.becomes.copy(), counts.followed.copy()
    by_chance = becomes[:, :-1].sum(0) + followed.sum(0) + 1
    by_chance /= by_chance.sum()
    wider = vocabulary.wider.astype(np.intp)
    narrow_first = range(len(wider) - 1, 0, -1)
    for key in narrow_first:
        becomes[wider[key]] += becomes[key]
        followed[wider[key]] += followed[key]
    share, after = np.zeros_like(becomes), np.zeros_like(followed)
    share[0], after[0] = np.append(by_chance * 0.9, 0.1), by_chance * 0.02
    for key in reversed(narrow_first):
        seen, pull = becomes[key].sum(), PULL if wider[key] else 2.0
        share[key] = (becomes[key] + pull * share[wider[key]]) / (seen + pull)
        after[key] = (followed[key] + pull * after[wider[key]]) / (seen + pull)
    odds = np.log2(np.maximum(share, 1e-7))
    odds[:, :-1] -= np.log2(by_chance)
    added = np.log2(np.maximum(after, 1e-7)) - np.log2(by_chance)
    expected = (share * odds).sum(1) + (after * added).sum(1)
    return Direction(_eighths(odds), _eighths(added), _eighths(expected), by_chance.astype(np.float32))


def _eighths(bits: NDArray[np.float64]) -> NDArray[np.int8]:
    return np.clip(np.rint(bits * EIGHTHS / 2), -127, 127).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=CHANNELS)
    options = parser.parse_args()
    channels, vocabularies = train_all(Path(os.environ["GUWAH_DATA"]))
    save_channels(options.out, channels, vocabularies)


if __name__ == "__main__":
    main()
