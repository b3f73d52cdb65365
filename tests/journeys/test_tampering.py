"""Whatever byte of a case or a dossier is changed, verify finds it."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from guwah.core.values.canonical import canonical_json
from guwah.services.problems import Verification
from guwah.services.verify_case import verify_case
from guwah.services.verify_dossier import verify_dossier
from guwah.store import ledger
from guwah.store.case_file import DATABASE
from guwah.vault.signing import SigningKey

SEALS = {"database-changed"}
"""The one code that any change of the database file gives; rows must be caught without it too."""


def flip_byte(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.chmod(0o600)
    path.write_bytes(bytes(data))


def tables(connection: sqlite3.Connection) -> list[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'store_%'")
    return [name for (name,) in names if connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]]


def change_cell(root: Path, rng: random.Random, table: str | None = None) -> str:
    """Change one character or number of one cell, as somebody with the database open and the triggers lifted."""
    with sqlite3.connect(root / DATABASE) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        table = table or rng.choice(tables(connection))
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        rows = connection.execute(f"SELECT rowid, * FROM {table}").fetchall()
        row = rng.choice(rows)
        filled = [number for number, value in enumerate(row[1:]) if value not in (None, "")]
        number = rng.choice(filled)
        value = changed(row[number + 1], rng)
        connection.execute(f"UPDATE {table} SET {columns[number]} = ? WHERE rowid = ?", (value, row[0]))
        for _, sql in triggers:
            connection.execute(sql)
    connection.close()
    return f"{table}.{columns[number]}"


def changed(value: object, rng: random.Random) -> object:
    if isinstance(value, int):
        return value + 1000
    text = str(value)
    place = rng.randrange(len(text))
    other = "b" if text[place] != "b" else "c"
    return text[:place] + other + text[place + 1 :]


def codes(result: Verification) -> set[str]:
    return {problem.code for problem in result.problems}


def test_untouched_case_and_dossier_hold(small: Path) -> None:
    case, dossier = verify_case(small / "case"), verify_dossier(small / "dossier")
    assert case.problems == [] and dossier.problems == []
    assert case.checked["originals"] == 4 and case.checked["accepted statements"] > 0
    assert dossier.checked["statements"] > 0


@pytest.mark.parametrize("chunk", range(4))
def test_two_hundred_changes_are_each_found(small: Path, tmp_path: Path, chunk: int) -> None:
    """Originals, rows (texts, quotes and ledger among them), the database's bytes, dossier files: 50 each chunk."""
    rng = random.Random(1000 + chunk)
    missed = []
    for number in range(50):
        copy = tmp_path / f"{number}"
        shutil.copytree(small, copy, symlinks=True)
        kind = ("original", "row", "row", "file", "dossier")[number % 5]
        if kind == "original":
            where = rng.choice([path for path in (copy / "case" / "originals").rglob("*") if path.is_file()])
            flip_byte(where, rng)
        elif kind == "row":
            where = change_cell(copy / "case", rng)
        elif kind == "file":
            where = copy / "case" / DATABASE
            flip_byte(where, rng)
        else:
            where = rng.choice([path for path in (copy / "dossier").rglob("*") if path.is_file()])
            flip_byte(where, rng)
        result = verify_dossier(copy / "dossier") if kind == "dossier" else verify_case(copy / "case")
        found = codes(result) - (SEALS if kind == "row" else set())
        if not found:
            missed.append((kind, str(where)))
        shutil.rmtree(copy)
    assert not missed


@pytest.mark.parametrize(
    "table", ["store_ledgerentry", "store_text", "store_proposal", "store_decision", "store_receipt"]
)
def test_each_kind_of_row_is_caught_by_its_own_check(small: Path, table: str) -> None:
    where = change_cell(small / "case", random.Random(7), table)
    assert codes(verify_case(small / "case")) - SEALS, where


def run_sql(root: Path, *statements: str) -> None:
    with sqlite3.connect(root / DATABASE) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_dropped_last_entries_are_found(small: Path) -> None:
    tail = "entry > (SELECT MAX(seq) - 2 FROM store_ledgerentry)"
    with sqlite3.connect(small / "case" / DATABASE) as connection:
        names = tables(connection)
    connection.close()
    drops = [f"DELETE FROM {name} WHERE {tail}" for name in names if name != "store_ledgerentry"]
    run_sql(
        small / "case", *drops, "DELETE FROM store_ledgerentry WHERE seq > (SELECT MAX(seq) - 2 FROM store_ledgerentry)"
    )
    assert "ledger-cut" in codes(verify_case(small / "case"))


def test_reordered_entries_are_found(small: Path) -> None:
    run_sql(
        small / "case",
        "UPDATE store_ledgerentry SET seq = -2 WHERE seq = 2",
        "UPDATE store_ledgerentry SET seq = 2 WHERE seq = 3",
        "UPDATE store_ledgerentry SET seq = 3 WHERE seq = -2",
    )
    assert {"ledger-broken"} <= codes(verify_case(small / "case"))


