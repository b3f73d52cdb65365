"""Names as sentences bend them. The names are invented; likeness to anyone is chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.engines.names.inflection import AS_WRITTEN, base_forms

BENT = [
    ("Данияра", "Данияр", "ru"),
    ("Данияру", "Данияр", "ru"),
    ("Даниярдың", "Данияр", "kk"),
    ("Даниярдан", "Данияр", "kk"),
    ("Данияром", "Данияр", "ru"),
    ("Полозовой", "Полозова", "ru"),
    ("Полозову", "Полозова", "ru"),
    ("Полозову", "Полозов", "ru"),
    ("Полозовым", "Полозов", "ru"),
    ("Токманского", "Токманский", "ru"),
    ("Токманскую", "Токманская", "ru"),
    ("Багиле", "Багила", "ru"),
    ("Багилы", "Багила", "ru"),
    ("Багилу", "Багила", "ru"),
    ("Марией", "Мария", "ru"),
    ("Сергеем", "Сергей", "ru"),
    ("Игорю", "Игорь", "ru"),
    ("Комека", "Комек", "ru"),
    ("Айарудың", "Айару", "kk"),
    ("Айаруды", "Айару", "kk"),
    ("Төлепбергенді", "Төлепберген", "kk"),
    ("Төлепбергенге", "Төлепберген", "kk"),
    ("Сәулешке", "Сәулеш", "kk"),
    ("Сәулешпен", "Сәулеш", "kk"),
    ("Көмекұлын", "Көмекұлы", "kk"),
    ("Шелтамдағы", "Шелтам", "kk"),
    ("ئىلشاتقا", "ئىلشات", "ug"),
    ("ئەركىنبەگنى", "ئەركىنبەگ", "ug"),
    ("ئەلياربەگنىڭ", "ئەلياربەگ", "ug"),
    ("ساۋۇتجاندىن", "ساۋۇتجان", "ug"),
    ("ماھىنۇرغا", "ماھىنۇر", "ug"),
    ("پەرىدىنىڭ", "پەرىدە", "ug"),
    ("شەلتامدىكى", "شەلتام", "ug"),
    ("Elyarbegning", "Elyarbeg", "ug"),
    ("Demir’in", "Demir", "tr"),
    ("Demir'den", "Demir", "tr"),
    ("Toby's", "Toby", "en"),
    ("Toby’s", "Toby", "en"),
    ("Tobias'", "Tobias", "en"),
]


@pytest.mark.parametrize(("bent", "base", "language"), BENT)
def test_base_is_found_with_and_without_the_language(bent: str, base: str, language: str) -> None:
    assert base in dict(base_forms(bent))
    reason = dict(base_forms(bent, language))[base]
    assert reason.startswith(f"{language}: ")


@pytest.mark.parametrize(
    ("word", "never"),
    [
        ("Төлепбергенді", "Төлепбергенд"),
        ("Сәулешдың", "Сәулеш"),
        ("Айнаға", "А"),
        ("ئىلشاتغا", "ئىلشات"),
        ("ماھىنۇرگە", "ماھىنۇر"),
        ("Boris", "Bori"),
    ],
)
def test_endings_that_do_not_go_with_the_word_stay(word: str, never: str) -> None:
    assert never not in dict(base_forms(word))


def test_capitals_stay_capitals() -> None:
    assert "ПОЛОЗОВА" in dict(base_forms("ПОЛОЗОВОЙ"))


def test_another_language_is_not_tried() -> None:
    assert base_forms("Данияра", "kk") == [("Данияра", AS_WRITTEN)]


@given(st.text(max_size=90))
def test_any_text_comes_first_itself(text: str) -> None:
    forms = base_forms(text)
    assert forms[0] == (text, AS_WRITTEN)
    assert len({form for form, _ in forms}) == len(forms)
