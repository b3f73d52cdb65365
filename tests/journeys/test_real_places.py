"""Places that the published interview names, as a careful reader expects them; skipped where the data is not set up.

``test_places_without_the_data`` asks for the same without the interview.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from guwah.core.entities.lookup import PlaceCandidate, Surroundings, candidates
from guwah.core.values.names import name_key
from guwah.reference.gazetteer import load_designations, load_gazetteer

Run = Callable[..., tuple[int, str, str]]

DATA = os.environ.get("GUWAH_DATA")
needs_data = pytest.mark.skipif(
    not DATA, reason="GUWAH_DATA is not set: the data to measure with is not here (the last test asks for the same)"
)
INVENTED = "From Chapchal he drove to the border post of Khorgos. He now lives in Almaty."
EXPECTED = ("Chapchal", "Khorgos", "Almaty")


def find(name: str, text: str) -> tuple[PlaceCandidate, ...]:
    around = Surroundings(text=text)
    return candidates(load_gazetteer(), name, designations=load_designations(), around=around)


def check(name: str, found: tuple[PlaceCandidate, ...]) -> None:
    """What the reader of the interview expects of each name."""
    if name == "Khorgos":
        assert {item.country for item in found} == {"CN", "KZ"}
        assert {item.country for item in found[:2]} == {"CN", "KZ"} and all(
            item.entity.kind == "post" for item in found[:2]
        )
    else:
        wanted = {"Chapchal": "Qapqal Xibe Autonomous County", "Almaty": "Almaty"}[name]
        assert found[0].entity.name == wanted


@needs_data
def test_every_place_that_is_expected_is_found_in_the_words_of_the_interview() -> None:
    expected = json.loads(Path(DATA or "", "seed", "expect.json").read_text("utf8"))["places"]
    text = Path(DATA or "", "seed", "interview.txt").read_text("utf8")
    assert set(expected) == set(EXPECTED)
    for name, described in expected.items():
        passage = next(match for match in re.finditer(re.escape(name), text))
        found = find(name, text[max(0, passage.start() - 60) : passage.end() + 60])
        check(name, found)
        if name != "Khorgos":
            words = {name_key(word) for word in re.findall(r"\w+", described)}
            assert set(name_key(found[0].entity.name).split()) <= words


@needs_data
def test_the_command_lists_them_for_a_case_of_the_interview(guwah: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    witness = json.loads(Path(DATA or "", "seed", "expect.json").read_text("utf8"))["witness"]
    record = {"kind": "interview", "witnesses": [{"name": witness[0], "forms": witness}]}
    (tmp_path / "witness.json").write_text(json.dumps(record), "utf8")
    assert guwah("new", case, "--no-encryption", "--as", "Tester")[0] == 0
    interview = Path(DATA or "", "seed", "interview.txt")
    assert guwah("add", case, interview, "--witness-file", tmp_path / "witness.json", "--consent", "internal")[0] == 0
    assert guwah("read", case)[0] == 0
    lines = "".join(json.dumps({"kind": "place", "left": name, "judgement": "same"}) + "\n" for name in EXPECTED)
    (tmp_path / "judged.jsonl").write_text(lines, "utf8")
    assert guwah("judge", case, tmp_path / "judged.jsonl")[0] == 0
    code, out, err = guwah("places", case, "--json")
    assert code == 0, err
    rows = {row["name"]: row for row in map(json.loads, out.splitlines())}
    assert set(EXPECTED) <= set(rows)
    assert rows["Chapchal"]["candidates"][0]["name"] == "Qapqal Xibe Autonomous County"
    assert {item["country"] for item in rows["Khorgos"]["candidates"]} == {"CN", "KZ"}
    assert rows["Almaty"]["candidates"][0]["name"] == "Almaty"
    told = {form for form in witness if form} & set(rows)
    assert not told, "a witness is no place"


def test_places_without_the_data() -> None:
    for name in EXPECTED:
        check(name, find(name, INVENTED))
