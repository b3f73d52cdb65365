"""Turkic names into Chinese letters and back. The names are single and common; likeness to anyone is chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.engines.names.han import from_han, to_han
from guwah.reference.names.han import load_han

WRITTEN = [
    ("Memet", "买买提"),
    ("Memet", "麦麦提"),
    ("Abdurehim", "阿不都热依木"),
    ("Tursun", "吐尔逊"),
    ("Tursun", "图尔荪"),
    ("Gülnisa", "古丽尼沙"),
    ("Gulnisa", "古丽尼沙"),
    ("Exmetjan", "艾合买提江"),
    ("Tömürbaqi", "铁木尔巴克"),
    ("TÖMÜRBAQI", "铁木尔巴克"),
    ("Turghanbay", "图尔干巴依"),
    ("Elyarbeg", "艾力亚尔别克"),
    ("Sopaxun", "索帕洪"),
    ("Sopakhun", "索帕洪"),
    ("Aygül", "阿依古丽"),
    ("Erkin", "艾尔肯"),
    ("Reyhangül", "热依汗古丽"),
    ("Baqyt", "巴合提"),
    ("Nurlan", "努尔兰"),
    ("Yerlan", "叶尔兰"),
    ("Serikbai", "赛力克拜"),
    ("Därken", "达尔肯"),
    ("Qairat", "海拉提"),
    ("Abdulla", "阿卜杜拉"),
    ("Ne'met", "乃买提"),
    ("Toqsun", "托克逊"),
]

READ = [
    ("买买提", "memet"),
    ("艾合买提江", "exmetjan"),
    ("铁木尔巴克", "tömürbaqi"),
    ("图尔干巴依", "turghanbay"),
    ("索帕洪", "sopaxun"),
    ("努尔兰", "nurlan"),
    ("阿依古丽", "aygül"),
    ("达尔肯", "darken"),
    ("艾力亚尔别克", "elyarbeg"),
    ("古丽尼沙", "gülnisa"),
]


@pytest.mark.parametrize(("latin", "han"), WRITTEN)
def test_usual_forms_come_among_the_first_eight(latin: str, han: str) -> None:
    assert han in to_han(latin)


@pytest.mark.parametrize(("han", "latin"), READ)
def test_usual_readings_come_among_the_first_eight(han: str, latin: str) -> None:
    assert latin in from_han(han)


def test_limit_is_kept() -> None:
    assert len(to_han("Abdurehim", limit=3)) == 3
    assert to_han("Memet", limit=0) == []


@pytest.mark.parametrize("word", ["", "   ", "123", "Нурлан", "x" * 500])
def test_nothing_comes_of_what_is_no_latin_word(word: str) -> None:
    assert to_han(word) == []


def test_every_combination_of_sounds_has_a_form() -> None:
    syllables = load_han().syllables
    consonants = "b p t d k g q gh x h j ch zh z s sh r l m n w f y".split()
    assert [c + v for c in consonants for v in "aeiouöüë" if not syllables.get(c + v)] == []
    assert [c for c in consonants if not syllables.get(c)] == []


def test_table_is_in_chinese_letters_and_has_no_form_twice() -> None:
    table = load_han()
    forms = [*table.syllables.values(), *(element.han for element in table.elements)]
    assert len(table.elements) >= 300
    assert {element.language for element in table.elements} == {"ug", "kk", "both"}
    for group in forms:
        assert group and len(set(group)) == len(group)
        assert all("\u4e00" <= letter <= "\u9fff" for form in group for letter in form)


@given(st.text(max_size=40))
def test_any_text_is_borne_and_gives_the_same_answer_twice(text: str) -> None:
    assert to_han(text) == to_han(text)
    assert from_han(text) == from_han(text)
    assert len(to_han(text)) <= 8
