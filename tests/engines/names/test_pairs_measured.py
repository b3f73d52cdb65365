"""How well names and places are told apart on the judged pairs, as one figure for each file."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from guwah.engines.names.compare import compare_many
from guwah.engines.names.path import NameComparison, compare
from guwah.engines.names.places import compare_places

PAIRS = Path(__file__).parent / "pairs"
BAR = 0.95
PLACES = 0.94


def read(name: str) -> list[tuple[str, str, bool]]:
    with (PAIRS / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["a"], row["b"], row["same"] == "1") for row in rows]


def average_precision(truth: Sequence[bool], weights: Sequence[float]) -> float:
    """The area under the curve of precision over recall; pairs of one weight come in together."""
    order = sorted(range(len(truth)), key=lambda place: -weights[place])
    area, right, seen = 0.0, 0, 0
    for _, tied in itertools.groupby(order, key=lambda place: weights[place]):
        places = list(tied)
        new = sum(truth[place] for place in places)
        seen, right = seen + len(places), right + new
        area += new * right / seen
    return area / sum(truth)


def test_the_measure_itself() -> None:
    assert average_precision([True, True, False], [3, 2, 1]) == 1
    assert average_precision([False, True], [2, 1]) == 0.5
    assert average_precision([True, False], [1, 1]) == 0.5
    assert average_precision([True, False, True], [3, 2, 1]) == pytest.approx((1 + 2 / 3) / 2)


@pytest.fixture(scope="module")
def compared() -> dict[str, list[NameComparison]]:
    found = {name: [compare(a, b) for a, b, _ in read(name)] for name in ("open", "held")}
    return found | {name: [compare_places(a, b) for a, b, _ in read(name)] for name in ("places_open", "places_held")}


@pytest.mark.parametrize("name", ["open", "held"])
def test_names_are_told_apart(name: str) -> None:
    rows = read(name)
    weights = compare_many([(a, b) for a, b, _ in rows]).tolist()
    found = average_precision([same for _, _, same in rows], weights)
    assert found >= BAR, round(found, 4)


@pytest.mark.parametrize("name", ["places_open", "places_held"])
def test_places_are_told_apart(name: str, compared: dict[str, list[NameComparison]]) -> None:
    found = average_precision([same for _, _, same in read(name)], [item.weight_bits for item in compared[name]])
    assert found >= PLACES, round(found, 4)


@pytest.mark.parametrize("name", ["open", "held", "places_open", "places_held"])
def test_every_pair_has_a_path(name: str, compared: dict[str, list[NameComparison]]) -> None:
    assert sum(not item.path for item in compared[name]) == 0


@pytest.mark.parametrize("name", ["open", "held"])
def test_the_path_comes_with_the_weight_of_the_batch(name: str, compared: dict[str, list[NameComparison]]) -> None:
    weights = compare_many([(a, b) for a, b, _ in read(name)]).tolist()
    apart = [abs(item.weight_bits - bits) for item, bits in zip(compared[name], weights, strict=True)]
    assert max(apart) < 0.01


@pytest.mark.parametrize("name", ["open", "held"])
def test_nought_bits_divides_one_name_from_two(name: str) -> None:
    """What is above 0 bits is called likelier one name than two, so most of it had better be."""
    rows = read(name)
    weights = compare_many([(a, b) for a, b, _ in rows]).tolist()
    above = [same for (_, _, same), bits in zip(rows, weights, strict=True) if bits > 0]
    assert sum(above) / len(above) > 0.9
    assert sum(above) / sum(same for _, _, same in rows) > 0.9
