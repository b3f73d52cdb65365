"""Looser keys of place names: the same letters, accents and the cutting into words aside."""

from __future__ import annotations

import functools
import unicodedata

from guwah.core.values.names import place_key

_PLAIN = str.maketrans({"ı": "i", "ё": "е", "ʻ": "", "ʼ": "", "ʹ": "", "`": "", "´": ""})
_LAST_LATIN = 0x24F


def loose_key(name: str) -> str:
    """``place_key`` without accents on Latin letters, apostrophes of any kind, and spaces.

    "Alma-Ata" and "Almaata", "Ürümqi" and "Urumqi" are then one. Letters of other alphabets keep their marks: й is
    not и.
    """
    return "".join(_without_accent(char) for char in place_key(name).translate(_PLAIN) if char != " ")


@functools.lru_cache(maxsize=4096)
def _without_accent(char: str) -> str:
    if char.isascii() or unicodedata.combining(char):
        return "" if unicodedata.combining(char) else char
    apart = unicodedata.normalize("NFD", char)
    return apart[0] if ord(apart[0]) <= _LAST_LATIN else char


def is_han(name: str) -> bool:
    """True where the name is written in Chinese characters, between which no spaces stand."""
    return any("\u3400" <= char <= "\u9fff" for char in name)
