"""Who may do what. Every rule of the kind lives here."""

from __future__ import annotations

from guwah.core.identity.register import Register
from guwah.core.statements.decision import NAMING, Decision
from guwah.core.values.errors import NotPermittedError


def check_decision(decision: Decision, register: Register) -> None:
    """Raise where a decision may not be taken by anyone.

    Raises:
        NotPermittedError: ``minor-never-named`` where it would name a minor.
    """
    if decision.decision not in NAMING:
        return
    person = register.person(decision.person)
    if decision.decision == "name" and person is not None and person.minor:
        raise NotPermittedError("minor-never-named", "a minor is never named, whatever anybody decides.")
