"""The last resort, inside Python: an audit hook, which cannot be removed, refuses all but reading."""

from __future__ import annotations

import os
import sys
from typing import Any

WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED = ("socket.", "subprocess.", "ftplib.", "urllib.", "smtplib.", "webbrowser.", "shutil.", "pty.")
REFUSED_OS = {
    f"os.{name}"
    for name in "system exec posix_spawn spawn fork forkpty kill killpg remove rename rmdir mkdir link "
    "symlink truncate chmod chown chflags setxattr removexattr utime startfile".split()
}


def forbid_in_python() -> None:
    """From now on opening sockets, starting programs and changing files raise ``PermissionError``."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _refuse_writing(arguments)
    elif event in REFUSED_OS or event.startswith(REFUSED):
        raise PermissionError(f"{event} is refused in the sandbox")


def _refuse_writing(arguments: tuple[Any, ...]) -> None:
    _, mode, flags = arguments
    writes = isinstance(mode, str) and not set(mode).isdisjoint("wax+")
    if writes or (isinstance(flags, int) and flags & WRITE_FLAGS):
        raise PermissionError("writing is refused in the sandbox")
