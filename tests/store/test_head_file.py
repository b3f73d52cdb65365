"""The ledger's head outside the database, signed."""

from __future__ import annotations

import json

import pytest

from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import IntegrityError
from guwah.services.session import Session
from guwah.store import ledger
from guwah.store.originals import file_sha256
from guwah.vault.signing import SigningKey


def test_it_notes_the_head_and_the_closed_database(session: Session) -> None:
    path, key = session.case.head_file, session.case.key
    assert path.read(key.public_hex).database_sha256 is None
    head = ledger.head()
    session.case.close()
    noted = path.read(key.public_hex)
    assert noted.head == head
    assert noted.database_sha256 == file_sha256(session.case.root / "case.sqlite3")
    assert not list(session.case.root.glob("*.part"))


def test_every_transaction_moves_it(session: Session) -> None:
    for number in range(2, 4):
        with session.case.writing():
            session.record("decided")
        assert session.case.head_file.read(session.case.key.public_hex).head.seq == number


def test_reading_a_case_leaves_it(session: Session) -> None:
    session.case.close()
    before = session.case.head_file.path.read_bytes()
    from guwah.services.open_case import open_case

    open_case(session.case.root, actor=None).case.close()
    assert session.case.head_file.path.read_bytes() == before


def test_the_seal_is_broken_before_the_first_byte_changes(session: Session) -> None:
    session.case.close()
    before = ledger.head()
    from guwah.services.open_case import open_case

    with open_case(session.case.root, actor=None).case as case, pytest.raises(RuntimeError), case.writing():
        noted = case.head_file.read(case.key.public_hex)
        assert noted.database_sha256 is None and noted.head == before
        raise RuntimeError
    assert case.head_file.read(case.key.public_hex).database_sha256 is not None, "sealed again on closing"


def test_breaking_the_seal_keeps_the_head_that_a_cut_ledger_no_longer_reaches(session: Session) -> None:
    path, key = session.case.head_file, session.case.key
    path.write(key, ledger.Head(9, "f" * 64), database_sha256="0" * 64)
    path.break_seal(key)
    assert path.read(key.public_hex).head.seq == 9
    path.path.write_text("damaged", "utf8")
    path.break_seal(key)
    assert path.path.read_text("utf8") == "damaged"


def test_a_head_signed_by_another_key_is_refused(session: Session) -> None:
    with pytest.raises(IntegrityError, match="signature-invalid"):
        session.case.head_file.read(SigningKey.create().public_hex)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: "", "head-damaged"),
        (lambda text: text.strip(), "head-damaged"),
        (lambda text: text.replace(":", ": "), "head-damaged"),
        (lambda text: "[]\n", "head-damaged"),
        (lambda text: "7\n", "head-damaged"),
        (lambda text: canonical_json({**json.loads(text), "more": 1}) + "\n", "head-damaged"),
        (lambda text: canonical_json({**json.loads(text), "seq": 9}) + "\n", "signature-invalid"),
        (lambda text: canonical_json({**json.loads(text), "signature": None}) + "\n", "head-damaged"),
    ],
)
def test_any_other_bytes_are_damage(session: Session, change, code: str) -> None:
    path = session.case.head_file.path
    path.write_text(change(path.read_text("utf8")), "utf8")
    with pytest.raises(IntegrityError, match=code):
        session.case.head_file.read(session.case.key.public_hex)


def test_a_head_that_is_gone_or_no_text_is_said_so(session: Session) -> None:
    path = session.case.head_file.path
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(IntegrityError, match="head-damaged"):
        session.case.head_file.read(session.case.key.public_hex)
    path.unlink()
    with pytest.raises(IntegrityError, match="head-missing"):
        session.case.head_file.read(session.case.key.public_hex)
