"""guwah search: words in the texts of a case, and names in any spelling."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, json_option, opened, read_text
from guwah.cli.output import counted, say, say_json, table
from guwah.core.values.errors import InvalidInputError
from guwah.services.search_case import NameHit, SearchResult, TextHit, search_case


@click.command("search", **example("guwah search camps --query-file name.txt"))
@case_argument
@click.argument("query", required=False)
@click.option("--query-file", metavar="FILE", help="Read what to search for from a file; - is standard input.")
@click.option("--exact", is_flag=True, help="Only the letters typed, case and marks aside: no other spellings.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Hits of each kind to show.")
@json_option
@actor_option
def command(
    case: Path, query: str | None, query_file: str | None, exact: bool, limit: int, as_json: bool, actor: str | None
) -> None:
    """Find QUERY in the texts of a case, and names like it in every script and spelling.

    A QUERY on the command line stays in the history of your shell, and others on the computer can see it. Give the
    names of people you protect by --query-file, or leave QUERY out and be asked. Each search is entered in the
    ledger: who and when, not the words.
    """
    if query is not None and query_file is not None:
        raise click.UsageError("Give either a QUERY or --query-file.")
    wanted = query if query is not None else _asked(query_file)
    with opened(case, actor) as session:
        found = search_case(session, wanted, exact=exact, limit=limit)
    _print_json(found) if as_json else _print(found)


def _asked(query_file: str | None) -> str:
    """The one line of the file, or what is typed at the prompt."""
    if query_file is None:
        return str(click.prompt("Search for", err=True))
    lines = [line for line in read_text(query_file).splitlines() if line.strip()]
    if len(lines) > 1:
        raise InvalidInputError(
            "query-not-one", f"{query_file} holds {len(lines)} lines.", remedy="Search for one at a time."
        )
    return lines[0] if lines else ""


def _print(found: SearchResult) -> None:
    table(("name", "bits", "sources", "times", "known as"), [_row(item) for item in found.names])
    if found.names:
        say()
    for hit in found.texts:
        say(f"{hit.file}:{hit.start}-{hit.end}")
        say(f"  {_line(hit.before)}[{_line(hit.exact)}]{_line(hit.after)}")
    if found.texts:
        say()
    places, names = _shown(found.texts, found.texts_in_all, "place"), _shown(found.names, found.names_in_all, "name")
    say(f"{places} in texts, {names}.")


def _row(item: NameHit) -> tuple[object, ...]:
    bits = "" if item.weight_bits is None else f"{item.weight_bits:.1f}"
    return (item.name, bits, len(item.sources), item.times, item.person)


def _line(text: str) -> str:
    """Text on one line; the spaces at its ends stay, so that words do not run together."""
    return "".join(" " if char.isspace() else char for char in text)


def _shown(hits: Sequence[object], in_all: int, what: str) -> str:
    return counted(in_all, what) if len(hits) == in_all else f"{len(hits)} of {counted(in_all, what)}"


def _print_json(found: SearchResult) -> None:
    for name in found.names:
        say_json(_name_json(name))
    for text in found.texts:
        say_json(_text_json(text))


def _name_json(item: NameHit) -> dict[str, object]:
    return {
        "kind": "name",
        "name": item.name,
        "weight_bits": item.weight_bits,
        "path": list(item.path),
        "person": item.person or None,
        "sources": list(item.sources),
        "times": item.times,
    }


def _text_json(item: TextHit) -> dict[str, object]:
    return {
        "kind": "text",
        "source": item.source,
        "file": item.file,
        "start": item.start,
        "end": item.end,
        "exact": item.exact,
        "before": item.before,
        "after": item.after,
        "form": item.form,
        "weight_bits": item.weight_bits,
    }
