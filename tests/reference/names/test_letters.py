"""The letter tables can be read, say where they are from, and hold what a table must hold."""

from __future__ import annotations

import re

import pytest

from guwah.reference.names.letters import letter_standards, load_letters

SCRIPTS = {"Arab", "Cyrl", "Hani", "Latn"}


@pytest.mark.parametrize("standard", letter_standards())
def test_every_table_says_what_it_is_and_where_it_is_from(standard: str) -> None:
    table = load_letters(standard)
    assert table.standard == standard
    assert table.title
    assert re.search(r"\b(?:18|19|20)\d\d\b|Duden|Wikipedia|Wiktionnaire", table.source)
    assert re.fullmatch(r"[a-z]{2}", table.language)
    assert {table.script_from, table.script_to} <= SCRIPTS
    assert standard.startswith(table.language)


@pytest.mark.parametrize("standard", letter_standards())
def test_every_rule_is_an_expression_that_compiles(standard: str) -> None:
    table = load_letters(standard)
    assert table.letters or table.syllables
    for pattern, replacement in (*table.rules, *table.prepare, *table.finish):
        re.compile(pattern)
        assert isinstance(replacement, str)


@pytest.mark.parametrize("standard", letter_standards())
def test_no_letter_is_left_in_the_script_that_it_came_from(standard: str) -> None:
    table = load_letters(standard)
    ranges = {"Cyrl": "[\u0400-\u052f]", "Arab": "[\u0620-\u064a\u066e-\u06d3\u06d5]"}
    if table.script_from in ranges:
        assert not [output for output in table.letters.values() if re.search(ranges[table.script_from], output)]


@pytest.mark.parametrize(
    ("standard", "alphabet"),
    [
        ("ug-uly", "ابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە"),
        ("ug-uky", "ابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە"),
        ("ug-uyy", "ابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە"),
        ("ug-sasm", "ابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە"),
        ("kk-bgn", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
        ("kk-latn-2021", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
        ("kk-tote", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
        ("ky-bgn", "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"),
        ("uz-latn-1995", "абвгғдеёжзийкқлмнопрстуўфхҳцчшъьэюя"),
        ("ru-bgn", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
        ("ru-icao", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    ],
)
def test_a_table_has_the_whole_alphabet(standard: str, alphabet: str) -> None:
    assert not [letter for letter in alphabet if letter not in load_letters(standard).letters]


def test_a_table_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(KeyError):
        load_letters("xx-none")
