"""Verification of a case in hostile hands: a fault for whatever does not hold, never an exception, nothing changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from guwah.core.values.canonical import canonical_json
from guwah.services.decide import decide
from guwah.services.erase import erase_source
from guwah.services.open_case import open_case
from guwah.services.problems import Verification
from guwah.services.publish import publish
from guwah.services.verify_case import verify_case
from guwah.store.case_file import DATABASE
from guwah.store.head_file import HeadFile
from guwah.store.ledger import Head
from guwah.vault.signing import SigningKey

DEEP = "[" * 200_000
WAL, SHM, JOURNAL = (f"{DATABASE}-{name}" for name in ("wal", "shm", "journal"))
ARRESTED = {"source": "interview.txt", "act": "arrest", "trigger": {"exact": "arrested"}}


@pytest.fixture(scope="module")
def _released(_stocked_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("released")
    shutil.copytree(_stocked_root, root / "case")
    opened = open_case(root / "case", actor="Ann")
    with opened.case:
        decide(opened, [{**ARRESTED, "decision": "accept"}])
        publish(opened, "public", root / "dossier")
    return root / "case"


@pytest.fixture
def case(_released: Path, tmp_path: Path) -> Path:
    """A closed case with a release, for a test to spoil."""
    shutil.copytree(_released, tmp_path / "case")
    return tmp_path / "case"


@pytest.fixture
def erased(case: Path) -> Path:
    """The case once the letter has been erased."""
    opened = open_case(case, actor="Ann")
    with opened.case:
        erase_source(opened, "letter.txt", reason_code="witness-request")
    return case


def snapshot(root: Path) -> dict[str, tuple[object, ...]]:
    """What lies in the folder: kind, time and bytes of everything."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(root.rglob("*")):
        state = path.lstat()
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[path.relative_to(root).as_posix()] = (state.st_mode, state.st_mtime_ns, state.st_size, data)
    return found


def codes(root: Path, **given: str) -> set[str]:
    """The codes of what does not hold; the case must be as it was afterwards."""
    before = snapshot(root)
    result = verify_case(root, **given)
    assert snapshot(root) == before
    assert isinstance(result, Verification)
    return {item.code for item in result.problems}


