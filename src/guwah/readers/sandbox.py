"""Bytes from strangers become text in a confined process. A bad file is a row with a reason, no error."""

from __future__ import annotations

import os
import threading
import time
from types import TracebackType

import guwah
from guwah.core.sources.reading import Reading
from guwah.core.values.errors import UnsupportedError
from guwah.readers.checking import checked_reading
from guwah.readers.clean_text import clean
from guwah.readers.convert import without_converter
from guwah.readers.kinds import Kind
from guwah.readers.launching import PROGRAM, Launcher, Worker
from guwah.readers.limits import DEFAULT, Limits
from guwah.readers.pipes import PipeTimeoutError, WorkerEndedError
from guwah.readers.protocol import ProtocolError, TooLargeError, pack
from guwah.readers.signatures import kind_by_signature

ATTEMPTS = 2
NATIVE = (Kind.PDF, Kind.ZIP)
"""Kinds read by libraries in C, the Office formats among them. A file that takes over such a library must not
speak for the next file: each gets a worker that is ended after it."""
SLACK_BYTES = 1024 * 1024


class Sandbox:
    """Reads files one after the other in a confined process that is replaced when it fails.

    Use it as a context manager. It may be shared by threads; files are then read in turn.

    Args:
        limits: what one file may cost.
        use_bubblewrap: False to do without bubblewrap even where it is installed.
        program: what the worker runs; another one is for tests only.

    Raises:
        UnsupportedError: ``sandbox-unsupported`` where the system cannot confine a process at all.
    """

    def __init__(self, limits: Limits = DEFAULT, *, use_bubblewrap: bool = True, program: str = PROGRAM) -> None:
        if os.name != "posix":
            raise UnsupportedError(
                "sandbox-unsupported",
                "files from strangers cannot be read safely on this system.",
                remedy="Use Linux, or macOS with weaker protection.",
            )
        self._limits = limits
        self._launcher = Launcher(limits, program=program, use_bubblewrap=use_bubblewrap)
        self._worker: Worker | None = None
        self._turn = threading.Lock()

    def __enter__(self) -> Sandbox:
        with self._turn:
            self._ready_worker()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker. A later ``convert`` starts another one."""
        with self._turn:
            self._drop_worker()

    @property
    def confinement(self) -> str:
        """In plain words: which protections are in force on the worker, and which could not be had.

        Raises:
            UnsupportedError: ``sandbox-failed`` where no worker can be started.
        """
        with self._turn:
            worker = self._ready_worker()
        missing = f". Not in force: {'; '.join(worker.missing)}" if worker.missing else ""
        return f"In force: {'; '.join(worker.in_force)}{missing}."

    def convert(self, untrusted_bytes: bytes, untrusted_name: str) -> Reading:
        """The reading of one file; where it cannot be read, the reading says why.

        Args:
            untrusted_bytes: the file as received.
            untrusted_name: its name as received. It only breaks ties between kinds of text.

        Raises:
            UnsupportedError: ``sandbox-failed`` where no worker can be started; never because of the file.
        """
        early = self._without_worker(untrusted_bytes)
        if early is not None:
            return early
        with self._turn:
            for _ in range(ATTEMPTS):
                reading = self._attempt(untrusted_bytes, untrusted_name)
                if reading is not None:
                    self._retire_after(untrusted_bytes)
                    return reading
        return _unread("converter-crashed", f"the converter ended on this file {ATTEMPTS} times")

    def _without_worker(self, untrusted_bytes: bytes) -> Reading | None:
        """What the first bytes or the size settle: no worker sees the file."""
        if not untrusted_bytes:
            return _unread("empty", "the file is empty")
        if len(untrusted_bytes) > self._limits.max_input_bytes:
            return _unread("over-limit", f"larger than {self._limits.max_input_bytes} bytes")
        kind = kind_by_signature(untrusted_bytes)
        return without_converter(kind, untrusted_bytes) if kind is not None else None

    def _attempt(self, untrusted_bytes: bytes, untrusted_name: str) -> Reading | None:
        """The reading, or None where the worker ended or broke the protocol; it is then gone."""
        worker = self._ready_worker()
        try:
            reading = self._exchange(worker, untrusted_bytes, untrusted_name)
        except PipeTimeoutError:
            self._drop_worker()
            return _unread("time-limit", f"took longer than {self._limits.wall_seconds:g} seconds")
        except TooLargeError:
            self._drop_worker()
            return _unread("output-limit", "the converter gave more than the limits allow")
        except (WorkerEndedError, ProtocolError):
            self._drop_worker()
            return None
        except BaseException:
            self._drop_worker()
            raise
        if reading.reason_code in ("memory-limit", "time-limit"):
            self._drop_worker()
        return reading

    def _exchange(self, worker: Worker, untrusted_bytes: bytes, untrusted_name: str) -> Reading:
        deadline = time.monotonic() + self._limits.wall_seconds
        worker.files += 1
        worker.pipes.send(pack({"name": clean(untrusted_name)[0][-255:]}, [untrusted_bytes]), deadline)
        message = worker.pipes.receive(deadline, self._limits.max_header_bytes, self._max_reply_bytes)
        return checked_reading(message, self._limits)

    @property
    def _max_reply_bytes(self) -> int:
        return 4 * self._limits.max_text_chars + self._limits.max_total_part_bytes + SLACK_BYTES

    def _ready_worker(self) -> Worker:
        """A worker that waits for a file: the one at hand, or a fresh one where it is used up or unsound."""
        worker = self._worker
        if worker is not None and (worker.files >= self._limits.files_per_worker or not worker.pipes.is_quiet):
            self._drop_worker()
        if self._worker is None:
            self._worker = self._launcher.start()
        return self._worker

    def _retire_after(self, untrusted_bytes: bytes) -> None:
        if kind_by_signature(untrusted_bytes) in NATIVE:
            self._drop_worker()

    def _drop_worker(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


def _unread(code: str, reason: str) -> Reading:
    return Reading(
        status="unread",
        media_type="application/octet-stream",
        converter="guwah.readers",
        version=guwah.__version__,
        reason_code=code,
        reason=reason,
    )
