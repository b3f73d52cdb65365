"""An accepted statement with what the case knows of it: who testifies, of whom, where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from guwah.core.identity.names import name_key
from guwah.core.identity.register import Person, Register
from guwah.core.sources.record import SourceRecord
from guwah.core.statements.statement import Mention, Statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """One accepted statement, resolved.

    ``testifier`` is the key of the person whose words or account it is, none where no person testifies
    (a body, an author). ``people`` maps a key to the name of each victim. ``place`` is the name under which
    the place's spellings stand together; ``place_how`` is ``stated``, ``derived`` or empty.
    """

    statement: Statement
    testifier: str | None
    people: Mapping[str, str]
    place: str
    place_how: str
    is_recorded: bool = False
    """True where a record of the case names the testifier."""


def resolve(
    statements: Iterable[Statement],
    records: Mapping[str, SourceRecord],
    register: Register,
    *,
    custody_acts: Set[str],
) -> list[Evidence]:
    """The statements with testifier, victims and place resolved, in the order given."""
    recorded = {person.key for person in register.persons}
    resolved = [
        Evidence(
            item,
            testifier(item, records.get(item.source), register),
            _people(item, register),
            *_place(item, register),
            is_recorded=testifier(item, records.get(item.source), register) in recorded,
        )
        for item in statements
    ]
    return _with_derived_places(resolved, register, custody_acts)


def testifier(statement: Statement, record: SourceRecord | None, register: Register) -> str | None:
    """The key of the person who testifies, or none.

    A witness that the statement leaves unnamed is the source's only recorded witness.
    """
    voice = statement.voice
    if voice is not None and (person := register.person(voice.name)):
        return person.key
    if voice is not None and voice.kind in ("authority", "organization", "author"):
        return None
    witnesses = [person for person in (record.witnesses if record else ()) if person.role != "official"]
    if len(witnesses) == 1 and (voice is None or voice.kind == "witness"):
        return _key(register.person(witnesses[0].name), witnesses[0].name)
    return name_key(voice.name) if voice is not None and voice.kind == "witness" else None


def _key(person: Person | None, name: str) -> str:
    return person.key if person else name_key(name)


def _people(statement: Statement, register: Register) -> dict[str, str]:
    found: dict[str, str] = {}
    for mention in statement.victims:
        if name := _proper_name(mention, register):
            person = register.person(name)
            found[_key(person, name)] = person.name if person else name
    return found


def _proper_name(mention: Mention, register: Register) -> str | None:
    for name in (mention.entity, mention.span.exact):
        if name and (register.person(name) or name[:1].isupper()):
            return name
    return None


def _place(statement: Statement, register: Register) -> tuple[str, str]:
    if statement.place is None:
        return "", ""
    return register.place(statement.place.entity or statement.place.span.exact), "stated"


def _with_derived_places(evidence: list[Evidence], register: Register, custody_acts: Set[str]) -> list[Evidence]:
    """Acts in custody told without a place get the known place where the same testifier was held, if it is one."""
    held: dict[tuple[str, str | None], set[str]] = {}
    for item in evidence:
        if item.place and item.statement.act == "detention" and item.statement.polarity == "affirmed":
            held.setdefault((item.statement.source, item.testifier), set()).add(item.place)

    def derived(item: Evidence) -> Evidence:
        places = held.get((item.statement.source, item.testifier), set())
        if item.place or len(places) != 1 or item.statement.act not in custody_acts:
            return item
        place = next(iter(places))
        return replace(item, place=place, place_how="derived") if register.knows_place(place) else item

    return [derived(item) for item in evidence]
