"""When two spellings are one name before anybody has judged."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.names import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Korash", "DANA  KORASH"),
        ("Dana Korash", " dana\u00a0korash\n"),
        ("Dana Korash", "Da\u00adna Kor\u200bash"),
        ("Абай-бек", "АБАЙ БЕК"),
        ("Ёлка", unicodedata.normalize("NFD", "ёлка")),
        ("Dana", "Ｄａｎａ"),
        ("كوراش", unicodedata.normalize("NFKC", "ﻛﻮراش")),
        ("兰小舟", "兰小舟\u200b"),
        ("Nur-ai", "Nur\u2011ai"),
        ("Nur'ai", "Nur’ai"),
    ],
)
def test_letters_count_and_nothing_else_does(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Dana", "Dina"), ("Dana", "Дана"), ("Dana Korash", "Korash Dana")])
def test_other_letters_or_another_order_are_another_name(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
