"""guwah dates: the time expressions of a text."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from guwah.cli.options import example, read_text
from guwah.cli.output import say, say_json, table, warn
from guwah.services.case_anchors import anchors_of
from guwah.services.find_times import FoundDate, find_times, is_supported


@click.command("dates", **example('guwah dates "Three days before Eid al-Adha 2017 they came." --json'))
@click.argument("text")
@click.option("--file", "is_file", is_flag=True, help="TEXT is a path, or - for standard input.")
@click.option("--written", metavar="DATE", help="The day of the document (YYYY-MM-DD), for 'last week'.")
@click.option("--language", metavar="TAG", default="", help="BCP 47 tag; read from the text where not given.")
@click.option("--anchors", type=click.Path(path_type=Path), help="A file of times that your team names itself.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each expression.")
def command(text: str, is_file: bool, written: str | None, language: str, anchors: Path | None, as_json: bool) -> None:
    """Find dates, times, lengths of time, sets, ages and penalties in TEXT, with bounds and the reasoning.

    What cannot be reckoned is listed with the reason. Nothing is guessed.
    """
    if language and not is_supported(language):
        warn(f"guwah: there are no rules for {language}; only dates in figures are found.")
    known = anchors_of(anchors) if anchors else ()
    words = read_text(text) if is_file else text
    found = find_times(words, language=language, written=_day(written), anchors=known)
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
    value = {"at_least": "≥ ", "at_most": "≤ ", "about": "about "}.get(item.qualifier, "") + value
    return (item.span.exact, item.kind, value, item.earliest or "", item.latest or "", how)


def _day(written: str | None) -> datetime.date | None:
    if not written:
        return None
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise click.UsageError("--written needs a day such as 2019-05-10.") from None
