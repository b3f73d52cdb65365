"""The match weight of two names of places."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guwah.engines.names.places import ONE_PLACE, compare_places


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kashgar", "喀什"), ("Urumqi", "乌鲁木齐"), ("Ürümqi", "ئۈرۈمچى"), ("Ghulja", "伊宁"), ("Almaty", "Алматы"),
        ("Hotan", "和田"), ("Khotan", "Хотан"), ("Aksu", "阿克苏"),
    ],
)  # fmt: skip
def test_names_of_one_place_in_the_gazetteer(a: str, b: str) -> None:
    found = compare_places(a, b)
    assert found.weight_bits >= ONE_PLACE
    assert found.path[-1].startswith("one place in the gazetteer") or found.weight_bits > ONE_PLACE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hotan", "Aksu"), ("Kashgar", "Yarkand"), ("喀什", "和田"), ("Kashgar City", "Kashgar Prefecture"),
        ("North Kazakhstan", "Kazakhstan"), ("Almaty", "Astana"), ("East Zintam", "West Zintam"), ("", "Kashgar"),
        ("🙂", "Kashgar"),
    ],
)  # fmt: skip
def test_names_of_two_places(a: str, b: str) -> None:
    assert compare_places(a, b).weight_bits < 0


def test_places_that_no_gazetteer_knows_are_compared_by_their_words() -> None:
    assert compare_places("Zintambulaq", "Зинтамбулақ").weight_bits > 0
    assert compare_places("Zintambulaq village", "Zintambulaq").weight_bits > 0
    assert compare_places("Zintambulaq", "Qorghantagh").weight_bits < 0


def test_the_path_says_why() -> None:
    assert any("gazetteer" in line for line in compare_places("Kashgar", "喀什").path)
    assert any("only one says north" in line for line in compare_places("North Kazakhstan", "Kazakhstan").path)
    assert any("the other a prefecture" in line for line in compare_places("Kashgar City", "Kashgar Prefecture").path)


@pytest.mark.parametrize(
    ("a", "b"), [("Kashgar", "喀什"), ("Kashgar City", "Kashgar Prefecture"), ("Zintam", "Зинтам")]
)
def test_neither_place_is_first(a: str, b: str) -> None:
    one, other = compare_places(a, b), compare_places(b, a)
    assert one.weight_bits == pytest.approx(other.weight_bits, abs=0.1)
    assert one == compare_places(a, b)


@given(st.text(max_size=20), st.sampled_from(["Kashgar", "喀什", "", "East Zintam"]))
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_compared_with_a_path(a: str, b: str) -> None:
    assert compare_places(a, b).path


def test_a_very_long_text_does_not_take_very_long() -> None:
    began = time.process_time()
    compare_places("阿" * 5000, "喀什")
    compare_places("a" * 10_000, "Kashgar")
    assert time.process_time() - began < 3
