"""guwah add: take files into a case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from guwah.cli.options import actor_option, case_argument, example, json_option, opened
from guwah.cli.output import counted, progress_bar, say, say_json, warn
from guwah.core.sources.record import SourceRecord, record_from_mapping
from guwah.core.values.errors import InvalidInputError, NotFoundError
from guwah.services.add_source import Intake, add_sources
from guwah.services.unanswered import unanswered
from guwah.store.sources import all_sources


@click.command("add", **example("guwah add camps interview.pdf --witness-file witness.yaml --consent public-anonymous"))
@case_argument
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--witness-file", type=click.Path(path_type=Path), help="YAML or JSON: the record of these files.")
@click.option("--records", type=click.Path(path_type=Path), help="YAML or JSON: a record for each file name.")
@click.option("--consent", metavar="LEVEL", default="", help="What the witness allowed; nothing where not given.")
@click.option("--language", metavar="TAG", default="", help="BCP 47 tag; detected where not given.")
@click.option("--obtained", metavar="DATE", default="", help="When the files were obtained.")
@click.option("--how", metavar="TEXT", default="", help="How the files were obtained.")
@json_option
@actor_option
def command(
    case: Path,
    paths: tuple[Path, ...],
    witness_file: Path | None,
    records: Path | None,
    consent: str,
    language: str,
    obtained: str,
    how: str,
    as_json: bool,
    actor: str | None,
) -> int:
    """Take files and folders into the case. Bytes are kept first, then read in a sandbox.

    The same file given twice is not taken twice. Interrupted work goes on when the command is run again.
    """
    said = record_from_mapping({"consent": consent, "language": language, "obtained": obtained, "how": how})
    record = (record_from_mapping(_mapping(witness_file)) if witness_file else SourceRecord()).merged(said)
    single = {name: record_from_mapping(item) for name, item in _mapping(records).items()} if records else {}
    with opened(case, actor) as session, progress_bar("Adding") as progress:
        apart = [path for path in (witness_file, records) if path is not None]
        intake = add_sources(session, paths, record=record, records=single, leave_out=apart, progress=progress)
        open_questions = unanswered(all_sources())
    if as_json:
        _print_json(intake)
    else:
        _print(intake)
        for line in open_questions:
            say(line)
    return 1 if intake.count("refused") else 0


def _mapping(path: Path) -> Mapping[str, Any]:
    """The mapping in a YAML or JSON file."""
    if not path.is_file():
        raise NotFoundError("path-missing", f"{path} is not a file.", remedy="Check the path.")
    try:
        value = yaml.safe_load(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError("file-unreadable", f"{path} cannot be read as UTF-8 text.") from error
    except (yaml.YAMLError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InvalidInputError("record-malformed", f"{path} is not YAML or JSON.") from error
    if not isinstance(value, Mapping):
        raise InvalidInputError("record-malformed", f"{path} does not hold a mapping of fields.")
    return value


def _print(intake: Intake) -> None:
    for outcome in intake.outcomes:
        if outcome.status in ("unread", "partial", "refused"):
            say(f"{outcome.status:8} {outcome.name}: {outcome.reason} [{outcome.code}]")
    say(
        f"{counted(intake.count('read', 'partial', 'unread'), 'source')} added, "
        f"{intake.count('read')} read, {intake.count('partial')} in part, {intake.count('unread')} kept unread, "
        f"{intake.count('again')} known bytes received again, {intake.count('already')} here already, "
        f"{intake.count('refused')} refused."
    )
    if intake.aligned:
        say(f"{counted(len(intake.aligned), 'translation')} tied to the original.")
    for name in intake.untied:
        warn(f"Note: the original of the translation {name} is not in the case.")
    for name in intake.not_widened:
        warn(f"Note: {name} would allow more than is recorded. Consent was left as it is; see: guwah consent")
    for name in intake.unused_records:
        warn(f"Note: a record was given for {name}, and no such file came.")
    if "Not in force" in intake.confinement:
        warn(f"Files were read in a sandbox that is not whole here. {intake.confinement}")


def _print_json(intake: Intake) -> None:
    for outcome in intake.outcomes:
        say_json(
            {
                "name": outcome.name,
                "status": outcome.status,
                "source": f"sha256:{outcome.source}" if outcome.source else None,
                "code": outcome.code or None,
                "reason": outcome.reason or None,
            }
        )
