"""The language of a text, where nobody has said it. "Unsure" is an answer.

The statistical detector confuses Kazakh in Arabic script with Uyghur, and Uyghur in Latin script with Uzbek,
so letters that only one of them writes decide first.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

SURE = 0.90
LEAST_LETTERS = 20
SAMPLE = 4000
"""Code points that are looked at."""

_UYGHUR_ARABIC = re.compile("[ەېۆۈۇڭ]")
_KAZAKH_CYRILLIC = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_UYGHUR_CYRILLIC = re.compile("җ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Detected:
    """A BCP 47 tag and how it is known: stated, detected, or unsure (then the tag is empty)."""

    tag: str
    how: str


def detect_language(text: str, stated: str | None = None) -> Detected:
    """The language of ``text``: as stated, or as its letters and words tell, or unsure."""
    if stated:
        return Detected(stated, "stated")
    sample = text[:SAMPLE]
    if sum(char.isalpha() for char in sample) < LEAST_LETTERS:
        return Detected("", "unsure")
    by_letters = _by_letters(sample)
    return Detected(by_letters, "detected") if by_letters else _by_words(sample)


def _by_letters(sample: str) -> str:
    if _HAN.search(sample) and not _KANA.search(sample):
        han = len(_HAN.findall(sample))
        if han * 3 > sum(char.isalpha() for char in sample):
            return "zh"
    arabic = sum("\u0600" <= char <= "\u06ff" for char in sample)
    if arabic > len(sample) // 3:
        if len(re.findall("ٴ", sample)) >= 2:
            return "kk-Arab"
        if len(_UYGHUR_ARABIC.findall(sample)) * 12 > arabic:
            return "ug"
        return ""
    if len(_UYGHUR_CYRILLIC.findall(sample)) >= 2 and len(_KAZAKH_CYRILLIC.findall(sample)) >= 4:
        return "ug-Cyrl"
    return ""


def _by_words(sample: str) -> Detected:
    tag, probability = _identifier().classify(sample)
    return Detected(tag, "detected") if probability >= SURE else Detected("", "unsure")


@functools.cache
def _identifier() -> Any:
    """The detector, loaded when first needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
