"""The full-text index of a case: derived from its rows, never evidence, made anew whenever it is missing or stale.

It lies in ``index/search.sqlite3`` of the case's folder and may be deleted at any time. Nothing in it is believed: it
says where to look, and whoever shows a hit takes the words from the stored text.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import guwah
from guwah.core.disclosure.folding import fold
from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.values.errors import UnsupportedError
from guwah.store.models import Judgement, Reading, Receipt, Recorded, Text

FORMAT = 1
FOLDER, FILE = "index", "search.sqlite3"
_COVERED: tuple[type[Recorded], ...] = (Receipt, Text, Reading, Judgement)
"""The tables that texts and names come from."""
_SCHEMA = (
    "CREATE TABLE stamp (value TEXT)",
    "CREATE TABLE texts (text INTEGER PRIMARY KEY, folded TEXT, starts BLOB)",
    "CREATE TABLE names (name TEXT, person TEXT, sources TEXT)",
    "CREATE VIRTUAL TABLE words USING fts5"
    "(folded, content='texts', content_rowid='text', prefix='1 2', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE parts USING fts5"
    "(folded, content='texts', content_rowid='text', tokenize='trigram case_sensitive 1')",
)
_SHORT = 3
"""Words shorter than this have no trigram and are found by the beginnings of words."""
_LONGEST_MATCH = 100
"""Letters of a needle that the index is asked for; the rest is compared afterwards."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text as it is searched: letters folded, words a space apart, one space at each end.

    ``text[i]`` came from the original's ``starts[i]``.
    """

    text: str
    starts: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class IndexedName:
    """A name of the case, with the key of the person known by it, if any, and the rows of the sources that have it."""

    name: str
    person: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What an index is made from: each text by its row, and the names."""

    texts: Iterable[tuple[int, str]]
    names: Iterable[IndexedName]


class DamagedIndexError(Exception):
    """The index cannot be read, or does not say what the texts say; to be removed and made anew."""


