"""The manifest of a dossier: a digest of every file, and for each statement what it shows and what it commits to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from guwah.core.disclosure.masking import shown
from guwah.core.dossier.dossier import Dossier
from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import IntegrityError
from guwah.exports.site.site import statement_page

FORMAT = 1
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"


def build_manifest(dossier: Dossier, files: Mapping[str, bytes], *, public_key: str, head: str) -> bytes:
    """The manifest of ``files``, as the bytes to sign.

    ``head`` is the hash of the ledger's last entry before the release, so that a case and its dossier can be held
    together; its number, which would tell how much work a case holds, is left out.
    """
    body = {
        "format": FORMAT,
        "dossier": dossier.id,
        "program": dossier.program,
        "audience": dossier.disclosure.audience,
        "released_on": dossier.released_on,
        "public_key": public_key,
        "ledger_head": head,
        "files": {path: {"sha256": _sha256(data), "size": len(data)} for path, data in files.items()},
        "statements": [_statement(dossier, number) for number in range(1, len(dossier.disclosure.statements) + 1)],
        "sources": [
            {"number": item.number, "hash": item.hash, "salted": item.hash_is_salted}
            for item in dossier.disclosure.sources
        ],
    }
    return (canonical_json(body) + "\n").encode("utf8")


def read_manifest(data: bytes) -> dict[str, Any]:
    """The manifest's content.

    Raises:
        IntegrityError: ``manifest-damaged`` where it is not byte for byte as guwah writes it.
    """
    try:
        body = json.loads(data.decode("utf8"))
        if isinstance(body, dict) and (canonical_json(body) + "\n").encode("utf8") == data:
            return body
    except (ValueError, RecursionError):
        pass
    raise IntegrityError("manifest-damaged", f"{MANIFEST} is not as guwah wrote it.")


def released_digest(words: str) -> str:
    """The digest of a statement's words as a reader sees them, white space folded."""
    return _sha256(" ".join(words.split()).encode("utf8"))


def _statement(dossier: Dossier, number: int) -> dict[str, Any]:
    item = dossier.statement(number)
    page, anchor = statement_page(dossier, item)
    return {
        "id": item.id,
        "number": number,
        "page": page,
        "anchor": anchor,
        "quote_commitment": item.commitment,
        "released_sha256": released_digest(shown(item.quote)) if item.quote else None,
    }


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
