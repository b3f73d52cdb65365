"""Make a case."""

from __future__ import annotations

import uuid
from pathlib import Path

from guwah.core.values.canonical import check_text
from guwah.services.session import Session, utc_now
from guwah.store import triggers, upgrade
from guwah.store.case_file import FORMAT, CaseFile
from guwah.store.models import CaseTitle, Member


def create_case(root: Path, *, title: str, actor: str, invented: bool = False) -> Session:
    """A new case at ``root`` with its first ledger entry and its first member.

    Raises:
        ConflictError: ``case-exists``.
        NotFoundError: ``folder-missing``.
    """
    check_text([title, actor])
    case = CaseFile.create(root)
    session = Session(case, 1, utc_now)
    with case.writing():
        session.record(
            "case-created",
            [Member(id=1, name=actor), CaseTitle(title=title or root.resolve().name, invented=int(invented))],
            {
                "case": uuid.uuid4().hex,
                "format": FORMAT,
                "public_key": case.key.public_hex,
                "schema": triggers.schema_digest(),
                "bookkeeping": upgrade.bookkeeping_digest(),
            },
        )
    return session
