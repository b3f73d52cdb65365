"""The append-only ledger: every act on the case, chained by hash and signed with the case's key.

Entries hold ids and digests. What they commit to lies in the rows of the other tables, so that a name or an
original can be erased and the chain still holds.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from guwah.core.values.canonical import canonical_json
from guwah.store.models import LedgerEntry, Recorded
from guwah.vault.commitments import commit, new_salt
from guwah.vault.signing import SigningKey

GENESIS = "0" * 64
"""What the first entry names as its predecessor."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a ledger: noted elsewhere, it proves later that nothing was dropped or rewritten."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def head() -> Head:
    """The last entry; ``Head(0, GENESIS)`` for an empty ledger."""
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    return Head(*last) if last else Head(0, GENESIS)


def entry_hash(*, seq: int, at: str, actor: int, action: str, payload: str, previous: str) -> str:
    """SHA-256 over the canonical JSON of an entry without its own hash and signature."""
    body = {"seq": seq, "at": at, "actor": actor, "action": action, "payload": payload, "previous": previous}
    return hashlib.sha256(canonical_json(body).encode("utf8")).hexdigest()


def append(
    key: SigningKey,
    *,
    at: str,
    actor: int,
    action: str,
    rows: Sequence[Recorded] = (),
    details: dict[str, Any] | None = None,
) -> LedgerEntry:
    """Store ``rows`` and the entry that commits to them. To be called inside a transaction.

    ``details`` may hold ids, counts and digests, never names or words. Rows get their ids, salts and digests
    here; an id that is already set is kept, so that rows can refer to each other (see ``next_ids``).
    """
    last = head()
    payload = canonical_json({**(details or {}), "rows": _store_rows(rows, last.seq + 1)})
    fields: dict[str, Any] = {"seq": last.seq + 1, "at": at, "actor": actor, "action": action, "payload": payload}
    digest = entry_hash(**fields, previous=last.hash)
    entry = LedgerEntry(**fields, previous=last.hash, hash=digest, signature=key.sign(digest.encode("ascii")))
    entry.save(force_insert=True)
    return entry


def next_id(model: type[Recorded]) -> int:
    """The id that the next row of ``model`` gets."""
    return (model.objects.aggregate(last=Max("id"))["last"] or 0) + 1


def rows_root(digests: Sequence[str]) -> str:
    """One digest over the digests of an entry's rows of one table, in the order of their ids."""
    return hashlib.sha256("".join(digests).encode("ascii")).hexdigest()


def _store_rows(rows: Sequence[Recorded], seq: int) -> dict[str, list[Any]]:
    by_model: dict[type[Recorded], list[Recorded]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    return {model._meta.model_name or "": _store_table(model, found, seq) for model, found in by_model.items()}


def _store_table(model: type[Recorded], rows: list[Recorded], seq: int) -> list[Any]:
    free = next_id(model)
    for row in rows:
        if row.id is None:
            row.id = free
        free = max(free, row.id) + 1
        row.entry, row.salt = seq, new_salt()
        row.digest = commit(row.salt, row.committed_content())
    rows.sort(key=lambda row: row.id)
    model.objects.bulk_create(rows)
    return [len(rows), rows_root([row.digest for row in rows])]
