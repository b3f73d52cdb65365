"""Workbooks by openpyxl: cells separated by tabs, with anchors for sheets and rows."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import openpyxl

from guwah.readers.archive import Archive
from guwah.readers.draft import Draft
from guwah.readers.hardened_xml import refuse_document_type
from guwah.readers.reasons import Unreadable

BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, SyntaxError, OverflowError)


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add every sheet, hidden ones too: its name, then its rows.

    Raises:
        Unreadable: ``damaged``, ``over-limit``, ``encrypted`` or ``xml-entities``.
    """
    has_formulas = _check(untrusted_bytes, draft)
    try:
        for title, rows in _sheets(untrusted_bytes, has_formulas):
            _add_sheet(title, rows, draft)
    except BROKEN as error:
        if not draft.chars:
            raise Unreadable("damaged", "the workbook is broken") from error
        draft.lacks("damaged", "the workbook is broken: later rows or sheets are missing")


def _check(untrusted_bytes: bytes, draft: Draft) -> bool:
    """Unpack every member once to measure it and to refuse entities; True where there are formulas."""
    archive = Archive(untrusted_bytes, draft.limits)
    has_formulas = False
    for member in archive.members:
        if member.filename.lower().endswith((".xml", ".rels")):
            draft.check_time()
            content = archive.read(member)
            refuse_document_type(content)
            has_formulas = has_formulas or b"<f" in content
            if "/comments" in member.filename.lower():
                draft.lacks("not-extracted", "comments on cells are not extracted")
    return has_formulas


def _sheets(untrusted_bytes: bytes, has_formulas: bool) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    values = openpyxl.load_workbook(io.BytesIO(untrusted_bytes), read_only=True, data_only=True)
    formulas = None
    if has_formulas:
        formulas = openpyxl.load_workbook(io.BytesIO(untrusted_bytes), read_only=True, data_only=False)
    for index, sheet in enumerate(values.worksheets):
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        if formulas is not None:
            written = formulas.worksheets[index]
            written.reset_dimensions()
            rows = map(_filled, rows, written.iter_rows(values_only=True))
        yield sheet.title, rows


def _filled(values: tuple[Any, ...], written: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values, with the formula itself where no value was stored for it."""
    return tuple(formula if value is None else value for value, formula in zip(values, written, strict=False))


def _add_sheet(title: str, rows: Iterator[tuple[Any, ...]], draft: Draft) -> None:
    if draft.chars:
        draft.add("\n")
    start, _ = draft.add(f"{title}\n")
    try:
        for number, row in enumerate(rows, start=1):
            if number % 100 == 0:
                draft.check_time()
            draft.progress = f"rows 1 to {number - 1} of sheet {title[:100]} read"
            _add_row(f"{title}!{number}", row, draft)
    finally:
        draft.anchor("sheet", title, start, draft.chars)


def _add_row(label: str, row: tuple[Any, ...], draft: Draft) -> None:
    line = "\t".join(map(_shown, row)).rstrip("\t")
    if not line:
        return
    start = draft.chars
    try:
        draft.add(line)
    finally:
        draft.anchor("row", label, start, draft.chars)
    draft.add("\n")


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    return str(value)
