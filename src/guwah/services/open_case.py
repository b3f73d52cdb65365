"""Open a case to work on it, bringing one written by an earlier version up to date first."""

from __future__ import annotations

from pathlib import Path

from guwah.services.backup_case import backup_case
from guwah.services.session import Session
from guwah.store import triggers, upgrade
from guwah.store.case_file import CaseFile
from guwah.store.members import acting_member


def open_case(root: Path, *, actor: str | None) -> Session:
    """The session of ``actor`` on the case at ``root``.

    Where the case lacks migrations, a copy of it is put beside it first.

    Raises:
        NotFoundError: ``case-missing``.
        NotPermittedError: ``member-unknown``, ``actor-needed``.
        ConflictError: ``case-newer``, ``case-busy``.
    """
    case = CaseFile.open(root)
    try:
        pending = upgrade.pending_migrations()
        if pending:
            backup_case(case, root.with_name(f"{root.name}.before-upgrade-{pending[-1]}"))
            with case.alone():
                upgrade.migrate()
        session = Session(case, acting_member(actor))
        if pending:
            _record_upgrade(session, pending)
        return session
    except BaseException:
        case.close()
        raise


def _record_upgrade(session: Session, names: list[str]) -> None:
    with session.case.writing():
        details = {"migrations": names, "schema": triggers.schema_digest(), "bookkeeping": upgrade.bookkeeping_digest()}
        session.record("case-upgraded", details=details)
