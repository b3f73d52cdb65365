"""The whole journey on the published interview among the data to measure with; skipped where that is not set up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

DATA = os.environ.get("GUWAH_DATA")
pytestmark = pytest.mark.skipif(
    not DATA, reason="GUWAH_DATA is not set: the data to measure with is not here (test_demo runs on the sample)"
)


def data(*parts: str) -> Path:
    return Path(DATA or "").joinpath(*parts)


def score(gold: list[dict], system: list[dict], folder: Path) -> tuple[float, float, float]:
    """Precision, recall and F1 by the scorer that comes with the data."""
    for name, rows in (("gold", gold), ("system", system)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    code = f"import sys; sys.path.insert(0, {str(data('gold'))!r}); import score; "
    code += f"print(*score.main({str(folder / 'gold.jsonl')!r}, {str(folder / 'system.jsonl')!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    precision, recall, f1 = map(float, done.stdout.splitlines()[-1].split())
    return precision, recall, f1


def rows_of(path: Path, *docs: str) -> list[dict]:
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]
    return [row for row in rows if row["doc"] in docs]


def proposed(guwah: Run, *files: Path) -> list[dict]:
    code, out, err = guwah("read", *files, "--json")
    assert code == 0, err
    return [json.loads(line) for line in out.splitlines()]


def test_statements_of_the_interview_and_of_press_not_looked_at(guwah: Run, tmp_path: Path) -> None:
    system = proposed(guwah, data("gold", "docs", "seed.txt"))
    precision, recall, _ = score(rows_of(data("gold", "statements.jsonl"), "seed"), system, tmp_path)
    assert precision >= 0.75 and recall >= 0.50
    names = ("1-press-baqtash", "2-press-kharvat-translated", "3-interview-press")
    system = proposed(guwah, *(data("invented", "docs", f"{name}.txt") for name in names))
    _, _, press = score(rows_of(data("invented", "statements.jsonl"), *names), system, tmp_path)
    # What was aimed at, no more than 0.10 below the interview, is not reached: docs/reading.md has the figures.
    assert press >= 0.66


def test_acts_that_a_careful_reader_finds(guwah: Run) -> None:
    expected = json.loads(data("seed", "expect.json").read_text("utf8"))["acts"]
    found = proposed(guwah, data("seed", "interview.txt"))
    hits = [item for item in expected if any(fits(item, statement) for statement in found)]
    assert len(hits) >= 16
    assert any(item.get("polarity") == "denied" for item in hits)


def fits(expected: dict, statement: dict) -> bool:
    trigger = expected.get("trigger", "").lower()
    return (
        statement["act"] == expected["act"]
        and statement["polarity"] == expected.get("polarity", "affirmed")
        and (not trigger or trigger in statement["trigger"]["exact"].lower())
    )


def test_the_interview_goes_from_file_to_dossier(guwah: Run, tmp_path: Path) -> None:
    case, dossier = tmp_path / "case", tmp_path / "dossier"
    witness = json.loads(data("seed", "expect.json").read_text("utf8"))["witness"]
    record = {"kind": "interview", "publisher": "a newspaper", "witnesses": [{"name": witness[0], "forms": witness}]}
    (tmp_path / "witness.json").write_text(json.dumps(record), "utf8")
    assert guwah("new", case, "--no-encryption", "--as", "Tester")[0] == 0
    added = ("add", case, data("seed", "interview.txt"), "--witness-file", tmp_path / "witness.json")
    assert guwah(*added, "--consent", "public-anonymous")[0] == 0
    assert guwah("read", case)[0] == 0
    found = proposed(guwah, data("seed", "interview.txt"))
    lines = [json.dumps({"statement": item["id"], "decision": "accept"}) for item in found]
    (tmp_path / "decisions.jsonl").write_text("\n".join(lines), "utf8")
    assert guwah("decide", case, tmp_path / "decisions.jsonl")[0] == 0
    weighed = json.loads(guwah("weigh", case, "--json")[1])
    assert weighed["propositions"] and all(item["independent_origins"] == 1 for item in weighed["propositions"])
    code, _, err = guwah("publish", case, "--audience", "public", "--out", dossier)
    assert code == 0 and "one search would name" in err
    assert guwah("verify", case)[0] == 0 and guwah("verify", dossier)[0] == 0
    for path in dossier.rglob("*"):
        if path.is_file():
            assert not any(name.encode() in path.read_bytes() for name in witness)
