"""guwah new: make a case."""

from pathlib import Path

import click

from guwah.cli.options import account_name, actor_option, case_argument, example
from guwah.cli.output import say, warn
from guwah.core.values.errors import UnsupportedError
from guwah.services.create_case import create_case


@click.command("new", **example("guwah new camps --title 'The camps of the Narsu basin' --no-encryption"))
@case_argument
@click.option("--title", default="", help="What the case is called; the folder's name where not given.")
@click.option("--passphrase-file", type=click.Path(path_type=Path), help="Not built yet: refused.")
@click.option("--no-encryption", is_flag=True, help="Say that you know the case is not encrypted.")
@actor_option
def command(case: Path, title: str, passphrase_file: Path | None, no_encryption: bool, actor: str | None) -> None:
    """Make a case: a folder that keeps originals, statements, decisions and the ledger of what was done."""
    if passphrase_file is not None:
        raise UnsupportedError(
            "encryption-not-built",
            "this version cannot encrypt a case yet, and a passphrase that protects nothing would be a lie.",
            remedy="Use --no-encryption and keep the case on an encrypted disk.",
        )
    name = actor or account_name()
    session = create_case(case, title=title, actor=name)
    with session.case:
        say(f"Made the case {case}. You act in it as: {name}")
        say(f"Its public key is {session.case.key.public_hex}")
    if not no_encryption:
        warn("This case is NOT encrypted: whoever can read the folder can read the testimony.")
        warn("Keep it on an encrypted disk. (--no-encryption says that you know.)")
