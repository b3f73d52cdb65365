"""Quotes that stand word for word in something published: one search of the web would name the witness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LEAST_LETTERS = 20
"""A shorter quote is too common to lead anywhere."""

_NOT_A_WORD = re.compile(r"[\W_]+")


class PublishedTexts:
    """The texts of published sources, folded so that punctuation, case and spacing do not matter."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [_folded(text) for text in texts]

    def hold(self, quote: str) -> bool:
        """True where ``quote`` stands in one of the texts."""
        folded = _folded(quote)
        return len(folded) >= LEAST_LETTERS and any(folded in text for text in self._texts)


def _folded(text: str) -> str:
    return _NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
