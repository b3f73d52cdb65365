"""Originals on disk, each under its SHA-256, written once and never changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Set
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
        """Remove an original for good. The caller records why."""
        path = self.path(sha256)
        if path.exists():
            path.chmod(0o600)
            with path.open("r+b") as file:
                file.write(b"\0" * path.stat().st_size)
                os.fsync(file.fileno())
            path.unlink()
            sync_folder(path.parent)

    def stored_hashes(self) -> Iterator[str]:
        """The name of every file under ``originals/``, whatever it is."""
        for path in sorted(self.root.glob("*/*")):
            yield path.name

    def clear_arrivals(self) -> None:
        """Remove what a killed process left half-written."""
        self.arriving.mkdir(exist_ok=True)
        for path in self.arriving.iterdir():
            if path.is_file():
                path.unlink()

    def clear_strays(self, known: Set[str]) -> None:
        """Remove originals that no row knows: what a killed intake left, or an erasure that was broken off."""
        for sha256 in list(self.stored_hashes()):
            if sha256 not in known and len(sha256) == 64:
                self.erase(sha256)

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
