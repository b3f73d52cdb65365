"""guwah who: the names of a case."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, json_option, reading
from guwah.cli.output import counted, say, say_json, table
from guwah.services.list_names import KnownNames, list_names


@click.command("who", **example("guwah who camps --json > names.jsonl"))
@case_argument
@json_option
@actor_option
def command(case: Path, as_json: bool, actor: str | None) -> None:
    """List who the case knows, and the words that may be names and that nobody has judged.

    In a dossier every unjudged one is withheld. With --json each is a judgement to fill in: set "kind" to
    person, place, facility, organization or other and give the file to guwah judge.
    """
    with reading(case, actor):
        names = list_names()
    _print_json(names) if as_json else _print(names)


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
    say()
    table(
        ("perhaps a name", "guess", "times", "sources"),
        [(item.name, item.guess, item.times, item.sources) for item in names.unjudged],
    )
    say(
        f"\n{counted(len(names.persons), 'person', 'people')}, {counted(len(names.judged), 'name')} judged to be "
        f"something else, {counted(len(names.unjudged), 'name')} waiting for a judgement."
    )


def _print_json(names: KnownNames) -> None:
    for person in names.persons:
        say_json(
            {
                "person": person.name,
                "forms": list(person.forms),
                "roles": sorted(person.roles),
                "minor": person.minor,
                "pseudonyms": names.pseudonyms.get(person.key, {}),
            }
        )
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