class SearchIndex:
    """An open index, to be asked which texts are worth a look. What cannot be read is a ``DamagedIndexError``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def texts_with(self, needles: Sequence[str]) -> list[int]:
        """The rows of the texts in which every one of ``needles``, folded as ``needle`` does, can stand."""
        found: set[int] | None = None
        for wanted in needles:
            rows = set(self._rows(wanted))
            found = rows if found is None else found & rows
        return sorted(found or ())

    def _rows(self, wanted: str) -> list[int]:
        if len(wanted) >= _SHORT:
            # A needle is letters, digits and spaces alone: in quotes it is no query language.
            return self._column("SELECT rowid FROM parts WHERE parts MATCH ?", f'"{wanted[:_LONGEST_MATCH]}"')
        begun = self._column("SELECT rowid FROM words WHERE words MATCH ?", f'"{wanted}" *')
        return begun or self._column("SELECT text FROM texts WHERE instr(folded, ?)", wanted)

    def letters(self, text: int) -> str:
        """One text as it is searched, a space at each end."""
        with _damage_told():
            ((folded,),) = self._connection.execute("SELECT folded FROM texts WHERE text = ?", (text,))
            if not isinstance(folded, str) or folded[:1] != " " or folded[-1:] != " ":
                raise DamagedIndexError
            return folded

    def starts(self, text: int) -> NDArray[np.uint32]:
        """Where in the original each of the ``letters`` came from."""
        with _damage_told():
            ((packed,),) = self._connection.execute("SELECT starts FROM texts WHERE text = ?", (text,))
            return np.cumsum(np.frombuffer(zlib.decompress(packed), np.uint32), dtype=np.uint32)

    def names(self) -> list[IndexedName]:
        """Every name of the case."""
        with _damage_told():
            rows = self._connection.execute("SELECT name, person, sources FROM names ORDER BY rowid")
            return [IndexedName(name, person, tuple(map(int, sources.split()))) for name, person, sources in rows]

    def _column(self, statement: str, value: str) -> list[int]:
        with _damage_told():
            return [int(row[0]) for row in self._connection.execute(statement, (value,))]


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (sqlite3.DatabaseError, zlib.error, ValueError, TypeError, AttributeError) as error:
        raise DamagedIndexError from error


def fold_text(text: str) -> FoldedText:
    """``text`` as it is searched, with the way back."""
    folded = fold(text)
    codes = np.frombuffer(f" {folded.text} ".encode("utf-32-le"), np.uint32)
    starts = np.concatenate(([0], np.array(folded.starts, np.uint32), [len(text)])).astype(np.uint32)
    spaces = codes == ord(" ")
    kept = ~spaces
    kept[1:] |= ~spaces[:-1]
    kept[0] = True
    return FoldedText(codes[kept].tobytes().decode("utf-32-le"), starts[kept])


def needle(words: str) -> str:
    """Words folded as texts are, to be looked for in them; empty where they have neither letter nor digit."""
    return fold_text(words).text.strip()


def index_stamp(secret: str) -> str:
    """What an index of the open case must bear to be fresh: a keyed digest over the rows that it is made from."""
    parts = [str(FORMAT), guwah.__version__]
    for model in _COVERED:
        rows = model._default_manager.filter(erased_by=None).order_by("id").values_list("id", "digest")
        parts += [f"{model._meta.db_table} {number} {digest}" for number, digest in rows]
    return keyed_digest(secret, *parts)


@contextmanager
def open_index(root: Path, stamp: str, content: Callable[[], Content]) -> Iterator[SearchIndex]:
    """The index of the case at ``root``: the one on disk where it is fresh, else one made of ``content``.

    To be called while the case is held alone, so that no erasure comes between. Where the folder cannot be written
    the index is made in memory.

    Raises:
        UnsupportedError: ``search-unsupported``.
    """
    connection = _fresh(root, stamp) or _built(root, stamp, content)
    with closing(connection):
        yield SearchIndex(connection)


def remove_index(root: Path) -> None:
    """Overwrite and remove the index and whatever an interrupted build has left; links are removed, not followed."""
    folder = root / FOLDER
    if folder.is_symlink():
        folder.unlink()
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink():
            path.chmod(0o600)
            with path.open("r+b") as file:
                file.write(b"\0" * path.stat().st_size)
                os.fsync(file.fileno())
        if path.is_symlink() or not path.is_dir():
            path.unlink()


def _fresh(root: Path, stamp: str) -> sqlite3.Connection | None:
    """The index on disk, where it is whole, ours and of the case as it is now."""
    path = root / FOLDER / FILE
    if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
        return None
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        if _tables(connection) == _our_tables() and _stamp(connection) == stamp:
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


def _stamp(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM stamp").fetchone()
    return str(row[0]) if row else ""


def _tables(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    return set(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))


def _our_tables() -> set[tuple[str, str, str]]:
    with closing(_laid_out(":memory:")) as connection:
        return _tables(connection)


def _built(root: Path, stamp: str, content: Callable[[], Content]) -> sqlite3.Connection:
    with suppress(OSError, sqlite3.OperationalError):
        _build_on_disk(root, stamp, content())
        if (connection := _fresh(root, stamp)) is not None:
            return connection
    connection = _laid_out(":memory:")
    _fill(connection, stamp, content())
    return connection


def _build_on_disk(root: Path, stamp: str, content: Content) -> None:
    """Make the index beside its place, then put it there at once."""
    folder = root / FOLDER
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    for left in folder.glob("*.part"):
        left.unlink()
    draft = folder / f"{uuid.uuid4().hex[:8]}.part"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with closing(_laid_out(str(draft))) as connection:
            _fill(connection, stamp, content)
        os.fsync(descriptor)
        os.replace(draft, folder / FILE)
    finally:
        os.close(descriptor)
        draft.unlink(missing_ok=True)


def _laid_out(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name)
    try:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        # Words of the case must not be written to the system's folder for temporary files.
        connection.execute("PRAGMA temp_store=MEMORY")
        for statement in _SCHEMA:
            connection.execute(statement)
    except sqlite3.OperationalError as error:
        connection.close()
        if "no such module" in str(error) or "tokenizer" in str(error):
            raise UnsupportedError(
                "search-unsupported",
                "the SQLite of this Python has no full-text search.",
                remedy="Use a Python whose SQLite is 3.34 or later, with FTS5.",
            ) from error
        raise
    return connection


def _fill(connection: sqlite3.Connection, stamp: str, content: Content) -> None:
    rows = ((text, *_packed(fold_text(body))) for text, body in content.texts)
    connection.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)
    names = ((item.name, item.person, " ".join(map(str, item.sources))) for item in content.names)
    connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    for table in ("words", "parts"):
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")
    connection.execute("INSERT INTO stamp VALUES (?)", (stamp,))
    connection.commit()


def _packed(folded: FoldedText) -> tuple[str, bytes]:
    """The text, and its way back as steps, which are nearly all 1 and so take next to no room."""
    steps = np.diff(folded.starts, prepend=np.uint32(0)).astype(np.uint32)
    return folded.text, zlib.compress(steps.tobytes(), 1)
