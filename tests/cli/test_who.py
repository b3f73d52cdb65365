"""guwah who: names, kin, contradictions among judgements, suggestions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from guwah.cli.main import run


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run_it(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(item) for item in arguments])
        done = capsys.readouterr()
        return code, done.out, done.err

    return run_it


def judged(folder: Path, *lines: dict) -> Path:
    path = folder / "judgements.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf8")
    return path


def test_kin_stand_beside_the_people(call: Callable, stocked_case: Path, tmp_path: Path) -> None:
    kin = {"kind": "kin", "left": "Berik Korash", "right": "Dana Korash", "judgement": "same", "type": "sibling"}
    assert call("judge", stocked_case, judged(tmp_path, kin))[0] == 0
    assert "sibling" in call("who", stocked_case)[1]
    people = [json.loads(line) for line in call("who", stocked_case, "--json")[1].splitlines()]
    by_name = {item["person"]: item for item in people if item.get("person")}
    assert by_name["Berik Korash"]["kin"] == [{"type": "sibling", "of": "Dana Korash"}]
    assert by_name["Dana Korash"]["kin"] == [{"type": "sibling", "who": "Berik Korash"}]


def test_a_judgement_that_takes_no_effect_is_told_with_its_chain(
    call: Callable, stocked_case: Path, tmp_path: Path
) -> None:
    person = {"kind": "person", "judgement": "same", "reason": "for the test"}
    lines = [
        {**person, "left": "Talun", "right": "Zarin"},
        {**person, "left": "Talun", "right": "Nila", "judgement": "different"},
        {**person, "left": "Zarin", "right": "Nila"},
    ]
    assert call("judge", stocked_case, judged(tmp_path, *lines))[0] == 0
    assert "talun = zarin = nila" in call("who", stocked_case)[2].replace(
        "nila = zarin = talun", "talun = zarin = nila"
    )
    out = call("who", stocked_case, "--json")[1]
    (conflict,) = [item for item in map(json.loads, out.splitlines()) if "conflict" in item]
    assert set(conflict["conflict"]) == {"talun", "nila"}
    assert call("judge", stocked_case, judged(tmp_path, *map(json.loads, out.splitlines())))[0] == 0


def test_suggestions_go_to_the_judge_and_back(call: Callable, stocked_case: Path, tmp_path: Path) -> None:
    name = {"kind": "person", "left": "Dana Qorash", "judgement": "same"}
    assert call("judge", stocked_case, judged(tmp_path, name))[0] == 0
    code, out, _ = call("who", stocked_case, "--suggest", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    (one,) = [line for line in lines if line["kind"] == "person"]
    assert code == 0 and {one["left"], one["right"]} == {"Dana Korash", "Dana Qorash"}
    assert "Dana Qorash" in call("who", stocked_case, "--suggest")[1]
    done = call("judge", stocked_case, judged(tmp_path, {**one, "judgement": "same"}))
    assert done[0] == 0 and "1 judgement recorded" in done[1]
    assert "Dana Qorash" not in call("who", stocked_case, "--suggest")[1]
