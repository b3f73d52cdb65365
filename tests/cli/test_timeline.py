"""guwah timeline on the sample: exit codes, streams, and a judgement that sets a quote aside and is withdrawn."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from guwah.core.sources.record import record_from_mapping
from guwah.reference.sample import TITLE, load_sample
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.decide import decide
from guwah.services.judge import judge
from guwah.services.read_source import read_sources
from guwah.services.sample_case import sample_decisions, sample_judgements

Run = Callable[..., tuple[int, str, str]]

MAY = "I was taken in May 2017."
MARCH = "On the 14th of March 2017 I was arrested in my workshop."
NAME = "Akhmetjan Tomurbaqi"


@pytest.fixture(autouse=True)
def actor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUWAH_ACTOR", "Tester")


@pytest.fixture(scope="module")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's case, closed."""
    sample, case = load_sample(), tmp_path_factory.mktemp("sample") / "case"
    session = create_case(case, title=TITLE, actor="Tester", invented=True)
    with session.case:
        records = {name: record_from_mapping(record) for name, record in sample.records.items()}
        add_sources(session, [sample.documents], records=records)
        read_sources(session)
        judge(session, sample_judgements())
        decide(session, sample_decisions())
    return case


@pytest.fixture
def case(sample_made: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_made, tmp_path / "case")
    return tmp_path / "case"


def parsed(guwah: Run, case: Path) -> dict[str, Any]:
    code, out, err = guwah("timeline", case, "--json")
    assert (code, err) == (0, "") and len(out.splitlines()) == 1
    return json.loads(out)


def test_events_and_contradictions_are_printed_with_quotes_and_assumptions(guwah: Run, case: Path) -> None:
    code, out, err = guwah("timeline", case)
    assert (code, err) == (0, "")
    assert NAME in out and "These cannot all be true as they stand:" in out
    assert "only at the edge of what approximate words mean" in out
    assert f"testimony-A-long.docx: “{MAY}”" in out and f"“{MARCH}” (and 2 more)" in out
    assert "assumed: custody goes on" in out and "stopped early" not in out
    (row,) = [line for line in out.splitlines() if line.startswith("2017-03-14 .. 2017-05-31") and " Arrest " in line]
    assert NAME in row and "7x" in row


def test_undated_events_are_counted_and_listed_when_asked(guwah: Run, case: Path) -> None:
    dated, (code, listed, err) = guwah("timeline", case)[1], guwah("timeline", case, "--undated")
    placed, hidden = map(int, re.findall(r"(\d+) events? placed in time, (\d+) not", dated)[0])
    assert (code, err) == (0, "") and hidden > 0
    assert f"{placed + hidden} events placed in time." in listed
    rows = listed.partition("\n\n")[0].splitlines()
    assert len(rows) == 1 + placed + hidden and all(row.startswith(" " * 48) for row in rows[1 + placed :])


def test_json_is_one_value_of_the_documented_shape(guwah: Run, case: Path) -> None:
    made = parsed(guwah, case)
    assert set(made) == {"events", "conflicts", "disputed", "complete", "stopped"}
    event = {"id", "act", "person", "place", "statements", "start", "end", "because", "because_statements"}
    assert made["events"] and all(set(item) == event for item in made["events"])
    assert all(set(item[side]) == {"earliest", "latest"} for item in made["events"] for side in ("start", "end"))
    clash = {"kind", "statements", "because", "claims", "assumed", "also"}
    assert made["conflicts"] and all(set(item) == clash for item in made["conflicts"])
    claims = [claim for item in made["conflicts"] for claim in item["claims"]] + made["disputed"]
    assert all(set(claim) == {"says", "statements", "assumed"} and not claim["assumed"] for claim in claims)
    assert (made["complete"], made["stopped"]) == (True, None)


def test_names_stand_on_standard_output_only(guwah: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the command fails half-way."""
    assert [guwah("timeline", case, *more)[2] for more in ((), ("--json",), ("--undated",))] == [""] * 3

    def fail(*_: object) -> None:
        raise RuntimeError(NAME)

    monkeypatch.setattr("guwah.cli.commands.timeline.table", fail)
    code, _, err = guwah("timeline", case)
    assert code == 3 and "RuntimeError" in err and "Tomurbaqi" not in err


def test_a_case_without_accepted_statements_has_an_empty_timeline(guwah: Run, tmp_path: Path) -> None:
    assert guwah("new", tmp_path / "empty", "--no-encryption")[0] == 0
    code, out, _ = guwah("timeline", tmp_path / "empty")
    assert code == 0 and "0 events placed in time." in out and "No quotes were found that cannot all be true." in out
    assert parsed(guwah, tmp_path / "empty")["events"] == []
    code, out, err = guwah("timeline", tmp_path / "nowhere")
    assert (code, out) == (2, "") and "case-missing" in err


def test_a_quote_set_aside_ends_its_contradictions_until_it_is_withdrawn(
    guwah: Run, case: Path, tmp_path: Path
) -> None:
    before = parsed(guwah, case)
    may = next(
        claim["statements"][0]
        for clash in before["conflicts"]
        for claim in clash["claims"]
        if claim["says"] == "arrest: May 2017"
    )
    assert arrest(before, may) == {"earliest": "2017-03-14", "latest": "2017-05-31"}

    def judged(verdict: str) -> dict[str, Any]:
        line = {"kind": "constraint", "left": may, "right": "", "judgement": verdict, "reason": "he is not sure of it"}
        (tmp_path / "judged.jsonl").write_text(json.dumps(line), "utf8")
        code, _, err = guwah("judge", case, tmp_path / "judged.jsonl")
        assert (code, err) == (0, "")
        return parsed(guwah, case)

    for verdict in ("unsure", "different"):
        aside = judged(verdict)
        named = {name for clash in aside["conflicts"] for name in chain(clash["statements"], *clash["also"])}
        assert may not in named and len(aside["conflicts"]) < len(before["conflicts"])
        assert arrest(aside, may) == {"earliest": "2017-03-14", "latest": "2017-03-14"}
        assert judged("withdraw") == before
    assert guwah("verify", case)[0] == 0


def arrest(made: dict[str, Any], statement: str) -> dict[str, str]:
    return next(item["start"] for item in made["events"] if statement in item["statements"])
