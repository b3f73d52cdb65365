"""Cases to journey through: a small one of every kind of row, and the sample's, built once for each worker."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guwah.cli.main import run
from guwah.core.sources.record import record_from_mapping
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.decide import current_review, decide
from guwah.services.judge import judge
from guwah.services.publish import publish
from guwah.services.read_source import read_sources

WORDS = {
    "first.txt": "In May 2016 Tarbek Oltanov says he was arrested by two officers at the Sary bridge.\n\n"
    "“They beat me in the cellar,” he says. He was released in July 2016.\n",
    "second.txt": "I was held in the Sary barracks in June 2016. We were beaten every day. "
    "Nobody was forced to work.\n",
    "third.txt": "The spokesman called the barracks a school. He said that nobody was beaten there.\n",
}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that ``guwah demo`` makes, made by the command itself."""
    out = tmp_path_factory.mktemp("demo") / "out"
    command = [sys.executable, "-m", "guwah", "demo", "--out", str(out), "--no-serve"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (out / "said.txt").write_text(done.stdout, "utf8")
    return out


@pytest.fixture
def demo_case(demo: Path, tmp_path: Path) -> Path:
    """A copy of the sample's case that a test may spoil."""
    shutil.copytree(demo / "case", tmp_path / "case")
    return tmp_path / "case"


@pytest.fixture(scope="session")
def small_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small case that has rows of every kind, and its dossier."""
    root = tmp_path_factory.mktemp("small")
    files = root / "files"
    files.mkdir()
    for name, text in WORDS.items():
        (files / name).write_text(text, "utf8")
    (files / "unknown.bin").write_bytes(bytes(range(256)) * 4)
    (files / "link.txt").symlink_to(files / "first.txt")
    records = {
        "first.txt": {"consent": "public-anonymous", "witnesses": [{"name": "Tarbek Oltanov"}]},
        "second.txt": {"consent": "public-anonymous", "translation_of": "first.txt"},
        "third.txt": {"consent": "un", "kind": "official"},
    }
    session = create_case(root / "case", title="Small", actor="Tester")
    with session.case:
        add_sources(session, [files], records={name: record_from_mapping(item) for name, item in records.items()})
        read_sources(session)
        keys = list(current_review().statements)
        assert keys, "the engine proposed nothing; the fixture needs proposals"
        decide(session, [{"statement": key, "decision": "accept"} for key in keys])
        judge(session, [{"kind": "place", "left": "Sary", "judgement": "same"}])
        publish(session, "public", root / "dossier")
    return root


@pytest.fixture
def small(small_made: Path, tmp_path: Path) -> Path:
    """A copy of the small case and dossier that a test may spoil."""
    shutil.copytree(small_made, tmp_path / "small", symlinks=True)
    return tmp_path / "small"


@pytest.fixture
def guwah(capsys: pytest.CaptureFixture[str]):
    """Run a command line in this process; gives exit code, standard output and standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
