"""Comparison vectors: the level of each field, missing values, names in two scripts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.linkage.people import people
from guwah.engines.linkage import levels
from guwah.engines.linkage.comparisons import COMPARISONS, compare
from guwah.engines.linkage.people import People


def level(found: People, field: str, **options) -> str:
    """The level of the first pair of rows on ``field``, in words."""
    vectors = compare(found, np.array([0]), np.array([1]), **options)
    column = [item.field for item in vectors.comparisons].index(field)
    return vectors.comparisons[column].kind.levels[vectors.levels[0, column]]


@pytest.mark.parametrize(
    ("role", "one", "other", "words"),
    [
        ("given_name", "Kelmiran", "kelmirán", "exact"),
        ("given_name", "Kelmiran", "Kelmirran", "Jaro-Winkler at least 0.92"),
        ("given_name", "Doriman", "Dormain", "Jaro-Winkler at least 0.92"),
        ("given_name", "Martola", "Marotila", "Jaro-Winkler at least 0.92"),
        ("given_name", "Kelmiran", "K.", "initial"),
        ("given_name", "Kelmiran", "Sultas", "different"),
        ("given_name", "Kelmiran", "", "missing"),
        ("full_name", "Dana Kelov", "Kelov, Dana", "same words in another order"),
        ("full_name", "Dana Mirna Kelov", "Dana Kelov", "one name part of the other"),
        ("full_name", "Dana Mirna Kelov", "D. Kelov", "one name part of the other"),
        ("full_name", "Dana Kelov", "Sha Torik", "different"),
        ("date_of_birth", "1984-03-12", "12/3/1984", "exact"),
        ("date_of_birth", "1984-03-12", "1984-12-03", "transposed"),
        ("date_of_birth", "1984-03-12", "1984-03-21", "transposed"),
        ("date_of_birth", "1984-03-12", "1984-03-15", "one digit off"),
        ("date_of_birth", "1984-03-12", "1984", "same as far as both tell"),
        ("date_of_birth", "1984-03-12", "1984-03", "same as far as both tell"),
        ("date_of_birth", "1984-03-12", "1984-03-29", "two of year, month and day"),
        ("date_of_birth", "1984-03-12", "1985", "a year apart at most"),
        ("date_of_birth", "1984-03-12", "1991-07-30", "different"),
        ("postcode", "4011", "4101", "two digits transposed"),
        ("postcode", "4011", "4012", "one digit off"),
        ("postcode", "4011", "4998", "different"),
        ("id", "6988048", "6980408", "two digits off"),
        ("age", "33", "34", "a year apart"),
        ("sex", "male", "M", "exact"),
        ("place", "Zintam, old town", "old town", "one part of the other"),
    ],
)
def test_levels(role: str, one: str, other: str, words: str) -> None:
    assert level(people(**{role: [one, other]}), role) == words


def test_swapped_names_count_once() -> None:
    found = people(given_name=["Dana", "Kelov"], family_name=["Kelov", "Dana"])
    assert level(found, "given_name") == "given and family name swapped"
    assert level(found, "family_name") == "missing"


def test_swapped_names_may_be_misspelt_but_not_both_badly() -> None:
    found = people(given_name=["Dana", "Kelmirov"], family_name=["Kelmirrov", "Dana"])
    assert level(found, "given_name") == "given and family name swapped"
    found = people(given_name=["Dana", "Kosurev"], family_name=["Kelmirov", "Dana"])
    assert level(found, "given_name") == "different"


def test_an_age_counts_only_where_a_date_of_birth_does_not() -> None:
    assert level(people(age=["33", "33"], date_of_birth=["1984", "1984"]), "age") == "missing"
    assert level(people(age=["33", "33"], date_of_birth=["1984", ""]), "age") == "exact"


def bits_of(left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    return np.array(
        [5.0 if (a, b) in {("дана", "dana"), ("dana", "дана")} else -5.0 for a, b in zip(left, right, strict=True)]
    )


def test_names_in_two_scripts_are_weighed_by_the_hook_and_not_twice() -> None:
    found = people(full_name=["Дана", "Dana", "Tor", "Tor"])
    left, right = np.array([0, 0, 2]), np.array([1, 2, 3])
    vectors = compare(found, left, right, bits_of)
    assert vectors.name_bits.tolist() == [5.0, -5.0, 0.0]
    assert vectors.levels[:, 0].tolist() == [levels.MISSING, levels.MISSING, levels.EXACT]


def test_without_a_hook_nothing_is_said_of_names_in_two_scripts() -> None:
    assert level(people(full_name=["Дана Келов", "Dana Kelov"]), "full_name") == "missing"
    assert level(people(full_name=["Дана Келов", "Дана Келав"]), "full_name") == "Jaro-Winkler at least 0.92"


def test_native_names_are_compared_where_both_have_one() -> None:
    found = people(native_name=["Дана", "Дана", ""], full_name=["Dana", "Dayna", "Dana"])
    assert level(found, "full_name") == "exact"
    vectors = compare(found, np.array([0, 1]), np.array([2, 2]))
    assert [int(item) for item in vectors.levels[:, 0]] == [levels.EXACT, 3]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.sampled_from([item.field for item in COMPARISONS]), words, words)
def test_any_two_values_compare_the_same_both_ways(role: str, one: str, other: str) -> None:
    found = people(**{role: [one, other]})
    if not found.has(role):
        return
    there, back = (compare(found, np.array([a]), np.array([b])).levels.tolist() for a, b in ((0, 1), (1, 0)))
    assert there == back
    if found.fields[role][0] == found.fields[role][1]:
        assert level(found, role) == "exact"
