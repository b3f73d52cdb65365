"""Edits: a person's changes to a statement, each span checked against the stored text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from guwah.core.statements.codebook import Codebook
from guwah.core.statements.statement import BASES, POLARITIES, Statement
from guwah.core.statements.wire import statement_from_json, statement_to_json
from guwah.core.values.errors import IntegrityError, InvalidInputError
from guwah.core.values.spans import Quote

_DAY = re.compile(r"-?\d{4}-\d{2}-\d{2}")
_EDTF = re.compile(r"[0-9XYES/.,~?%:TZ+\[\]{}-]{1,80}")

EDITABLE = (
    "act", "quote", "trigger", "polarity", "basis", "voice", "victims", "perpetrators", "place", "when",
    "quantity", "penalty",
)  # fmt: skip


def edited(statement: Statement, edits: Mapping[str, Any], *, text: str, codebook: Codebook) -> Statement:
    """``statement`` with ``edits`` put over it; state ``edited``.

    Raises:
        InvalidInputError: ``edit-unknown-field``, ``act-unknown``, ``edit-not-a-value``, ``statement-malformed``.
        IntegrityError: ``quote-broken`` where a span does not stand in the text as said.
    """
    for name in edits:
        if name not in EDITABLE:
            raise InvalidInputError("edit-unknown-field", f"'{name}' cannot be edited.")
    body = {**statement_to_json(statement), **edits}
    if "quote" in edits:
        body["quote"] = _with_context(body["quote"], text)
    changed = statement_from_json(body)
    check_statement(changed, text=text, codebook=codebook)
    return replace(changed, state="edited")


def check_statement(statement: Statement, *, text: str, codebook: Codebook) -> None:
    """Raise unless the statement uses known values, its spans are exact and its quote holds its trigger.

    Raises:
        InvalidInputError: ``act-unknown``, ``edit-not-a-value``.
        IntegrityError: ``quote-broken``.
    """
    codebook.act(statement.act)
    if statement.polarity not in POLARITIES or statement.basis not in BASES:
        raise InvalidInputError("edit-not-a-value", "polarity or basis is not one of the codebook's values.")
    _check_when(statement)
    inside = statement.quote.start <= statement.trigger.start <= statement.trigger.end <= statement.quote.end
    if not inside or not statement.holds(text):
        raise IntegrityError("quote-broken", f"statement {statement.id}: a quote does not stand in the text as given.")


def _check_when(statement: Statement) -> None:
    """Bounds are days or nothing, and EDTF holds no words: both are shown as they stand."""
    when = statement.when
    if when is None:
        return
    days = [day for day in (when.earliest, when.latest) if day is not None]
    if not all(isinstance(day, str) and _DAY.fullmatch(day) for day in days):
        raise InvalidInputError("edit-not-a-value", "'earliest' and 'latest' must be days such as 2017-10-01.")
    if when.edtf is not None and not _EDTF.fullmatch(when.edtf):
        raise InvalidInputError("edit-not-a-value", "'edtf' is not a date in EDTF.")


def _with_context(quote: Any, text: str) -> Any:
    """A quote given without prefix and suffix gets them from the text; a wrong one is left to the check."""
    try:
        start, end = quote["start"], quote["end"]
        if text[start:end] == quote["exact"] and "prefix" not in quote:
            return Quote.at(text, start, end).to_json()
    except (KeyError, TypeError):
        pass
    return quote
