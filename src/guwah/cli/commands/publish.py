"""guwah publish: write a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, opened
from guwah.cli.output import counted, say, warn
from guwah.core.consent.levels import AUDIENCES
from guwah.core.disclosure.disclosed import Disclosure
from guwah.core.disclosure.material import CaseMaterial
from guwah.core.disclosure.naming import nameable_people
from guwah.core.disclosure.permitted import testimony
from guwah.core.disclosure.statements import CASELESS
from guwah.core.values.canonical import canonical_json
from guwah.services.publish import Published, prepare, publish


@click.command("publish", **example("guwah publish camps --audience public --out dossier"))
@case_argument
@click.option("--audience", type=click.Choice(AUDIENCES), required=True, help="Who will read it.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write.")
@click.option("--dry-run", is_flag=True, help="Say what would be shown and what is flagged; write nothing.")
@actor_option
def command(case: Path, audience: str, out: Path | None, dry_run: bool, actor: str | None) -> None:
    """Write what AUDIENCE may see as a folder of pages that open in any browser, without a network.

    Only accepted statements of sources whose consent covers the audience. Everyone is under a pseudonym; the
    words around a quote are withheld until a person has cleared them.
    """
    if out is None and not dry_run:
        raise click.UsageError("Give --out DIR, or --dry-run.")
    with opened(case, actor) as session:
        if dry_run or out is None:
            _preview(*prepare(session, audience))
        else:
            _report(publish(session, audience, out))


def _preview(material: CaseMaterial, shown: Disclosure) -> None:
    say(_counts("Would publish", shown))
    named = nameable_people(material.register, testimony(material), material.named_by_decision, on=material.today)
    names = [person.name for person in material.register.persons if person.key in named]
    say(f"Would be named: {', '.join(names) or 'nobody'}. Everyone else is under a pseudonym.")
    flagged = [statement for statement in shown.statements if statement.withheld_because]
    for statement in flagged:
        say(f"flagged  {statement.act}: {statement.withheld_because}")
        part = "quote" if statement.withheld_because == CASELESS else "verbatim"
        clear = {"statement": shown.exact_ids[statement.id], "decision": "clear", "part": part}
        say(f"         {canonical_json({**clear, 'audience': shown.audience, 'reason': ''})}")
    if flagged:
        say("A flagged quote is withheld until a person clears it: the line below it, given to guwah decide, does so.")
    say("Nothing was written.")


def _report(done: Published) -> None:
    shown = done.dossier.disclosure
    for warning in shown.warnings:
        warn(f"Note: {warning}")
    say(f"{_counts('Published', shown)} To: {done.folder}")
    say(f"Held back: {counted(shown.withheld_statements, 'statement')} without consent for this audience.")
    if done.dossier.changes:
        change = done.dossier.changes
        say(f"Since {change.since}: {change.added} added, {change.removed} removed, {change.changed} changed.")
    say(f"Open {done.folder / 'index.html'}; check it with: guwah verify {done.folder}")


def _counts(verb: str, shown: Disclosure) -> str:
    return (
        f"{verb} {counted(len(shown.propositions), 'finding')}, {counted(len(shown.statements), 'statement')}, "
        f"{counted(len(shown.sources), 'source')} for '{shown.audience}'."
    )
