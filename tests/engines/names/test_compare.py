"""The match weight of two names, in whatever script."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.names.made import invented, names, scribbles
from guwah.engines.names.compare import LOWEST, compare_many, match_words, prepare, weigh_pairs

SIX = [
    "Бақытжан Нұрлан", "باقىتجان نۇرلان", "巴合提江·努尔兰", "Baqytzhan Nurlan", "Bakhytjan Nourlan", "Бахытжан Нурлан",
]  # fmt: skip
ODD = [
    "", " ", "\0", "\0a\0", "🙂", "🙂 Aygul", "a" * 10_000, "阿" * 10_000, "- " * 50,
    "'", "ʻ", "ـ", "ٴ", "ء", "\u202e", "\ud800",
    "١٢٣", "ﷺ", "İ", "ß", "𝓐𝔂𝓰𝓾𝓵", "한국", "ᠮᠣᠩᠭᠣᠯ",
    "Mr", "Abd", "عبد عبد", "uulu", "(Саша)", "a\tb\nc", "\u0301", "·", "a.b.c.d.e.f",
    "Aygul " * 2_000,
]  # fmt: skip


def weight(a: str, b: str) -> float:
    return float(compare_many([(a, b)])[0])


@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(SIX, 2)))
def test_six_spellings_of_one_name_are_one_name(a: str, b: str) -> None:
    assert weight(a, b) > 4


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Aygul Tursun", "Dilnur Tursun"), ("ئايگۈل تۇرسۇن", "دىلنۇر تۇرسۇن"), ("阿依古丽·吐尔逊", "Dilnur Tursun"),
        ("Айгүл Тұрсын", "Динара Тұрсын"), ("Серик Омаров", "Марат Омаров"), ("عمر كريم", "خالد كريم"),
        ("Нұрлан Омаров", "Нұрлан Омарова"),
    ],
)  # fmt: skip
def test_siblings_are_two(a: str, b: str) -> None:
    assert weight(a, b) < 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Aygul", "Aynur"), ("Айгүл", "Айнұр"), ("ئايگۈل", "ئاينۇر"), ("阿依古丽", "阿依努尔"), ("Aygul", "阿依努尔"),
        ("ئايگۈل", "Aynur"), ("Айгуль", "Aynur"), ("Aygul Memet", "Aynur Memet"), ("Aygul Memet", "阿依努尔·买买提"),
    ],
)  # fmt: skip
def test_aygul_is_not_aynur(a: str, b: str) -> None:
    assert weight(a, b) < 0


@pytest.mark.parametrize("name", [*invented(80), "Aygul", "李", "Li", "A. Memet", "Mr", "Abd al-Rahman", "李小明"])
def test_a_name_is_itself(name: str) -> None:
    assert weight(name, name) > 0


@pytest.mark.parametrize("name", ["", "🙂", "\0", "12"])
def test_without_letters_there_is_nothing_in_common(name: str) -> None:
    assert weight(name, name) == LOWEST
    assert weight(name, "Aygul Memet") == LOWEST


@pytest.mark.parametrize(
    ("plain", "titled"),
    [
        ("Aygul Memet", "Dr. Aygul Memet"), ("Aygul Memet", "Mrs Aygul Memet"), ("Серик Омаров", "г-н Серик Омаров"),
        ("Нұрлан Серік", "Нұрлан Серік мырза"), ("Omar Karim", "Sheikh Omar Karim"),
        ("Aygul Memet", "Aygul Memet xanim"),
        ("阿依古丽·买买提", "阿依古丽·买买提女士"), ("خالد كريم", "الدكتور خالد كريم"),
    ],
)  # fmt: skip
def test_titles_make_no_difference(plain: str, titled: str) -> None:
    for other in ("Aygul Memet", "Омар Карим", "努尔兰·赛力克", plain):
        assert weight(titled, other) == pytest.approx(weight(plain, other), abs=0.1)


@pytest.mark.parametrize("name", ["Aygul Memet", "Нұрлан Серік", "阿依古丽·买买提", "ئايگۈل مەمەت"])
def test_words_in_another_order_cost_little(name: str) -> None:
    joint = "·" if "·" in name else " "
    swapped = joint.join(reversed(name.split(joint)))
    assert weight(name, name) - 2 <= weight(name, swapped) < weight(name, name)


def test_a_word_that_only_one_name_has_costs_little() -> None:
    assert 0 < weight("Aygul Memet", "Aygul") < weight("Aygul Memet", "Aygul Memet")
    assert weight("Aygul Memet Tursun", "Aygul Memet") > 8


def test_names_without_a_break_are_compared_whole() -> None:
    assert weight("阿依古丽买买提", "Aygul Memet") > 4
    assert weight("阿依古丽买买提", "阿依古丽·买买提") > 4
    assert weight("AygulMemet", "Aygul Memet") > 8


def test_initials_fit_or_do_not() -> None:
    assert weight("A. Memet", "Aygul Memet") > 4
    assert weight("A. Memet", "Dilnur Memet") < 0
    assert weight("А. Мәмәт", "Aygul Memet") > 4
    assert weight("A. S. Memet", "S. A. Memet") < weight("A. S. Memet", "A. S. Memet") - 8


def test_a_womans_and_a_mans_ending_are_two_people() -> None:
    assert weight("Нурлан Сериков", "Нурлан Серикова") < 0
    assert weight("Серикова", "Serikova") > 0


def test_servants_names_are_one_however_they_are_spaced() -> None:
    forms = ["Abd al-Rahman", "Abdul Rahman", "Abdurrahman", "عبد الرحمن", "عبدالرحمن", "Абдурахман"]
    for a, b in itertools.combinations(forms, 2):
        assert weight(a, b) > 0, (a, b)


@given(names, names)
@settings(max_examples=60, deadline=None)
def test_neither_name_is_first(a: str, b: str) -> None:
    assert weight(a, b) == pytest.approx(weight(b, a), abs=0.1)


@given(scribbles, scribbles)
@settings(max_examples=60, deadline=None)
def test_any_scribbles_have_one_weight_from_either_side(a: str, b: str) -> None:
    found = weight(a, b)
    assert LOWEST - 12 - 3 <= found < 60
    assert found == weight(a, b)
    assert found == pytest.approx(weight(b, a), abs=0.1)


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_compared(a: str, b: str) -> None:
    assert np.isfinite(weight(a, b))


def test_odd_texts_can_be_compared() -> None:
    pairs = [(a, b) for a in ODD for b in (a, "Aygul Memet", "阿依古丽·买买提")]
    assert np.isfinite(compare_many(pairs)).all()


def test_a_batch_is_compared_as_pair_by_pair() -> None:
    chosen = [*invented(24), *SIX, "A. Memet", "阿依古丽买买提", "", "Dr. Aygul Memet"]
    pairs = [(a, b) for a in chosen[:12] for b in chosen]
    together = compare_many(pairs)
    alone = [weight(a, b) for a, b in pairs]
    assert together.tolist() == pytest.approx(alone, abs=1e-4)


def test_small_steps_give_the_same_as_large_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    found = prepare(invented(40))
    left, right = (grid.ravel().astype(np.int32) for grid in np.indices((40, 40)))
    at_once = weigh_pairs(found, left, found, right)
    monkeypatch.setattr("guwah.engines.names.compare.STEP", 77)
    assert np.array_equal(weigh_pairs(found, left, found, right), at_once)


def test_no_pairs_have_no_weights() -> None:
    assert compare_many([]).shape == (0,)
    assert len(prepare([])) == 0


def test_which_words_meet_is_told() -> None:
    names = prepare(["Aygul Memet", "Memet Aygul", "阿依古丽买买提"])
    assert sorted(match_words(names, 0, names, 1)[1]) == [(0, 1), (1, 0)]
    assert sorted(match_words(names, 0, names, 0)[1]) == [(0, 0), (1, 1)]
    assert match_words(names, 0, names, 2)[1] == []
    assert match_words(names, 0, names, 1)[0] == pytest.approx(weight("Aygul Memet", "Memet Aygul"))
