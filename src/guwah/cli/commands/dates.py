"""guwah dates: the time expressions of a text."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from guwah.cli.options import example
from guwah.cli.output import say, say_json, table
from guwah.core.values.errors import InvalidInputError, NotFoundError
from guwah.services.find_times import FoundDate, find_times


@click.command("dates", **example('guwah dates "Three days before Eid 2017 they came." --json'))
@click.argument("text")
@click.option("--file", "is_file", is_flag=True, help="TEXT is a path, or - for standard input.")
@click.option("--written", metavar="DATE", help="The day of the document (YYYY-MM-DD), for 'last week'.")
@click.option("--language", metavar="TAG", default="", help="BCP 47 tag; read from the text where not given.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each expression.")
def command(text: str, is_file: bool, written: str | None, language: str, as_json: bool) -> None:
    """Find dates, times, lengths of time, sets, ages and penalties in TEXT, with bounds and the reasoning.

    What cannot be reckoned is listed with the reason. Nothing is guessed.
    """
    found = find_times(_read(text) if is_file else text, language=language, written=_day(written))
    if as_json:
        for item in found:
            say_json(item.to_json())
        return
    if not found:
        say("No time expression found.")
    table(("words", "kind", "value", "earliest", "latest", "how"), [_row(item) for item in found])


def _row(item: FoundDate) -> tuple[object, ...]:
    value = item.edtf or item.duration or item.timex or ""
    how = item.reason_unread or "; ".join(step for step in item.steps if step != item.duration)
    return (item.span.exact, item.kind, value, item.earliest or "", item.latest or "", how)


def _read(path: str) -> str:
    if path != "-" and not Path(path).is_file():
        raise NotFoundError("path-missing", f"{path} is not a file.", remedy="Check the path.")
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text("utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError("file-unreadable", f"{path} cannot be read as UTF-8 text.") from error


def _day(written: str | None) -> datetime.date | None:
    if not written:
        return None
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise click.UsageError("--written needs a day such as 2019-05-10.") from None
