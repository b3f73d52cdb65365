"""Which lexicons read a text: that of its language, or those that its scripts and commonest words ask for."""

from __future__ import annotations

import re
from collections import Counter

from guwah.engines.dates.lexicon import Lexicon, load_lexicon
from guwah.reference.times import LANGUAGES

_HAN = re.compile("[\u4e00-\u9fff]")
_ARABIC = re.compile("[\u0621-\u06ff]")
# Letters that Arabic lacks, and two that it never has there: ى within a word, ئ at its beginning.
_UYGHUR = re.compile("[ېۆۇۈەڭۋ]|ى[\u0621-\u064a]|\\bئ[اىو]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_KAZAKH = re.compile("[әіңғүұқөһӘІҢҒҮҰҚӨҺ]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_COMMON = {
    "en": frozenset("the of and to in was were he she they on at for with had from by is that".split()),
    "fr": frozenset("le la les de des du et en un une dans il elle ils au aux est été pour que qui".split()),
    "tr": frozenset("ve bir bu da de için ile gün yıl yılında sonra önce olarak kadar değil beni ben".split()),
}


def lexicons_for(text: str, language: str | None) -> list[Lexicon]:
    """The lexicons to read ``text`` with; that without words, which knows only figures, for another language."""
    code = (language or "").split("-")[0].lower()
    if code in LANGUAGES:
        return [load_lexicon(code)]
    if code and code != "und":
        return [Lexicon(code)]
    return [load_lexicon(guess) for guess in _guesses(text)] or [Lexicon("und")]


def _guesses(text: str) -> list[str]:
    sample = text[:_SAMPLE]
    found = []
    if _LATIN.search(sample):
        found.append(_latin(sample))
    if _CYRILLIC.search(sample):
        found.append("kk" if _KAZAKH.search(sample) else "ru")
    if _ARABIC.search(sample):
        found.append("ug" if _UYGHUR.search(sample) else "ar")
    if _HAN.search(sample):
        found.append("zh")
    return found


def _latin(sample: str) -> str:
    """English, French or Turkish, by the commonest words; English where none of them says."""
    words = Counter(_WORD.findall(sample.lower()))
    scores = {code: sum(words[word] for word in common) for code, common in _COMMON.items()}
    if re.search("[ığşİ]", sample):
        scores["tr"] += 3
    return max(scores, key=lambda code: (scores[code], code == "en"))
