"""Copy a case while it is open."""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from pathlib import Path

from django.db import connection

from guwah.core.values.errors import ConflictError, NotFoundError
from guwah.store.case_file import DATABASE, CaseFile


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
        _copy_database(draft / DATABASE)
        copied = _copy_files(case, draft)
        os.replace(draft, destination)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return copied


def _copy_database(target: Path) -> None:
    connection.ensure_connection()
    with sqlite3.connect(target) as copy:
        connection.connection.backup(copy)
    copy.close()


def _copy_files(case: CaseFile, target: Path) -> int:
    (target / "tmp").mkdir()
    shutil.copytree(case.root / "keys", target / "keys")
    for name in ("README.txt", "head.json"):
        if (case.root / name).exists():
            shutil.copy2(case.root / name, target / name)
    shutil.copytree(case.originals.root, target / "originals")
    return sum(1 for _ in (target / "originals").glob("*/*"))
