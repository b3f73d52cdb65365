"""Who may do what. Every rule of the kind lives here."""

from __future__ import annotations

from guwah.core.identity.register import Register
from guwah.core.statements.decision import NAMING, Decision
from guwah.core.values.errors import NotFoundError, NotPermittedError


def check_decision(decision: Decision, register: Register) -> None:
    """Raise where a decision may not be taken by anyone.

    Raises:
        NotFoundError: ``person-unknown``.
        NotPermittedError: ``minor-never-named`` where it would name a minor.
    """
    if decision.decision not in NAMING:
        return
    person = register.person(decision.person)
    if person is None:
        raise NotFoundError("person-unknown", "nobody in the case is known by that name; see: guwah who CASE")
    if decision.decision == "name" and person.minor:
        raise NotPermittedError("minor-never-named", "a minor is never named, whatever anybody decides.")
