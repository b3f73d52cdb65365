"""``head.json``: the ledger's last entry, signed, outside the database.

It shows that the last entries were dropped from the database. With the hash of the closed database file it
also shows a byte changed anywhere in that file, unused pages included.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import IntegrityError
from guwah.store import ledger
from guwah.store.originals import sync_folder
from guwah.vault.signing import SigningKey, check_signature


@dataclass(frozen=True)
class NotedHead:
    """What ``head.json`` says. ``database_sha256`` is none while the case was left open or was killed."""

    head: ledger.Head
    database_sha256: str | None


@dataclass(frozen=True)
class HeadFile:
    path: Path

    def write(self, key: SigningKey, head: ledger.Head, *, database_sha256: str | None) -> None:
        """Note ``head``, durably and all at once."""
        body: dict[str, Any] = {"seq": head.seq, "hash": head.hash, "database_sha256": database_sha256}
        signature = key.sign(canonical_json(body).encode("utf8"))
        draft = self.path.with_suffix(".part")
        with draft.open("w", encoding="utf8") as file:
            file.write(canonical_json({**body, "signature": signature}) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)
        sync_folder(self.path.parent)

    def break_seal(self, key: SigningKey) -> None:
        """Take back the hash of the closed database, before its bytes change. The head noted stays as it was,
        and so does a file that cannot be read: it is for verification to name."""
        with suppress(IntegrityError):
            noted = self.read(key.public_hex)
            if noted.database_sha256 is not None:
                self.write(key, noted.head, database_sha256=None)

    def read(self, public_key: str) -> NotedHead:
        """What the file says, its signature checked.

        Raises:
            IntegrityError: ``head-missing``, ``head-damaged`` or ``signature-invalid``.
        """
        if not self.path.is_file():
            raise IntegrityError("head-missing", "head.json is not in the case.")
        try:
            text = self.path.read_text("utf8")
        except (UnicodeDecodeError, OSError) as error:
            raise IntegrityError("head-damaged", "head.json is not text.") from error
        body = _parsed(text)
        signature = body.pop("signature")
        check_signature(public_key, canonical_json(body).encode("utf8"), signature)
        return NotedHead(ledger.Head(body["seq"], body["hash"]), body["database_sha256"])


def _parsed(text: str) -> dict[str, Any]:
    kinds: dict[str, Any] = {"seq": int, "hash": str, "database_sha256": (str, type(None)), "signature": str}
    try:
        body = json.loads(text)
        right = set(body) == set(kinds) and all(isinstance(body[name], kind) for name, kind in kinds.items())
        if right and canonical_json(body) + "\n" == text:
            return dict(body)
    except (ValueError, TypeError, RecursionError):
        pass
    raise IntegrityError("head-damaged", "head.json is not as guwah wrote it.")
