"""Looser keys of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.entities.keys import is_han, loose_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ürümqi", "URUMQI"),
        ("Alma-Ata", "Almaata"),
        ("Tomar Kent", "Tomarkent"),
        ("Qo‘qon", "Qoqon"),
        ("Oʻrumchi", "Orumchi"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "Diyarbakir"),
        ("Орёл", "Орел"),
        ("the Mill", "mill"),
    ],
)
def test_accents_apostrophes_and_spaces_do_not_count(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other)


@pytest.mark.parametrize(("one", "other"), [("Тайшет", "Таишет"), ("Қора", "Кора"), ("ئا", "يا"), ("Dana", "Dina")])
def test_letters_of_other_alphabets_keep_their_marks(one: str, other: str) -> None:
    assert loose_key(one) != loose_key(other)


@given(st.text(max_size=20))
def test_any_text_has_a_key(name: str) -> None:
    assert " " not in loose_key(name)


def test_chinese_is_told_from_the_rest() -> None:
    assert is_han("伊宁市") and not is_han("Yining") and not is_han("")
