"""Values made comparable: text, numbers, dates, sounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.engines.linkage import cleaning


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Müller-Lüdenscheidt ", "muller ludenscheidt"),
        ("O’Brien", "obrien"),
        ("JOSÉ  maría", "jose maria"),
        ("Ёлкин Ӯктам Андрей", "елкин уктам андрей"),
        ("N/A", "n a"),
        ("unknown", ""),
        ("-", ""),
    ],
)
def test_names_are_folded(raw: str, clean: str) -> None:
    assert cleaning.folded_name(raw) == clean


@pytest.mark.parametrize(
    ("raw", "day_first", "digits"),
    [
        ("1984-03-12", True, "19840312"),
        ("12.03.1984", True, "19840312"),
        ("3/12/1984", False, "19840312"),
        ("19840312", True, "19840312"),
        ("12031984", True, "19840312"),
        ("1984", True, "1984"),
        ("1984-3", True, "198403"),
        ("03/1984", True, "198403"),
        ("about 1984", True, "1984"),
        ("١٩٨٤/٠٣/١٢", True, "19840312"),
        ("in spring", True, ""),
    ],
)
def test_dates_become_digits(raw: str, day_first: bool, digits: str) -> None:
    assert cleaning.date_digits(raw, day_first=day_first) == digits


def test_the_order_of_day_and_month_is_told_by_the_values_of_the_column() -> None:
    assert cleaning.day_stands_first(["03/04/2000", "25/04/2000", ""])
    assert not cleaning.day_stands_first(["03/04/2000", "04/25/2000"])


def test_phones_lose_what_comes_before_the_number() -> None:
    assert cleaning.phone("+7 (701) 123-45-67") == cleaning.phone("8 701 123 45 67") == "011234567"


def test_a_sex_is_one_in_every_language() -> None:
    assert {cleaning.sex(word) for word in ("M", "male", "муж", "男", "erkek")} == {"m"}
    assert {cleaning.sex(word) for word in ("F", "Female", "ж", "女", "kadın", "féminin")} == {"f"}


def test_names_that_sound_alike_have_one_key() -> None:
    assert cleaning.sound_key("keller") == cleaning.sound_key("kelar") == cleaning.sound_key("celler")
    assert cleaning.sound_key("keller") != cleaning.sound_key("tomar")
    assert cleaning.sound_key("") == ""


@given(st.text())
def test_any_text_can_be_cleaned_and_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (cleaning.folded, cleaning.folded_name):
        once = clean(text)
        assert clean(once) == once
    cleaning.digits(text), cleaning.phone(text), cleaning.sex(text), cleaning.sound_key(cleaning.folded(text))
    found = cleaning.date_digits(text)
    assert found == "" or (found.isdigit() and len(found) in (4, 6, 8)), found
