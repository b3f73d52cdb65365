"""CSV and TSV: the text verbatim, with one anchor per row. A row may span lines inside quotes."""

from __future__ import annotations

import re

from guwah.readers.draft import Draft
from guwah.readers.formats.plain_text import decoded_text

DELIMITERS = ",;\t|"


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the text as it stands and anchor its rows, the header row being row 1."""
    text = decoded_text(untrusted_bytes, draft)
    try:
        draft.add(text)
    finally:
        _anchor_rows(text[: draft.chars], draft)


def _anchor_rows(text: str, draft: Draft) -> None:
    row = _row_pattern(_delimiter(text))
    position, number = 0, 0
    while position < len(text):
        match = row.match(text, position)
        end = match.end(1) if match else len(text)
        number += 1
        draft.anchor("row", str(number), position, end)
        if match is None or match.end() == position:
            break
        position = match.end()
        if number % 1000 == 0:
            draft.check_time()


def _delimiter(text: str) -> str:
    first = text[: text.find("\n") if "\n" in text else len(text)]
    return max(DELIMITERS, key=first.count)


def _row_pattern(delimiter: str) -> re.Pattern[str]:
    """A row is fields and delimiters up to a newline; a quote opens only at the start of a field."""
    bare = rf"[^{re.escape(delimiter)}\r\n]*+"
    quoted = r'"(?:[^"]++|"")*+"'
    field = rf"(?:{quoted}{bare}|{bare})"
    return re.compile(rf"({field}(?:{re.escape(delimiter)}{field})*+)(?:\r\n|\n|\r|\Z)")
