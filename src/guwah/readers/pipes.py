"""Two pipes to a process that may hang, die or flood: every wait has an end, every size a limit."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Sequence

from guwah.readers.protocol import Message, unpack

CHUNK_BYTES = 1024 * 1024


class WorkerEndedError(Exception):
    """The process at the other end is gone."""


class PipeTimeoutError(Exception):
    """The time of this exchange is up."""


class Pipes:
    """The parent's ends of the pipes; both are made non-blocking."""

    def __init__(self, to_worker: int, from_worker: int) -> None:
        self._to_worker = to_worker
        self._from_worker = from_worker
        self._pending = bytearray()
        os.set_blocking(to_worker, False)
        os.set_blocking(from_worker, False)

    def send(self, pieces: Sequence[bytes], deadline: float) -> None:
        """Write the pieces.

        Raises:
            WorkerEndedError: where nobody reads any more.
            PipeTimeoutError: at the deadline.
        """
        for piece in pieces:
            view = memoryview(piece)
            while view:
                view = view[self._write_some(view[:CHUNK_BYTES], deadline) :]

    def receive(self, deadline: float, max_header_bytes: int, max_blob_bytes: int) -> Message:
        """One message.

        Raises:
            WorkerEndedError, PipeTimeoutError: as in ``send``.
            ProtocolError: where the message is too large or malformed.
        """
        return unpack(lambda size: self._read_exactly(size, deadline), max_header_bytes, max_blob_bytes)

    def _write_some(self, view: memoryview, deadline: float) -> int:
        try:
            return os.write(self._to_worker, view)
        except BlockingIOError:
            self._wait(self._to_worker, select.POLLOUT, deadline)
            return 0
        except OSError as error:
            raise WorkerEndedError from error

    def _read_exactly(self, size: int, deadline: float) -> bytes:
        while len(self._pending) < size:
            try:
                chunk = os.read(self._from_worker, CHUNK_BYTES)
            except BlockingIOError:
                self._wait(self._from_worker, select.POLLIN, deadline)
                continue
            if not chunk:
                raise WorkerEndedError
            self._pending += chunk
        taken = bytes(memoryview(self._pending)[:size])
        del self._pending[:size]
        return taken

    def _wait(self, descriptor: int, event: int, deadline: float) -> None:
        left = deadline - time.monotonic()
        poll = select.poll()
        poll.register(descriptor, event)
        if left <= 0 or not poll.poll(left * 1000):
            raise PipeTimeoutError

    @property
    def is_quiet(self) -> bool:
        """True where nothing lies in the pipe that was not asked for."""
        if self._pending:
            return False
        poll = select.poll()
        poll.register(self._from_worker, select.POLLIN)
        return not poll.poll(0)
