"""The command that puts the worker into bubblewrap: no network, an empty system, its own processes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

IN_FORCE = "bubblewrap (own network without any device, own processes, a file system of Python alone, read-only)"


def find_bubblewrap() -> str | None:
    """The path of bwrap, or None where it is not installed."""
    return shutil.which("bwrap")


def wrapped(bwrap: str, command: Sequence[str], readable: Sequence[str]) -> list[str]:
    """The command inside bubblewrap, with ``readable`` bound read-only and nothing else there."""
    options = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    # First the empty places, then what is bound: guwah itself may be installed below /tmp.
    options += ["--dev", "/dev", "--tmpfs", "/tmp"]
    for place in readable:
        options += ["--ro-bind", place, place]
    options += ["--setenv", "LC_ALL", "C.UTF-8", "--chdir", "/"]
    return [bwrap, *options, "--", *command]
