"""An accepted statement with what the case knows of it: who testifies, of whom, where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guwah.core.identity.references import UNNAMED
from guwah.core.identity.register import Person, Register
from guwah.core.sources.record import SourceRecord
from guwah.core.statements.statement import Mention, Statement
from guwah.core.values.names import name_key


@dataclass(frozen=True, slots=True)
class Evidence:
    """One accepted statement, resolved.

    ``testifier`` is the key of the person whose words or account it is, none where no person testifies
    (a body, an author). ``people`` maps a key to the name of each victim. ``place`` is the name under which
    the place's spellings stand together; empty where the statement tells none: it is never assumed.
    """

    statement: Statement
    testifier: str | None
    people: Mapping[str, str]
    place: str
    is_recorded: bool = False
    """True where a record of the case names the testifier."""


def resolve(
    statements: Iterable[Statement],
    records: Mapping[str, SourceRecord],
    register: Register,
) -> list[Evidence]:
    """The statements with testifier, victims and place resolved, in the order given."""
    recorded = {person.key for person in register.persons}
    return [
        Evidence(
            item,
            testifier(item, records.get(item.source), register),
            _people(item, register),
            _place(item, register),
            is_recorded=testifier(item, records.get(item.source), register) in recorded,
        )
        for item in statements
    ]


def testifier(statement: Statement, record: SourceRecord | None, register: Register) -> str | None:
    """The key of the person who testifies, or none.

    A witness that the statement leaves unnamed is the source's only recorded witness; where the record names none,
    whoever was judged to be the witness of the source.
    """
    voice = statement.voice
    if voice is not None and (person := register.person(voice.name, statement.source)):
        return person.key
    if voice is not None and voice.kind in ("authority", "organization", "author"):
        return None
    witnesses = [person for person in (record.witnesses if record else ()) if person.role != "official"]
    if not witnesses and (unnamed := register.by_mention.get((UNNAMED, statement.source))):
        return unnamed.key
    if len(witnesses) == 1 and (voice is None or voice.kind == "witness"):
        return _key(register.person(witnesses[0].name, statement.source), witnesses[0].name)
    return name_key(voice.name) if voice is not None and voice.kind == "witness" else None


def _key(person: Person | None, name: str) -> str:
    return person.key if person else name_key(name)


def _people(statement: Statement, register: Register) -> dict[str, str]:
    found: dict[str, str] = {}
    for mention in statement.victims:
        if name := _proper_name(mention, register):
            person = register.person(name, statement.source)
            found[_key(person, name)] = person.name if person else name
    return found


_PRONOUNS = frozenset(
    "i we you he she it they me us him her them my our your his their its mine nobody none noone everyone everybody "
    "someone somebody anyone anybody all some many most others those these this that who whoever people men women "
    "children one two three both several each every any no".split()
)


def _proper_name(mention: Mention, register: Register) -> str | None:
    """The name of who is meant; none for words that point at people without naming them ("They", "No student")."""
    for name in (mention.entity, mention.span.exact):
        if name and (register.person(name) or (name[:1].isupper() and _first_word(name) not in _PRONOUNS)):
            return name
    return None


def _first_word(name: str) -> str:
    return name_key(name).split(" ")[0]


def _place(statement: Statement, register: Register) -> str:
    place = statement.place
    return register.place(place.entity or place.span.exact) if place is not None else ""
