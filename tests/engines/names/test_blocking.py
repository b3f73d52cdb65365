"""Pairs of neighbouring letters: as written, and as expected in the counterpart of another script."""

from __future__ import annotations

import numpy as np
import pytest

from guwah.engines.names.blocking import letter_pairs, likely_pairs
from guwah.engines.names.channel_files import load_channel, load_vocabulary
from guwah.engines.names.units import FAMILIES
from guwah.engines.names.vocabulary import Vocabulary

LATIN = load_vocabulary("Latn")


def key(vocabulary: Vocabulary, one: str, other: str) -> int:
    """The number of a pair of letters; "^" and "$" are the edges."""
    edge = len(vocabulary.letters) + 1
    first = edge if one == "^" else vocabulary.letters[one]
    last = edge + 1 if other == "$" else vocabulary.letters[other]
    return first * (edge + 2) + last


def test_a_word_has_the_pairs_of_its_letters_and_its_edges() -> None:
    (keys,) = letter_pairs(LATIN.encode(["gul"]), len(LATIN.letters))
    wanted = [key(LATIN, *pair) for pair in ("^g", "gu", "ul", "l$")]
    assert keys[:4].tolist() == wanted
    assert (keys[4:] == -1).all()


def test_an_empty_word_has_only_its_edges() -> None:
    (keys,) = letter_pairs(LATIN.encode([""]), len(LATIN.letters))
    assert keys[0] == key(LATIN, "^", "$")
    assert (keys[1:] == -1).all()


def test_padding_makes_no_difference_and_rows_do_not_mix() -> None:
    words = ["gulnar", "ay", "zulpiqar"]
    together = letter_pairs(LATIN.encode(words), len(LATIN.letters))
    for row, word in enumerate(words):
        alone = letter_pairs(LATIN.encode([word]).take(np.array([0])), len(LATIN.letters))[0]
        assert together[row][: len(word) + 1].tolist() == alone.tolist()


def test_keys_are_within_their_bounds() -> None:
    most = (len(LATIN.letters) + 3) ** 2
    keys = letter_pairs(LATIN.encode(["a" * 28, "zz", "№"]), len(LATIN.letters))
    assert keys.max() < most
    assert keys.min() >= -1


@pytest.mark.parametrize("source", FAMILIES)
@pytest.mark.parametrize("target", FAMILIES)
def test_expectations_are_shares_for_every_pair_of_scripts(source: str, target: str) -> None:
    word = {"Latn": "gulnar", "Cyrl": "гулнар", "Arab": "محمود", "Hani": "古丽娜尔"}[source]
    encoded = load_vocabulary(source).encode([word])
    surroundings = encoded.surroundings[0, : encoded.lengths[0]].astype(np.intp)
    expected = likely_pairs(surroundings, load_channel(source, target).there)
    assert expected.shape == ((len(load_vocabulary(target).letters) + 3) ** 2,)
    assert (expected >= 0).all()
    assert (expected <= 1).all()
    assert expected.max() > 0.5


@pytest.mark.parametrize(
    ("word", "script", "counterpart", "other"),
    [
        ("gulnar", "Latn", "гульнар", "Cyrl"), ("mahmud", "Latn", "محمود", "Arab"),
        ("нурлан", "Cyrl", "nurlan", "Latn"),
        ("zulpiqar", "Latn", "zulfikar", "Latn"), ("aygul", "Latn", "阿依古丽", "Hani"),
    ],
)  # fmt: skip
def test_the_pairs_of_the_counterpart_are_expected_more_than_others(
    word: str, script: str, counterpart: str, other: str
) -> None:
    encoded, target = load_vocabulary(script).encode([word]), load_vocabulary(other)
    surroundings = encoded.surroundings[0, : encoded.lengths[0]].astype(np.intp)
    expected = likely_pairs(surroundings, load_channel(script, other).there)
    keys = letter_pairs(target.encode([counterpart]), len(target.letters))[0]
    own = expected[keys[keys >= 0]]
    assert own.mean() > 10 * expected.mean()
    assert np.median(own) > np.quantile(expected, 0.98)
