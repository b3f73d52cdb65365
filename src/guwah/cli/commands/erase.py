"""guwah erase: erase an original, or a name, on request."""

from __future__ import annotations

import re
from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, opened
from guwah.cli.output import counted, say, warn
from guwah.core.values.errors import InvalidInputError
from guwah.services.erase import Erased, erase_names, erase_source


@click.command("erase", **example("guwah erase camps interview.pdf --reason witness-request"))
@case_argument
@click.argument("source", required=False)
@click.option("--names-file", type=click.Path(path_type=Path), help="Erase these names from every record; one a line.")
@click.option("--reason", metavar="WORD", required=True, help="A short word for the ledger, never a name.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@actor_option
def command(case: Path, source: str | None, names_file: Path | None, reason: str, yes: bool, actor: str | None) -> None:
    """Erase SOURCE with everything made from it, or the names in a file from every record. For good.

    The ledger keeps that something was erased, when and by whom; it holds no word of it, and still verifies.
    Backups, and dossiers published before, are not reached.
    """
    if (source is None) == (names_file is None):
        raise click.UsageError("Give either a SOURCE or --names-file.")
    if not re.fullmatch(r"[a-z][a-z-]{0,40}", reason):
        raise InvalidInputError("reason-not-a-word", "--reason takes small letters and hyphens only.")
    if not yes and not click.confirm("This cannot be undone. Erase?", err=True):
        say("Nothing was erased.")
        return
    with opened(case, actor) as session:
        if source is not None:
            done = erase_source(session, source, reason_code=reason)
        else:
            assert names_file is not None
            done = erase_names(session, _names(names_file), reason_code=reason)
    _report(done)


def _names(path: Path) -> list[str]:
    try:
        names = [line.strip() for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError("file-unreadable", f"{path} cannot be read as UTF-8 text.") from error
    if not names:
        raise InvalidInputError("names-missing", f"{path} holds no name.")
    return names


def _report(done: Erased) -> None:
    say(f"{counted(done.rows, 'row')} erased.")
    if done.still_in_texts:
        warn("The name still stands in the words of these sources, which are kept whole or erased whole:")
        for name in done.still_in_texts:
            warn(f"  {name}")
        warn("Consent to them was withdrawn, since the name in them is no longer known to be one.")
