"""guwah member: who works on the case."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, opened
from guwah.cli.output import say
from guwah.services.add_member import add_member
from guwah.store.members import member_names


@click.command("member", **example("guwah member camps Rahima --as Daniel"))
@case_argument
@click.argument("name", required=False)
@actor_option
def command(case: Path, name: str | None, actor: str | None) -> None:
    """List who works on the case, or add NAME. Every decision and ledger entry bears who acted."""
    with opened(case, actor) as session:
        if name:
            add_member(session, name)
        for known in member_names().values():
            say(known)
