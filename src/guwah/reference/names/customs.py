"""Titles, particles, endings and surnames of many languages; read when first asked for.

Every word is kept folded, as ``fold_word`` folds it; a word of a text must be folded before it is looked up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ALIKE = str.maketrans(dict.fromkeys("’‘ʻʼ`´ʹ′＇", "'") | {"ı": "i", "ё": "е", "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending and what it says: ``role`` of the word, and what makes its stem (``cut`` off, ``add`` on)."""

    cut: str
    add: str
    role: str
    language: str
    keep: int


@dataclass(frozen=True, slots=True)
class Customs:
    """The tables of customs.yaml, whose comments say what each holds; the longest endings first."""

    honorifics: frozenset[str]
    name_like: frozenset[str]
    name_parts: frozenset[str]
    kin: frozenset[str]
    particles: dict[str, frozenset[str]]
    patronymic_words: frozenset[str]
    endings: tuple[Ending, ...]
    not_endings: frozenset[str]
    irregular_stems: dict[str, str]
    patronymic_tails: frozenset[str]
    suffixes: frozenset[str]
    maiden: frozenset[str]
    also_called: frozenset[str]
    initials: frozenset[str]
    turkic: dict[str, tuple[str, ...]]
    surname_readings: frozenset[str]
    surname_letters: frozenset[str]
    chinese_prefixes: frozenset[str]


def fold_word(word: str) -> str:
    """The word without regard to case, kind of apostrophe, invisible marks and, in Latin script, accents."""
    kept: list[str] = []
    latin = False
    for letter in unicodedata.normalize("NFD", word.casefold().translate(_ALIKE)):
        kind = unicodedata.category(letter)
        if kind == "Cf" or letter == "ـ" or (kind == "Mn" and latin):
            continue
        if kind != "Mn":
            latin = letter.isascii()
        kept.append("i" if letter == "ı" else letter)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_ALIKE)


@cache
def load_customs() -> Customs:
    """The tables; do not change them."""
    words = files("guwah.reference.names").joinpath("customs.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(words, Loader=_LOADER)
    surnames = [letters for group in loaded["chinese_surnames"].values() for letters in group.split()]
    return Customs(
        honorifics=_all_languages(loaded["honorifics"]),
        name_like=_all_languages(loaded["name_like_honorifics"]),
        name_parts=_all_languages(loaded["name_parts"]),
        kin=_all_languages(loaded["kin"]),
        particles={kind: _folded(words) for kind, words in loaded["particles"].items()},
        patronymic_words=_all_languages(loaded["patronymic_words"]),
        endings=_endings(loaded["endings"]),
        not_endings=_folded(loaded["not_endings"]),
        irregular_stems={fold_word(word): stem for word, stem in loaded["irregular_stems"].items()},
        patronymic_tails=_folded(loaded["patronymic_tails"]),
        suffixes=_folded(loaded["suffixes"]),
        maiden=_folded(loaded["maiden"]),
        also_called=_folded(loaded["also_called"]),
        initials=_folded(loaded["initials"]),
        turkic={kind: tuple(sorted(_folded(words))) for kind, words in loaded["turkic"].items()},
        surname_readings=_folded(loaded["chinese_surnames"]),
        surname_letters=frozenset(surnames) | frozenset(loaded["traditional_surnames"].split()),
        chinese_prefixes=frozenset(loaded["chinese_prefixes"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words)


def _all_languages(by_language: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(fold_word(word) for words in by_language.values() for word in words)


def _endings(rules: list[dict[str, Any]]) -> tuple[Ending, ...]:
    """The longest first; of equals, as they stand in the file."""
    every = [
        Ending(fold_word(cut), rule.get("add", ""), rule["role"], rule["language"], rule["keep"])
        for rule in rules
        for cut in rule["cut"]
    ]
    return tuple(sorted(every, key=lambda ending: -len(ending.cut)))
