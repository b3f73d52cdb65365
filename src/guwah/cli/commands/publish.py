"""guwah publish: write a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, opened
from guwah.cli.output import counted, say, warn
from guwah.core.consent.levels import AUDIENCES
from guwah.services.publish import publish


@click.command("publish", **example("guwah publish camps --audience public --out dossier"))
@case_argument
@click.option("--audience", type=click.Choice(AUDIENCES), required=True, help="Who will read it.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write.")
@actor_option
def command(case: Path, audience: str, out: Path, actor: str | None) -> None:
    """Write what AUDIENCE may see as a folder of pages that open in any browser, without a network.

    Only accepted statements of sources whose consent covers the audience. Everyone is under a pseudonym; the
    words around a quote are withheld until a person has cleared them.
    """
    with opened(case, actor) as session:
        done = publish(session, audience, out)
    shown = done.dossier.disclosure
    for warning in shown.warnings:
        warn(f"Note: {warning}")
    say(
        f"Published {counted(len(shown.propositions), 'finding')}, {counted(len(shown.statements), 'statement')}, "
        f"{counted(len(shown.sources), 'source')} for '{audience}' to {out}."
    )
    say(f"Held back: {counted(shown.withheld_statements, 'statement')} without consent for this audience.")
    if done.dossier.changes:
        change = done.dossier.changes
        say(f"Since {change.since}: {change.added} added, {change.removed} removed, {change.changed} changed.")
    say(f"Open {out / 'index.html'}; check it with: guwah verify {out}")
