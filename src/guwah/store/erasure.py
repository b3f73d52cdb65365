"""Erasure: rows emptied for good, their digests kept, so that the chain still holds and tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import IntegerField

from guwah.core.values.errors import ConflictError
from guwah.store import triggers
from guwah.store.models import RECORDED, Recorded

Rows = Mapping[type[Recorded], Sequence[int]]


def empty_rows(rows: Rows, entry: int) -> None:
    """Empty every committed column of ``rows``; to be called inside the transaction of ledger entry ``entry``.

    The number of the entry that committed to a row, and the row's digest, stay.
    """
    tables = [model._meta.db_table for model in rows]
    with triggers.lifted(tables):
        for model, ids in rows.items():
            model.objects.filter(id__in=ids).update(**_emptied(model), salt="", erased_by=entry)
            if "sha256" in model.committed_columns():
                # The column is unique: each erased row gets a word of its own that says nothing.
                for number in ids:
                    model.objects.filter(id=number).update(sha256=f"erased-{number}")


def erased_ids(rows: Rows) -> dict[str, list[int]]:
    """What the ledger says of an erasure: the ids by table."""
    return {model._meta.model_name or "": sorted(ids) for model, ids in rows.items() if ids}


def rewrite_free_pages() -> None:
    """Rewrite the database so that nothing erased lingers in its unused pages or its log.

    Raises:
        ConflictError: ``erase-unfinished`` where another process still reads, and so keeps, the old pages.
    """
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise ConflictError(
                "erase-unfinished",
                "the rows are erased, but another program that has the case open keeps old pages of the database.",
                remedy="Close it, then run: guwah read CASE",
            )


def rows_with(texts: Iterable[str]) -> dict[type[Recorded], list[int]]:
    """Every row in which any of ``texts`` stands in a text column."""
    found: dict[type[Recorded], list[int]] = {}
    for model in RECORDED:
        columns = [field.attname for field in model._meta.concrete_fields if not isinstance(field, IntegerField)]
        columns = [name for name in columns if name not in Recorded.OUTSIDE_DIGEST]
        for row in model.objects.filter(erased_by=None).values("id", *columns):
            if any(text in str(row[column]) for text in texts for column in columns):
                found.setdefault(model, []).append(row["id"])
    return found


def _emptied(model: type[Recorded]) -> dict[str, object]:
    kept = {"id", "entry", "replaces", *Recorded.OUTSIDE_DIGEST}
    fields = [field for field in model._meta.concrete_fields if field.attname not in kept]
    return {field.attname: None if field.null else 0 if isinstance(field, IntegerField) else "" for field in fields}