def rewritten(root: Path, key: SigningKey) -> None:
    """The whole ledger signed anew with ``key``, hashes and head included."""
    with sqlite3.connect(root / DATABASE) as connection:
        rows = connection.execute(
            "SELECT seq, at, actor, action, payload FROM store_ledgerentry ORDER BY seq"
        ).fetchall()
    connection.close()
    previous, updates = ledger.GENESIS, []
    for seq, at, actor, action, payload in rows:
        body = json.loads(payload)
        if "public_key" in body:
            body["public_key"] = key.public_hex
        body["rewritten"] = True
        text = canonical_json(body)
        digest = ledger.entry_hash(seq=seq, at=at, actor=actor, action=action, payload=text, previous=previous)
        signature = key.sign(digest.encode())
        escaped = text.replace("'", "''")
        updates.append(
            f"UPDATE store_ledgerentry SET payload = '{escaped}', previous = '{previous}', hash = '{digest}', "
            f"signature = '{signature}' WHERE seq = {seq}"
        )
        previous = digest
    with sqlite3.connect(root / DATABASE) as connection:
        triggers = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    connection.close()
    run_sql(root, *updates, *triggers)
    note = {"seq": len(rows), "hash": previous, "database_sha256": None}
    signed = {**note, "signature": key.sign(canonical_json(note).encode())}
    (root / "head.json").write_text(canonical_json(signed) + "\n", "utf8")


def test_entries_signed_by_another_key_are_found(small: Path) -> None:
    other = SigningKey.create()
    with sqlite3.connect(small / "case" / DATABASE) as connection:
        digest = connection.execute("SELECT hash FROM store_ledgerentry WHERE seq = 3").fetchone()[0]
    connection.close()
    run_sql(small / "case", f"UPDATE store_ledgerentry SET signature = '{other.sign(digest.encode())}' WHERE seq = 3")
    assert "ledger-signature" in codes(verify_case(small / "case"))


def test_a_case_rewritten_with_its_own_key_shows_against_a_noted_head(small: Path) -> None:
    root = small / "case"
    noted = verify_case(root).head
    rewritten(root, SigningKey.load(root / "keys" / "signing.key"))
    assert verify_case(root).problems == [], "the holder of the key can do this; see docs/threat-model.md"
    assert codes(verify_case(root, head=noted)) == {"head-not-in-ledger"}


def test_a_case_rewritten_with_another_key_shows_against_the_noted_key(small: Path) -> None:
    root = small / "case"
    key = verify_case(root).key
    other = SigningKey.create()
    (root / "keys" / "signing.key").unlink()
    other.save(root / "keys" / "signing.key")
    rewritten(root, other)
    assert "key-differs" in codes(verify_case(root, key=key))


def test_a_row_added_without_an_entry_is_found(small: Path) -> None:
    columns = "id, entry, salt, digest, erased_by, source, level, until, withdrawn"
    values = f"999, 3, '{'0' * 32}', '{'0' * 64}', NULL, 3, 'public-named', '', 0"
    run_sql(small / "case", f"INSERT INTO store_consent ({columns}) VALUES ({values})")
    assert {"row-changed", "rows-differ"} & codes(verify_case(small / "case"))


def test_a_row_emptied_without_an_entry_is_found(small: Path) -> None:
    run_sql(small / "case", "UPDATE store_text SET body = '', salt = '', erased_by = 3 WHERE id = 1")
    assert "row-erased" in codes(verify_case(small / "case"))


def test_a_dropped_trigger_is_found(small: Path) -> None:
    run_sql(small / "case")
    assert "schema-changed" in codes(verify_case(small / "case"))


def test_a_missing_original_and_a_missing_head_are_found(small: Path) -> None:
    next(path for path in (small / "case" / "originals").rglob("*") if path.is_file()).unlink()
    (small / "case" / "head.json").unlink()
    assert {"original-missing", "head-missing"} <= codes(verify_case(small / "case"))


def test_dossier_files_added_removed_or_signed_anew_are_found(small: Path) -> None:
    dossier = small / "dossier"
    key = verify_dossier(dossier).key
    (dossier / "extra.html").write_text("<p>more</p>", "utf8")
    assert codes(verify_dossier(dossier)) == {"file-not-listed"}
    (dossier / "extra.html").unlink()
    manifest = dossier / "manifest.json"
    body = json.loads(manifest.read_text("utf8"))
    other = SigningKey.create()
    body["public_key"] = other.public_hex
    manifest.write_text(canonical_json(body) + "\n", "utf8")
    (dossier / "manifest.sig").write_text(other.sign(manifest.read_bytes()) + "\n", "ascii")
    assert codes(verify_dossier(dossier, key=key)) == {"key-differs"}
    (dossier / "style.css").unlink()
    assert "file-missing" in codes(verify_dossier(dossier))
