"""Which files a path stands for, in an order that does not change from run to run."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guwah.core.values.errors import NotFoundError
from guwah.store.case_file import DATABASE


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file to take in. ``problem`` is a code and a reason where it must be refused without being opened."""

    path: Path
    name: str
    problem: tuple[str, str] | None = None


def arrivals(paths: Sequence[Path], *, leave_out: Sequence[Path] = ()) -> list[Arrival]:
    """Every file under ``paths``; a folder gives its files by relative path, links in it are not followed.

    ``leave_out`` are files that say something of the others, and are no sources themselves.

    Raises:
        NotFoundError: ``path-missing`` where a path given by the user is not there.
    """
    found: list[Arrival] = []
    for path in paths:
        if not path.exists():
            raise NotFoundError("path-missing", f"{path} is not there.", remedy="Check the path.")
        if path.is_dir() and (reason := _of_guwah(path)):
            found.append(Arrival(path, clean_name(path.name), ("guwah-folder", reason)))
        elif path.is_dir():
            found.extend(_in_folder(path))
        else:
            found.append(_arrival(path.resolve(), clean_name(path.name)))
    apart = {path.resolve() for path in leave_out}
    return [item for item in found if item.path.resolve() not in apart]


def _in_folder(folder: Path) -> Iterator[Arrival]:
    for current, folders, files in os.walk(folder, followlinks=False):
        for name in sorted(folders):
            if reason := _of_guwah(Path(current) / name):
                folders.remove(name)
                yield Arrival(Path(current) / name, clean_name(name), ("guwah-folder", reason))
        folders.sort()
        for name in sorted([*files, *(item for item in folders if (Path(current) / item).is_symlink())]):
            path = Path(current) / name
            yield _arrival(path, clean_name(path.relative_to(folder).as_posix()))


def _of_guwah(folder: Path) -> str:
    """What guwah folder this is, if it is one: a case or dossier taken into a case would outlive its erasure."""
    if (folder / DATABASE).exists() or (folder / "keys" / "signing.key").exists():
        return "it is a case, with its keys, and is not taken into one"
    if (folder / "manifest.json").exists() and (folder / "manifest.sig").exists():
        return "it is a dossier, and is not taken into a case"
    return ""


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
