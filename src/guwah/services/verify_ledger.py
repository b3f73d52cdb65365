"""The chain: every entry hashed, linked and signed; the head where it should be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import IntegrityError
from guwah.services.problems import Verification
from guwah.store import ledger
from guwah.store.case_file import DATABASE, CaseFile
from guwah.store.originals import file_sha256
from guwah.vault.signing import check_signature

_COLUMNS = ("seq", "at", "actor", "action", "payload", "previous", "hash", "signature")


@dataclass
class Chain:
    """A ledger as read: the payloads by number, the hashes by number."""

    public_key: str
    payloads: dict[int, dict[str, Any]] = field(default_factory=dict)
    hashes: dict[int, str] = field(default_factory=dict)

    @property
    def last(self) -> ledger.Head:
        seq = max(self.hashes)
        return ledger.Head(seq, self.hashes[seq])


def check_chain(out: Verification, key: str | None) -> Chain | None:
    """Every entry checked against its predecessor and the key of the first; none where there is no ledger."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_COLUMNS)} FROM store_ledgerentry ORDER BY seq")
        entries = [dict(zip(_COLUMNS, row, strict=True)) for row in cursor.fetchall()]
    public_key = _public_key(entries)
    if public_key is None:
        out.fault("ledger-damaged", "ledger entry 1", "the ledger does not begin with the making of a case")
        return None
    if key is not None and key != public_key:
        out.fault("key-differs", "ledger entry 1", "the ledger is signed with another key than the one given")
    chain, previous = Chain(public_key), ledger.GENESIS
    for number, entry in enumerate(entries, 1):
        previous = _check_entry(number, entry, previous, chain, out)
    out.checked["ledger entries"] = len(entries)
    out.head, out.key = str(chain.last), public_key
    return chain


def _public_key(entries: list[dict[str, Any]]) -> str | None:
    try:
        return str(json.loads(entries[0]["payload"])["public_key"])
    except (IndexError, KeyError, TypeError, ValueError, RecursionError):
        return None


def _check_entry(number: int, entry: dict[str, Any], previous: str, chain: Chain, out: Verification) -> str:
    where = f"ledger entry {entry['seq']}"
    if entry["seq"] != number:
        out.fault("ledger-gap", where, f"entry {number} should stand here")
    if entry["previous"] != previous:
        out.fault("ledger-broken", where, "it does not follow the entry before it")
    try:
        digest = ledger.entry_hash(**{name: entry[name] for name in _COLUMNS[:-2]})
    except (TypeError, ValueError):
        digest = ""
    if digest != entry["hash"]:
        out.fault("ledger-broken", where, "its content is not what was hashed")
    try:
        check_signature(chain.public_key, str(entry["hash"]).encode("ascii", "replace"), str(entry["signature"]))
    except IntegrityError:
        out.fault("ledger-signature", where, "it is not signed with the case's key")
    _keep(entry, where, chain, out)
    return str(entry["hash"])


def _keep(entry: dict[str, Any], where: str, chain: Chain, out: Verification) -> None:
    chain.hashes[entry["seq"]] = entry["hash"]
    try:
        payload = json.loads(entry["payload"])
        right = all(isinstance(item, list) and len(item) == 2 for item in payload["rows"].values())
        if not right or canonical_json(payload) != entry["payload"]:
            raise ValueError
        chain.payloads[entry["seq"]] = payload
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        out.fault("ledger-broken", where, "its content cannot be read")


def check_head(case: CaseFile, chain: Chain, out: Verification, noted_elsewhere: str | None) -> None:
    """The head beside the database, and one noted elsewhere, must both be in the chain."""
    if noted_elsewhere is not None:
        _check_noted(noted_elsewhere, chain, out)
    try:
        noted = case.head_file.read(chain.public_key)
    except IntegrityError as error:
        out.fault(error.code, "head.json", error.message)
        return
    if noted.head.seq > chain.last.seq:
        out.fault("ledger-cut", "ledger", f"entries {chain.last.seq + 1} to {noted.head.seq} are missing")
    elif chain.hashes.get(noted.head.seq) != noted.head.hash:
        out.fault("ledger-rewritten", f"ledger entry {noted.head.seq}", "it is not the one that head.json notes")
    elif noted.head.seq < chain.last.seq or noted.database_sha256 is None:
        out.notes.append("The case was not closed properly the last time; everything in it was checked all the same.")
    else:
        _check_sealed(case, noted.database_sha256, out)


def _check_sealed(case: CaseFile, database_sha256: str, out: Verification) -> None:
    """The database file as guwah closed it: byte for byte, and nothing beside it that would change it."""
    if log := _log_beside(case):
        out.fault("database-log", log.name, "it lies beside a database that guwah had closed, and would change it")
    if file_sha256(case.root / DATABASE) != database_sha256:
        out.fault("database-changed", DATABASE, "the file's bytes are not those that guwah closed")


def _log_beside(case: CaseFile) -> Path | None:
    """A log that SQLite would fold into the database at the next opening."""
    journal, log = case.root / f"{DATABASE}-journal", case.root / f"{DATABASE}-wal"
    if journal.exists() or journal.is_symlink():
        return journal
    there = log.is_symlink() or (log.exists() and (not log.is_file() or log.stat().st_size > 0))
    return log if there else None


def _check_noted(noted: str, chain: Chain, out: Verification) -> None:
    seq, _, digest = noted.strip().rpartition(":")
    number = int(seq) if seq.isascii() and seq.isdigit() else None
    held = digest in chain.hashes.values() if number is None else chain.hashes.get(number) == digest
    if not held:
        out.fault(
            "head-not-in-ledger", "ledger", "the head noted elsewhere is not in this ledger: it was rewritten or cut"
        )
