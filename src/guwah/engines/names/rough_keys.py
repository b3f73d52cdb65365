"""Rough keys under which spellings of one name meet, whatever their script: the kinds of a word's first consonants.

Many other names meet under a key, too: these are blocking keys, to be compared afterwards.
"""

from __future__ import annotations

import itertools
from functools import cache

from guwah.engines.names.romanise import romanise
from guwah.engines.names.units import plain, reading
from guwah.engines.names.words import name_words

CONSONANTS = 2
"""Consonants of a word that make its key."""
_KINDS = {
    **dict.fromkeys("bpfvw", "P"), **dict.fromkeys("td", "T"), **dict.fromkeys("kg", "K"), "h": "K-",
    **dict.fromkeys("szj", "S"), **dict.fromkeys("xqc", "KS"), **dict.fromkeys("mn", "N"), **dict.fromkeys("lr", "L"),
}  # fmt: skip
"""A letter and the kinds it may be of; - for none at all."""
_STANDARDS = {"Cyrl": "kk-bgn", "Arab": "ar-bgn"}


def rough_keys(name: str) -> frozenset[str]:
    """The keys of each word of ``name``."""
    return frozenset(key for word in name_words(name) for form, _ in word.forms for key in _keys(form, word.script))


@cache
def _keys(word: str, script: str) -> tuple[str, ...]:
    letters = [plain(letter) for letter in _latin(word, script).lower()]
    once = [letter for before, letter in zip(["", *letters], letters, strict=False) if letter != before]
    kinds = [_KINDS[letter] for letter in once if letter in _KINDS]
    found = {"".join(choice).replace("-", "") for choice in itertools.product(*kinds[: CONSONANTS + 1])}
    return tuple(sorted({key[:CONSONANTS] for key in found if key}))


def _latin(word: str, script: str) -> str:
    if script == "Hani":
        return "".join(map(reading, word))
    return romanise(word, _STANDARDS[script]) if script in _STANDARDS else word
