"""guwah timeline: the case in time, and what cannot all be true."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, json_option, reading
from guwah.cli.output import counted, say, say_json, table
from guwah.reference.codebook import load_codebook
from guwah.services.case_anchors import case_anchors
from guwah.services.timeline import CaseTimeline, Clash, EventRow, case_timeline


@click.command("timeline", **example("guwah timeline camps"))
@case_argument
@json_option
@click.option("--source", default="", metavar="SOURCE", help="Only the account of one source (its id or file name).")
@click.option("--undated", is_flag=True, help="Also list events that nothing places in time.")
@actor_option
def command(case: Path, as_json: bool, source: str, undated: bool, actor: str | None) -> None:
    """Place every accepted event between its earliest and latest day, and name quotes that cannot all be true.

    Dates, lengths and order as the quotes give them, and what is assumed of custody; each bound says on which quotes
    it rests. Where quotes differ, nobody is chosen: the bounds hold whichever of them a person sets aside. A
    difference says nothing about a witness.
    """
    with reading(case, actor) as opened:
        made = case_timeline(anchors=case_anchors(opened.root), source=source)
    say_json(made.to_json()) if as_json else _print(made, undated)


def _print(made: CaseTimeline, undated: bool) -> None:
    labels = {act.id: act.label for act in load_codebook().acts}
    known = made.rows()
    rows = [row for row in known if undated or row.is_placed]
    table(("began", "ended", "act", "of whom", "place", "told", "rests on"), [_row(row, labels) for row in rows])
    hidden = len(known) - len(rows)
    say(f"\n{counted(len(rows), 'event')} placed in time" + (f", {hidden} not (see --undated)." if hidden else "."))
    _print_clashes(made)


def _row(row: EventRow, labels: dict[str, str]) -> tuple[object, ...]:
    act = labels.get(row.act, row.act)
    told = f"{row.mentions}x" if row.mentions > 1 else ""
    return (
        _side(row.start),
        _side(row.end),
        act,
        row.person,
        _cut(row.place, 28),
        told,
        _cut("".join(row.because[:1]), 44),
    )


def _side(bounds: tuple[str, str]) -> str:
    earliest, latest = bounds
    return earliest if earliest == latest else f"{earliest or '?'} .. {latest or '?'}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 3] + "..."


def _print_clashes(made: CaseTimeline) -> None:
    clashes = made.timeline.clashes
    if not clashes:
        say("No quotes were found that cannot all be true.")
    for number, clash in enumerate(clashes, 1):
        say(f"\n{number}. {_heading(clash)}")
        for spoken in clash.claims:
            for statement in spoken.statements[:1]:
                more = len(spoken.statements) - 1
                say(
                    f"   - {made.name_of(statement)}: “{made.words(statement)}”"
                    + (f" (and {more} more)" if more else "")
                )
        for item in clash.assumed:
            say(f"     assumed: {item.says}")
        if clash.also:
            say(f"     {counted(len(clash.also), 'further set')} of quotes differs in the same way (see --json)")
    if not made.timeline.complete:
        say(f"\nThe search for differences stopped early ({made.timeline.stopped}); there may be more.")


def _heading(clash: Clash) -> str:
    if clash.kind == "strained":
        return "These can all be true only at the edge of what approximate words mean:"
    if clash.assumed:
        return "These cannot all be true if what is assumed holds:"
    return "These cannot all be true as they stand:"
