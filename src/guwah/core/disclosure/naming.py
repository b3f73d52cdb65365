"""Who may be named, and what everyone else is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from guwah.core.consent.levels import ConsentState
from guwah.core.disclosure.masking import Mask
from guwah.core.identity.register import Person, Register
from guwah.core.statements.statement import Statement
from guwah.core.values.names import name_key, place_key

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OR = " or "
"""Stands between the labels of people who bear one name."""


def nameable_people(
    register: Register, testimony: Mapping[str, Sequence[ConsentState]], decided: Set[str], *, on: date
) -> set[str]:
    """The keys of the people who may be named.

    A witness is named where each of the witness's testimonies that is under consent at all allows it: a name
    in one source would uncover the pseudonym in another. Anyone else is named by a recorded decision only.
    Minors are never named, nor is anybody who shares a name with somebody judged to be another person: the
    name would be read as that of both.

    Args:
        register: the people of the case.
        testimony: by the person's key, the consent to each source in which the person testifies.
        decided: folded names that a recorded decision allows to be named.
        on: the day of the release.
    """
    allowed = set()
    for person in register.persons:
        given = testimony.get(person.key, ())
        in_force = [state for state in given if state.permits("internal", on=on)]
        agreed = bool(in_force) and all(state.permits_name(on=on) for state in in_force)
        by_decision = not given and any(name_key(form) in decided for form in person.forms)
        if (agreed or by_decision) and not person.minor and not register.shares_name(person):
            allowed.add(person.key)
    return allowed


def build_mask(
    register: Register, labels: Mapping[str, str], allowed: Set[str], statements: Iterable[Statement]
) -> Mask:
    """The mask for a release: a label for each form of everyone who may not be named.

    Free of masking are names judged not to be a person's, people who may be named, and the places of
    accepted statements, which a person has read as places.
    """
    hidden: dict[str, str] = {}
    for person in register.persons:
        for form in person.forms if person.key not in allowed else ():
            label = labels[person.key]
            hidden[form] = f"{hidden[form]}{OR}{label}" if form in hidden else label
    named = [form for person in register.persons if person.key in allowed for form in person.forms]
    free = set(register.not_persons) | {name_key(form) for form in named}
    free |= {name_key(part) for form in named for part in form.split()}
    free |= {place_key(name) for item in statements if (name := _plain_place(item))}
    return Mask(hidden, frozenset(free), frozenset(named))


def pseudonyms(
    people: Iterable[Person],
    known: Mapping[str, str],
    taken: Mapping[str, Set[str]],
    order: Mapping[str, str],
    *,
    spent: Set[str] = frozenset(),
    letters: str = ALPHABET,
) -> dict[str, str]:
    """A label for each person without one yet: "Person A" to "Person Z", then "Person AA".

    Args:
        people: everyone who needs a label.
        known: labels given to this audience before, by key.
        taken: labels that a person bears towards other audiences, by key; they are not used again.
        order: a keyed digest per person, so that the order of labels tells nothing; those whom the evidence is
            about come first, so that their labels are short.
        spent: labels that stood for somebody before and stand for nobody now (after a merge, an erasure).
        letters: the alphabet in the order in which letters are given out, so that they tell nothing of how many
            people there are.
    """
    used = set(known.values()) | set(spent)
    fresh: dict[str, str] = {}
    for person in sorted(people, key=lambda person: order[person.key]):
        if person.key not in known and person.key not in fresh:
            label = next(
                item for item in _labels(letters) if item not in used and item not in taken.get(person.key, ())
            )
            used.add(label)
            fresh[person.key] = label
    return fresh


def _labels(letters: str) -> Iterable[str]:
    yield from (f"Person {letter}" for letter in letters)
    yield from (f"Person {first}{second}" for first in letters for second in letters)
    yield from (f"Person {number}" for number in range(1000, 10_000_000))


def _plain_place(statement: Statement) -> str | None:
    """The place of a statement where it is a bare name; "my uncle Daniyar's house" names a person too."""
    if statement.place is None:
        return None
    words = statement.place.span.exact.removeprefix("the ").split()
    plain = all(word[:1].isupper() and not word.endswith(("'s", "’s")) for word in words)
    return " ".join(words) if plain and len(words) <= 4 else None
