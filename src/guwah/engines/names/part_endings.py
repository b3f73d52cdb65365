"""What the ending of a word says of it, and the word without: for ``guwah.engines.names.parts``."""

from __future__ import annotations

import re
from functools import cache

from guwah.engines.names.part_words import Word, script_of
from guwah.reference.names.customs import Customs, Ending, fold_word, load_customs


def is_cut_patronymic(word: Word) -> bool:
    """Ив-ч, Ник-на."""
    head, hyphen, tail = word.key.rpartition("-")
    return bool(head and hyphen) and tail in load_customs().patronymic_tails


def says(word: Word, role: str) -> bool:
    ending = _ending(word.key)
    return ending is not None and ending.role == role


def language_of(word: Word) -> str:
    ending = _ending(word.key)
    return ending.language if ending else "ru"


@cache
def _ending(key: str) -> Ending | None:
    """The longest ending of the word that leaves enough of it."""
    customs = load_customs()
    if key in customs.not_endings:
        return None
    irregular = key in customs.irregular_stems
    for ending in customs.endings:
        if key.endswith(ending.cut) and len(key) - len(ending.cut) >= ending.keep:
            return ending
    return Ending("", "", "patronymic", "ru", 0) if irregular else None


def stem_of(word: Word, customs: Customs) -> str:
    """The word less what its role put on it."""
    if word.role == "patronymic" and word.key in customs.irregular_stems:
        return _in_case_of(word.text, customs.irregular_stems[word.key])
    if word.role == "patronymic" and is_cut_patronymic(word):
        return re.split("[-‐‑]", word.text)[0]
    if script_of(word.text) == "arab" and word.role == "family" and word.text.startswith("ال") and len(word.text) > 4:
        return word.text[2:]
    if word.role == "family" and word.text.endswith("ی") and len(word.text) > 4:
        return word.text[:-1]
    ending = _ending(word.key)
    if ending is None or ending.role != word.role:
        return word.text
    for length in range(1, min(len(word.text), len(ending.cut) + 4)):
        if fold_word(word.text[-length:]) == ending.cut:
            head = word.text[:-length]
            return head + (ending.add.upper() if head.isupper() and len(head) > 1 else ending.add)
    return word.text


def _in_case_of(model: str, word: str) -> str:
    return word.upper() if model.isupper() else word.lower() if model.islower() else word
