"""The walls: what a converter that turned bad can do, and what becomes of the file and of the next one."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from guwah.readers.limits import Limits
from guwah.readers.sandbox import Sandbox
from readers.made import UYGHUR

MIB = 1024 * 1024
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux protections")
WALLS = pytest.mark.parametrize("use_bubblewrap", [True, False])

BAD = """
import ctypes, json, os, time
import guwah.readers.worker as worker
from guwah.readers.convert import convert
libc = ctypes.CDLL(None, use_errno=True)
def bad(content, name, draft):
    {body}
    return convert(content, name, draft)
worker.main(bad)
"""

PROBE = """
import ctypes, json, os, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
def tried(call, *arguments):
    ctypes.set_errno(0)
    result = getattr(libc, call)(*arguments)
    return [result, os.strerror(ctypes.get_errno())]
def python_connects(port):
    import socket
    try:
        socket.create_connection(("127.0.0.1", port), 2).close()
        return "connected"
    except OSError as error:
        return type(error).__name__
def probe(wish):
    handle = libc.socket(2, 1, 0)
    address = struct.pack("=H", 2) + struct.pack("!H", wish["port"]) + bytes([127, 0, 0, 1]) + bytes(8)
    found = {"socket": handle, "connect": tried("connect", handle, address, 16)}
    found["python"] = python_connects(wish["port"])
    found["write"] = tried("open", wish["new"].encode(), os.O_WRONLY | os.O_CREAT, 0o600)
    found["tmp"] = tried("open", wish["tmp"].encode(), os.O_WRONLY | os.O_CREAT, 0o600)
    found["read"] = tried("open", wish["secret"].encode(), os.O_RDONLY)
    found["unlink"] = tried("unlink", wish["secret"].encode())
    found["mkdir"] = tried("mkdir", wish["new"].encode() + b"-folder", 0o700)
    found["kill"] = tried("kill", wish["parent"], 0)
    found["fork"] = tried("fork")
    if found["fork"][0] == 0:
        os._exit(0)
    return found
"""

REPLY_PROBE = (
    PROBE
    + """
import guwah.readers.worker as worker
def bad(content, name, draft):
    draft.add(json.dumps(probe(json.loads(content))))
    return draft.finish()
worker.main(bad)
"""
)


def bad(body: str) -> str:
    return BAD.format(body=body)


class Listener:
    """A server on the loopback that counts who comes."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.setblocking(False)
        self.port = self.server.getsockname()[1]

    def arrivals(self) -> int:
        count = 0
        while True:
            try:
                self.server.accept()[0].close()
            except BlockingIOError:
                return count
            count += 1


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.server.close()


@pytest.fixture
def wish(tmp_path: Path, listener: Listener) -> Iterator[dict[str, object]]:
    secret = tmp_path / "case.txt"
    secret.write_text("a case of someone else")
    new = str(tmp_path / "new")
    yield {
        "port": listener.port,
        "secret": str(secret),
        "new": new,
        "tmp": f"/tmp/guwah-{uuid.uuid4().hex}",
        "parent": os.getpid(),
    }


def test_the_probe_gets_through_without_a_sandbox(wish: dict[str, object], listener: Listener) -> None:
    """Shows that the probe can succeed, so that its failure inside the sandbox means something."""
    program = PROBE + "print(json.dumps(probe(json.loads(sys.argv[1]))))"
    run = subprocess.run([sys.executable, "-c", program, json.dumps(wish)], capture_output=True, check=True)
    found = json.loads(run.stdout.splitlines()[-1])
    assert listener.arrivals() == 2
    assert found["connect"][0] == 0 and found["python"] == "connected"
    assert found["read"][0] > 0 and Path(str(wish["new"])).exists()
    assert not Path(str(wish["secret"])).exists()
    Path(str(wish["tmp"])).unlink()


