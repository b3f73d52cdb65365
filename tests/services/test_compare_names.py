"""Names outside a case: compared, spelled, searched for, as docs/formats.md describes it."""

from __future__ import annotations

import pytest

from guwah.core.values.errors import InvalidInputError
from guwah.engines.names.path import compare
from guwah.services.compare_names import compare_names, pairs_of_lines, search_names, spell_name

PAIRS = [("Aygul Memet", "阿依古丽·买买提"), ("Aygul Memet", "Aynur Memet"), ("", "🙂")]


def test_pairs_come_with_their_paths_in_order() -> None:
    found = list(compare_names(PAIRS))
    assert [(item["a"], item["b"]) for item in found] == PAIRS
    assert [item["kind"] for item in found] == ["person"] * 3
    assert [item["path"] for item in found] == [list(compare(a, b).path) for a, b in PAIRS]
    assert found[0]["weight_bits"] > 0 > found[1]["weight_bits"]
    assert list(found[0]) == ["a", "b", "weight_bits", "path", "kind"]


def test_without_the_path_the_weights_are_the_same() -> None:
    explained, short = list(compare_names(PAIRS)), list(compare_names(PAIRS, explained=False))
    assert [item["path"] for item in short] == [[], [], []]
    assert [item["weight_bits"] for item in short] == pytest.approx(
        [item["weight_bits"] for item in explained], abs=0.011
    )


def test_places_are_compared_as_places() -> None:
    (found,) = compare_names([("Kashgar", "喀什")], kind="place")
    assert found["kind"] == "place"
    assert found["weight_bits"] >= 10
    assert any("gazetteer" in line for line in found["path"])


def test_no_pairs_give_nothing() -> None:
    assert list(compare_names([])) == []
    assert list(compare_names([], explained=False)) == []


def test_a_name_is_spelled() -> None:
    found = spell_name("Reyhangul")
    assert found["name"] == "Reyhangul"
    assert {"热依汗古丽", "Reyhangül"} <= {item["name"] for item in found["variants"]}
    assert all(list(item) == ["name", "script", "path"] and item["path"] for item in found["variants"])
    assert spell_name("🙂") == {"name": "🙂", "variants": []}


def test_a_list_is_searched_and_names_stand_once() -> None:
    names = ["Aygul Memet", "Omar Karim", "Aygul Memet", "努尔兰·赛力克"]
    one, other, none = search_names(["ئايگۈل مەمەت", "Нұрлан Серік", "🙂"], names, limit=2)
    assert one["query"] == "ئايگۈل مەمەت"
    assert [item["name"] for item in one["candidates"]].count("Aygul Memet") == 1
    assert other["candidates"][0]["name"] == "努尔兰·赛力克"
    assert [item["rank"] for item in one["candidates"]] == list(range(1, len(one["candidates"]) + 1))
    assert len(one["candidates"]) <= 2
    assert none == {"query": "🙂", "candidates": []}


def test_candidates_have_a_path_unless_it_is_left_out() -> None:
    (explained,) = search_names(["Айгуль Мамет"], ["Aygul Memet"])
    (short,) = search_names(["Айгуль Мамет"], ["Aygul Memet"], explained=False)
    assert explained["candidates"][0]["path"] == list(compare("Айгуль Мамет", "Aygul Memet").path)
    assert short["candidates"] == [{**explained["candidates"][0], "path": []}]


def test_an_empty_list_can_be_searched() -> None:
    assert list(search_names(["Aygul"], [])) == [{"query": "Aygul", "candidates": []}]
    assert list(search_names([], ["Aygul"])) == []


def test_lines_are_pairs() -> None:
    assert pairs_of_lines(["a b\tc\r\n", "\n", "", "  ", "d\te f"]) == [("a b", "c"), ("d", "e f")]
    assert pairs_of_lines([]) == []


@pytest.mark.parametrize("line", ["Aygul", "Aygul\tOmar\tX", "Aygul\t", "\tAygul", "Aygul\t  "])
def test_a_line_that_is_no_pair_is_named_by_its_number_and_not_quoted(line: str) -> None:
    with pytest.raises(InvalidInputError) as raised:
        pairs_of_lines(["x\ty", "", line])
    assert raised.value.code == "pair-malformed"
    assert "line 3" in str(raised.value)
    assert "Aygul" not in str(raised.value)
