"""Text folded so that one name is one string of letters, with the way back to where each letter stands.

Folding keeps letters and digits and drops what writings of one name differ in: case, width, ligatures and
presentation forms (NFKD), accents and vowel marks, invisible characters, apostrophes. Everything else is a space.
Han and kana characters stand between spaces, since their writing puts none between words.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from dataclasses import dataclass

_APOSTROPHES = frozenset("'’‘`´ʼʻʽʹ′")
_ALIKE = str.maketrans("کیىەھہةۀı", "كييهههههi")
"""Letters that stand for each other in one name, as keyboards and fonts mix them; the dotless i with the dotted."""
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad‐‑¬]\s{1,8}(?=[^\W\d_])")
"""A word divided at the end of a line."""
_INVISIBLE = frozenset("Cf Mn Me".split())


@dataclass(frozen=True, slots=True)
class Folded:
    """``text[i]`` came from ``original[starts[i]]``."""

    text: str
    starts: array[int]
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of ``text[start:end]``, marks that follow its last letter included."""
        first, last = self.starts[start], self.starts[end - 1] + 1
        while last < len(self.original) and not fold_char(self.original[last]):
            last += 1
        return first, last


def fold(text: str) -> Folded:
    """``text`` folded, with the way back."""
    letters: list[str] = []
    starts = array("L")
    broken = {at for match in _BROKEN.finditer(text) for at in range(match.start(), match.end())}
    for number, char in enumerate(text):
        folded = "" if number in broken else fold_char(char)
        letters.append(folded)
        starts.extend([number] * len(folded))
    return Folded("".join(letters), starts, text)


@functools.cache
def fold_char(char: str) -> str:
    """One character folded: nothing, a letter or more, or a space."""
    if char in _APOSTROPHES or char == "\u0640" or unicodedata.category(char) in _INVISIBLE:
        return ""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    kept = "".join(part for part in parts if unicodedata.category(part) not in _INVISIBLE).translate(_ALIKE)
    plain = "".join(part if part.isalnum() else " " for part in kept)
    return f" {plain} " if is_unspaced(plain) else plain


def is_unspaced(text: str) -> bool:
    """True for scripts that put no space between words (Han, kana)."""
    return any("\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" for char in text)


def has_case(text: str) -> bool:
    """True where any letter of the text has an upper and a lower form."""
    return any(char.lower() != char.upper() for char in text)
