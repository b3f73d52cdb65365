"""On the published interview, the witness's full and first name are one person; skipped where it is not set up."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

DATA = os.environ.get("GUWAH_DATA")
pytestmark = pytest.mark.skipif(
    not DATA, reason="GUWAH_DATA is not set: the data to measure with is not here (tests/sample has its own)"
)


def data(*parts: str) -> Path:
    return Path(DATA or "").joinpath(*parts)


@pytest.fixture
def case(guwah: Run, tmp_path: Path) -> Path:
    """The interview with its witness by the full name, and a note of the same witness by the first name alone."""
    full, first = names()
    (tmp_path / "note.txt").write_text("A note on the witness, who came to see us again.\n", "utf8")
    made = tmp_path / "case"
    assert guwah("new", made, "--no-encryption", "--as", "Tester")[0] == 0
    for file, name in ((data("seed", "interview.txt"), full), (tmp_path / "note.txt", first)):
        record = tmp_path / "record.json"
        record.write_text(json.dumps({"witnesses": [{"name": name}]}), "utf8")
        assert guwah("add", made, file, "--witness-file", record)[0] == 0
    assert guwah("read", made)[0] == 0
    return made


def names() -> tuple[str, str]:
    """The full name and the first name, as the data have them."""
    known = json.loads(data("seed", "expect.json").read_text("utf8"))["witness"]
    full = max(known, key=len)
    first = next((name for name in known if name != full and full.startswith(name)), full.split()[0])
    return full, first


def test_the_full_and_the_first_name_of_the_witness_are_one_person(guwah: Run, case: Path, tmp_path: Path) -> None:
    full, first = names()
    code, out, _ = guwah("who", case, "--suggest", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    wanted = [line for line in lines if {line["left"], line["right"]} == {full, first}]
    # Compared by number and not by name, so that a failure prints no name.
    assert code == 0 and len(wanted) == 1
    assert lines.index(wanted[0]) == 0 and wanted[0]["weight_bits"] > 0
    filled = tmp_path / "judgements.jsonl"
    filled.write_text(json.dumps({**wanted[0], "judgement": "same", "reason": "one interview"}), "utf8")
    assert guwah("judge", case, filled)[0] == 0
    people = [json.loads(line) for line in guwah("who", case, "--json")[1].splitlines()]
    holding = [item for item in people if item.get("person") and {full, first} <= set(item["forms"])]
    assert len(holding) == 1


def test_in_the_interview_itself_the_first_name_is_the_witness(guwah: Run, case: Path) -> None:
    """A word of a name stands for the person where nobody else bears it."""
    full, first = names()
    found = [json.loads(line) for line in guwah("read", data("seed", "interview.txt"), "--json")[1].splitlines()]
    voices = {item["voice"]["name"] for item in found if item["voice"]}
    others = {name for name in voices if name in (full, first)}
    assert len(others) <= 1, "the reader calls the witness by one name"
