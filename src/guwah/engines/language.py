"""The language of a text, where nobody has said it. "Unsure" is an answer.

The statistical detector confuses Kazakh in Arabic script with Uyghur, and Uyghur in Latin script with Uzbek,
so letters that only one of them writes decide first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SURE = 0.90
LEAST_LETTERS = 20
SAMPLE = 4000
"""Code points that are looked at."""

_KNOWN = ("ug", "kk", "zh", "ru", "ar", "fr", "en", "tr", "ky", "uz", "fa", "ur", "de", "es", "it")
_UYGHUR_ARABIC = re.compile("[ەېۆۈۇڭ]")
_KAZAKH_CYRILLIC = re.compile("[әғқңөұүһі]", re.IGNORECASE)
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
    if probability < SURE or tag not in _KNOWN:
        return Detected("", "unsure")
    return Detected(tag, "detected")


def _identifier():  # type: ignore[no-untyped-def]
    """The detector, loaded when first needed."""
    global _loaded
    if _loaded is None:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        _loaded = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
        _loaded.set_languages(list(_KNOWN))
    return _loaded


_loaded = None