@LINUX
@WALLS
def test_no_network_no_write_no_read_no_process(
    use_bubblewrap: bool, wish: dict[str, object], listener: Listener
) -> None:
    with Sandbox(use_bubblewrap=use_bubblewrap, program=REPLY_PROBE) as sandbox:
        found = json.loads(sandbox.convert(json.dumps(wish).encode(), "a.txt").text)
    assert listener.arrivals() == 0
    for call in ("connect", "write", "tmp", "read", "unlink", "mkdir", "kill", "fork"):
        assert found[call][0] == -1, call
    assert found["python"] == "PermissionError"
    assert Path(str(wish["secret"])).read_text() == "a case of someone else"
    assert os.listdir(Path(str(wish["new"])).parent) == ["case.txt"]
    assert not Path(str(wish["tmp"])).exists()


SINGLE = (
    PROBE
    + """
from guwah.readers.confinement import _libc
from guwah.readers.landlock import forbid_new_privileges, restrict_files
from guwah.readers.seccomp import filter_system_calls
import guwah.readers.python_guard, socket, encodings.idna
bare = _libc()
forbid_new_privileges(bare)
{wall}
print(json.dumps(probe(json.loads(sys.argv[1]))))
"""
)


def alone(wall: str, wish: dict[str, object]) -> dict[str, list[object]]:
    program = SINGLE.replace("{wall}", wall)
    run = subprocess.run([sys.executable, "-c", program, json.dumps(wish)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found: dict[str, list[object]] = json.loads(run.stdout.splitlines()[-1])
    return found


@LINUX
def test_landlock_holds_alone(wish: dict[str, object], listener: Listener) -> None:
    found = alone("restrict_files(bare, ['/usr/lib', '/lib'])", wish)
    for call in ("write", "tmp", "read", "unlink", "mkdir"):
        assert found[call] == [-1, "Permission denied"], call
    assert not Path(str(wish["new"])).exists()


@LINUX
def test_seccomp_holds_alone(wish: dict[str, object], listener: Listener) -> None:
    found = alone("filter_system_calls(bare)", wish)
    for call in ("write", "tmp", "unlink", "mkdir", "kill", "fork"):
        assert found[call] == [-1, "Operation not permitted"], call
    assert found["socket"] == -1
    assert listener.arrivals() == 0
    assert Path(str(wish["secret"])).exists()


def test_the_audit_hook_holds_alone(wish: dict[str, object], listener: Listener) -> None:
    found = alone("guwah.readers.python_guard.forbid_in_python()", wish)
    assert found["python"] == "PermissionError"
    Path(str(wish["tmp"])).unlink(missing_ok=True)


@LINUX
def test_confinement_names_what_is_and_what_is_not_in_force() -> None:
    with Sandbox(use_bubblewrap=False) as sandbox:
        words = sandbox.confinement
    in_force, _, missing = words.partition("Not in force")
    for protection in ("Landlock", "seccomp", "resource limits", "no new privileges", "audit hook"):
        assert protection in in_force
    assert "bubblewrap" in missing and "bubblewrap" not in in_force


@LINUX
def test_a_protection_that_is_refused_is_said() -> None:
    program = (
        "import guwah.readers.confinement as c\n"
        "def refused(*a): raise OSError(38, 'not here')\n"
        "c.filter_system_calls = refused\n"
        "c.restrict_files = refused\n"
        "from guwah.readers.worker import main; main()"
    )
    with Sandbox(program=program) as sandbox:
        in_force, _, missing = sandbox.confinement.partition("Not in force")
    assert "seccomp (not here)" in missing and "Landlock (not here)" in missing
    assert "seccomp" not in in_force


@LINUX
def test_a_bubblewrap_that_does_not_work_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with Sandbox() as sandbox:
        assert "installed, but does not work here" in sandbox.confinement
        assert sandbox.convert(b"words", "a.txt").status == "read"


@WALLS
def test_a_crash_costs_one_file_and_is_tried_twice(use_bubblewrap: bool) -> None:
    with Sandbox(use_bubblewrap=use_bubblewrap, program=bad("if content == b'bad': os.abort()")) as sandbox:
        assert sandbox.convert(b"good", "a.txt").status == "read"
        assert sandbox.convert(b"bad", "a.txt").reason_code == "converter-crashed"
        assert sandbox.convert(b"good", "a.txt").status == "read"


def test_a_crash_that_does_not_repeat_is_read_at_the_second_attempt() -> None:
    count = "bad.seen = getattr(bad, 'seen', 0) + 1; bad.seen > 1 and os._exit(9)"
    with Sandbox(program=bad(count)) as sandbox:
        assert [sandbox.convert(b"words", "a.txt").status for _ in range(4)] == ["read"] * 4


def test_a_worker_killed_from_outside_is_replaced() -> None:
    with Sandbox(use_bubblewrap=False) as sandbox:
        assert sandbox.convert(b"one", "a.txt").status == "read"
        assert sandbox._worker is not None
        os.kill(sandbox._worker._process.pid, signal.SIGKILL)
        assert sandbox.convert(b"two", "a.txt").text == "two"


@WALLS
def test_a_converter_that_hangs_is_killed(use_bubblewrap: bool) -> None:
    limits = Limits(soft_wall_seconds=30, wall_seconds=0.5)
    program = bad("while content == b'bad': pass")
    with Sandbox(limits, use_bubblewrap=use_bubblewrap, program=program) as sandbox:
        start = time.monotonic()
        assert sandbox.convert(b"bad", "a.txt").reason_code == "time-limit"
        assert time.monotonic() - start < 5
        assert sandbox.convert(b"good", "a.txt").status == "read"


def test_what_was_read_before_a_hang_inside_a_library_is_kept() -> None:
    limits = Limits(soft_wall_seconds=0.2, wall_seconds=5)
    program = bad("draft.add(content.decode()); libc.sleep(100)")
    with Sandbox(limits, program=program) as sandbox:
        reading = sandbox.convert(UYGHUR.encode(), "a.txt")
        assert (reading.status, reading.reason_code, reading.text) == ("partial", "time-limit", UYGHUR)


def test_memory_is_limited() -> None:
    with Sandbox(Limits(memory_bytes=256 * MIB), program=bad("b'x' * (600 * 1024 * 1024)")) as sandbox:
        assert sandbox.convert(b"words", "a.txt").reason_code == "memory-limit"
        assert sandbox.confinement


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("os.write(TARGET, (10**15).to_bytes(8, 'big'))", "output-limit"),
        ("worker._write(TARGET, worker.pack({}, [b'x' * 1000000]))", "output-limit"),
        ("os.write(TARGET, (4).to_bytes(8, 'big') + b'null')", "converter-crashed"),
        ("os.write(TARGET, (9).to_bytes(8, 'big') + b'[' * 9)", "converter-crashed"),
        ("os.write(TARGET, b'x' * 50)", "output-limit"),
    ],
)
def test_an_answer_out_of_order_is_not_believed(body: str, code: str) -> None:
    keep = "worker._take_over_pipes = lambda take=worker._take_over_pipes: globals().update(P=take()) or P\n"
    program = bad(body.replace("TARGET", "P[1]")).replace("def bad", keep + "def bad")
    limits = Limits(max_text_chars=1000, max_total_part_bytes=1000)
    with Sandbox(limits, program=program) as sandbox:
        reading = sandbox.convert(b"words", "a.txt")
    assert (reading.status, reading.reason_code) == ("unread", code)


def test_an_answer_sent_ahead_is_not_given_to_the_next_file() -> None:
    keep = "worker._take_over_pipes = lambda take=worker._take_over_pipes: globals().update(P=take()) or P\n"
    body = "r = convert(b'forged', name, draft); worker._write(P[1], worker.pack_reading(r) * 2); draft._pieces.clear()"
    program = bad(f"if content == b'bad': {body}").replace("def bad", keep + "def bad")
    with Sandbox(program=program) as sandbox:
        sandbox.convert(b"bad", "a.txt")
        time.sleep(0.2)
        assert sandbox.convert(b"good", "a.txt").text == "good"


@LINUX
def test_workers_end_with_the_sandbox() -> None:
    with Sandbox(use_bubblewrap=False) as sandbox:
        assert sandbox._worker is not None
        process = sandbox._worker._process
    assert process.poll() is not None


def test_small_files_are_read_fast(sandbox: Sandbox) -> None:
    start = time.monotonic()
    for number in range(400):
        assert sandbox.convert(f"{number} {UYGHUR}".encode(), "a.txt").status == "read"
    assert time.monotonic() - start < 1.5
