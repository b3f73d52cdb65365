"""Words with their places in the text. A word's lower form is for comparing only; offsets come from the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[\w\u0300-\u036f]+(?:[’'\-‑][\w\u0300-\u036f]+)*|\S")
_FOLD = str.maketrans({"’": "'", "‑": "-"})


@dataclass(slots=True)
class Tokens:
    """The words of a text, as parallel lists: ``lows[i]`` stands at ``text[starts[i]:ends[i]]``."""

    text: str
    lows: list[str]
    starts: list[int]
    ends: list[int]
    names: frozenset[int] = frozenset()
    """The words that belong to a name that is not a place's."""
    places: frozenset[int] = frozenset()
    """The words that belong to the name of a place."""

    def __len__(self) -> int:
        return len(self.lows)

    def word(self, index: int) -> str:
        """The word as the text has it."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_capital(self, index: int) -> bool:
        """True where the word begins with an upper-case letter."""
        return self.text[self.starts[index]].isupper()

    def first_at(self, offset: int) -> int:
        """The index of the first word that begins at or after ``offset``."""
        return bisect_left(self.starts, offset)


def tokenize(text: str) -> Tokens:
    """The words and marks of ``text`` in order."""
    lows: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _WORD.finditer(text):
        starts.append(found.start())
        ends.append(found.end())
        lows.append(found.group())
    # Lowered and folded in one go: the lengths of the parts may change, their number cannot.
    return Tokens(text, [word.lower().translate(_FOLD) for word in lows], starts, ends)
