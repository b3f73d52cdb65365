"""The people in the lists of a case: rows of CSV sources, their columns mapped once and the mapping kept.

A guess at what each column holds stands in the case's folder, in ``mappings/``, for the team to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guwah.core.values.errors import GuwahError, InvalidInputError
from guwah.engines.linkage import cleaning
from guwah.engines.linkage.columns import (
    LETTERS,
    Guess,
    Mapped,
    columns_by_role,
    guess_columns,
    mapping_from_yaml,
    mapping_to_yaml,
)
from guwah.engines.linkage.tables import Table, read_table
from guwah.services.link_output import replace_file
from guwah.store.sources import StoredSource

MAPPINGS = "mappings"
_SUFFIX = ".mapping.yaml"
_OLDEST = 110
_WHOLE = ("full_name", "native_name")


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A row of a list. ``row`` is its number in the file, the header being row 1. ``names`` has every script."""

    source: str
    row: int
    names: tuple[str, ...]
    sex: str = ""
    born: tuple[int, int] | None = None
    places: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()


@dataclass
class CaseLists:
    """The people of every list, and what could not be read of which list: its name, a code, a reason."""

    people: list[ListedPerson] = field(default_factory=list)
    refused: list[tuple[str, str, str]] = field(default_factory=list)


def case_lists(root: Path, sources: Sequence[StoredSource]) -> CaseLists:
    """The people in the lists among ``sources`` of the case at ``root``; a new list's mapping is kept there.

    A list that cannot be used is reported, and the others are read.
    """
    found = CaseLists()
    lists = [item for item in sources if not item.erased and _may_be_list(item)]
    for source in lists:
        try:
            table = read_table(source.text)
            mapped = _mapping(_place(root, source, lists), table)
        except GuwahError as error:
            found.refused.append((source.name, error.code, error.message))
            continue
        if any(guess.role in LETTERS for guess in mapped.values()):
            found.people += _people(source, table, mapped)
    return found


def _may_be_list(source: StoredSource) -> bool:
    is_table = source.media_type in ("text/csv", "text/tab-separated-values")
    return bool(source.text.strip()) and (is_table or source.name.casefold().endswith((".csv", ".tsv")))


def _place(root: Path, source: StoredSource, lists: Sequence[StoredSource]) -> Path:
    """Where the mapping of a list is kept: under its name, with a part of its hash where two have one name."""
    name = re.sub(r"[^\w.-]+", "_", source.name).lstrip(".") or "list"
    if sum(item.name == source.name for item in lists) > 1:
        name = f"{name}-{source.id[-8:]}"
    return root / MAPPINGS / f"{name}{_SUFFIX}"


def _mapping(place: Path, table: Table) -> Mapped:
    """The mapping that is kept, with a guess for every column that it does not name; kept where anything is new.

    Raises:
        InvalidInputError: ``mapping-malformed``, ``file-unreadable``.
    """
    kept: dict[str, Guess] = {}
    if place.is_file():
        try:
            kept = mapping_from_yaml(place.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInputError("file-unreadable", f"{place} cannot be read as UTF-8 text.") from error
    guessed = {name: guess for name, guess in guess_columns(table).items() if name not in kept}
    whole = kept | guessed
    if guessed:
        _keep(place, mapping_to_yaml(whole))
    return whole


def _keep(place: Path, text: str) -> None:
    """Write a mapping; where the folder cannot be written to, the guess is made anew each time."""
    try:
        place.parent.mkdir(exist_ok=True)
        replace_file(place, text)
    except OSError:
        return


def _people(source: StoredSource, table: Table, mapped: Mapped) -> Iterator[ListedPerson]:
    columns = columns_by_role(table, mapped)
    year = _year(source)
    for at, row in enumerate(table.numbers):
        cells = {role: [column[at] for column in its if cleaning.folded(column[at])] for role, its in columns.items()}
        if names := tuple(_names(cells)):
            yield ListedPerson(
                source.id,
                row,
                names,
                sex=next((sex for cell in cells.get("sex", ()) if (sex := cleaning.sex(cell)) in ("m", "f")), ""),
                born=_born(cells, year),
                places=tuple(cells.get("place", ())),
                kin=tuple(cells.get("father_name", ())),
            )


def _names(cells: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield from (name for role in _WHOLE for name in cells.get(role, ()))
    parts = [cells.get(role, ()) for role in ("given_name", "patronymic", "family_name")]
    if parts[0]:
        yield " ".join(part[0] for part in parts if part)


def _born(cells: Mapping[str, Sequence[str]], year: int | None) -> tuple[int, int] | None:
    """The years that a birth can be in: as told, or by an age at the time of the list."""
    for cell in (*cells.get("date_of_birth", ()), *cells.get("year", ())):
        digits = cleaning.date_digits(cell)[:4]
        if digits.isdigit() and "1850" <= digits <= "2099":
            return int(digits), int(digits)
    for cell in cells.get("age", ()):
        digits = cleaning.digits(cell)
        if year and digits.isdigit() and int(digits) <= _OLDEST:
            return year - int(digits) - 1, year - int(digits)
    return None


def _year(source: StoredSource) -> int | None:
    """The year in which a list was made, as far as its record tells."""
    record = source.record
    day = record.written or record.published or record.obtained
    return int(day[:4]) if day[:4].isdigit() else None
