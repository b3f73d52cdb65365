"""Append-only tables: UPDATE and DELETE are refused by the database itself.

SQLite drops a table's triggers silently when a migration rewrites the table, so they are made anew after
every migration, and ``verify`` compares the schema with the one that the ledger recorded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from guwah.store.models import RECORDED, LedgerEntry

_REFUSAL = "append-only: rows of this table are never changed or deleted"


def append_only_tables() -> list[str]:
    return [LedgerEntry._meta.db_table, *(model._meta.db_table for model in RECORDED)]


def install() -> None:
    """Make the triggers of every append-only table, replacing those that are there."""
    with connection.cursor() as cursor:
        for table in append_only_tables():
            _drop(cursor, table)
            for event in ("UPDATE", "DELETE"):
                cursor.execute(
                    f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
                )
            # INSERT OR REPLACE deletes without asking the trigger above, unless recursive triggers are on.
            key = "seq" if table == LedgerEntry._meta.db_table else "id"
            cursor.execute(
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
                f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )


@contextmanager
def lifted(tables: list[str]) -> Iterator[None]:
    """Lift the triggers of ``tables`` for an erasure. To be used inside a transaction, which restores them
    should anything fail."""
    with connection.cursor() as cursor:
        for table in tables:
            _drop(cursor, table)
    yield
    install()


def schema_digest() -> str:
    """SHA-256 over every table, index and trigger as the database describes them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
        rows = cursor.fetchall()
    return hashlib.sha256(repr(rows).encode("utf8")).hexdigest()


def _drop(cursor: object, table: str) -> None:
    for event in ("update", "delete", "replace"):
        cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}")  # type: ignore[attr-defined]
