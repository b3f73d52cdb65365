"""Words encoded once, and the match weight of any two of them."""

from __future__ import annotations

import numpy as np
import pytest

from engines.names.made import SCRIPTS
from guwah.engines.names.align import align, expected_score
from guwah.engines.names.channel_files import load_channel, load_vocabulary
from guwah.engines.names.units import FAMILIES, fold
from guwah.engines.names.word_table import ANOTHER_NAME, ENOUGH, EQUIVALENT, LOWEST, WordTable

NEITHER_KNOWN = [("fernweh", "Latn"), ("holzkamp", "Latn"), ("хольцкамп", "Cyrl"), ("фернвей", "Cyrl")]


def weight(one: tuple[str, str], other: tuple[str, str]) -> float:
    left, right = WordTable(), WordTable()
    numbers = np.array([left.add(*one)], np.int32), np.array([right.add(*other)], np.int32)
    return float(left.weights(numbers[0], right, numbers[1])[0])


@pytest.fixture(scope="module")
def table() -> WordTable:
    made = WordTable()
    for script, (words, _) in SCRIPTS.items():
        for word in words:
            made.add(fold(word), script)
    return made


def test_a_word_has_one_number_in_one_script() -> None:
    made = WordTable()
    assert [made.add("aygul", "Latn"), made.add("omar", "Latn"), made.add("aygul", "Latn")] == [0, 1, 0]
    assert made.add("aygul", "Cyrl") == 2
    assert made.words == ["aygul", "omar", "aygul"]
    assert [made.script(number) for number in range(3)] == ["Latn", "Latn", "Cyrl"]


def test_words_that_are_added_later_are_weighed_like_those_from_the_beginning() -> None:
    early, late = WordTable(), WordTable()
    for word, script in NEITHER_KNOWN:
        early.add(word, script)
    every = np.arange(4, dtype=np.int32)
    for word, script in NEITHER_KNOWN:
        number = np.array([late.add(word, script)], np.int32)
        late.weights(number, late, number)
    assert np.array_equal(late.weights(every, early, every), early.weights(every, early, every))


def test_the_words_of_a_script(table: WordTable) -> None:
    every = np.arange(len(table.words), dtype=np.int32)
    for script, (words, _) in SCRIPTS.items():
        numbers, encoded = table.of_script(script, every)
        assert [table.words[number] for number in numbers] == list(dict.fromkeys(fold(word) for word in words))
        assert len(encoded) == len(numbers)
        assert table.of_script(script, numbers[2:5])[0].tolist() == numbers[2:5].tolist()
    assert len(table.of_script("Latn", np.zeros(0, np.int32))[0]) == 0


def test_one_word_is_encoded_as_the_vocabulary_has_it(table: WordTable) -> None:
    number = table.numbers[FAMILIES.index("Hani"), "阿依古丽"]
    alone = load_vocabulary("Hani").encode(["阿依古丽"])
    assert table.encoded(number).surroundings.tolist() == alone.take(np.array([0])).surroundings.tolist()


def test_the_weight_is_the_calibrated_alignment_where_no_table_knows_the_words() -> None:
    (one, script), (other, second) = NEITHER_KNOWN[1:3]
    channel = load_channel(script, second)
    left, right = load_vocabulary(script).encode([one]), load_vocabulary(second).encode([other])
    score, likely = align(left, right, channel) / 8, expected_score(left, right, channel) / 8
    bits = float(channel.calibration.weight(score.astype(np.float32), (likely - score).astype(np.float32))[0])
    eased = ENOUGH + (bits - ENOUGH) / 8 if bits > ENOUGH else bits
    assert weight((one, script), (other, second)) == pytest.approx(max(eased, LOWEST), abs=1e-3)


def test_tables_decide_before_letters() -> None:
    assert weight(("қадиша", "Cyrl"), ("khadija", "Latn")) >= EQUIVALENT
    assert weight(("саша", "Cyrl"), ("александр", "Cyrl")) >= EQUIVALENT
    assert weight(("gülnar", "Latn"), ("gülnur", "Latn")) <= ANOTHER_NAME


def test_a_batch_is_weighed_as_pair_by_pair_and_from_either_side(table: WordTable) -> None:
    count = len(table.words)
    left, right = (grid.ravel().astype(np.int32) for grid in np.indices((count, count)))
    weights = table.weights(left, table, right).reshape(count, count)
    assert np.allclose(weights, weights.T, atol=0.1)
    assert (weights.diagonal() > 0).all()
    rng = np.random.default_rng(5)
    for i, j in rng.integers(0, count, (40, 2)):
        one, other = ((table.words[n], table.script(n)) for n in (i, j))
        assert weight(one, other) == pytest.approx(weights[i, j], abs=1e-4)


def test_no_words_have_no_weights() -> None:
    none = np.zeros(0, np.int32)
    assert WordTable().weights(none, WordTable(), none).shape == (0,)
