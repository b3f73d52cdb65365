"""The case file: a folder with a database, the originals, a key and the ledger's head. One is open at a time."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import DatabaseError, OperationalError, connection, transaction

from guwah.core.values.errors import ConflictError, InvalidInputError, NotFoundError, UnsupportedError
from guwah.store import ledger, settings
from guwah.store.head_file import HeadFile
from guwah.store.models import Source
from guwah.store.originals import Originals, file_sha256, sync_folder
from guwah.vault.signing import SigningKey

try:
    import fcntl
except ImportError:  # a system without it cannot keep two writers apart; see _hold
    fcntl = None  # type: ignore[assignment]

FORMAT = 1
"""The layout of the folder. A change of tables is a migration, not a new format."""

DATABASE = "case.sqlite3"
README = """This folder is a guwah case file. Do not edit, rename or move anything in it.
(A file anchors.yaml is yours to write: times that your team names itself. See docs/formats.md.)

It is NOT encrypted: whoever can read this folder can read the testimony in it.
To copy it, close guwah and copy the whole folder, or use: guwah backup CASE DESTINATION
To check it: guwah verify CASE
"""


class CaseFile:
    """An open case. Use as a context manager; closing writes the ledger's head beside the database."""

    def __init__(self, root: Path, *, read_only: bool = False) -> None:
        self.root = root
        self.read_only = read_only
        self.originals = Originals(root)
        self.head_file = HeadFile(root / "head.json")
        self._key: SigningKey | None = None
        self._depth = 0
        self._changed = False
        self._holds_lock = False
        self._private: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def create(cls, root: Path) -> CaseFile:
        """Make the folder with its key and empty tables. The caller records the first ledger entry.

        Raises:
            ConflictError: ``case-exists`` where something is at ``root`` already.
            NotFoundError: ``folder-missing`` where its parent is not there.
            UnsupportedError: ``system-unsupported`` where two writers cannot be kept apart.
        """
        _require_locks()
        root = root.resolve()
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise ConflictError("case-exists", f"{root} exists already.", remedy="Choose another path.")
        if not root.parent.is_dir():
            raise NotFoundError("folder-missing", f"{root.parent} is not a folder.", remedy="Create it first.")
        draft = root.parent / f".{root.name}.{uuid.uuid4().hex[:8]}"
        draft.mkdir(mode=0o700)
        try:
            _lay_out(draft)
            _settle(draft, root)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return cls.open(root)

    @classmethod
    def open(cls, root: Path, *, read_only: bool = False) -> CaseFile:
        """Open the case at ``root`` and make it the one that the process works on.

        Raises:
            NotFoundError: ``case-missing``.
            ConflictError: ``case-newer`` where a later version of guwah has written it.
        """
        if not (root / DATABASE).is_file():
            raise NotFoundError(
                "case-missing", f"there is no case at {root}.", remedy=f"Make one with: guwah new {root}"
            )
        case = cls(root, read_only=read_only)
        case._connect()
        case._refuse_newer()
        return case

    @property
    def key(self) -> SigningKey:
        if self._key is None:
            self._key = SigningKey.load(self.root / "keys" / "signing.key")
        return self._key

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the case for writing: other writers wait, then are told; all rows are stored or none.

        Nested use joins the outermost transaction and commits with it.

        Raises:
            ConflictError: ``case-busy`` where another process keeps writing.
            InvalidInputError: ``disk-full`` where the database cannot grow; nothing acknowledged is lost.
        """
        if self._depth:
            with transaction.atomic():
                yield
            return
        with self._hold():
            self._depth = 1
            try:
                self._changed = True
                self.head_file.break_seal(self.key)
                with transaction.atomic():
                    yield
                self._write_head(sealed=False)
            except OperationalError as error:
                raise _explained(error) from error
            finally:
                self._depth = 0

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the case for a long piece of work made of several transactions."""
        with self._hold():
            self.originals.clear_arrivals()
            self.originals.finish_erasure(set(Source.objects.values_list("sha256", flat=True)))
            yield

    def _connect(self) -> None:
        """Open the database. To be looked at only, one with a log beside it is copied first: folding the log in
        would change the case."""
        database, log = self.root / DATABASE, self.root / f"{DATABASE}-wal"
        if self.read_only and log.is_file() and not log.is_symlink():
            self._private = tempfile.TemporaryDirectory(prefix="guwah-")
            copy = Path(self._private.name) / DATABASE
            shutil.copyfile(database, copy)
            shutil.copyfile(log, copy.with_name(log.name))
            settings.point_at(copy)
        else:
            settings.point_at(database.absolute(), read_only=self.read_only)

    def close(self) -> None:
        """Write the head with the database's own hash, and let go of the database."""
        if self._changed:
            with suppress(OSError, ConflictError, DatabaseError), self._hold():
                self._write_head(sealed=True)
        connection.close()
        if self._private is not None:
            self._private.cleanup()

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write_head(self, *, sealed: bool) -> None:
        self.head_file.write(self.key, ledger.head(), database_sha256=self._database_hash() if sealed else None)

    def _database_hash(self) -> str | None:
        """The hash of the database file once its log is folded in; none while another process reads it."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
        return None if busy else file_sha256(self.root / DATABASE)

    @contextmanager
    def _hold(self) -> Iterator[None]:
        _require_locks()
        if self._holds_lock:
            yield
            return
        self._holds_lock = True
        try:
            with (self.root / "lock").open("a") as file:
                _lock(file.fileno())
                yield
        finally:
            self._holds_lock = False

    def _refuse_newer(self) -> None:
        from guwah.store.upgrade import unknown_migrations

        if names := unknown_migrations():
            raise ConflictError(
                "case-newer",
                f"a later version of guwah has written this case ({', '.join(names)}).",
                remedy="Install that version, or open a backup made before.",
            )


def _lay_out(root: Path) -> None:
    from guwah.store.upgrade import migrate

    (root / "README.txt").write_text(README, "utf8")
    (root / "keys").mkdir(mode=0o700)
    SigningKey.create().save(root / "keys" / "signing.key")
    Originals(root).create()
    settings.point_at(root / DATABASE)
    migrate()
    connection.close()


def _settle(draft: Path, root: Path) -> None:
    """Put the finished folder in its place: at once, or into an empty folder that somebody may stand in."""
    if not root.exists():
        os.replace(draft, root)
        sync_folder(root.parent)
        return
    for path in sorted(draft.iterdir(), key=lambda path: path.name == DATABASE):
        os.replace(path, root / path.name)
    sync_folder(root)


def _require_locks() -> None:
    if fcntl is None:
        raise UnsupportedError(
            "system-unsupported",
            "this system cannot keep two programs from writing to one case at once.",
            remedy="Use Linux or macOS. A case can still be verified and read here.",
        )


def _lock(descriptor: int) -> None:
    import time

    deadline = time.monotonic() + settings.BUSY_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise ConflictError(
                    "case-busy",
                    "another program is writing to this case.",
                    remedy="Wait for it to end, then run the same command again.",
                ) from None
            time.sleep(0.05)


def _explained(error: OperationalError) -> Exception:
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0) or 0
    if code & 0xFF == sqlite3.SQLITE_FULL:
        return InvalidInputError("disk-full", "the disk is full.", remedy="Free some space and run it again.")
    if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ConflictError("case-busy", "another program is writing to this case.", remedy="Wait, then retry.")
    return error
