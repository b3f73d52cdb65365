"""guwah review: decide on proposals in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, opened
from guwah.cli.output import counted, say
from guwah.cli.review_loop import ReviewLoop


@click.command("review", **example("guwah review camps --as Rahima"))
@case_argument
@click.option("--source", metavar="SOURCE", help="Only this source: a hash, the beginning of one, or a file name.")
@click.option("--all", "everything", is_flag=True, help="Also statements that are decided already.")
@actor_option
def command(case: Path, source: str | None, everything: bool, actor: str | None) -> None:
    """Go through the proposed statements one by one, each shown in its context.

    Every answer is recorded at once: quit whenever you like, the next review goes on from there.
    """
    with opened(case, actor) as session:
        loop = ReviewLoop(session, source=source, everything=everything)
        loop.run()
    say(f"{counted(loop.recorded, 'decision')} recorded. {counted(loop.left, 'statement')} still to be decided.")
