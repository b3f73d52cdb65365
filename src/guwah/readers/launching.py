"""Starts worker processes: in bubblewrap where that works, else bare; they confine themselves in both."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

from guwah.core.values.errors import UnsupportedError
from guwah.readers.bubblewrap import IN_FORCE, find_bubblewrap, wrapped
from guwah.readers.limits import Limits
from guwah.readers.pipes import Pipes, PipeTimeoutError, WorkerEndedError
from guwah.readers.places import import_paths, interpreter, readable_places
from guwah.readers.protocol import ProtocolError

BOOT = "import json, sys; sys.path[:0] = json.loads(sys.argv[1])['imports']; "
PROGRAM = "from guwah.readers.worker import main; main()"
START_SECONDS = 20.0


class Worker:
    """One running worker: its process, its pipes, and the protections it reported."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None and process.stdout is not None
        self._process = process
        self.pipes = Pipes(process.stdin.fileno(), process.stdout.fileno())
        self.in_force: list[str] = []
        self.missing: list[str] = []
        self.files = 0

    def greet(self) -> None:
        """Wait until the worker is confined. Raises what ``Pipes.receive`` raises."""
        header, _ = self.pipes.receive(time.monotonic() + START_SECONDS, 64 * 1024, 0)
        if header.get("hello") is not True:
            raise ProtocolError("the worker did not greet")
        self.in_force = [str(words) for words in header["in_force"]]
        self.missing = [str(words) for words in header["missing"]]

    def kill(self) -> int:
        """End the worker with everything it started; its exit status."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            self._process.kill()
        status = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        return status


class Launcher:
    """Starts workers and remembers whether bubblewrap works here.

    Args:
        program: what the worker runs once it can import; another one is for tests only.
        use_bubblewrap: False to do without it, as where it is not installed.
    """

    def __init__(self, limits: Limits, *, program: str = PROGRAM, use_bubblewrap: bool = True) -> None:
        self._limits = limits
        self._program = program
        self._readable = readable_places()
        self._bwrap = find_bubblewrap() if use_bubblewrap and sys.platform == "linux" else None
        self.note = "bubblewrap (not installed)" if use_bubblewrap else "bubblewrap (not asked for)"

    def start(self) -> Worker:
        """A worker that is confined and waits for a file.

        Raises:
            UnsupportedError: ``sandbox-failed`` where no worker can be started.
        """
        if self._bwrap:
            try:
                worker = self._started(wrapped(self._bwrap, self._command(), self._readable))
                worker.in_force.insert(0, IN_FORCE)
                return worker
            except (OSError, ProtocolError, WorkerEndedError, PipeTimeoutError):
                self._bwrap = None
                self.note = "bubblewrap (installed, but does not work here)"
        try:
            worker = self._started(self._command())
        except (OSError, ProtocolError, WorkerEndedError, PipeTimeoutError) as error:
            raise UnsupportedError("sandbox-failed", "the process that reads files does not start.") from error
        worker.missing.insert(0, self.note)
        return worker

    def _started(self, command: list[str]) -> Worker:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a library prints may hold words of the file
            cwd="/",
            env={"LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        worker = Worker(process)
        try:
            worker.greet()
        except BaseException:
            worker.kill()
            raise
        return worker

    def _command(self) -> list[str]:
        settings = {
            "imports": import_paths(),
            "readable": self._readable,
            "limits": self._limits.to_json(),
        }
        return [
            interpreter(),
            "-I",
            "-S",
            "-B",
            "-X",
            "utf8",
            "-c",
            BOOT + self._program,
            json.dumps(settings),
        ]
