"""guwah backup: copy a case while it is open."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, reading
from guwah.cli.output import counted, say
from guwah.services.backup_case import backup_case


@click.command("backup", **example("guwah backup camps camps-2026-11-24"))
@case_argument
@click.argument("destination", type=click.Path(path_type=Path))
@actor_option
def command(case: Path, destination: Path, actor: str | None) -> None:
    """Copy the whole case to DESTINATION, even while somebody works on it. The copy is a case of its own."""
    with reading(case, actor) as opened:
        copied = backup_case(opened, destination)
    say(
        f"Copied the case with {counted(copied, 'original')} to {destination}. "
        f"Check it with: guwah verify {destination}"
    )
