"""Edits: a person's changes to a statement, each span checked against the stored text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from guwah.core.statements.codebook import Codebook
from guwah.core.statements.statement import BASES, POLARITIES, Statement
from guwah.core.statements.wire import statement_from_json, statement_to_json
from guwah.core.values.errors import IntegrityError, InvalidInputError
from guwah.core.values.spans import Quote

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
    inside = statement.quote.start <= statement.trigger.start <= statement.trigger.end <= statement.quote.end
    if not inside or not statement.holds(text):
        raise IntegrityError("quote-broken", f"statement {statement.id}: a quote does not stand in the text as given.")


def _with_context(quote: Any, text: str) -> Any:
    """A quote given without prefix and suffix gets them from the text; a wrong one is left to the check."""
    try:
        start, end = quote["start"], quote["end"]
        if text[start:end] == quote["exact"] and "prefix" not in quote:
            return Quote.at(text, start, end).to_json()
    except (KeyError, TypeError):
        pass
    return quote
