"""guwah codebook: list the acts."""

import click

from guwah.cli.options import example, json_option
from guwah.cli.output import say, say_json, table
from guwah.reference.codebook import load_codebook


@click.command("codebook", **example("guwah codebook"))
@json_option
def command(as_json: bool) -> None:
    """List the acts that a statement can be about."""
    codebook = load_codebook()
    if as_json:
        for act in codebook.acts:
            fields = ("id", "label", "group", "definition", "includes", "excludes")
            say_json({name: getattr(act, name) for name in fields})
        return
    table(("id", "act", "group"), [(act.id, act.label, act.group) for act in codebook.acts if not act.retired])
    say(f"\nCodebook {codebook.version}. docs/codebook.md has the definitions.")
