"""A table as text with separators: which separator, which rows, what its columns are called."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass

from guwah.core.values.errors import InvalidInputError

SEPARATORS = ",;\t|"
LOOKED_AT = 50
"""Rows by which the separator is told."""


@dataclass(frozen=True)
class Table:
    """``rows`` are as long as ``header``; ``numbers`` are their numbers in the file, the header being row 1.

    ``ragged`` counts the rows that had fewer or more cells than the header; what was more has columns of its own.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    ragged: int = 0

    def column(self, number: int) -> list[str]:
        """The cells of one column."""
        return [row[number] for row in self.rows]


def read_table(untrusted_text: str) -> Table:
    """The rows of a table whose first row is its header. Rows without any text are passed over.

    Raises:
        InvalidInputError: ``table-empty`` where no row has text below the header; ``table-unreadable`` where a
            quoted cell never ends.
    """
    text = untrusted_text.removeprefix("\ufeff").replace("\x00", "")
    found = _parsed(text, _separator(text))
    filled = [(number, row) for number, row in enumerate(found, 1) if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise InvalidInputError("table-empty", "it has no rows below a header.", remedy="Check the file.")
    (_, head), *rest = filled
    width = max(len(row) for _, row in filled)
    rows = tuple(tuple(cell.strip() for cell in row) + ("",) * (width - len(row)) for _, row in rest)
    ragged = sum(len(row) != len(head) for _, row in rest)
    return Table(_header(head, width), rows, tuple(number for number, _ in rest), ragged)


def _parsed(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InvalidInputError("table-unreadable", f"it is no table with separators: {error}.") from error


def _separator(text: str) -> str:
    """The separator by which most of the first rows have the same number of cells, more than one; else the comma."""
    start = "".join(text[:200_000].splitlines(keepends=True)[:LOOKED_AT])
    best, chosen = (0, 0), ","
    for separator in SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(io.StringIO(start, newline=""), delimiter=separator) if row)
        except csv.Error:
            continue
        agree = max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
        if agree > best:
            best, chosen = agree, separator
    return chosen


def _header(head: list[str], width: int) -> tuple[str, ...]:
    """Names for all columns, each once: a column without one is called by its number."""
    out: list[str] = []
    for number in range(width):
        name = " ".join(head[number].split()) if number < len(head) else ""
        base = name = name or f"column {number + 1}"
        count = 1
        while name in out:
            count += 1
            name = f"{base} ({count})"
        out.append(name)
    return tuple(out)
