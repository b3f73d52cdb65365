"""Copy a case while it is open."""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from pathlib import Path

from django.db import connection

from guwah.core.values.errors import ConflictError, NotFoundError
from guwah.services.case_anchors import ANCHORS
from guwah.services.case_gazetteer import GAZETTEER
from guwah.services.case_lists import MAPPINGS
from guwah.store.case_file import DATABASE, CaseFile
from guwah.store.head_file import HeadFile
from guwah.store.ledger import Head
from guwah.store.originals import file_sha256


def backup_case(case: CaseFile, destination: Path) -> int:
    """A whole copy of ``case`` at ``destination``; the case stays open. Returns the number of originals copied.

    The database is copied first, in one piece; originals are only ever added, so every original that the copy
    names is there.

    Raises:
        ConflictError: ``backup-exists``.
        NotFoundError: ``folder-missing``.
    """
    if destination.exists():
        raise ConflictError("backup-exists", f"{destination} exists already.", remedy="Choose another path.")
    if not destination.parent.is_dir():
        raise NotFoundError("folder-missing", f"{destination.parent} is not a folder.", remedy="Create it first.")
    draft = destination.parent / f".{destination.name}.{uuid.uuid4().hex[:8]}"
    draft.mkdir(mode=0o700)
    try:
        head = _copy_database(draft / DATABASE)
        copied = _copy_files(case, draft)
        HeadFile(draft / "head.json").write(case.key, head, database_sha256=file_sha256(draft / DATABASE))
        os.replace(draft, destination)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return copied


def _copy_database(target: Path) -> Head:
    """Copy the database in one piece; returns the head of the copy, which a writer may have left behind since."""
    connection.ensure_connection()
    with sqlite3.connect(target) as copy:
        connection.connection.backup(copy)
        seq, digest = copy.execute("SELECT seq, hash FROM store_ledgerentry ORDER BY seq DESC LIMIT 1").fetchone()
    copy.close()
    return Head(seq, digest)


def _copy_files(case: CaseFile, target: Path) -> int:
    (target / "tmp").mkdir()
    shutil.copytree(case.root / "keys", target / "keys")
    for name in ("README.txt", ANCHORS, GAZETTEER):
        if (case.root / name).exists():
            shutil.copy2(case.root / name, target / name)
    if (case.root / MAPPINGS).is_dir():
        shutil.copytree(case.root / MAPPINGS, target / MAPPINGS)
    shutil.copytree(case.originals.root, target / "originals")
    return sum(1 for _ in (target / "originals").glob("*/*"))
