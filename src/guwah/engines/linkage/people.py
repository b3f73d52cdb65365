"""The rows to be linked, field by field, as the model sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from guwah.engines.linkage import cleaning

Ints = NDArray[np.int64]

JOINED = ("full_name", "given_name", "family_name", "patronymic", "father_name", "native_name", "place", "street",
          "address")  # fmt: skip
"""Roles whose columns are read as one text where a list has several; of others the first that is filled counts."""

CLEAN: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(JOINED[:6], cleaning.folded_name),
    **dict.fromkeys(("place", "street", "address", "suburb", "state"), cleaning.folded_name),
    **dict.fromkeys(("street_number", "postcode", "id", "age"), cleaning.digits),
    "phone": cleaning.phone,
    "sex": cleaning.sex,
}
DATES = ("date_of_birth", "year", "date_missing")


@dataclass(frozen=True)
class People:
    """``fields`` maps a role to one cleaned text a row, empty where not told; ``lists`` numbers each row's list.

    ``lists`` has shape (rows,). Field values are coded once: ``codes(role)`` has shape (rows,).
    """

    fields: Mapping[str, Sequence[str]]
    lists: Ints
    _coded: dict[str, tuple[list[str], Ints]] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.lists)

    def has(self, role: str) -> bool:
        """True where at least one row tells the field."""
        return role in self.fields

    def coded(self, role: str) -> tuple[list[str], Ints]:
        """The distinct values in order, and the number of each row's value among them."""
        if role not in self._coded:
            texts = self.fields[role]
            values = sorted(set(texts))
            numbers = {value: number for number, value in enumerate(values)}
            self._coded[role] = (values, np.fromiter((numbers[text] for text in texts), np.int64, len(texts)))
        return self._coded[role]

    def told(self, role: str) -> NDArray[np.bool_]:
        """Which rows tell the field; shape (rows,)."""
        values, codes = self.coded(role)
        return np.array([bool(value) for value in values], bool)[codes] if values else np.zeros(0, bool)

    def sorted(self) -> tuple[People, Ints]:
        """The same people in an order that depends on what they tell and not on where they stand, and that order.

        Estimates rest on sampled pairs; sorted rows make them the same whichever file comes first.
        """
        roles = sorted(self.fields)
        keys = [tuple(self.fields[role][row] for role in roles) for row in range(len(self))]
        order = np.array(sorted(range(len(self)), key=lambda row: keys[row]), np.int64)
        fields = {role: [self.fields[role][row] for row in order] for role in self.fields}
        return People(fields, self.lists[order]), order


Columns = Mapping[str, Sequence[Sequence[str]]]
"""One list: role to its columns, each one text a row."""


def people_of(lists: Sequence[Columns], sizes: Sequence[int] | None = None) -> People:
    """The rows of several lists, one after the other, with every value cleaned.

    Args:
        lists: for each list its columns by role; columns of one list are equally long.
        sizes: the rows of each list; by its columns where not given.
    """
    if sizes is None:
        sizes = [max((len(column) for columns in item.values() for column in columns), default=0) for item in lists]
    cleaned = [{role: _values(role, columns) for role, columns in item.items()} for item in lists]
    roles = sorted({role for item in cleaned for role in item})
    fields = {role: [text for item, size in zip(cleaned, sizes, strict=True) for text in item.get(role) or [""] * size]
              for role in roles}  # fmt: skip
    numbers = np.repeat(np.arange(len(lists), dtype=np.int64), sizes)
    return People({role: texts for role, texts in _whole(fields).items() if any(texts)}, numbers)


def _values(role: str, columns: Sequence[Sequence[str]]) -> list[str]:
    if role in JOINED:
        raw = [" ".join(filter(None, parts)) for parts in zip(*columns, strict=True)]
    else:
        raw = [next(filter(str.strip, parts), "") for parts in zip(*columns, strict=True)]
    clean = CLEAN.get(role, cleaning.folded)
    if role in DATES:
        clean = partial(cleaning.date_digits, day_first=cleaning.day_stands_first(raw))
    known: dict[str, str] = {}
    return [known[text] if text in known else known.setdefault(text, clean(text)) for text in raw]


def _whole(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """A year stands in for a date of birth; where any row has only a whole name, all names are compared whole."""
    out = dict(fields)
    years = out.pop("year", [])
    if years:
        dates = out.get("date_of_birth") or [""] * len(years)
        out["date_of_birth"] = [date or year for date, year in zip(dates, years, strict=True)]
    if any(out.get("full_name", ())) or any(out.get("native_name", ())):
        size = len(next(iter(out.values())))
        parts = [out.pop(role, []) or [""] * size for role in ("given_name", "patronymic", "family_name")]
        built = [" ".join(filter(None, names)) for names in zip(*parts, strict=True)]
        out["full_name"] = [a or b for a, b in zip(out.get("full_name") or [""] * size, built, strict=True)]
    return out
