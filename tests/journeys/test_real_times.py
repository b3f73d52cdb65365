"""The published interview from file to timeline, against what a careful reader finds; skipped where it is not here."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guwah.core.values.days import read_day
from guwah.core.values.edtf import edtf_bounds

Run = Callable[..., tuple[int, str, str]]
Json = dict[str, Any]

ARREST, STAY = "he was arrested by Chinese authorities", "a year and two months there"

DATA = os.environ.get("GUWAH_DATA")
pytestmark = pytest.mark.skipif(
    not DATA, reason="GUWAH_DATA is not set: the data to measure with is not here (test_planted_times has the sample)"
)


def data(*parts: str) -> Path:
    return Path(DATA or "").joinpath(*parts)


@pytest.fixture
def expected() -> dict[str, Json]:
    told = json.loads(data("seed", "expect.json").read_text("utf8"))["bounds"]
    return {item["what"].partition(" of a year")[0]: item for item in told}


@pytest.fixture
def made(guwah: Run, tmp_path: Path) -> Json:
    """The timeline of the interview with everything that the program proposed accepted."""
    case, file = tmp_path / "case", data("seed", "interview.txt")
    names = json.loads(data("seed", "expect.json").read_text("utf8"))["witness"]
    record = {"kind": "interview", "publisher": "a newspaper", "witnesses": [{"name": names[0], "forms": names}]}
    (tmp_path / "witness.json").write_text(json.dumps(record), "utf8")
    assert guwah("new", case, "--no-encryption", "--as", "Tester")[0] == 0
    added = ("add", case, file, "--witness-file", tmp_path / "witness.json", "--consent", "public-anonymous")
    assert guwah(*added)[0] == 0 and guwah("read", case)[0] == 0
    proposed = [json.loads(line) for line in guwah("read", file, "--json")[1].splitlines()]
    lines = [json.dumps({"statement": item["id"], "decision": "accept"}) for item in proposed]
    (tmp_path / "decisions.jsonl").write_text("\n".join(lines), "utf8")
    assert guwah("decide", case, tmp_path / "decisions.jsonl")[0] == 0
    code, out, err = guwah("timeline", case, "--json")
    assert code == 0, err
    timeline = json.loads(out)
    quotes = {item["id"]: item["quote"]["exact"] for item in proposed}
    for event in timeline["events"]:
        event["quotes"] = [quotes[name] for name in event["statements"]]
    for clash in timeline["conflicts"]:
        clash["quotes"] = [quotes[name] for name in clash["statements"]]
    return timeline


def the(made: Json, act: str, words: str = "") -> Json:
    (found,) = [x for x in made["events"] if x["act"] == act and any(words in quote for quote in x["quotes"])]
    return found


def days(bounds: Json) -> tuple[int, int]:
    return read_day(bounds["earliest"]), read_day(bounds["latest"])


def of(edtf: str) -> tuple[int, int]:
    first, last = edtf_bounds(edtf)
    return read_day(first), read_day(last)


def test_everything_that_a_careful_reader_bounds_is_looked_for(expected: dict[str, Json]) -> None:
    assert set(expected) == {"end of house arrest", "arrival", "family's arrival", "stay", "beating"}


def test_house_arrest_ended_in_the_month_that_follows_from_its_length(made: Json, expected: dict[str, Json]) -> None:
    house = the(made, "house_arrest")
    (first, last), (month_first, month_last) = days(house["end"]), of(expected["end of house arrest"]["edtf"])
    assert first <= month_first and month_last <= last
    assert month_first <= (first + last) // 2 <= month_last
    assert last - first <= 62, "six months are as exact as a month: one either way"
    assert any("six months" in words for words in house["because"]) and house["because_statements"]


def test_the_arrival_is_the_day_that_is_told(made: Json, expected: dict[str, Json]) -> None:
    arrival = the(made, "flight", "arrived")
    assert days(arrival["start"]) == days(arrival["end"]) == of(expected["arrival"]["edtf"])


def test_the_family_came_around_the_month_that_is_counted_from_the_arrival(
    made: Json, expected: dict[str, Json]
) -> None:
    family = the(made, "reunion")
    (first, last), (month_first, month_last) = days(family["start"]), of(expected["family's arrival"]["edtf"])
    assert of("2019-10")[0] <= first <= month_first and month_last <= last <= of("2019-12")[1]
    assert set(the(made, "flight", "arrived")["statements"]) & set(family["because_statements"])


def test_the_stay_is_not_impossible_beside_arrest_and_release(made: Json) -> None:
    """16 November 2018 lies 12.5 to 13.5 months after the arrest: a year and two months at the edge of its words."""
    stay, arrest, release = the(made, "detention", STAY), the(made, "arrest", ARREST), the(made, "release")
    assert [clash["quotes"] for clash in made["conflicts"] if clash["kind"] == "impossible"] == []
    together = {*stay["statements"], *arrest["statements"], *release["statements"]}
    assert all(set(clash["statements"]) <= together for clash in made["conflicts"])
    assert days(release["start"]) == of("2018-11-16")
    first, last = days(arrest["start"])
    assert of("2017-10")[0] == first and last < of("2017-10")[1], "the length leaves only the first days of the month"
    assert set(stay["statements"]) & set(arrest["because_statements"])


def test_the_beating_lies_between_the_arrest_and_the_stay_and_says_why(made: Json) -> None:
    beating, arrest, stay = the(made, "beating"), the(made, "arrest", ARREST), the(made, "detention", STAY)
    first, last = days(beating["start"])
    assert days(arrest["start"])[0] <= first and last <= days(stay["start"])[1]
    assert set(arrest["statements"]) & set(beating["because_statements"])
    assert set(stay["statements"]) & set(beating["because_statements"])
    assert [words.partition(" ")[0] for words in beating["because"]].count("told") == 2, "told after and told before"
    assert not set(beating["statements"]) & set(beating["because_statements"]), "the quote itself gives no time"
