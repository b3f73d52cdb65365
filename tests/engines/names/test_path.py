"""Why two names have the weight they have, line by line."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.names.made import invented, names, scribbles
from guwah.engines.names.compare import DIFFERS, compare_many
from guwah.engines.names.path import NameComparison, compare

WORD = re.compile(r" ~ .*: ([+-]\d+\.\d) bits$")
COST = re.compile(r"(?:in another order|only one name has it|not the first.*|keep their order.*): ([+-]\d+\.\d) bits$")
HALVED = "counts half"
MANY = [(a, b) for a, b in zip(invented(240), random.Random(3).sample(invented(240), 240), strict=True)]
SPELLINGS = [
    ("Zulpiqar Qurban", "祖丽皮卡尔·库尔班"), ("Бақытжан Нұрлан", "巴合提江·努尔兰"), ("Нұрлан Омарова", "Nurlan Omar"),
    ("Aygul Memet", "Memet Aygul"), ("阿依古丽买买提", "Aygul Memet"), ("A. Memet", "Aygul Memet"),
    ("Aygul Memet Tursun", "ئايگۈل مەمەت"), ("Марата Омарова", "Marat Omarov"), ("Dr. Aygul Memet", "Айгуль Мамет"),
]  # fmt: skip


@cache
def compared(a: str, b: str) -> NameComparison:
    return compare(a, b)


def words_of(path: tuple[str, ...]) -> list[float]:
    """What each pair of words weighs; lines about tables say "at least" and are no weights."""
    return [float(found[1]) for line in path if "tables of names" not in line and (found := WORD.search(line))]


def total(path: tuple[str, ...]) -> float:
    return sum(words_of(path)) + sum(float(found[1]) for line in path if (found := COST.search(line)))


def rounding(path: tuple[str, ...]) -> float:
    return 0.05 * (len(words_of(path)) + 1) + 0.01


@pytest.mark.parametrize(("a", "b"), [*MANY[:60], *SPELLINGS, ("", ""), ("🙂", "Aygul"), ("\0", "a" * 2000)])
def test_every_comparison_has_a_path_and_the_weight_of_a_batch(a: str, b: str) -> None:
    found = compared(a, b)
    assert (found.a, found.b) == (a, b)
    assert found.path
    assert all(line.strip() for line in found.path)
    assert found.weight_bits == pytest.approx(float(compare_many([(a, b)])[0]), abs=0.01)


def test_words_add_up_to_the_weight_where_they_agree() -> None:
    off, seen = [], 0
    for a, b in [*((name, name) for name in invented(60)), *SPELLINGS]:
        found = compared(a, b)
        if any(HALVED in line for line in found.path) or min(words_of(found.path)) < DIFFERS:
            continue
        seen += 1
        if abs(total(found.path) - found.weight_bits) > rounding(found.path):
            off.append((a, b, found.weight_bits, found.path))
    assert seen >= 65
    assert not off


def test_the_lines_add_up_also_where_a_word_differs() -> None:
    """Where a line says that what agrees counts half, the least alike words count, and half of the rest up to 6."""
    off, halved = [], 0
    for a, b in MANY:
        found = compared(a, b)
        words, reckoned = words_of(found.path), total(found.path)
        if any(HALVED in line for line in found.path):
            halved += 1
            reckoned += min(words) + min(sum(max(word, 0) for word in words) / 2, 6) - sum(words)
        if abs(reckoned - found.weight_bits) > rounding(found.path):
            off.append((a, b, found.weight_bits, found.path[-1]))
    assert halved > 100
    assert not off, f"{len(off)} of {len(MANY)}, such as {off[0]}"


@pytest.mark.parametrize(
    ("a", "b"),
    [("Memet", "Aygul Memet"), ("A. S. Memet", "S. A. Memet"), ("AygulMemet", "Memet Aygul"), ("Hotan", "Aksu")],
    ids=["not the first word", "initials cross", "whole, in another order", "no word in common"],
)
def test_every_cost_has_its_line(a: str, b: str) -> None:
    found = compared(a, b)
    assert total(found.path) == pytest.approx(found.weight_bits, abs=rounding(found.path))


@pytest.mark.parametrize("name", ["Abdul Rahman Memet", "Abd al-Aziz Karim", "عبد الرحمن كريم"])
def test_a_servants_name_as_it_stands_costs_nothing(name: str) -> None:
    found = compared(name, name)
    assert not any("-1.5" in line for line in found.path)
    assert total(found.path) == pytest.approx(found.weight_bits, abs=rounding(found.path))


@pytest.mark.parametrize(
    ("a", "b", "line"),
    [
        ("Baqytzhan Nurlan", "巴合提江·努尔兰", r"^Chinese transcription: .*\bh for q\b|^h for q: Chinese"),
        ("Бақытжан Нұрлан", "巴合提江·努尔兰", r"^Chinese transcription: .*\bh for қ\b"),
        ("Zulpiqar", "Зулпиқар", r"^Cyrillic spelling: .*\bқ for q\b"),
        ("Нұрлан Омарова", "Nurlan Omar", r"^Омарова read as омар, without the ending of Омарова: -1\.5 bits$"),
        ("Aygul Memet", "Memet Aygul", r"^words in another order: -1\.0 bits$"),
        ("Aygul", "Aygul Memet", r"^Memet: only one name has it: -0\.5 bits$"),
        ("Aygul Tursun", "Dilnur Tursun", r"^a word differs, so that what agrees counts half"),
        ("Нурлан Сериков", "Нурлан Серикова", r"a woman's and a man's ending: -12\.0 bits$"),
        ("A. Memet", "Aygul Memet", r"^A ~ Aygul: the initial fits: \+2\.5 bits$"),
        ("A. Memet", "Dilnur Memet", r"^A ~ Dilnur: another initial: -8\.0 bits$"),
        ("Dr. Aygul", "Aygul", r"^Dr\.: a title or particle, not compared$"),
        ("Gülnar", "Gülnur", r"^gülnar ~ gülnur: two names in the tables of names: at most -6\.0 bits$"),
        ("Khadija", "Қадиша", r"^khadija ~ қадиша: one name in the tables of names: at least \+8\.0 bits$"),
        ("阿依古丽买买提", "Aygul Memet", r"^compared as one word, as one of the names has no break$"),
        ("🙂", "Aygul", r"^no letters of a script that names are compared in$"),
        ("Aygul", "Aygul", r"^aygul: spelled alike$"),
        ("Aygul Memet", "ﺋﺎﻳﮕﯜﻝ ﻣﻪﻣﻪﺕ", r"presentation forms"),
    ],
)  # fmt: skip
def test_a_line_says_what_was_done(a: str, b: str, line: str) -> None:
    assert [found for found in compared(a, b).path if re.search(line, found)], compared(a, b).path


@given(names, names)
@settings(max_examples=20, deadline=None)
def test_names_always_have_the_same_path(a: str, b: str) -> None:
    assert compare(a, b) == compare(a, b)


@given(scribbles, st.text(max_size=30))
@settings(max_examples=30, deadline=None)
def test_any_text_has_a_path(a: str, b: str) -> None:
    assert compare(a, b).path
