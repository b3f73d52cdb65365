"""guwah places: the places of a case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, json_option, reading
from guwah.cli.output import counted, say, say_json, table
from guwah.core.entities.lookup import PlaceCandidate
from guwah.services.find_places import PlaceMention, find_place, find_places

_SHOWN = 4
"""Candidates in the table for one name; JSON has all."""


@click.command("places", **example("guwah places camps --find Khorgos"))
@case_argument
@click.option("--find", metavar="NAME", help="What one name can mean, whether or not the case speaks of it.")
@json_option
@actor_option
def command(case: Path, find: str | None, as_json: bool, actor: str | None) -> None:
    """List the places that the case speaks of and what of the gazetteer each name can mean.

    Nothing is decided: where a name fits several places, all of them are listed, the likeliest first. A team adds
    places and facilities in gazetteer.yaml in the case's folder.
    """
    with reading(case, actor) as opened:
        if find is not None:
            _print_one(find, find_place(opened.root, find), as_json)
        else:
            _print_all(find_places(opened.root), as_json)


def _print_one(name: str, found: Sequence[PlaceCandidate], as_json: bool) -> None:
    if as_json:
        say_json({"name": name, "candidates": [item.to_json() for item in found]})
    elif found:
        table(("candidate", "kind", "in", "country", "because"), [_row(item) for item in found])
    else:
        say("Nothing in the gazetteer bears that name.")


def _print_all(mentions: Sequence[PlaceMention], as_json: bool) -> None:
    if as_json:
        for item in mentions:
            say_json(_mention_json(item))
        return
    rows = [row for item in mentions for row in _rows(item)]
    table(("place", "times", "sources", "candidate", "kind", "in", "country", "because"), rows)
    open_ones = sum(len(item.candidates) > 1 for item in mentions)
    unknown = sum(not item.candidates for item in mentions)
    say(
        f"\n{counted(len(mentions), 'name')} of places: {open_ones} can mean more than one place, "
        f"{unknown} stand in no gazetteer."
    )


def _rows(item: PlaceMention) -> list[tuple[object, ...]]:
    first: tuple[object, ...] = (item.name, item.times, item.sources)
    found = [_row(candidate) for candidate in item.candidates[:_SHOWN]] or [("", "", "", "", "")]
    if len(item.candidates) > _SHOWN:
        found.append((f"and {len(item.candidates) - _SHOWN} more", "", "", "", ""))
    return [(*(first if number == 0 else ("", "", "")), *row) for number, row in enumerate(found)]


def _row(item: PlaceCandidate) -> tuple[object, ...]:
    within = item.within[0] if item.within else ""
    return (item.entity.name, item.entity.kind, within, item.country, "; ".join(item.because))


def _mention_json(item: PlaceMention) -> dict[str, object]:
    return {
        "name": item.name,
        "together": item.together,
        "times": item.times,
        "sources": item.sources,
        "candidates": [candidate.to_json() for candidate in item.candidates],
    }
