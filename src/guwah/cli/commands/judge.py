"""guwah judge: record judgements from a file."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, opened, read_lines
from guwah.cli.output import counted, say, warn
from guwah.services.judge import judge


@click.command("judge", **example("guwah judge camps judgements.jsonl"))
@case_argument
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@actor_option
def command(case: Path, file: str, actor: str | None) -> int:
    """Record the judgements in FILE (JSON lines, "-" for standard input): which names, places, facilities or
    sources are the same, and which are not.

    A judgement of kind place, facility, organization or other also says that the name is not a person's, so
    that it need not be withheld. guwah who lists the names that wait for one.
    """
    with opened(case, actor) as session:
        report = judge(session, read_lines(file))
    for number, code, reason in report.refused:
        warn(f"guwah: item {number}: [{code}] {reason}")
    say(f"{counted(report.recorded, 'judgement')} recorded, {len(report.refused)} refused.")
    if report.not_filled_in:
        say(f"{counted(report.not_filled_in, 'line')} without a judgement passed over.")
    return 1 if report.refused else 0
