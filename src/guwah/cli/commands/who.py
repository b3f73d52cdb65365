"""guwah who: the names of a case."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, json_option, reading
from guwah.cli.output import counted, say, say_json, table, warn
from guwah.core.identity.clusters import Conflict
from guwah.core.identity.register import Person
from guwah.services.list_names import KnownNames, list_names
from guwah.services.suggest_people import SuggestedPeople, suggest_people, suggestion_json
from guwah.services.suggest_places import PlaceSuggestion, suggest_places

_REASONS = 4
"""Reasons in the table for one suggestion; JSON has all."""


@click.command("who", **example("guwah who camps --json > names.jsonl"))
@case_argument
@click.option("--suggest", is_flag=True, help="Pairs that may be one person, place or facility, for you to judge.")
@json_option
@actor_option
def command(case: Path, suggest: bool, as_json: bool, actor: str | None) -> None:
    """List who the case knows, and the words that may be names and that nobody has judged.

    In a dossier every unjudged one is withheld. With --json each is a judgement to fill in: set "kind" to
    person, place, facility, organization or other and give the file to guwah judge.

    With --suggest, list instead the pairs that may be one: of people in sources and in lists, by name and by what
    they tell. With --json too, each is a judgement to fill in: set "judgement" to same, different or unsure.
    """
    with reading(case, actor) as opened:
        if suggest:
            _suggest(suggest_people(opened.root), suggest_places(opened.root), as_json)
            return
        names = list_names()
    _print_json(names) if as_json else _print(names)


def _suggest(people: SuggestedPeople, places: tuple[PlaceSuggestion, ...], as_json: bool) -> None:
    for name, code, reason in people.refused:
        warn(f"guwah: {name}: [{code}] {reason}")
    if as_json:
        for item in people.suggestions:
            say_json(suggestion_json(item))
        for place in places:
            say_json(place.to_json())
        return
    rows = [
        (x.left.reference, x.right.reference, "person", f"{x.weight_bits:.1f}", x.use, _shortened(map(str, x.because)))
        for x in people.suggestions
    ]
    rows += [(x.left, x.right, x.kind, f"{x.weight_bits:.1f}", x.use, _shortened(x.because)) for x in places]
    table(("left", "right", "kind", "bits", "use", "because"), rows)
    say(f"\n{counted(len(rows), 'suggestion')}. Nothing is joined before somebody judges: guwah judge.")


def _shortened(because: Iterable[str]) -> str:
    lines = list(because)
    more = [f"and {len(lines) - _REASONS} more"] if len(lines) > _REASONS else []
    return "; ".join([*lines[:_REASONS], *more])


def _print(names: KnownNames) -> None:
    table(
        ("person", "also written", "roles", "minor", "pseudonyms"),
        [
            (
                person.name,
                ", ".join(person.forms[1:]),
                ", ".join(sorted(person.roles)),
                "yes" if person.minor else "",
                ", ".join(f"{label} ({audience})" for audience, label in names.pseudonyms.get(person.key, {}).items()),
            )
            for person in names.persons
        ],
    )
    _print_kin(names)
    for conflict in names.conflicts:
        warn(f"guwah: {_told(conflict)}")
    say()
    table(
        ("perhaps a name", "guess", "times", "sources"),
        [(item.name, item.guess, item.times, item.sources) for item in names.unjudged],
    )
    say(
        f"\n{counted(len(names.persons), 'person', 'people')}, {counted(len(names.judged), 'name')} judged to be "
        f"something else, {counted(len(names.unjudged), 'name')} waiting for a judgement."
    )


def _print_kin(names: KnownNames) -> None:
    if names.kin:
        by_key = {person.key: person.name for person in names.persons}
        say()
        table(("who", "is", "of"), [(by_key[link.left], link.type, by_key[link.right]) for link in names.kin])


def _told(conflict: Conflict) -> str:
    what = "names that one record gives to one person" if conflict.judgement is None else "a judgement 'same'"
    return (
        f"{what} would join {conflict.different[0]} and {conflict.different[1]}, who were judged different, and takes "
        f"no effect: {' = '.join(conflict.chain)}"
    )


def _kin_of(person: Person, names: KnownNames) -> list[dict[str, str]]:
    """Who is kin of a person: the type says what the person is of the other, reversed what the other is."""
    by_key = {item.key: item.name for item in names.persons}
    found = [{"type": x.type, "of": by_key[x.right]} for x in names.kin if x.left == person.key]
    return found + [{"type": x.type, "who": by_key[x.left]} for x in names.kin if x.right == person.key]


def _print_json(names: KnownNames) -> None:
    for person in names.persons:
        say_json(
            {
                "person": person.name,
                "forms": list(person.forms),
                "roles": sorted(person.roles),
                "minor": person.minor,
                "pseudonyms": names.pseudonyms.get(person.key, {}),
                "kin": _kin_of(person, names),
            }
        )
    for conflict in names.conflicts:
        say_json({"person": "", "conflict": list(conflict.different), "chain": list(conflict.chain)})
    for item in names.unjudged:
        say_json(
            {
                "kind": "",
                "guess": item.guess,
                "left": item.name,
                "right": "",
                "judgement": "same",
                "reason": "",
                "times": item.times,
                "sources": item.sources,
            }
        )
