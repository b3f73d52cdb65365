"""The ledger: every entry follows the one before it and commits to its rows."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.db import DatabaseError, connection, transaction

from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import IntegrityError
from guwah.services.open_case import open_case
from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.store import ledger
from guwah.store.models import Judgement, LedgerEntry, Member, Refusal
from guwah.vault.commitments import commit
from guwah.vault.signing import check_signature


def refusal(name: str) -> Refusal:
    return Refusal(name=name, code="link-skipped", reason="it is a link")


def record(session: Session, *rows: object, action: str = "item-refused") -> LedgerEntry:
    with session.case.writing():
        return session.record(action, rows)  # type: ignore[arg-type]


def test_entries_are_chained_and_signed(session: Session) -> None:
    for number in range(3):
        record(session, refusal(f"{number}.txt"))
    previous = ledger.GENESIS
    for number, entry in enumerate(LedgerEntry.objects.order_by("seq"), 1):
        assert (entry.seq, entry.previous) == (number, previous)
        body = {name: getattr(entry, name) for name in ("seq", "at", "actor", "action", "payload", "previous")}
        assert entry.hash == hashlib.sha256(canonical_json(body).encode("utf8")).hexdigest()
        check_signature(session.case.key.public_hex, entry.hash.encode("ascii"), entry.signature)
        previous = entry.hash
    assert str(ledger.head()) == f"4:{previous}"


def test_an_entry_commits_to_its_rows_by_salted_digest(session: Session) -> None:
    entry = record(session, refusal("a.txt"), refusal("b.txt"), Member(name="Ben"))
    rows = list(Refusal.objects.order_by("id"))
    assert json.loads(entry.payload)["rows"] == {
        "refusal": [2, ledger.rows_root([row.digest for row in rows])],
        "member": [1, ledger.rows_root([Member.objects.get(name="Ben").digest])],
    }
    assert all(row.digest == commit(row.salt, row.committed_content()) and row.entry == entry.seq for row in rows)
    assert rows[0].salt != rows[1].salt
    assert "a.txt" not in entry.payload and "Ben" not in entry.payload


def test_the_same_row_twice_has_two_digests(session: Session) -> None:
    record(session, refusal("a.txt"), refusal("a.txt"))
    one, other = Refusal.objects.order_by("id")
    assert one.digest != other.digest


def test_what_fails_leaves_neither_row_nor_entry(session: Session) -> None:
    before = ledger.head()
    with pytest.raises(RuntimeError), session.case.writing():
        session.record("item-refused", [refusal("a.txt")])
        raise RuntimeError
    assert ledger.head() == before and not Refusal.objects.exists()


def test_a_change_made_without_the_ledger_is_noticed(session: Session) -> None:
    record(session, refusal("a.txt"))
    session.case.close()
    assert verify_case(session.case.root).holds
    with open_case(session.case.root, actor=None).case, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_refusal (id, entry, salt, digest, name, code, reason) SELECT 9, entry, salt, digest, "
            "name, code, reason FROM store_refusal"
        )
    assert "rows-differ" in {problem.code for problem in verify_case(session.case.root).problems}


def test_a_number_is_used_once(session: Session) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerEntry.objects.create(seq=1, at="", actor=1, action="", payload="{}", previous="", hash="", signature="")


def test_rows_can_name_each_other_before_they_are_stored(session: Session) -> None:
    assert ledger.next_id(Refusal) == 1
    record(session, Refusal(id=7, name="a", code="b", reason="c"), refusal("d"))
    assert sorted(Refusal.objects.values_list("id", flat=True)) == [7, 8]
    assert ledger.next_id(Refusal) == 9 and ledger.next_id(Judgement) == 1


def test_the_payload_is_read_as_it_was_written(session: Session) -> None:
    with session.case.writing():
        entry = session.record("decided", [], {"count": 2})
    assert json.loads(entry.payload) == {"count": 2, "rows": {}}


def test_a_row_changed_in_place_no_longer_has_its_digest(session: Session) -> None:
    record(session, refusal("a.txt"))
    row = Refusal.objects.get()
    row.name = "b.txt"
    assert commit(row.salt, row.committed_content()) != row.digest
    with pytest.raises(IntegrityError, match="signature-invalid"):
        check_signature(session.case.key.public_hex, b"other", LedgerEntry.objects.first().signature)
