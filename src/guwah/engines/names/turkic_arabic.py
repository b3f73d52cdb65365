"""Uyghur and Kazakh words in Arabic letters, read letter by letter into the alphabet that says the same.

Unlike Arabic and Persian, both write every vowel, so nothing is lost; and what is spelled out need not be guessed
by a channel that has learned to make do without vowels.
"""

from __future__ import annotations

import re

from guwah.engines.names.romanise import romanise

_ONLY_TURKIC = re.compile("[ەېۇۆۈۋڭٴ]|ئ[اوى]|^ء")
_KAZAKH = re.compile("[ٴعء]|^[اەىۇوۆ]")


def is_turkic(text: str) -> bool:
    """True where a letter of ``text`` is used in Uyghur or Kazakh and not in Arabic or Persian."""
    return _ONLY_TURKIC.search(text) is not None


def spelled_out(word: str) -> str:
    """A Turkic ``word`` in Arabic letters as Kazakh Cyrillic or Uyghur Latin: whichever alphabet it is written in."""
    if _KAZAKH.search(word):
        return romanise(word.replace("ء", "ٴ"), "kk-from-tote")
    return romanise(word, "ug-uly")
