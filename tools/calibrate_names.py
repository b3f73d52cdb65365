"""From alignment to match weight: logistic regression on pairs that are one name and pairs that only look like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from name_pairs import SpellingPair
from numpy.typing import NDArray

from guwah.engines.names.align import align, expected_score
from guwah.engines.names.channel import EIGHTHS, Calibration, Channel
from guwah.engines.names.vocabulary import Encoded, Vocabulary

PAIRS = 4000
LOOKED_THROUGH = 250
"""Wrong words among which the nearest is taken as a hard negative."""


def calibrate(
    pairs: Sequence[SpellingPair], channel: Channel, vocabularies: Mapping[str, Vocabulary]
) -> Calibration:
    """The factors of the match weight for ``channel``, fitted on ``pairs`` and on wrong pairs made of them."""
    rng = np.random.default_rng(7)
    chosen = [pairs[n] for n in rng.choice(len(pairs), min(PAIRS, len(pairs)), replace=False)]
    left = vocabularies[channel.scripts[0]].encode([pair.left for pair in chosen])
    right = vocabularies[channel.scripts[1]].encode([pair.right for pair in chosen])
    true = _features(left, right, channel)
    # Mistakes of the data (a translation, another part of the name) are no spellings of one name.
    true = true[true[:, 0] > 0.8 * np.maximum(left.lengths, right.lengths)]
    false = np.concatenate([_wrong(chosen, left, right, channel, rng, nearest=near) for near in (True, False)])
    return _fit(true, false)


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
        wrong = [n for n in others if pairs[n].left != pairs[row].left and (pairs[row].left, pairs[n].right) not in known]
        if wrong:
            features = _features(left.take(np.full(len(wrong), row)), right.take(np.array(wrong)), channel)
            found.append(features[np.argmax(features[:, 0])])
    return np.array(found)


def _fit(true: NDArray[np.float64], false: NDArray[np.float64]) -> Calibration:
    """Newton's method; both classes weigh the same, so that the logit is a likelihood ratio."""
    features = np.concatenate([true, false])
    features = np.concatenate([features, np.ones((len(features), 1))], 1)
    truth = np.concatenate([np.ones(len(true)), np.zeros(len(false))])
    weight = np.where(truth == 1, 0.5 / len(true), 0.5 / len(false))
    factors = np.zeros(3)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-features @ factors))
        slope = features.T @ (weight * (truth - likely)) - 1e-5 * factors
        bend = (features * (weight * likely * (1 - likely))[:, None]).T @ features + 1e-5 * np.eye(3)
        factors = factors + np.linalg.solve(bend, slope)
    return Calibration(*(round(float(value) / np.log(2), 4) for value in factors))
