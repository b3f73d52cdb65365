"""A word of a name as units that can be aligned: its letters, each with the letters around it.

Latin, Cyrillic and Arabic letters stand for themselves. A Chinese character stands for the sounds of its reading
(initial, vowels, closing nasal), because what transcribes a foreign name is the sound; the character itself is
part of the surroundings, for 娜 and 纳 are read alike and used differently.

Surroundings are given from the widest to the narrowest: a unit alone, then with more and more of its neighbours.
What was seen too rarely while training falls back to the next wider.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache

from pypinyin.pinyin_dict import pinyin_dict

FAMILIES = ("Latn", "Cyrl", "Arab", "Hani")
"""The scripts that names are compared in, by their ISO 15924 codes."""

_RANGES = (
    ("Latn", 0x41, 0x24F), ("Latn", 0x1E00, 0x1EFF), ("Cyrl", 0x400, 0x52F), ("Arab", 0x600, 0x6FF),
    ("Arab", 0x750, 0x77F), ("Arab", 0xFB50, 0xFDFF), ("Arab", 0xFE70, 0xFEFF), ("Hani", 0x3400, 0x9FFF),
    ("Hani", 0xF900, 0xFAFF), ("Hani", 0x20000, 0x3FFFF),
)  # fmt: skip
LONGEST_CHINESE_PART = 2
_APOSTROPHES = dict.fromkeys(map(ord, "ʻʼʹ`´‘’ʾʿ"), "'")
_INITIAL = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A letter or sound, and its surroundings from the widest to the narrowest."""

    letter: str
    surroundings: tuple[Hashable, ...]


def family(word: str) -> str:
    """The script of most letters of ``word``, as ISO 15924; empty where it is none of ``FAMILIES``."""
    counts = dict.fromkeys(FAMILIES, 0)
    for char in word:
        code = ord(char)
        for name, first, last in _RANGES:
            if first <= code <= last and char.isalpha():
                counts[name] += 1
                break
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def fold(word: str) -> str:
    """``word`` in one case and one normal form, apostrophes as one character, marks that are no letters dropped."""
    text = unicodedata.normalize("NFKC", word).casefold().translate(_APOSTROPHES)
    return "".join(char for char in unicodedata.normalize("NFC", text) if char == "'" or char.isalpha())


def units(word: str, script: str) -> list[Unit]:
    """The units of a folded ``word`` written in ``script``."""
    return _sounds(word) if script == "Hani" else _letters(word)


def plain(letter: str) -> str:
    """``letter`` without its marks: what an unknown letter falls back to."""
    bare = "".join(char for char in unicodedata.normalize("NFD", letter) if not unicodedata.combining(char))
    return bare or letter


def _letters(word: str) -> list[Unit]:
    bounded = f"^{word}$"
    return [
        Unit(here, (here, (here, after), (before, here, after)))
        for before, here, after in zip(bounded, word, bounded[2:], strict=False)
    ]


def _sounds(word: str) -> list[Unit]:
    found = []
    for char in word:
        syllable = reading(char)
        for place, sound in enumerate(_sounds_of(syllable)):
            found.append(Unit(sound, (sound, (sound, syllable, place), (sound, char, place))))
    return found


@cache
def _sounds_of(syllable: str) -> tuple[str, ...]:
    match = _INITIAL.fullmatch(syllable)
    assert match is not None
    initial, final = match.groups()
    return (*([initial] if initial else ()), *final.replace("ng", "N"))


@cache
def reading(char: str) -> str:
    """The usual reading of a Chinese character in pinyin without tones; the character itself where none is known."""
    readings = pinyin_dict.get(ord(char))
    if not readings:
        return char
    marked = unicodedata.normalize("NFD", readings.split(",")[0])
    bare = "".join(mark for mark in marked if not unicodedata.combining(mark) or mark == "\u0308")
    return unicodedata.normalize("NFC", bare)


def other_characters(one: str, other: str) -> bool:
    """True where two Chinese surnames or given names differ in a character, however alike they sound.

    Longer words transcribe foreign names, where any character of the sound will do. A traditional character is not
    held against its simplified form: only characters that are both of the simplified set (GB 2312) differ.
    """
    if one == other or len(one) != len(other) or len(one) > LONGEST_CHINESE_PART:
        return False
    return any(a != b and _is_simplified(a) and _is_simplified(b) for a, b in zip(one, other, strict=True))


@cache
def _is_simplified(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
