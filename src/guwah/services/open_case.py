"""Open a case to work on it, bringing one written by an earlier version up to date first."""

from __future__ import annotations

from pathlib import Path

from guwah.core.values.errors import ConflictError
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
        session = Session(case, acting_member(actor))
        if pending := upgrade.pending_migrations():
            _bring_up_to_date(session, pending)
        return session
    except BaseException:
        case.close()
        raise


def open_case_to_read(root: Path) -> CaseFile:
    """The case at ``root``, for work that records nothing.

    Raises:
        NotFoundError: ``case-missing``.
        ConflictError: ``case-newer``, or ``case-older`` where it has to be brought up to date first.
    """
    case = CaseFile.open(root)
    if upgrade.pending_migrations():
        case.close()
        raise ConflictError(
            "case-older",
            "an earlier version of guwah has written this case.",
            remedy="Bring it up to date: guwah member CASE",
        )
    return case


def _bring_up_to_date(session: Session, pending: list[str]) -> None:
    """Put a copy beside the case, then migrate and record it in one transaction: all of it happens, or nothing."""
    case = session.case
    backup_case(case, _free_name(case.root.with_name(f"{case.root.name}.before-upgrade-{pending[-1]}")))
    with case.writing():
        upgrade.migrate()
        details = {
            "migrations": pending,
            "schema": triggers.schema_digest(),
            "bookkeeping": upgrade.bookkeeping_digest(),
        }
        session.record("case-upgraded", details=details)


def _free_name(path: Path) -> Path:
    number = 1
    while (found := path if number == 1 else path.with_name(f"{path.name}-{number}")).exists():
        number += 1
    return found
