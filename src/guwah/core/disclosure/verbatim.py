"""Quotes that stand word for word in something published: one search of the web would name the witness."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guwah.core.disclosure.folding import fold

LEAST_LETTERS = 20
"""A shorter quote is too common to lead anywhere."""
RUN = 8
"""So many words in a row are enough for a search to find them."""


class PublishedTexts:
    """The texts of published sources, folded so that punctuation, case, accents and spacing do not matter."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [_folded(text) for text in texts]
        self._runs = {run for text in self._texts for run in _runs(text.split())}

    def hold(self, quote: str) -> bool:
        """True where ``quote``, or eight words of it in a row, stands in one of the texts."""
        folded = _folded(quote)
        if len(folded) < LEAST_LETTERS:
            return False
        whole = any(folded in text or (len(text) >= LEAST_LETTERS and text in folded) for text in self._texts)
        return whole or any(run in self._runs for run in _runs(folded.split()))


def _runs(words: list[str]) -> Iterable[str]:
    return (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text).text).strip()
