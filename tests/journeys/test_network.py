"""The whole journey with the network cut: any attempt to connect or to look up a name ends the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GUARD = """
import os, sys
def guard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        print("network:", event, file=sys.stderr, flush=True)
        os._exit(99)
sys.addaudithook(guard)
"""


def run_guarded(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", GUARD + code], capture_output=True, text=True, check=False)


def test_the_journey_connects_to_nothing(tmp_path: Path) -> None:
    arguments = ["demo", "--out", str(tmp_path / "demo"), "--no-serve"]
    done = run_guarded(f"from guwah.cli.main import run\nsys.exit(run({arguments!r}))\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "demo" / "dossier-public" / "index.html").is_file()


def test_the_guard_would_notice() -> None:
    done = run_guarded("import socket\nsocket.create_connection(('127.0.0.1', 9), timeout=1)\n")
    assert done.returncode == 99
