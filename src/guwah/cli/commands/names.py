"""guwah names: compare names across scripts, spell them, look for them in a list."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import example, json_option, read_text
from guwah.cli.output import say, say_json, table
from guwah.services.compare_names import compare_names, pairs_of_lines, search_names, spell_name

_explain = click.option("--no-path", "is_short", is_flag=True, help="Leave out the explanation: much faster.")


@click.group("names", **example("guwah names compare 'Nurlan Serik' '努尔兰·赛力克'"))
def command() -> None:
    """Compare names across scripts, list the spellings of one, look for names in a list.

    Weights are in bits: above 0 two names are more likely one name than two. Whether they are one person is for
    people to judge. Nothing is kept. Give the names of people at risk in files, not on the command line.
    """


@click.command("compare", **example("guwah names compare --pairs pairs.tsv --json"))
@click.argument("names", nargs=-1)
@click.option("--pairs", type=click.Path(path_type=Path), help="Two names a line, a tab between them; - for stdin.")
@click.option("--kind", type=click.Choice(["person", "place"]), default="person", show_default=True)
@_explain
@json_option
def compare_command(names: tuple[str, ...], pairs: Path | None, kind: str, is_short: bool, as_json: bool) -> None:
    """The match weight of two names in bits, with the path that links them or keeps them apart."""
    if (pairs is None) != (len(names) == 2):
        raise click.UsageError("give two names, or --pairs with a file of them.")
    asked = [(names[0], names[1])] if pairs is None else pairs_of_lines(read_text(str(pairs)).split("\n"))
    for found in compare_names(asked, kind=kind, explained=not is_short):
        if as_json:
            say_json(found)
            continue
        say(f"{found['a']} | {found['b']}: {found['weight_bits']:+.1f} bits")
        for line in found["path"]:
            say(f"    {line}")


@click.command("variants", **example("guwah names variants Reyhangul"))
@click.argument("name")
@json_option
def variants_command(name: str, as_json: bool) -> None:
    """The spellings that NAME may have in other scripts and by other standards, each with its rules."""
    found = spell_name(name)
    if as_json:
        say_json(found)
        return
    if not found["variants"]:
        say("No table has another spelling.")
        return
    table(("spelling", "script", "by"), [(x["name"], x["script"], "; ".join(x["path"])) for x in found["variants"]])


@click.command("search", **example("guwah names search --queries asked.txt --in names.txt --json"))
@click.argument("query", required=False)
@click.option("--queries", type=click.Path(path_type=Path), help="One name a line; - for stdin.")
@click.option("--in", "names", type=click.Path(path_type=Path), required=True, help="One name a line.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@_explain
@json_option
def search_command(
    query: str | None, queries: Path | None, names: Path, limit: int, is_short: bool, as_json: bool
) -> None:
    """The names of a list that are likeliest to be spellings of QUERY, in any script, best first."""
    if (query is None) == (queries is None):
        raise click.UsageError("give a name, or --queries with a file of them.")
    asked = [query] if query is not None else _names(queries)
    for found in search_names(asked, _names(names), limit=limit, explained=not is_short):
        if as_json:
            say_json(found)
            continue
        say(found["query"])
        rows = [(x["rank"], x["name"], f"{x['weight_bits']:+.1f}", "; ".join(x["path"])) for x in found["candidates"]]
        table(("", "name", "bits", "because"), rows)


def _names(path: Path | None) -> list[str]:
    return [line.strip() for line in read_text(str(path)).split("\n") if line.strip()] if path else []


for _subcommand in (compare_command, variants_command, search_command):
    command.add_command(_subcommand)
