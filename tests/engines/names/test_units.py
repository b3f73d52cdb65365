"""Words as units: letters or Chinese sounds, each with its surroundings from the widest to the narrowest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.engines.names.units import FAMILIES, family, fold, plain, reading, units


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("Aygul", "Latn"), ("Гүлнар", "Cyrl"), ("ئايگۈل", "Arab"), ("阿依古丽", "Hani"), ("ﻣﺤﻤﺪ", "Arab"),
        ("Aygul阿", "Latn"), ("阿依古丽A", "Hani"), ("", ""), ("123", ""), ("🙂", ""), ("Ωδη", ""), ("'", ""),
        ("\u064b\u064e", ""),
    ],
)  # fmt: skip
def test_the_script_is_that_of_most_letters(word: str, script: str) -> None:
    assert family(word) == script


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("AYGÜL", "aygül"), ("Aygu\u0308l", "aygül"), ("Ａｙｇüｌ", "aygül"), ("Isma‘il", "isma'il"),
        ("Ismaʼil", "isma'il"), ("Ay-gül 7.", "aygül"), ("ﺋﺎﻳﮕﯜﻝ", "ئايگۈل"), ("مُحَمَّد", "محمد"), ("Straße", "strasse"),
        ("\0", ""), ("🙂", ""),
    ],
)  # fmt: skip
def test_words_are_folded_to_one_case_and_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=30))
def test_folding_again_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert all(char == "'" or char.isalpha() for char in folded)
    assert fold(folded) == folded


def test_a_letter_knows_its_neighbours_and_the_edges() -> None:
    first, _, last = units("gül", "Latn")
    assert first.letter == "g"
    assert first.surroundings == ("g", ("g", "ü"), ("^", "g", "ü"))
    assert last.surroundings == ("l", ("l", "$"), ("ü", "l", "$"))


def test_a_chinese_character_is_the_sounds_of_its_reading() -> None:
    assert [unit.letter for unit in units("江", "Hani")] == ["j", "i", "a", "N"]
    assert [unit.letter for unit in units("阿依", "Hani")] == ["a", "y", "i"]


def test_characters_of_one_reading_share_the_sound_and_differ_in_the_narrowest_surrounding() -> None:
    one, other = units("娜", "Hani")[0], units("纳", "Hani")[0]
    assert one.surroundings[:2] == other.surroundings[:2] == ("n", ("n", "na", 0))
    assert one.surroundings[2] != other.surroundings[2]


def test_readings_have_no_tones_but_keep_the_two_dots() -> None:
    assert [reading(char) for char in "努吕阿"] == ["nu", "lü", "a"]
    assert reading("x") == "x"


def test_an_unknown_letter_falls_back_to_the_letter_without_marks() -> None:
    assert [plain(letter) for letter in ("ü", "ё", "ғ", "ş")] == ["u", "е", "ғ", "s"]
    assert plain("\u0301") == "\u0301"


@given(st.text(max_size=20), st.sampled_from(FAMILIES))
def test_any_text_gives_units_with_three_surroundings_the_widest_first(text: str, script: str) -> None:
    folded = fold(text)
    for unit in units(folded, script):
        assert unit.letter
        assert unit.surroundings[0] == unit.letter
        assert len(unit.surroundings) == 3
    if script != "Hani":
        assert [unit.letter for unit in units(folded, script)] == list(folded)
