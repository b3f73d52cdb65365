"""guwah head: the ledger's last entry, to be noted elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, json_option, reading
from guwah.cli.output import say, say_json
from guwah.services.verify_case import public_key_of_open_case
from guwah.store import ledger


@click.command("head", **example("guwah head camps"))
@case_argument
@json_option
@actor_option
def command(case: Path, as_json: bool, actor: str | None) -> None:
    """Print the ledger's last entry. Note it where nobody else can change it (print it, send it to a colleague,
    a notary): with it, guwah verify --head shows later that nothing before it was dropped or rewritten.
    """
    with reading(case, actor):
        head, key = ledger.head(), public_key_of_open_case()
    if as_json:
        say_json({"head": str(head), "key": key})
        return
    say(str(head))
    say(f"key {key}")
