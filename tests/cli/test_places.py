"""guwah places: the places of a case, in a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from guwah.services.case_gazetteer import GAZETTEER
from guwah.services.judge import judge
from guwah.services.open_case import open_case

Run = Callable[..., tuple[int, str, str]]
FIELDS = {
    "id", "name", "kind", "facility", "country", "within", "latitude", "longitude", "precision", "radius_m", "earliest",
    "latest", "source", "step", "because",
}  # fmt: skip


@pytest.fixture
def judged(stocked_case: Path) -> Path:
    """The stocked case with a gazetteer of its own and a name judged to be a place."""
    session = open_case(stocked_case, actor="Ann")
    judge(session, [{"kind": "place", "left": "Ostrel", "judgement": "same"}])
    session.case.close()
    own = "places:\n  - {id: ostrel, name: Ostrel, kind: town, parent: cn-65, source: a map}\n"
    (stocked_case / GAZETTEER).write_text(own, "utf8")
    return stocked_case


def test_the_table_says_how_each_was_found(guwah: Run, judged: Path) -> None:
    code, out, err = guwah("places", judged)
    assert (code, err) == (0, "")
    assert "Ostrel" in out and "the name of Ostrel" in out and "stand in no gazetteer" in out


def test_json_is_as_the_formats_say(guwah: Run, judged: Path) -> None:
    code, out, err = guwah("places", judged, "--json")
    assert (code, err) == (0, "")
    rows = {row["name"]: row for row in map(json.loads, out.splitlines())}
    row = rows["Ostrel"]
    assert set(row) == {"name", "together", "times", "sources", "candidates"}
    assert (row["times"], row["sources"]) == (1, 1)
    assert set(row["candidates"][0]) == FIELDS and row["candidates"][0]["country"] == "CN"


def test_one_name_is_looked_up(guwah: Run, judged: Path) -> None:
    code, out, _ = guwah("places", judged, "--find", "Khorgos", "--json")
    assert code == 0
    row = json.loads(out)
    assert set(row) == {"name", "candidates"} and {item["country"] for item in row["candidates"]} == {"CN", "KZ"}
    assert "Horgos City" in guwah("places", judged, "--find", "Khorgos")[1]
    assert "Nothing in the gazetteer" in guwah("places", judged, "--find", "Nowhere")[1]


def test_a_gazetteer_that_is_wrong_is_wrong_use(guwah: Run, judged: Path) -> None:
    (judged / GAZETTEER).write_text("places: 5\n", "utf8")
    code, out, err = guwah("places", judged)
    assert (code, out) == (2, "") and "[gazetteer-malformed]" in err
