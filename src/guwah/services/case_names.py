"""Every name that the open case holds: recorded, judged, found in texts, or standing in a column of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guwah.core.identity.register import Register
from guwah.core.values.errors import InvalidInputError
from guwah.core.values.names import name_key
from guwah.engines.linkage.columns import guess_columns
from guwah.engines.linkage.tables import Table, read_table
from guwah.services.people import case_register
from guwah.store import statements as stored
from guwah.store.search_index import IndexedName
from guwah.store.sources import StoredSource

LONGEST_NAME = 120
"""What is longer, in code points, is no name."""
_COLUMNS = {"full_name", "native_name", "given_name", "family_name", "father_name"}


def case_names(sources: list[StoredSource]) -> list[IndexedName]:
    """The names of the case, each spelling once, in the order in which they came."""
    register = case_register(sources)
    holders: dict[str, dict[int, None]] = {form: {} for person in register.persons for form in person.forms}
    for source in sources:
        for name in _names_of(source):
            holders.setdefault(name, {})[source.row] = None
    for name, row in _found(sources):
        holders.setdefault(name, {})[row] = None
    return [
        IndexedName(name, _person(name, register), tuple(rows))
        for name, rows in holders.items()
        if name_key(name) and len(name) <= LONGEST_NAME
    ]


def _person(name: str, register: Register) -> str:
    person = register.by_key.get(name_key(name))
    return person.key if person else ""


def _names_of(source: StoredSource) -> Iterator[str]:
    """The names of the source's record and of its tables."""
    for person in source.record.persons():
        yield from person.names()
    for table in _tables(source):
        yield from _in_columns(table)


def _found(sources: Iterable[StoredSource]) -> Iterator[tuple[str, int]]:
    found = stored.found_names()
    for source in sources:
        for name in found.get(source.text_row or 0, ()):
            yield " ".join(name.exact.removesuffix("’s").removesuffix("'s").split()), source.row


def _tables(source: StoredSource) -> Iterator[Table]:
    """The sheets of a workbook, or the one table of a list; the readers mark the rows of both."""
    sheets = [source.text[item.start : item.end].partition("\n")[2] for item in source.anchors if item.kind == "sheet"]
    if any(item.kind == "row" for item in source.anchors):
        for text in sheets or [source.text]:
            try:
                yield read_table(text)
            except InvalidInputError:
                continue


def _in_columns(table: Table) -> Iterator[str]:
    guesses = guess_columns(table)
    for number, header in enumerate(table.header):
        if guesses[header].role in _COLUMNS:
            yield from (" ".join(cell.split()) for cell in table.column(number) if cell)
