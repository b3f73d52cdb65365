"""Arguments and options that several commands share."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from guwah.core.values.errors import InvalidInputError, NotFoundError
from guwah.services.open_case import open_case, open_case_to_read
from guwah.services.session import Session
from guwah.store.case_file import CaseFile

F = TypeVar("F", bound=Callable[..., Any])

case_argument = click.argument("case", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON on standard output, and nothing else.")


def actor_option(function: F) -> F:
    """``--as NAME``: who acts."""
    decorate = click.option(
        "--as", "actor", metavar="NAME", envvar="GUWAH_ACTOR", help="Who acts (or GUWAH_ACTOR, or the only member)."
    )
    return decorate(function)


def example(text: str) -> dict[str, Any]:
    """The epilog of a command's help."""
    return {"epilog": f"Example: {text}"}


@contextmanager
def opened(case: Path, actor: str | None) -> Iterator[Session]:
    """The session of ``actor`` on the case, closed at the end."""
    session = open_case(case, actor=actor)
    with session.case:
        yield session


@contextmanager
def reading(case: Path, actor: str | None) -> Iterator[CaseFile]:
    """The case, open to be looked at. Nobody needs to say who looks, but may, as with every command."""
    del actor
    with open_case_to_read(case) as opened:
        yield opened


def read_text(path: str) -> str:
    """The text of a file; ``-`` is standard input.

    Raises:
        NotFoundError: ``path-missing``.
        InvalidInputError: ``file-unreadable``.
    """
    if path != "-" and not Path(path).is_file():
        raise NotFoundError("path-missing", f"{path} is not a file.", remedy="Check the path.")
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError("file-unreadable", f"{path} cannot be read as UTF-8 text.") from error


def read_lines(path: str) -> Iterator[Any]:
    """The JSON values of a file, one a line; ``-`` is standard input. A line that is not JSON comes as its text.

    Raises:
        NotFoundError: ``path-missing``.
        InvalidInputError: ``file-unreadable``.
    """
    text = read_text(path)
    for line in text.split("\n"):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield line


def account_name() -> str:
    """The name of the account on this computer, for a case's first member where nobody is named."""
    return os.environ.get("USER") or os.environ.get("LOGNAME") or "owner"
