"""Every protection the worker puts on itself, and an honest list of those that could not be had."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterable
from typing import Any

from guwah.readers.landlock import forbid_new_privileges, restrict_files
from guwah.readers.limits import Limits
from guwah.readers.python_guard import forbid_in_python
from guwah.readers.rlimits import apply_resource_limits
from guwah.readers.seccomp import filter_system_calls

PR_SET_PDEATHSIG, SIGKILL = 1, 9


def confine(limits: Limits, readable: Iterable[str], start_threads: Callable[[], None]) -> tuple[list[str], list[str]]:
    """Give up every right that reading does not need; what is in force and what is missing, in plain words.

    It cannot be undone. A protection that is refused never stops the others. ``start_threads`` is called when
    new threads inherit the protection of files but may still be started.
    """
    record = Record()
    libc = _libc() if sys.platform == "linux" else None
    if libc is not None:
        _confine_files(libc, list(readable), record)
    start_threads()
    in_force, missing = apply_resource_limits(limits)
    record.in_force += in_force
    record.missing += missing
    if libc is not None:
        record.tried("seccomp (no network, no new process, no write, no tracing)", filter_system_calls, libc)
    else:
        record.missing.append(f"Landlock and seccomp (not on {sys.platform}): network and files are not cut off")
    forbid_in_python()
    record.in_force.append("Python audit hook (no socket, no program, no write)")
    return record.in_force, record.missing


class Record:
    """What is in force and what is missing, in plain words."""

    def __init__(self) -> None:
        self.in_force: list[str] = []
        self.missing: list[str] = []

    def tried(self, words: str, protect: Callable[..., Any], *arguments: Any) -> None:
        """Call ``protect`` and note what came of it."""
        try:
            version = protect(*arguments)
            self.in_force.append(words.format(version=version))
        except OSError as error:
            self.missing.append(f"{words.partition(' (')[0].format(version='').strip()} ({error.strerror})")


def _confine_files(libc: ctypes.CDLL, readable: list[str], record: Record) -> None:
    libc.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
    record.tried("no new privileges", forbid_new_privileges, libc)
    words = "Landlock {version} (reads only the program's own files, writes nowhere)"
    record.tried(words, restrict_files, libc, readable)


def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    libc.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    return libc
