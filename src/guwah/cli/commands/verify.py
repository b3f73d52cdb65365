"""guwah verify: check a case or a dossier."""

from __future__ import annotations

import re
from pathlib import Path

import click

from guwah.cli.options import example, json_option
from guwah.cli.output import counted, say, say_json
from guwah.core.values.errors import NotFoundError
from guwah.exports.manifest import MANIFEST
from guwah.services.problems import Verification
from guwah.services.verify_case import verify_case
from guwah.services.verify_dossier import verify_dossier
from guwah.store.case_file import DATABASE


@click.command("verify", **example("guwah verify camps --head 128:9f2c..."))
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--head", metavar="HEAD", help="A head noted elsewhere with guwah head: finds a ledger cut or rewritten.")
@click.option("--key", metavar="KEY", help="The case's public key as noted elsewhere.")
@json_option
def command(path: Path, head: str | None, key: str | None, as_json: bool) -> int:
    """Check every byte, quote and link of a case or a dossier, offline, and name what does not hold.

    Exit 0 only where everything holds.
    """
    _check_form(head, r"([0-9]+:)?[0-9a-f]{64}", "--head takes what guwah head prints: NUMBER:HASH.")
    _check_form(key, r"[0-9a-f]{64}", "--key takes 64 hex digits, as guwah head prints them.")
    if (path / MANIFEST).exists():
        # Before the case: a case put into a dossier must not be verified in its place.
        result = verify_dossier(path, key=key)
    elif (path / DATABASE).exists():
        result = verify_case(path, head=head, key=key)
    else:
        raise NotFoundError("nothing-to-verify", f"{path} is neither a case nor a dossier.")
    _print_json(result) if as_json else _print(path, result)
    return 0 if result.holds else 1


def _check_form(value: str | None, pattern: str, message: str) -> None:
    if value is not None and not re.fullmatch(pattern, value.strip()):
        raise click.UsageError(message)


def _print(path: Path, result: Verification) -> None:
    for problem in result.problems:
        say(f"DOES NOT HOLD  {problem.where}: {problem.what} [{problem.code}]")
    for note in result.notes:
        say(f"Note: {note}")
    say(f"Checked: {', '.join(f'{number:,} {kind}' for kind, number in result.checked.items())}.")
    if result.head:
        say(f"Head: {result.head}")
    if result.key:
        say(f"Key:  {result.key}")
    count = len(result.problems)
    faults = f"{counted(count, 'thing')} {'does' if count == 1 else 'do'} not hold in {path}."
    say(f"Everything holds in {path}." if result.holds else faults)


def _print_json(result: Verification) -> None:
    say_json(
        {
            "kind": result.kind,
            "holds": result.holds,
            "problems": [problem.to_json() for problem in result.problems],
            "notes": result.notes,
            "checked": result.checked,
            "head": result.head or None,
            "key": result.key or None,
        }
    )
