"""From alignment to match weight: logistic regression on pairs that are one name and pairs that only look like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from name_pairs import NameElement, SpellingPair
from numpy.typing import NDArray

from guwah.engines.names.align import align, expected_score
from guwah.engines.names.channel import EIGHTHS, Calibration, Channel
from guwah.engines.names.vocabulary import Encoded, Vocabulary

PAIRS = 3000
LEAST_ELEMENTS = 50
LEAST_LIKELY = 0.8
"""Bits a unit below which a pair is taken for a mistake of the data."""
LOOKED_THROUGH = 250
"""Wrong words among which the nearest is taken as a hard negative."""


def calibrate(
    pairs: Sequence[SpellingPair],
    elements: Sequence[NameElement],
    channel: Channel,
    vocabularies: Mapping[str, Vocabulary],
) -> Calibration:
    """The factors of the match weight for ``channel``, fitted on ``pairs`` and on ``elements`` that are near by but
    other names: half of the evidence each."""
    rng = np.random.default_rng(7)
    chosen = [pairs[n] for n in rng.choice(len(pairs), min(PAIRS, len(pairs)), replace=False)]
    left = vocabularies[channel.scripts[0]].encode([pair.left for pair in chosen])
    right = vocabularies[channel.scripts[1]].encode([pair.right for pair in chosen])
    true = _features(left, right, channel)
    # Mistakes of the data (a translation, another part of the name) are no spellings of one name.
    true = true[true[:, 0] > LEAST_LIKELY * np.maximum(left.lengths, right.lengths)]
    false = np.concatenate([_wrong(chosen, left, right, channel, rng, nearest=near) for near in (True, False)])
    alike, unlike = _elements(elements, channel, vocabularies)
    enough = min(len(alike), len(unlike)) >= LEAST_ELEMENTS
    return _fit([true, alike], [false, unlike]) if enough else _fit([true], [false])


def _elements(
    elements: Sequence[NameElement], channel: Channel, vocabularies: Mapping[str, Vocabulary]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Features of an element's forms with each other, and with the nearest form of another element."""
    sides = [
        [(number, word) for number, item in enumerate(elements) for script, word in item.forms if script == wanted]
        for wanted in channel.scripts
    ]
    x, y = (
        vocabularies[script].encode([word for _, word in side])
        for script, side in zip(channel.scripts, sides, strict=True)
    )
    owner = np.array([number for number, _ in sides[1]])
    alike, unlike = [], []
    for row, (number, word) in enumerate(sides[0][::3]):
        features = _features(x.take(np.full(len(y), row * 3)), y, channel)
        own = np.flatnonzero((owner == number) & np.array([other != word for _, other in sides[1]]))
        alike += [features[n] for n in own[:3]]
        kin = {n for n, item in enumerate(elements) if item.word in elements[number].alike}
        others = np.flatnonzero(~np.isin(owner, list(kin)))
        nearest = others[np.argsort(-features[others, 0] + features[others, 1])]
        unlike += [features[n] for n in (*nearest[:3], *others[:1])]
    return np.array(alike), np.array(unlike)


def _features(left: Encoded, right: Encoded, channel: Channel) -> NDArray[np.float64]:
    """(pairs, 2): score and shortfall in bits."""
    score = align(left, right, channel).astype(float)
    return np.stack([score, np.maximum(expected_score(left, right, channel) - score, 0)], 1) / EIGHTHS


def _wrong(
    pairs: Sequence[SpellingPair],
    left: Encoded,
    right: Encoded,
    channel: Channel,
    rng: np.random.Generator,
    *,
    nearest: bool,
) -> NDArray[np.float64]:
    known = {(pair.left, pair.right) for pair in pairs}
    found = []
    for row in range(0, len(pairs), 2):
        others = rng.choice(len(pairs), LOOKED_THROUGH if nearest else 1)
        wrong = [
            n for n in others if pairs[n].left != pairs[row].left and (pairs[row].left, pairs[n].right) not in known
        ]
        if wrong:
            features = _features(left.take(np.full(len(wrong), row)), right.take(np.array(wrong)), channel)
            found.append(features[np.argmax(features[:, 0])])
    return np.array(found)


def _fit(true: Sequence[NDArray[np.float64]], false: Sequence[NDArray[np.float64]]) -> Calibration:
    """Newton's method; every group weighs the same, so that the logit is a likelihood ratio."""
    groups = [*true, *false]
    features = np.concatenate(groups)
    features = np.concatenate([features, np.ones((len(features), 1))], 1)
    truth = np.repeat([1] * len(true) + [0] * len(false), [len(group) for group in groups])
    weight = np.repeat([1 / len(group) / len(groups) for group in groups], [len(group) for group in groups])
    factors = np.zeros(3)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-features @ factors))
        slope = features.T @ (weight * (truth - likely)) - 1e-5 * factors
        bend = (features * (weight * likely * (1 - likely))[:, None]).T @ features + 1e-5 * np.eye(3)
        factors = factors + np.linalg.solve(bend, slope)
    return Calibration(*(round(float(value) / float(np.log(2)), 4) for value in factors))
