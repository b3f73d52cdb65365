"""Killed at any moment, a case loses nothing acknowledged, and the same command goes on to the same state."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guwah.services.verify_case import verify_case
from guwah.store.case_file import DATABASE

WORK = """
import sys
from pathlib import Path
from guwah.services import add_source, open_case, read_source
add_source.BATCH_FILES = 3
read_source.BATCH_TEXTS = 2
session = open_case.open_case(Path(sys.argv[1]), actor=None)
print("open", flush=True)
with session.case:
    add_source.add_sources(session, [Path(sys.argv[2])])
    read_source.read_sources(session)
print("done", flush=True)
"""
KILLS = 50
CHUNKS = 2


def start(case: Path, files: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WORK, str(case), str(files)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def state(case: Path) -> dict[str, object]:
    """Everything in the case but times, signatures and what follows from salts."""
    connection = sqlite3.connect(case / DATABASE)
    connection.row_factory = sqlite3.Row
    out: dict[str, object] = {}
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'store_%'"
    ).fetchall():
        rows = [dict(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY 1")]
        for row in rows:
            for column in ("salt", "digest", "at", "received", "previous", "hash", "signature", "location"):
                row.pop(column, None)
            if "payload" in row:
                row["payload"] = without_digests(json.loads(row["payload"]))
        out[name] = rows
    connection.close()
    out["originals"] = sorted(path.name for path in (case / "originals").rglob("*") if path.is_file())
    return out


def without_digests(payload: dict[str, object]) -> object:
    for name in ("case", "public_key", "schema", "bookkeeping"):
        payload.pop(name, None)
    payload["rows"] = {name: item[0] for name, item in payload["rows"].items()}  # type: ignore[attr-defined, index]
    return payload


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files") / "in"
    folder.mkdir()
    for number in range(12):
        text = f"In May 201{number % 10} I was arrested at bridge {number}. They beat me for {number + 2} days.\n"
        (folder / f"{number:02}.txt").write_text(text * 3, "utf8")
    return folder


def new_case(path: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "guwah", "new", str(path), "--no-encryption", "--as", "Tester"],
        check=True,
        capture_output=True,
    )
    return path


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_fifty_kills_each_resume_to_the_unbroken_state(tmp_path: Path, files: Path, chunk: int) -> None:
    template = new_case(tmp_path / "template")
    unbroken = tmp_path / "unbroken"
    subprocess.run(["cp", "-r", str(template), str(unbroken)], check=True)
    worker = start(unbroken, files)
    assert worker.stdout is not None and worker.stdout.readline().strip() == "open"
    began = time.monotonic()
    assert worker.wait(60) == 0
    took = time.monotonic() - began
    wanted = state(unbroken)
    rng = random.Random(chunk)
    early = 0
    for number in range(KILLS // CHUNKS):
        case = tmp_path / f"case{number}"
        subprocess.run(["cp", "-r", str(template), str(case)], check=True)
        worker = start(case, files)
        assert worker.stdout is not None and worker.stdout.readline().strip() == "open"
        time.sleep(rng.uniform(0, took))
        early += worker.poll() is None
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert verify_case(case).problems == [], "what a kill leaves behind must hold as it is"
        again = start(case, files)
        _, err = again.communicate(timeout=60)
        assert again.returncode == 0, err
        assert state(case) == wanted
        assert verify_case(case).problems == []
        subprocess.run(["rm", "-rf", str(case)], check=True)
    assert early > KILLS // CHUNKS // 3, "most kills came too late to test anything"
