"""Uyghur and Kazakh in Arabic letters, spelled out letter by letter."""

from __future__ import annotations

import pytest

from guwah.engines.names.romanise import romanise
from guwah.engines.names.turkic_arabic import is_turkic, spelled_out


@pytest.mark.parametrize(
    "word", ["ئايگۈل", "مەمەت", "تۇرسۇن", "باقىتجان نۇرلان", "ٴجاميلا", "ەربول", "ئىبراھىم", "ءادىل"]
)
def test_letters_of_uyghur_and_kazakh_are_seen(word: str) -> None:
    assert is_turkic(word)


@pytest.mark.parametrize(
    "word", ["محمد", "عبد الرحمن", "فاطمة", "كريم", "رضا پهلوان", "گلناز", "چنگیز", "", "Aygul", "阿依古丽"]
)
def test_arabic_and_persian_are_not_taken_for_turkic(word: str) -> None:
    assert not is_turkic(word)


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("ئايگۈل", "aygül"), ("تۇرسۇن", "tursun"), ("رەيھانگۈل", "reyhan'gül"), ("پاتىمە", "patime"),
        ("قۇربان", "qurban"), ("گۈلباھار", "gülbahar"),
    ],
)  # fmt: skip
def test_uyghur_is_spelled_in_its_latin_alphabet(word: str, spelled: str) -> None:
    assert spelled_out(word).lower() == spelled


@pytest.mark.parametrize("word", ["ٴجاميلا", "ەربول", "ءادىل", "ايگۇل", "ومار"])
def test_kazakh_is_spelled_in_its_cyrillic_alphabet(word: str) -> None:
    assert spelled_out(word) == romanise(word.replace("ء", "ٴ"), "kk-from-tote")
    assert all("Ѐ" <= char <= "ӿ" for char in spelled_out(word))


def test_both_signs_for_the_soft_vowels_say_the_same() -> None:
    assert spelled_out("ءادىل") == spelled_out("ٴادىل")


@pytest.mark.parametrize("latin", ["Aygül", "Tursun", "Reyhan'gül", "Zulpiqar", "Ömer", "Gheni", "Ëli"])
def test_what_is_written_by_the_alphabet_comes_back(latin: str) -> None:
    written = romanise(latin, "ug-from-uly")
    assert is_turkic(written)
    assert spelled_out(written).lower() == latin.lower()
