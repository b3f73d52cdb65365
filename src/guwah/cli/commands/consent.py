"""guwah consent: record what a witness allowed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, opened
from guwah.cli.output import say
from guwah.core.consent.levels import LEVELS
from guwah.services.set_consent import set_consent


@click.command("consent", **example("guwah consent camps interview.pdf public-anonymous --until 2027-12-31"))
@case_argument
@click.argument("source")
@click.argument("level", required=False, type=click.Choice(LEVELS))
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day on which it holds.")
@click.option("--withdraw", is_flag=True, help="The witness took the consent back.")
@actor_option
def command(
    case: Path, source: str, level: str | None, until: datetime | None, withdraw: bool, actor: str | None
) -> None:
    """Record what the witness of SOURCE (a hash, the beginning of one, or a file name) allowed, or took back.

    Levels, each with those before it: internal, partner, un, court, public-anonymous (everyone, under
    pseudonym), public-named. Without a record nothing of a source is published.
    """
    if (level is None) == (not withdraw):
        raise click.UsageError("Give either a LEVEL or --withdraw.")
    day: date | None = until.date() if until else None
    with opened(case, actor) as session:
        found = set_consent(session, source, level=level or "", until=day, withdraw=withdraw)
    said = "withdrawn" if withdraw else f"{level}" + (f" until {day.isoformat()}" if day else "")
    say(f"Consent for {found.id[:23]}: {said}. Dossiers published before are not changed by this.")