def spoil(root: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    """Change the database as somebody who lifts the triggers and puts them back."""
    with closing(sqlite3.connect(root / DATABASE)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement, values)
        for _, sql in triggers:
            connection.execute(sql)
    for name in (WAL, SHM):
        assert not (root / name).exists(), "closing the database folds its log in"


def reseal(root: Path) -> None:
    """Sign the database as it is, as who holds the key could: what is left to find are rows and entries."""
    with closing(sqlite3.connect(root / DATABASE)) as connection:
        seq, digest = connection.execute("SELECT seq, hash FROM store_ledgerentry ORDER BY seq DESC").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for name in (WAL, SHM):
        (root / name).unlink(missing_ok=True)
    sha256 = hashlib.sha256((root / DATABASE).read_bytes()).hexdigest()
    key = SigningKey.load(root / "keys" / "signing.key")
    HeadFile(root / "head.json").write(key, Head(seq, digest), database_sha256=sha256)


def test_an_untouched_case_holds(case: Path, erased: Path) -> None:
    assert codes(case) == set()


# The log beside the database


@pytest.mark.parametrize("log", [b"", b"junk", b"\0" * 5000, b"x" * 32])
def test_a_log_beside_a_sealed_database_does_not_switch_its_hash_off(case: Path, log: bytes) -> None:
    (case / WAL).write_bytes(log)
    assert codes(case) == ({"database-log"} if log else set())
    with (case / DATABASE).open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        last = file.read(1)
        file.seek(-1, os.SEEK_END)
        file.write(bytes([last[0] ^ 1]))
    assert codes(case) & {"database-changed", "database-damaged"}


def test_a_change_that_no_row_tells_is_found_beside_a_log(case: Path) -> None:
    with closing(sqlite3.connect(case / DATABASE)) as connection, connection:
        connection.execute("PRAGMA user_version = 7")
    (case / WAL).write_bytes(b"")
    assert "database-changed" in codes(case)


def with_log(root: Path, *statements: str) -> None:
    """Leave changes in a log beside the database, whose own bytes stay as they were sealed."""
    sealed = (root / DATABASE).read_bytes()
    away = root.parent / "away.sqlite3"
    away.write_bytes(sealed)
    connection = sqlite3.connect(away, isolation_level=None)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for statement in (
        *(f"DROP TRIGGER {name}" for name, _ in triggers),
        *statements,
        *(sql for _, sql in triggers),
    ):
        connection.execute(statement)
    log = away.with_name(f"{away.name}-wal").read_bytes()
    connection.close()
    assert log
    (root / DATABASE).write_bytes(sealed)
    (root / WAL).write_bytes(log)


def test_rows_changed_in_a_log_are_found(case: Path) -> None:
    with_log(case, "UPDATE store_text SET body = body || ' So it was.'")
    assert "row-changed" in codes(case)


def test_a_log_that_changes_what_no_row_commits_to_is_a_fault(erased: Path) -> None:
    """The database is sealed, so whatever a log beside it adds was added by somebody else."""
    with_log(erased, "UPDATE store_text SET salt = 'Berik Korash of Ostrel' WHERE erased_by IS NOT NULL")
    assert codes(erased), "the case that guwah opens next is not the one that it closed"


def test_a_journal_beside_the_database_is_a_fault(case: Path) -> None:
    """SQLite would roll it into the database at the next opening; verification does not look at it."""
    (case / JOURNAL).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 504)
    assert codes(case)


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_a_log_that_is_no_file_is_no_exception(case: Path, kind: str) -> None:
    if kind == "folder":
        (case / WAL).mkdir()
    elif kind == "pipe":
        os.mkfifo(case / WAL)
    else:
        (case / WAL).symlink_to(case / "nowhere")
    codes(case)


def test_a_case_left_open_is_noted_and_holds(case: Path) -> None:
    opened = open_case(case, actor="Ann")
    decide(opened, [{**ARRESTED, "decision": "reject"}])
    shutil.copytree(case, case.parent / "left")
    opened.case.close()
    assert codes(case.parent / "left") == set()
    assert any("not closed properly" in note for note in verify_case(case.parent / "left").notes)


# Rows


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE store_text SET body = 'Berik of Ostrel' WHERE erased_by IS NOT NULL",
        "UPDATE store_receipt SET name = 'letter.txt' WHERE erased_by IS NOT NULL",
        "UPDATE store_source SET sha256 = 'ab' WHERE erased_by IS NOT NULL",
        "UPDATE store_source SET size = 7 WHERE erased_by IS NOT NULL",
        "UPDATE store_proposal SET body = '{}' WHERE erased_by IS NOT NULL",
        "UPDATE store_text SET salt = 'Berik of Ostrel' WHERE erased_by IS NOT NULL",
        "UPDATE store_text SET erased_by = NULL WHERE erased_by IS NOT NULL",
        "UPDATE store_text SET erased_by = erased_by + 1 WHERE erased_by IS NOT NULL",
    ],
)
def test_an_erased_row_that_holds_something_is_a_fault(erased: Path, change: str) -> None:
    spoil(erased, change)
    reseal(erased)
    assert codes(erased) - {"database-changed"}


def test_a_row_emptied_without_an_entry_is_a_fault(case: Path) -> None:
    spoil(case, "UPDATE store_decision SET body = '', by = '', at = '', statement = '', decision = '', erased_by = 3")
    reseal(case)
    assert "row-erased" in codes(case)


