"""The words of a written name, with their places: the first step of ``guwah.engines.names.parts``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from guwah.reference.names.customs import Customs, fold_word, load_customs
from guwah.reference.names.han import load_han

_APOSTROPHES = "'’‘ʻʼ`´ʹ′＇"
_HYPHENS = "-‐‑"
_JOINTS = re.compile(f"[{_HYPHENS}{_APOSTROPHES}]")
_INVISIBLE = "\u200c\u200d\u00ad"
_QUOTES = {
    "“": "”",
    "«": "»",
    "„": "“",
    '"': '"',
    "(": ")",
    "[": "]",
    "（": "）",
    "「": "」",
    "『": "』",
    "‹": "›",
    "《": "》",
}
_MIDDLE_DOTS = "·•・‧∙"
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")


@dataclass(slots=True, eq=False)
class Word:
    """A word of the name; ``role`` is filled in as it becomes known, ``group`` numbers its quotes or brackets.

    ``dot_name`` says that a middle dot stands beside it, as in a foreign name in Chinese letters.
    """

    text: str
    start: int
    dotted: bool = False
    group: int = 0
    commas: int = 0
    at_sign: bool = False
    dot_name: bool = False
    role: str = ""
    stem: str = ""
    key: str = field(init=False)

    def __post_init__(self) -> None:
        self.key = fold_word(self.text)

    def pieces(self, cuts: list[int]) -> list[Word]:
        """The word cut before the letters at ``cuts``; the marks around it stay with all of them."""
        edges = [0, *cuts, len(self.text)]
        return [
            Word(self.text[a:b], self.start + a, self.dotted, self.group, self.commas, self.at_sign, self.dot_name)
            for a, b in pairwise(edges)
            if a < b
        ]


def name_words(text: str) -> list[Word]:
    """The words of ``text`` in order; between them they hold every letter of it."""
    customs = load_customs()
    return [piece for word in _raw_words(text) for piece in _split(word, customs)]


def is_han(text: str) -> bool:
    """Whether the word is in Chinese letters."""
    return bool(_HAN.fullmatch(text))


def _raw_words(text: str) -> list[Word]:
    """Runs of letters, Chinese apart from others, with what stands around them noted."""
    last = {closer: text.rfind(closer) for closer in set(_QUOTES.values())}
    words: list[Word] = []
    at = commas = group = groups = 0
    closer, at_sign = "", False
    while at < len(text):
        mark = text[at]
        if mark.isalpha():
            end = _word_end(text, at)
            dotted, beside = text[end : end + 1] in {".", "．"}, text[max(at - 1, 0) : at] + text[end : end + 1]
            words.append(
                Word(text[at:end], at, dotted, group, commas, at_sign, any(dot in beside for dot in _MIDDLE_DOTS))
            )
            at = end
            continue
        if mark == closer:
            group, closer = 0, ""
        elif not closer and mark in _QUOTES and last[_QUOTES[mark]] > at:
            groups, closer = groups + 1, _QUOTES[mark]
            group = groups
        elif mark in ",，،" and not group:
            commas += 1
        at_sign = at_sign or mark in "@＠"
        at += 1
    return words


def _word_end(text: str, start: int) -> int:
    """Where the run of letters that opens at ``start`` ends; apostrophes and hyphens inside belong to it."""
    han = is_han(text[start])
    at = start + 1
    while at < len(text):
        mark = text[at]
        if mark.isalpha():
            if is_han(mark) != han:
                break
        elif unicodedata.category(mark)[0] == "M" or mark in _INVISIBLE:
            pass
        elif mark not in _APOSTROPHES + _HYPHENS or not text[at + 1 : at + 2].isalpha() or is_han(text[at + 1]) != han:
            break
        at += 1
    return at


def _split(word: Word, customs: Customs) -> list[Word]:
    """Articles and elided particles apart from what they stand before; a Chinese name into its parts."""
    split: list[Word] = []
    while joint := _joint(word, customs):
        first = Word(word.text[: joint.start()], word.start, False, word.group, word.commas, word.at_sign)
        if first.key in customs.particles["article"] or joint.group() not in _HYPHENS:
            first.role = "particle"
        split.append(first)
        word = word.pieces([joint.end()])[1]
    return [*split, *_split_han(word, customs)] if is_han(word.text) else [*split, word]


def _joint(word: Word, customs: Customs) -> re.Match[str] | None:
    """The hyphen or apostrophe at which the word falls into a small word and another, if it does."""
    if word.key in customs.patronymic_words or word.key in customs.also_called or word.key in customs.honorifics:
        return None
    joint = _JOINTS.search(word.text)
    if joint is None:
        return None
    left = fold_word(word.text[: joint.start()])
    if joint.group() in _HYPHENS:
        split = left in customs.particles["article"] or left in _small(customs) or _title_after(word, joint, customs)
    else:
        split = left in customs.particles["elided"] and len(word.text) - joint.end() > 2
    return joint if split else None


def _small(customs: Customs) -> frozenset[str]:
    return customs.particles["patronymic"] | customs.particles["kunya"] | customs.particles["servant"]


def _title_after(word: Word, joint: re.Match[str], customs: Customs) -> bool:
    """Whether a title or kin word hangs on a hyphen: Nurlan-aga, Säule-apa, Memet-haji."""
    right = fold_word(word.text[joint.end() :])
    return right in customs.kin or right in customs.name_like or right in customs.patronymic_words


def _split_han(word: Word, customs: Customs) -> list[Word]:
    """Titles off the end, then surname and given name."""
    titles: list[Word] = []
    while length := _title_length(word.text, customs):
        word, title = word.pieces([len(word.text) - length])
        title.role = "honorific"
        titles.insert(0, title)
    return [*_split_surname(word, customs), *titles]


def _title_length(text: str, customs: Customs) -> int:
    """How many letters at the end are a title; one alone only behind a short name."""
    for length in (3, 2, 1):
        if len(text) > length and text[-length:] in customs.honorifics and (length > 1 or len(text) <= 3):
            return length
    return 0


def _split_surname(word: Word, customs: Customs) -> list[Word]:
    """Surname and given name, where the first letters are a surname and the whole is no Turkic name."""
    if word.dot_name or word.text in customs.honorifics | customs.name_like or _is_turkic_han(word.text):
        return [word]
    if word.text[0] in customs.chinese_prefixes and len(word.text) == 2 and word.text[1] in customs.surname_letters:
        prefix, name = word.pieces([1])
        prefix.role, name.role = "honorific", "family"
        return [prefix, name]
    for length in (2, 1):
        if word.text[:length] in customs.surname_letters and len(word.text) <= length + 2:
            found = word.pieces([length]) if len(word.text) > length else [word]
            for piece, role in zip(found, ("family", "given"), strict=False):
                piece.role = role
            return found
    return [word]


@cache
def _turkic_forms() -> frozenset[str]:
    return frozenset(form for element in load_han().elements for form in element.han if len(form) > 1)


def _is_turkic_han(text: str) -> bool:
    """Whether the letters are a known Turkic name, or such a name and more, too long for a Chinese one."""
    forms = _turkic_forms()
    if text in forms or (text[:-1] in forms and text[-1] in "江汗罕木"):
        return True
    return len(text) > 3 and any(text[:cut] in forms or text[cut:] in forms for cut in range(2, min(len(text), 9)))


def script_of(text: str) -> str:
    """The script of the first letter, as coarse as names need it: hans, cyrl, arab, latn or nothing."""
    for letter in text:
        if is_han(letter):
            return "hans"
        if "\u0400" <= letter <= "\u052f":
            return "cyrl"
        if "\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f" or "\ufb50" <= letter <= "\ufefc":
            return "arab"
        if letter.isalpha():
            return "latn"
    return ""
