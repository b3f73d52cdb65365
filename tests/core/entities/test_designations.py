"""Words that say what a place is, and endings."""

from __future__ import annotations

import pytest

from core.entities.made import designations
from guwah.core.entities.designations import Reading


def stripped(name: str) -> list[tuple[str, str]]:
    return [(item.name, " ".join(sorted(item.kinds))) for item in designations().stripped(Reading(name))]


@pytest.mark.parametrize(
    ("name", "bare", "kinds"),
    [
        ("the city of Kumba", "kumba", "city"),
        ("Orsu County", "orsu", "county"),
        ("Kumba prison", "kumba", "prison"),
        ("奥尔苏县", "奥尔苏", "county"),
        ("奥尔苏自治县", "奥尔苏", "county"),
        ("ئورسۇ ناھىيىسى", "ئورسۇ", "county"),
        ("Орсу ауданы", "орсу", "county"),
        ("г. Кумба", "кумба", "city"),
        ("Orsu border post", "orsu", "post"),
    ],
)
def test_the_word_of_kind_is_taken_away_and_kept_as_a_hint(name: str, bare: str, kinds: str) -> None:
    assert stripped(name)[-1] == (bare, kinds)


def test_the_outermost_word_says_the_kind_and_every_step_is_given() -> None:
    assert stripped("Kumba city prison") == [("kumba city", "prison"), ("kumba", "prison")]


@pytest.mark.parametrize("name", ["county", "县", "沙县", "the city", "Kumba", "", "countyless"])
def test_a_name_is_not_eaten_up(name: str) -> None:
    assert stripped(name) == []


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Құмбадағы", "құмба"), ("Кумбе", "кумба"), ("ئورسۇدا", "ئورسۇ"), ("غۇلبىدا", "غۇلبا"), ("Kumba'da", "kumba")],
)
def test_an_ending_is_taken_away_and_what_stood_there_put_back(name: str, stem: str) -> None:
    found = [item.name for item in designations().uninflected(Reading(name))]
    assert stem in found


def test_too_short_a_stem_is_none() -> None:
    assert list(designations().uninflected(Reading("Хода"))) == []


def test_words_of_kind_in_a_text_are_whole_words_and_no_single_signs() -> None:
    tables = designations()
    assert set(tables.kinds_in("We came to the border post.")) == {"border post"}
    assert tables.kinds_in("Discounty, a citywide strike") == {}
    assert set(tables.kinds_in("在霍口岸附近的县")) == {"口岸"}
