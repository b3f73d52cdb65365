"""Recorded rows are never changed or deleted, and this survives migrations."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, models, transaction

from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.store import triggers, upgrade
from guwah.store.models import RECORDED, LedgerEntry, Refusal

TABLES = [LedgerEntry._meta.db_table, *(model._meta.db_table for model in RECORDED)]
REFUSED = {f"{table} {verb}" for table in TABLES for verb in ("update", "delete")}


def filler(model: type[models.Model]) -> dict[str, object]:
    return {
        field.attname: None if field.null else 999 if isinstance(field, models.IntegerField) else f"{field.attname}"
        for field in model._meta.concrete_fields
    }


def fill_every_table() -> None:
    for model in (LedgerEntry, *RECORDED):
        model(**filler(model)).save(force_insert=True)


def refusals() -> set[str]:
    """Which of update and delete the database refuses, by table; nothing stays changed."""
    refused = set()
    for table in TABLES:
        for verb, statement in (("update", f"UPDATE {table} SET rowid = rowid"), ("delete", f"DELETE FROM {table}")):
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
                    transaction.set_rollback(True)
            except DatabaseError as error:
                assert "append-only" in str(error)
                refused.add(f"{table} {verb}")
    return refused


def test_update_and_delete_are_refused_on_every_table(session: Session) -> None:
    fill_every_table()
    assert refusals() == REFUSED


def test_every_table_of_the_store_is_append_only(session: Session) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'store_%'")
        assert {name for (name,) in cursor.fetchall()} == set(TABLES) == set(triggers.append_only_tables())


def test_a_row_cannot_be_replaced_either(session: Session) -> None:
    with session.case.writing():
        session.record("item-refused", [Refusal(name="a.txt", code="x", reason="y")])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT OR REPLACE INTO store_refusal (id, entry, salt, digest, name, code, reason) "
            "VALUES (1, 2, '', '', 'other.txt', '', '')"
        )
    assert Refusal.objects.get().name == "a.txt"


def rewrite_table() -> None:
    """What a migration that alters a column does: SQLite makes the table anew."""
    old, new = Refusal._meta.get_field("reason"), models.TextField(null=True)
    new.set_attributes_from_name("reason")
    new.model = Refusal
    with connection.schema_editor() as editor:
        editor.alter_field(Refusal, old, new)


def test_a_rewritten_table_is_append_only_again_after_a_migration(session: Session) -> None:
    fill_every_table()
    rewrite_table()
    assert refusals() == REFUSED - {"store_refusal update", "store_refusal delete"}, "SQLite drops them silently"
    upgrade.migrate()
    assert refusals() == REFUSED


def test_installing_twice_changes_nothing(session: Session) -> None:
    before = triggers.schema_digest()
    triggers.install()
    assert triggers.schema_digest() == before


@pytest.mark.parametrize("trigger", ["store_refusal_no_update", "store_ledgerentry_no_delete"])
def test_verification_reports_a_trigger_that_is_gone(session: Session, trigger: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {trigger}")
    found = verify(session.case.root)
    assert "schema-changed" in found


def test_verification_reports_a_table_that_was_rewritten(session: Session) -> None:
    rewrite_table()
    assert "schema-changed" in verify(session.case.root)


def verify(root: Path) -> set[str]:
    connection.close()
    return {problem.code for problem in verify_case(root).problems}


def test_lifted_triggers_come_back_with_the_transaction_that_fails(session: Session) -> None:
    fill_every_table()
    with pytest.raises(RuntimeError), transaction.atomic(), triggers.lifted(["store_refusal"]):
        assert "store_refusal delete" not in refusals()
        raise RuntimeError
    assert refusals() == REFUSED


def test_lifted_triggers_come_back_when_the_work_is_done(session: Session) -> None:
    fill_every_table()
    with transaction.atomic(), triggers.lifted(["store_refusal"]):
        pass
    assert refusals() == REFUSED
