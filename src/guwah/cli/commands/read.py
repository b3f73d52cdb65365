"""guwah read: propose statements."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, example, opened
from guwah.cli.output import counted, progress_bar, say, say_json, warn
from guwah.core.values.errors import NotFoundError
from guwah.services.read_file import read_file
from guwah.services.read_source import read_sources
from guwah.store.case_file import DATABASE


@click.command("read", **example("guwah read camps      or      guwah read interview.txt --json"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Read files without a case; print JSON lines.")
@click.option("--language", metavar="TAG", default="", help="BCP 47 tag of the files; detected where not given.")
@actor_option
def command(paths: tuple[Path, ...], as_json: bool, language: str, actor: str | None) -> int:
    """Propose statements from every text of a case, or from single FILES without one.

    What is proposed is not evidence: a person accepts, edits or rejects it with guwah review or guwah decide.
    """
    if len(paths) == 1 and (paths[0] / DATABASE).is_file():
        return _read_case(paths[0], actor)
    if not as_json and len(paths) == 1 and not paths[0].is_file():
        raise NotFoundError("case-missing", f"there is no case at {paths[0]}.", remedy="Make one with: guwah new")
    if not as_json:
        raise click.UsageError("Give one CASE, or FILES with --json.")
    return _read_files(paths, language)


def _read_case(case: Path, actor: str | None) -> int:
    with opened(case, actor) as session, progress_bar("Reading") as progress:
        report = read_sources(session, progress=progress)
    say(f"{counted(report.read, 'text')} read, {report.read_before} read before, {report.without_text} without text.")
    say(f"{counted(report.proposed, 'statement')} proposed. None is evidence before a person has accepted it.")
    if report.other_languages:
        say(
            f"{counted(report.other_languages, 'text')} not in English: "
            "dates and names were found, no statements proposed."
        )
    return 0


def _read_files(paths: tuple[Path, ...], language: str) -> int:
    failed = 0
    for path in paths:
        if not path.is_file():
            raise NotFoundError("path-missing", f"{path} is not a file.")
    for path in paths:
        statements, problem = read_file(path, language=language)
        if problem:
            failed += 1
            warn(f"guwah: {path.name}: {problem}")
        for statement in statements:
            say_json(statement)
    return 1 if failed else 0
