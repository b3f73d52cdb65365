"""Add somebody to a case."""

from __future__ import annotations

from guwah.core.values.errors import ConflictError, InvalidInputError
from guwah.services.session import Session
from guwah.store.members import member_names
from guwah.store.models import Member


def add_member(session: Session, name: str) -> None:
    """Make ``name`` a member of the case.

    Raises:
        InvalidInputError: ``member-name-empty``.
        ConflictError: ``member-exists``.
    """
    if not name.strip():
        raise InvalidInputError("member-name-empty", "a member needs a name.")
    with session.case.writing():
        if name in member_names().values():
            raise ConflictError("member-exists", "that name is a member already.")
        session.record("member-added", [Member(name=name)])
