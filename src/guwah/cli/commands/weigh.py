"""guwah weigh: what stands together, on how many independent origins."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, json_option, reading
from guwah.cli.output import counted, say, say_json, table
from guwah.core.findings.propositions import Proposition
from guwah.core.values.periods import period_words
from guwah.reference.codebook import load_codebook
from guwah.services.weigh import Weighed, weigh


@click.command("weigh", **example("guwah weigh camps"))
@case_argument
@json_option
@actor_option
def command(case: Path, as_json: bool, actor: str | None) -> None:
    """Put accepted statements of one act at one place and time together and count their independent origins.

    Near copies, translations and several accounts by one witness count once. What denies a proposition is
    shown beside it. Nobody's credibility is scored.
    """
    with reading(case, actor):
        weighed = weigh()
    say_json(weighed.to_json()) if as_json else _print(weighed)


def _print(weighed: Weighed) -> None:
    names = {item.id: item.name for item in weighed.sources}
    for link in weighed.links:
        state = "recorded or judged" if link.confirmed else "found, not judged yet"
        say(f"{link.kind.replace('_', ' ')}: {names.get(link.a, link.a)} and {names.get(link.b, link.b)} ({state})")
    if weighed.links:
        say()
    labels = {act.id: act.label for act in load_codebook().acts}
    table(
        ("origins", "people", "statements", "act", "place", "when", "of whom", ""),
        [_row(item, labels) for item in weighed.propositions],
    )
    say(
        f"\n{counted(len(weighed.propositions), 'proposition')} from "
        f"{counted(len(weighed.evidence), 'accepted statement')}."
    )


def _row(item: Proposition, labels: dict[str, str]) -> tuple[object, ...]:
    act = labels.get(item.act, item.act) + (" (denied)" if item.polarity == "denied" else "")
    people = ", ".join(item.people[:3]) + (" ..." if len(item.people) > 3 else "")
    against = "accounts differ: " + ", ".join(dict.fromkeys(x.kind for x in item.contradictions))
    when = period_words(item.earliest, item.latest) if item.earliest or item.latest else ""
    return (
        item.independent_origins,
        item.distinct_testifiers,
        len(item.statements),
        act,
        item.place,
        when,
        people,
        against if item.contradictions else "",
    )
