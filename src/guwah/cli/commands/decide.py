"""guwah decide: record decisions from a file."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, opened, read_lines
from guwah.cli.output import counted, say, warn
from guwah.services.decide import decide


@click.command("decide", **example("guwah decide camps decisions.jsonl --as Rahima"))
@case_argument
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@actor_option
def command(case: Path, file: str, actor: str | None) -> int:
    """Record the decisions in FILE (JSON lines, "-" for standard input): accept, edit, reject, undo, add,
    clear, name.

    Wrong lines are refused and named; the others are kept. docs/formats.md has every field.
    """
    with opened(case, actor) as session:
        report = decide(session, read_lines(file))
    for number, code, reason in report.refused:
        warn(f"guwah: item {number}: [{code}] {reason}")
    say(f"{counted(report.recorded, 'decision')} recorded, {len(report.refused)} refused.")
    if report.unmatched:
        say(f"{counted(len(report.unmatched), 'decision')} kept that match no statement now:")
        for key in report.unmatched:
            say(f"  {key}")
    return 1 if report.refused else 0
