"""Which files a path stands for, in an order that does not change from run to run."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guwah.core.values.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file to take in. ``problem`` is a code and a reason where it must be refused without being opened."""

    path: Path
    name: str
    problem: tuple[str, str] | None = None


def arrivals(paths: Sequence[Path]) -> list[Arrival]:
    """Every file under ``paths``; a folder gives its files by relative path, links in it are not followed.

    Raises:
        NotFoundError: ``path-missing`` where a path given by the user is not there.
    """
    found: list[Arrival] = []
    for path in paths:
        if not path.exists():
            raise NotFoundError("path-missing", f"{path} is not there.", remedy="Check the path.")
        if path.is_dir():
            found.extend(_in_folder(path))
        else:
            found.append(_arrival(path.resolve(), clean_name(path.name)))
    return found


def _in_folder(folder: Path) -> Iterator[Arrival]:
    for current, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted([*files, *(item for item in folders if (Path(current) / item).is_symlink())]):
            path = Path(current) / name
            yield _arrival(path, clean_name(path.relative_to(folder).as_posix()))


def _arrival(path: Path, name: str) -> Arrival:
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return Arrival(path, name, ("file-unreadable", error.strerror or "it cannot be read"))
    if stat.S_ISLNK(mode):
        return Arrival(path, name, ("link-skipped", "it is a link, and links in folders are not followed"))
    if not stat.S_ISREG(mode):
        return Arrival(path, name, ("not-a-file", "it is a device, pipe or socket"))
    return Arrival(path, name)


def clean_name(name: str) -> str:
    """A file name fit to be shown and stored: no control or direction marks, no undecodable bytes."""
    decoded = name.encode("utf8", "surrogateescape").decode("utf8", "backslashreplace")
    marks = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return "".join(char for char in decoded if char.isprintable() and char not in marks) or "unnamed"