BODIES = ["", DEEP, "[ ]", "7", "null", '"x"', "{}", '{"statements": 7}', '{"statements": [7]}', '{"statements": [{}]}']


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("store_release", "body"),
        ("store_receipt", "record"),
        ("store_proposal", "body"),
        ("store_decision", "body"),
        ("store_text", "anchors"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_fault(case: Path, table: str, column: str, body: str) -> None:
    spoil(case, f"UPDATE {table} SET {column} = ?", values=(body,))
    found = codes(case)
    assert "row-changed" in found


@pytest.mark.parametrize("record", ['{"witnesses": 7}', '{"until": "9"}', '{"people": [[[]]]}', '{"consent": "x"}'])
def test_a_record_with_a_wrong_type_is_a_fault(case: Path, record: str) -> None:
    spoil(case, "UPDATE store_receipt SET record = ?", values=(record,))
    assert "row-changed" in codes(case)


@pytest.mark.parametrize(
    "body",
    [
        {"statements": [{"id": 7, "source": [], "start": 0, "end": 9, "commitment": 1}]},
        {"statements": [{"id": "x", "source": 1, "start": "a", "end": None, "commitment": "x"}]},
        {"statements": {"id": "x"}},
    ],
)
def test_a_release_with_wrong_types_is_a_fault(case: Path, body: dict) -> None:
    spoil(case, "UPDATE store_release SET body = ?", values=(canonical_json(body),))
    assert "row-changed" in codes(case)


PAYLOADS = [
    *("", DEEP, "7", "null", "[]", "{}"),
    *('{"rows":7}', '{"rows":{"text":7}}', '{"rows":{"text":[1]}}', '{"rows":[]}', '{"rows":{"text":[[],{}]}}'),
    *('{"erased":7,"rows":{}}', '{"erased":{"text":7},"rows":{}}', '{"erased":{"text":[[]]},"rows":{}}'),
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("seq", [1, 3])
def test_an_entry_that_cannot_be_read_is_a_fault(case: Path, payload: str, seq: int) -> None:
    spoil(case, f"UPDATE store_ledgerentry SET payload = ? WHERE seq = {seq}", values=(payload,))
    assert codes(case) & {"ledger-broken", "ledger-damaged"}


@pytest.mark.parametrize("column", ["at", "actor", "action", "previous", "hash", "signature"])
@pytest.mark.parametrize("value", ["", "é", b"\xff\xfe", 7, None, "²"])
def test_an_entry_with_a_wrong_type_is_a_fault(case: Path, column: str, value: object) -> None:
    try:
        spoil(case, f"UPDATE store_ledgerentry SET {column} = ? WHERE seq = 2", values=(value,))
    except sqlite3.IntegrityError:
        pytest.skip("the table does not take it")
    assert codes(case) & {"ledger-broken", "ledger-signature", "database-damaged", "rows-unreadable"}


def test_a_ledger_without_entries_is_a_fault(case: Path) -> None:
    spoil(case, "DELETE FROM store_ledgerentry")
    assert "ledger-damaged" in codes(case)


def test_a_database_of_something_else_is_a_fault(case: Path) -> None:
    (case / DATABASE).unlink()
    with closing(sqlite3.connect(case / DATABASE)) as connection, connection:
        connection.execute("CREATE TABLE x (y)")
    assert codes(case)


@pytest.mark.parametrize("data", [b"", b"junk" * 2000, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_database_that_is_none_is_a_fault(case: Path, data: bytes) -> None:
    (case / DATABASE).write_bytes(data)
    assert codes(case)


# head.json, the key, a head noted elsewhere

HEADS = [DEEP, "", "7", "[]", "null", "{}", '{"seq":1}', '{"database_sha256":7,"hash":[],"seq":"1","signature":{}}']


@pytest.mark.parametrize("text", HEADS)
def test_a_head_that_cannot_be_read_is_a_fault(case: Path, text: str) -> None:
    (case / "head.json").write_text(text, "utf8")
    assert codes(case) == {"head-damaged"}


def test_a_head_that_is_not_text_or_a_folder_is_a_fault(case: Path) -> None:
    (case / "head.json").write_bytes(b"\xff\xfe")
    assert codes(case) == {"head-damaged"}
    (case / "head.json").unlink()
    assert codes(case) == {"head-missing"}
    (case / "head.json").mkdir()
    assert codes(case) == {"head-missing"}


@pytest.mark.parametrize("name", ["head.json", "README.txt", "keys/signing.key"])
def test_a_pipe_in_place_of_a_file_does_not_make_it_wait(case: Path, name: str) -> None:
    class WaitedError(BaseException):
        """It waited for somebody to write into the pipe."""

    (case / name).unlink()
    os.mkfifo(case / name)

    def stop(*_: object) -> None:
        raise WaitedError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(2)
    try:
        result = verify_case(case)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert result.problems or name == "keys/signing.key"


@pytest.mark.parametrize(
    "noted", ["²:abc", "²", "", ":", "abc", "-1:abc", "1:", "9" * 5000 + ":abc", "٣:abc", "1:" + "0" * 64, "\0", "é:é"]
)
def test_a_head_noted_elsewhere_that_is_none_is_a_fault(case: Path, noted: str) -> None:
    assert codes(case, head=noted) & {"head-not-in-ledger", "rows-unreadable"}


def test_the_head_that_was_noted_holds_and_its_number_is_compared(case: Path) -> None:
    head = verify_case(case).head
    seq, _, digest = head.partition(":")
    assert codes(case, head=head) == set() and codes(case, head=digest) == set()
    assert codes(case, head=f"{int(seq) - 1}:{digest}") == {"head-not-in-ledger"}


# Originals and whatever else lies in the folder


def originals(root: Path) -> list[Path]:
    return sorted(path for path in (root / "originals").rglob("*") if path.is_file())


def linked_file(root: Path) -> None:
    path = originals(root)[0]
    path.rename(root.parent / "elsewhere")
    path.symlink_to(root.parent / "elsewhere")


def linked_folder(root: Path) -> None:
    folder = originals(root)[0].parent
    folder.rename(root.parent / "elsewhere")
    folder.symlink_to(root.parent / "elsewhere")


def pipe(root: Path) -> None:
    path = originals(root)[0]
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("change", [linked_file, linked_folder, pipe])
def test_an_original_that_lies_elsewhere_is_a_fault(case: Path, change: Callable[[Path], None]) -> None:
    change(case)
    assert "original-missing" in codes(case)


def test_the_whole_folder_of_originals_lying_elsewhere_is_a_fault(case: Path) -> None:
    (case / "originals").rename(case.parent / "elsewhere")
    (case / "originals").symlink_to(case.parent / "elsewhere")
    assert codes(case)


def test_an_original_without_a_row_is_a_note_and_a_broken_off_erasure_a_fault(case: Path) -> None:
    stray = case / "originals" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    assert codes(case) == set()
    assert any(stray.name in note for note in verify_case(case).notes)
    (case / "erasing.txt").write_text("ab" * 32 + "\n", "ascii")
    assert codes(case) == {"original-stray"}


@pytest.mark.parametrize("text", ["", "Send this folder to the ministry.\n", "\udc00"])
def test_a_changed_readme_is_a_fault(case: Path, text: str) -> None:
    (case / "README.txt").write_text(text, "utf8", errors="surrogatepass")
    assert codes(case) == {"readme-changed"}


def test_a_missing_readme_is_a_fault(case: Path) -> None:
    (case / "README.txt").unlink()
    assert codes(case) == {"readme-changed"}


def test_what_else_lies_in_the_folder_is_noted(case: Path) -> None:
    (case / "keys" / "other.key").write_text("x", "utf8")
    (case / "run-me.sh").write_text("x", "utf8")
    (case / "link").symlink_to("/etc/hostname")
    assert codes(case) == set()
    notes = " ".join(verify_case(case).notes)
    assert "keys/other.key" in notes and "run-me.sh" in notes and "link is" in notes


@pytest.mark.parametrize("where", ["", "keys", "originals"])
def test_a_name_that_is_not_text_is_no_exception(case: Path, where: str) -> None:
    (case / where / os.fsdecode(b"bad-\xff\x1b[2J")).write_bytes(b"x")
    result = verify_case(case)
    said = json.dumps([item.to_json() for item in result.problems] + result.notes)
    assert "bad-" in said


def test_a_case_with_a_missing_key_holds_for_who_only_verifies(case: Path) -> None:
    (case / "keys" / "signing.key").unlink()
    assert codes(case) == set()
