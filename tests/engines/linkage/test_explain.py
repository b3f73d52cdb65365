"""The path of a pair: readable, and adding up to its weight."""

from __future__ import annotations

import re

import pytest

from engines.linkage.invented import columns_of, invented_rows
from engines.linkage.people import people
from guwah.engines.linkage.explain import explain
from guwah.engines.linkage.link import weigh
from guwah.engines.linkage.people import people_of

BITS = re.compile(r"\(([+-]\d+\.\d) bits\)$")


def test_a_path_names_field_level_and_bits() -> None:
    weighed = weigh(people(given_name=["Kelmiran", "Kelmirran"], date_of_birth=["1984-03-12", "1984-03-12"]))
    path = explain(weighed, 0)
    assert re.fullmatch(r"given name: Jaro-Winkler 0\.9\d \(\+\d+\.\d bits\)", path[0])
    assert path[1].startswith("date of birth: exact (+")
    assert path[-1].startswith("any two rows of these lists (")


def test_a_path_adds_up_and_quotes_no_value() -> None:
    rows = invented_rows(100, seed=6)
    weighed = weigh(people_of([columns_of(rows)]))
    names = {name.lower() for row in rows for name in (row.given_name, row.family_name, row.place) if len(name) > 3}
    for pair in range(len(weighed.left)):
        path = explain(weighed, pair)
        bits = [float(BITS.search(line)[1]) for line in path]
        assert sum(bits) == pytest.approx(weighed.scores.bits[pair], abs=0.05 * (len(bits) + 1))
        assert not names & set(re.findall(r"\w+", " ".join(path).lower()))
