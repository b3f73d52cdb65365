"""A command line run in this process."""

from __future__ import annotations

import io
import os
from collections.abc import Callable

import pytest

from guwah.cli.main import run

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def guwah(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process; gives exit code, standard output and standard error."""
    monkeypatch.delenv("GUWAH_DEBUG", raising=False)

    def call(*arguments: object, stdin: str | None = None) -> tuple[int, str, str]:
        capsys.readouterr()
        if stdin is not None:
            monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        code = run([os.fsdecode(item) if isinstance(item, bytes) else str(item) for item in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
