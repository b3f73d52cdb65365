"""The spellings that a name may have elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.names.made import invented
from guwah.engines.names.compare import compare_many
from guwah.engines.names.units import FAMILIES, family
from guwah.engines.names.variants import variants


def texts(name: str) -> set[str]:
    return {variant.text for variant in variants(name)}


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Reyhangul", "热依汗古丽"), ("ئايگۈل", "aygül"), ("ئايگۈل", "айгүл"), ("ئايگۈل", "阿依古丽"),
        ("阿依古丽", "Ayiguli"),
        ("阿依古丽", "Aygül"), ("Нұрлан Серік", "نۇرلان سەرىك"), ("Нұрлан Серік", "努尔兰·赛力克"), ("Юсуф", "Yusuf"),
        ("Юсуф", "Ioussouf"), ("Юсуф", "Jussuf"), ("Юсуф", "Жүсіп"), ("Aygul Memet", "Memet Aygul"),
    ],
)  # fmt: skip
def test_a_spelling_is_found(name: str, spelling: str) -> None:
    assert spelling in texts(name)


@pytest.mark.parametrize("name", invented(24))
def test_every_variant_says_its_script_and_its_way(name: str) -> None:
    found = variants(name)
    assert found
    assert name not in {item.text for item in found}
    assert len({item.text for item in found}) == len(found)
    assert [len(item.path) for item in found] == sorted(len(item.path) for item in found)
    for item in found:
        assert item.text.strip()
        assert item.script == family(item.text)
        assert item.path
        assert all(item.path)


@pytest.mark.parametrize(
    "name", ["ئايگۈل", "ئاينۇر تۇرسۇن", "Нұрлан", "Юсуф", "阿依古丽·买买提", "Reyhangul", "محمود يوسف"]
)
def test_no_variant_mixes_scripts_in_a_word(name: str) -> None:
    mixed = [
        item.text
        for item in variants(name)
        if any(len({family(char) for char in word if family(char)}) > 1 for word in item.text.split())
    ]
    assert not mixed


def test_variants_of_a_name_are_that_name() -> None:
    """Not all: a transcription of a transcription may look like another name. But most."""
    for name in invented(16):
        weights = compare_many([(name, item.text) for item in variants(name)])
        assert (weights > 0).mean() > 0.6, name


def test_a_limit_keeps_those_with_the_fewest_steps() -> None:
    assert variants("Reyhangul", limit=3) == variants("Reyhangul")[:3]
    assert variants("Reyhangul", limit=0) == []


def test_a_chinese_name_is_not_read_as_turkic() -> None:
    assert not any("Turkic" in step for item in variants("李明") for step in item.path)
    assert any("Turkic" in step for item in variants("阿依古丽") for step in item.path)


@pytest.mark.parametrize("text", ["", "🙂", "\0", "12", "'", "·"])
def test_without_letters_there_are_none(text: str) -> None:
    assert variants(text) == []


@given(st.text(max_size=25))
@settings(max_examples=40, deadline=None)
def test_any_text_has_variants_or_none_and_always_the_same(text: str) -> None:
    found = variants(text)
    assert found == variants(text)
    assert all(item.script in (*FAMILIES, "") for item in found)
