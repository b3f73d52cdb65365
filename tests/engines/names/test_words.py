"""A name as the words that are compared: titles and particles aside, each word with the forms it may stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.names.made import scribbles
from guwah.engines.names.units import FAMILIES
from guwah.engines.names.words import MOST_WORDS, compared_form, name_words


def first_forms(name: str) -> list[str]:
    return [word.forms[0][0] for word in name_words(name)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Aygul Memet", ["aygul", "memet"]),
        ("AYGUL, Memet", ["aygul", "memet"]),
        ("Dr. Aygul Memet", ["aygul", "memet"]),
        ("Mrs Aygul Memet", ["aygul", "memet"]),
        ("г-н Серик Омаров", ["серик", "омаров"]),
        ("Azamat Omar uulu", ["azamat", "omar"]),
        ("阿依古丽·买买提", ["阿依古丽", "买买提"]),
        ("阿依古丽•买买提", ["阿依古丽", "买买提"]),
        ("阿依古丽买买提", ["阿依古丽买买提"]),
        ("", []),
        ("🙂 12", []),
        ("Mr", ["mr"]),
    ],
)
def test_what_is_compared_of_a_name(name: str, words: list[str]) -> None:
    assert first_forms(name) == words


@pytest.mark.parametrize("name", ["Abd al-Rahman", "Abd al Rahman", "Abdal Rahman", "Abdul Rahman", "عبد الرحمن"])
def test_servants_names_are_one_word(name: str) -> None:
    (word,) = name_words(name)
    assert word.forms[0][0].replace("ا", "a").startswith(("abd", "عبد"))
    assert word.forms[0][1] == "", "the word as it stands needs no reason, and costs nothing"


def test_a_servants_name_is_also_read_without_the_article() -> None:
    assert name_words("عبد الرحمن")[0].forms == (("عبدالرحمن", ""), ("عبدرحمن", "without the article"))


@pytest.mark.parametrize(
    ("word", "stem", "sex"),
    [
        ("Омарова", "омар", "f"), ("Омаров", "омар", "m"), ("Сериковна", "серик", "f"), ("Нұрланұлы", "нұрлан", "m"),
        ("Нұрланқызы", "нұрлан", "f"), ("Karimova", "karim", "f"),
    ],
)  # fmt: skip
def test_endings_give_another_form_and_the_sex(word: str, stem: str, sex: str) -> None:
    (found,) = name_words(word)
    assert stem in dict(found.forms)
    assert found.sex == sex
    assert all(why for _, why in found.forms[1:])
    assert found.forms[0][1] == ""


def test_an_inflected_name_keeps_its_base_as_another_form() -> None:
    assert "марат" in dict(name_words("Марата")[0].forms)


def test_initials_are_known() -> None:
    assert [word.is_initial for word in name_words("A. Memet")] == [True, False]
    assert [word.is_initial for word in name_words("A Memet")] == [True, False]
    assert [word.is_initial for word in name_words("李")] == [False]


def test_turkic_words_in_arabic_letters_are_compared_as_spelled_out() -> None:
    assert [(word.forms[0][0], word.script) for word in name_words("ئايگۈل مەمەت")] == [
        ("aygül", "Latn"), ("memet", "Latn"),
    ]  # fmt: skip
    assert [word.script for word in name_words("ٴجاميلا ەربول")] == ["Cyrl", "Cyrl"]
    assert name_words("محمد يوسف")[0].script == "Arab"


def test_a_word_without_letters_of_its_own_follows_the_name_it_stands_in() -> None:
    """مارات alone could be Arabic; beside a Kazakh word it is Kazakh."""
    assert compared_form("مارات") == ("مارات", "Arab")
    assert name_words("مارات نۇرلان")[0].script == "Latn"


@given(scribbles)
def test_any_scribble_gives_few_words_of_known_scripts(text: str) -> None:
    words = name_words(text)
    assert len(words) <= MOST_WORDS
    for word in words:
        assert word.script in FAMILIES
        assert word.forms[0][0]
        assert word.sex in ("f", "m", "")


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error_and_always_alike(text: str) -> None:
    assert name_words(text) == name_words(text)
