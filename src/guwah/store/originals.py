"""Originals on disk, each under its SHA-256, written once and never changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from guwah.core.values.errors import ConflictError, InvalidInputError, NotFoundError

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stored:
    """An original that is safely on disk."""

    sha256: str
    size: int


class Originals:
    """The folder ``originals/`` of a case: ``ab/abcdef...``, with ``tmp/`` beside it for what is arriving."""

    def __init__(self, case_root: Path) -> None:
        self.root = case_root / "originals"
        self.arriving = case_root / "tmp"
        self.planned = case_root / "erasing.txt"

    def create(self) -> None:
        self.root.mkdir()
        self.arriving.mkdir()

    def path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def put(self, untrusted: BinaryIO) -> Stored:
        """Copy the bytes into the case, durably, and return where they lie.

        The file appears under its name only once it is whole and on disk.

        Raises:
            InvalidInputError: ``disk-full`` where the bytes could not all be written; nothing is left behind.
        """
        draft = self.arriving / f"{os.getpid()}.part"
        try:
            stored = _copy(untrusted, draft)
            self._settle(draft, stored.sha256)
        except OSError as error:
            raise InvalidInputError(
                "disk-full" if error.errno == 28 else "original-not-stored",
                f"the bytes could not be stored: {error.strerror}.",
                remedy="Free some space or mend the cause, then run the same command again.",
            ) from error
        finally:
            draft.unlink(missing_ok=True)
        return stored

    def read(self, sha256: str) -> bytes:
        """The bytes as received.

        Raises:
            NotFoundError: ``original-missing``.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotFoundError("original-missing", f"original {sha256} is not in the case.") from error

    def erase(self, sha256: str) -> None:
        """Remove an original for good. A link in its place is removed, what it leads to is not touched."""
        path = self.path(sha256)
        if path.is_symlink() or path.parent.is_symlink():
            path.unlink(missing_ok=True)
        elif path.is_file():
            path.chmod(0o600)
            with path.open("r+b") as file:
                file.write(b"\0" * path.stat().st_size)
                os.fsync(file.fileno())
            path.unlink()
            sync_folder(path.parent)

    def plan_erasure(self, hashes: Sequence[str]) -> None:
        """Note which originals are about to go, so that an erasure that is broken off can be finished."""
        with self.planned.open("w", encoding="ascii") as file:
            file.write("".join(f"{sha256}\n" for sha256 in hashes))
            file.flush()
            os.fsync(file.fileno())

    def finish_erasure(self, known: Set[str]) -> None:
        """Remove what was planned to go and no row knows any more."""
        if self.planned.is_file():
            for sha256 in self.planned.read_text("ascii", errors="replace").split():
                if re.fullmatch(r"[0-9a-f]{64}", sha256) and sha256 not in known:
                    self.erase(sha256)
            self.planned.unlink()

    def clear_arrivals(self) -> None:
        """Remove what a killed process left half-written."""
        if self.arriving.is_symlink():
            return
        self.arriving.mkdir(exist_ok=True)
        for path in self.arriving.iterdir():
            if path.is_file():
                path.unlink()

    def _settle(self, draft: Path, sha256: str) -> None:
        path = self.path(sha256)
        if path.exists():
            if file_sha256(path) != sha256:
                raise ConflictError(
                    "original-damaged",
                    f"original {sha256} is in the case but its bytes have changed.",
                    remedy="Run guwah verify, and restore the case from a backup.",
                )
            return
        if not path.parent.exists():
            path.parent.mkdir()
            sync_folder(self.root)
        draft.rename(path)
        path.chmod(0o400)
        sync_folder(path.parent)


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy(untrusted: BinaryIO, draft: Path) -> Stored:
    digest, size = hashlib.sha256(), 0
    with draft.open("wb") as file:
        while chunk := untrusted.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
            size += len(chunk)
        file.flush()
        os.fsync(file.fileno())
    return Stored(digest.hexdigest(), size)
