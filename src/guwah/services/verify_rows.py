"""The tables: the database's own checks, and every row against the ledger entry that commits to it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import connection

from guwah.services.problems import Verification
from guwah.services.verify_ledger import Chain
from guwah.store import ledger, triggers, upgrade
from guwah.store.models import RECORDED, Recorded, committed_content
from guwah.vault.commitments import commit

_KEPT = ("id", "entry", "replaces")
"""What an erased row keeps."""


def check_database(out: Verification) -> None:
    """SQLite's own view of its pages and indexes."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(5)")
        for (line,) in cursor.fetchall():
            if line != "ok":
                out.fault("database-damaged", "case.sqlite3", line)


def check_rows(chain: Chain, out: Verification) -> None:
    """Every row of every table against its entry; the schema and Django's own rows against the last record."""
    _check_schema(chain, out)
    erased = _erased(chain)
    total = 0
    for model in RECORDED:
        total += _check_table(model, chain, erased.get(model._meta.model_name or "", {}), out)
    out.checked["rows"] = total


def _check_schema(chain: Chain, out: Verification) -> None:
    recorded = [item for _, item in sorted(chain.payloads.items()) if "schema" in item]
    if not recorded or recorded[-1]["schema"] != triggers.schema_digest():
        out.fault("schema-changed", "case.sqlite3", "tables, indexes or append-only triggers are not as recorded")
    if not recorded or recorded[-1].get("bookkeeping") != upgrade.bookkeeping_digest():
        out.fault("schema-changed", "case.sqlite3", "the list of migrations is not as recorded")


def _erased(chain: Chain) -> dict[str, dict[int, int]]:
    """By table, the id of each erased row and the entry that erased it."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for seq, payload in chain.payloads.items():
        for table, ids in payload.get("erased", {}).items():
            found[table].update(dict.fromkeys(ids, seq))
    return found


def _check_table(model: type[Recorded], chain: Chain, erased: dict[int, int], out: Verification) -> int:
    table, name = model._meta.db_table, model._meta.model_name or ""
    columns = [field.attname for field in model._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    digests: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        digests[row["entry"]].append(str(row["digest"]))
        _check_row(table, name, row, erased, out)
    promised = {seq: item["rows"][name] for seq, item in chain.payloads.items() if name in item["rows"]}
    for seq in sorted(digests.keys() | promised.keys()):
        found = [len(digests[seq]), ledger.rows_root(digests[seq])]
        if promised.get(seq) != found:
            out.fault("rows-differ", f"{name} of ledger entry {seq}", _difference(promised.get(seq), found))
    return len(rows)


def _difference(promised: list[Any] | None, found: list[Any]) -> str:
    if promised is None:
        return f"{found[0]} rows stand there that the entry does not know"
    if promised[0] != found[0]:
        return f"{found[0]} rows stand there, the entry committed to {promised[0]}"
    return "the rows are not those that the entry committed to"


def _check_row(table: str, name: str, row: dict[str, Any], erased: dict[int, int], out: Verification) -> None:
    where = f"{name} {row['id']}"
    content = [(column, value) for column, value in row.items() if column not in Recorded.OUTSIDE_DIGEST]
    if row["id"] in erased or row["erased_by"] is not None:
        if erased.get(row["id"]) != row["erased_by"]:
            out.fault("row-erased", where, "it was emptied without an entry that says so")
        elif row["salt"] or any(
            row[column] not in ("", 0, None, f"erased-{row['id']}") for column, _ in content if column not in _KEPT
        ):
            out.fault("row-erased", where, "it was erased, and holds something all the same")
        return
    try:
        digest = commit(row["salt"], committed_content(table, content))
    except (ValueError, TypeError):
        digest = ""
    if digest != row["digest"]:
        out.fault("row-changed", where, "its content is not what was recorded")
