"""Patterns that find a person's name in running text: inflected, joined, in capitals, with invisible marks inside.

They are made to find too much rather than too little: what they find is withheld, never published.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

INVISIBLE = "[\u00ad\u200b-\u200f\u2060\ufeff\u0640]*"
"""Marks that may stand between the letters of a name without being seen (soft hyphen, joiners, kashida)."""
_SEPARATOR = f"[\\s.,·•・‧∙\\-‐-–'’{INVISIBLE[1:-2]}]{{1,3}}"
_TITLES_AND_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "de",
        "la",
        "le",
        "du",
        "des",
        "van",
        "von",
        "der",
        "and",
        "mr",
        "mrs",
        "ms",
        "dr",
    }
)
_VOWEL_ENDINGS = "аяеёиоуыэюйьіәөүұaeiouyاەىېوۇۆۈ"


def name_parts(form: str) -> list[str]:
    """The parts of a name that give it away alone: each word of two letters or more, particles aside.

    A Chinese name gives its part after the first character too, where that has two characters or more.
    """
    words = [word for word in re.split(r"[\s.,·•・‧∙_/()]+", form) if word]
    parts = [word for word in words if _tells(word)]
    if len(words) == 1 and is_unspaced(form) and len(form) >= 3:
        parts.append(form[1:])
    return list(dict.fromkeys(parts))


def _tells(word: str) -> bool:
    if word.casefold() in _TITLES_AND_PARTICLES:
        return False
    return len(word) >= 2 if is_unspaced(word) else len(word.strip("-'’")) >= 3


def is_unspaced(text: str) -> bool:
    """True for scripts that put no space between words (Han, kana)."""
    return any("\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" for char in text)


def has_case(text: str) -> bool:
    """True where any letter of the text has an upper and a lower form."""
    return any(char.lower() != char.upper() for char in text)


@functools.lru_cache(maxsize=4096)
def name_pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for every form and every telling part of it; it matches the whole inflected word.

    Returns:
        A pattern that never matches where ``forms`` is empty.
    """
    whole = {form.strip() for form in forms if form.strip()}
    parts = {part for form in whole for part in name_parts(form)}
    ordered = sorted(whole | parts, key=len, reverse=True)
    branches = [_branch(name) for name in ordered]
    return re.compile("|".join(branches) if branches else r"(?!)")


def _branch(name: str) -> str:
    words = [word for word in re.split(r"[\s.,·•・‧∙]+", name) if word]
    if is_unspaced(name):
        return "[·•・‧∙\\s]?".join(_letters(word) for word in words)
    body = _SEPARATOR.join([_letters(word) for word in words[:-1]] + [_inflected(words[-1])]) if words else r"(?!)"
    # A short part such as "Li" is matched in its own case only: folded, it would hit common words.
    folding = "(?i:" if len(name) >= 4 else "(?:"
    return f"{folding}(?<![^\\W\\d_]){body})"


def _inflected(word: str) -> str:
    """The word with whatever endings its language puts on it; short ones only with an apostrophe."""
    if len(word) < 4 and has_case(word):
        return _letters(word) + r"(?:['’][^\W\d_]{1,6})?(?![^\W\d_])"
    stem = word[:-1] if len(word) >= 4 and word[-1].casefold() in _VOWEL_ENDINGS else word
    # A Latin stem that lost its vowel must still be told apart from other words: the vowel is kept there.
    if word.isascii():
        stem = word
    limit = 3 if word.isascii() else 9
    return f"{_letters(stem)}(?:[^\\W\\d_]|{INVISIBLE[:-1]}){{0,{limit}}}(?:['’][^\\W\\d_]{{1,9}})?(?![^\\W\\d_])"


def _letters(word: str) -> str:
    composed = INVISIBLE.join(map(re.escape, unicodedata.normalize("NFC", word)))
    decomposed = INVISIBLE.join(map(re.escape, unicodedata.normalize("NFD", word)))
    return composed if composed == decomposed else f"(?:{composed}|{decomposed})"


def find_forms(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of ``forms`` stands in ``text``, as half-open offsets."""
    return [match.span() for match in name_pattern(tuple(forms)).finditer(text)]
