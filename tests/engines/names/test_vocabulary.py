"""Words as numbers, with rare surroundings left to wider ones."""

from __future__ import annotations

import numpy as np
import pytest

from guwah.engines.names.channel_files import load_vocabulary
from guwah.engines.names.units import FAMILIES
from guwah.engines.names.vocabulary import LONGEST, Vocabulary, build_vocabulary

WORDS = ["gulnar"] * 5 + ["gulnur"] * 5 + ["nargul"] * 5 + ["dilnur"] * 4 + ["xatun"]


@pytest.fixture(scope="module")
def built() -> Vocabulary:
    return build_vocabulary("Latn", WORDS, least=4)


def test_rare_letters_and_surroundings_are_left_out(built: Vocabulary) -> None:
    assert "x" not in built.letters
    assert {"g", "u", "l", "n", "a", "r", "d", "i"} <= set(built.letters)
    assert ("g", "u") in built.surroundings
    assert ("^", "x", "a") not in built.surroundings


def test_numbers_begin_at_one_without_gaps(built: Vocabulary) -> None:
    assert sorted(built.letters.values()) == list(range(1, len(built.letters) + 1))
    assert sorted(built.surroundings.values()) == list(range(1, len(built.surroundings) + 1))
    assert len(built.wider) == len(built.surroundings) + 1


def test_what_a_surrounding_falls_back_to_is_wider_and_comes_before_it(built: Vocabulary) -> None:
    by_number = {number: key for key, number in built.surroundings.items()}
    for key, number in built.surroundings.items():
        wider = int(built.wider[number])
        assert wider < number
        if key in built.letters:
            assert wider == 0
        else:
            assert len(by_number[wider]) < len(key)
    assert by_number[int(built.wider[built.surroundings["^", "g", "u"]])] == ("g", "u")


def test_words_are_padded_with_nought(built: Vocabulary) -> None:
    words = built.encode(["gul", "", "gulnar"])
    assert words.lengths.tolist() == [3, 0, 6]
    assert words.letters[0, :3].tolist() == [built.letters[letter] for letter in "gul"]
    assert not words.letters[0, 3:].any()
    assert not words.surroundings[1].any()
    assert len(words) == 3


def test_the_narrowest_surrounding_that_is_known_is_taken(built: Vocabulary) -> None:
    known, fallen = built.encode(["gulnar", "gexx"]).surroundings
    assert known[0] == built.surroundings["^", "g", "u"]
    assert fallen[0] == built.surroundings["g"]


def test_marks_fall_back_and_what_is_unknown_is_nought(built: Vocabulary) -> None:
    words = built.encode(["güz"])
    assert words.letters[0, :3].tolist() == [built.letters["g"], built.letters["u"], 0]
    assert words.surroundings[0, 1] == built.surroundings["u"]
    assert words.surroundings[0, 2] == 0


def test_what_is_too_long_is_cut_off(built: Vocabulary) -> None:
    words = built.encode(["gul" * 100])
    assert words.lengths.tolist() == [LONGEST]
    assert words.letters.shape == (1, LONGEST)


def test_words_are_taken_and_joined(built: Vocabulary) -> None:
    words = built.encode(["gulnar", "gul", "nur"])
    short = words.take(np.array([1, 2]))
    assert short.letters.shape == (2, 3)
    assert short.lengths.tolist() == [3, 3]
    joined = built.encode(["gulnar"]).joined(built.encode(["gul", "nur"]))
    assert np.array_equal(joined.letters, words.letters)
    assert np.array_equal(joined.surroundings, words.surroundings)
    assert words.take(np.array([], np.intp)).letters.shape == (0, 1)


def test_a_vocabulary_does_not_depend_on_the_order_of_words() -> None:
    one, other = build_vocabulary("Latn", WORDS, least=4), build_vocabulary("Latn", WORDS[::-1], least=4)
    assert list(one.surroundings.items()) == list(other.surroundings.items())
    assert np.array_equal(one.wider, other.wider)


@pytest.mark.parametrize("script", FAMILIES)
def test_shipped_vocabularies_fall_back_to_wider_surroundings(script: str) -> None:
    shipped = load_vocabulary(script)
    assert 20 < len(shipped.letters) < 256
    assert len(shipped.surroundings) < 2**16
    assert len(shipped.wider) == len(shipped.surroundings) + 1
    assert (shipped.wider < np.arange(len(shipped.wider))).sum() == len(shipped.wider) - 1
    assert all(shipped.surroundings[letter] == number for letter, number in shipped.letters.items())
