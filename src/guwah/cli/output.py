"""What commands print: results on standard output, everything else on standard error."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import click

from guwah.core.values.canonical import canonical_json


class Progress(Protocol):
    def __call__(self, done: int, total: int, name: str, /) -> None: ...


def say(text: str = "") -> None:
    """A line of the result."""
    click.echo(printable(text))


def warn(text: str) -> None:
    """A line for the person, not for the result."""
    click.echo(printable(text), err=True)


def say_json(value: Any) -> None:
    """One JSON value on one line."""
    click.echo(printable(canonical_json(value)))


def say_styled(text: str) -> None:
    """A line of the result that holds our own styling; words of others in it have been through ``printable``."""
    click.echo(text)


def printable(text: str) -> str:
    """The text with bytes that are no text, and what would steer a terminal, made visible."""
    whole = text.encode("utf8", "surrogateescape").decode("utf8", "backslashreplace")
    return "".join(char if _is_harmless(char) else char.encode("unicode_escape").decode("ascii") for char in whole)


def _is_harmless(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Rows in columns as wide as they need to be."""
    if not rows:
        return
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(_width(row[column]) for row in [list(headings), *cells]) for column in range(len(headings))]
    for row in [list(headings), *cells]:
        line = "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
        say(line.rstrip())


def _width(text: str) -> int:
    """Columns that the text takes in a terminal: wide East Asian letters take two, marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


@contextmanager
def progress_bar(label: str) -> Iterator[Progress | None]:
    """A progress bar on standard error, only where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def advance(done: int, total: int, name: str, /) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield advance


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
