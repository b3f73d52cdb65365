"""A name as the words that are compared: repaired, folded, titles and particles aside.

Each word keeps the other forms that it may stand for: without a patronymic's or a surname's ending, without a case
ending. What is read from a name here is only what comparing needs; ``parts`` says what each word is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from guwah.engines.names.inflection import base_forms
from guwah.engines.names.parts import Part, parse_name
from guwah.engines.names.repair import repair
from guwah.engines.names.turkic_arabic import is_turkic, spelled_out
from guwah.engines.names.units import family, fold
from guwah.reference.names.customs import fold_word, load_customs
from guwah.reference.names.sexes import sexed_endings

MOST_WORDS = 4
"""Words of a name that are compared; what follows the fourth is left out."""
_SIMPLE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_SERVANTS = frozenset(
    ("عبد", "abd", "abdul", "abdel", "abdal", "abdur", "abdoul", "abu", "ابو", "أبو", "абд", "абдул", "абу", "абдель")
)
"""First halves of Arabic names that writers set apart or not."""
_ARTICLES = {
    "Arab": re.compile("^ال"),
    "Latn": re.compile("^(?:al|el|ul|ur|us|as|ar)(?=.{4})"),
    "Cyrl": re.compile("^(?:аль|эль)"),
}
_NO_ARTICLE = re.compile("(?!)")
_MINOR = ("honorific", "particle", "suffix", "nickname")


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name. ``forms`` are folded, the word itself first, each with why; ``sex`` is what its ending says."""

    text: str
    script: str
    forms: tuple[tuple[str, str], ...]
    sex: str = ""
    is_initial: bool = False


def name_words(name: str) -> tuple[NameWord, ...]:
    """The words of ``name`` that are compared, in order; none where it has no letters of a script that is known."""
    text = repair(unicodedata.normalize("NFKC", name)).text
    turkic = is_turkic(text)
    if _SIMPLE.fullmatch(text) and not _has_han(text):
        words = [word for n, word in enumerate(text.split()) if not _is_minor(word, first=n == 0)] or text.split()
        found = [_word(word, turkic) for word in words]
    else:
        parts = parse_name(text).parts
        kept = [part for part in parts if part.role not in _MINOR or fold(part.text) in _SERVANTS] or list(parts)
        found = [_word_of(part, turkic) for part in _whole_han(kept)]
    return tuple(_put_together([word for word in found if word.script]))[:MOST_WORDS]


def _put_together(words: list[NameWord]) -> list[NameWord]:
    """ "Azamat uulu" and "Abd al-Rahman" are one word each, however they are spaced."""
    found: list[NameWord] = []
    for word in words:
        before = found[-1] if found else None
        key = fold_word(word.text)
        if before and key in load_customs().patronymic_words:
            found[-1] = replace(before, text=f"{before.text} {word.text}", sex=_sex_of_word(key))
        elif before and before.forms[0][0] in _SERVANTS and before.script == word.script:
            article = _ARTICLES.get(word.script, _NO_ARTICLE).sub("", word.forms[0][0])
            whole = before.forms[0][0] + word.forms[0][0]
            forms = {whole: ""}
            forms.setdefault(before.forms[0][0] + article, "without the article")
            found[-1] = NameWord(f"{before.text} {word.text}", word.script, tuple(forms.items()))
        else:
            found.append(word)
    return found


def _sex_of_word(key: str) -> str:
    return next((sex for ending, sex in sexed_endings() if key == ending), "")


def _has_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in text)


def _whole_han(parts: list[Part]) -> list[Part]:
    """Chinese words that stand without a space or dot between them are compared as one, but for surname and given
    name: these are two."""
    if [part.role for part in parts] == ["family", "given"]:
        return parts
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and before.end == part.start and family(before.text) == family(part.text) == "Hani":
            joined[-1] = Part(before.text + part.text, before.start, part.end, "unknown", before.text + part.text)
        else:
            joined.append(part)
    return joined


def _word_of(part: Part, turkic: bool) -> NameWord:
    if part.role == "initial":
        folded = fold(part.text)
        return NameWord(part.text, family(part.text), ((folded, ""),), is_initial=True)
    return _word(part.text, turkic)


@cache
def _is_minor(word: str, *, first: bool) -> bool:
    customs, key = load_customs(), fold_word(word)
    # "Du" and "Van" before a name are surnames in China and Vietnam; a particle is small, or stands within.
    particle = (word.islower() or not first) and any(key in words for words in customs.particles.values())
    minor = key in customs.honorifics or key in customs.kin or key in customs.suffixes or particle
    return minor and fold(word) not in _SERVANTS


def compared_form(word: str, *, turkic: bool | None = None) -> tuple[str, str]:
    """``word`` folded, in the alphabet that it is compared in, with that alphabet's script."""
    script = family(word)
    if script == "Arab" and (is_turkic(word) if turkic is None else turkic):
        word = spelled_out(word)
        script = family(word)
    return fold(word), script


def _word(text: str, turkic: bool) -> NameWord:
    folded, script = compared_form(text, turkic=turkic)
    if not folded:
        return NameWord(text, "", ())
    if len(folded) == 1 and script != "Hani":
        return NameWord(text, script, ((folded, ""),), is_initial=True)
    forms = {folded: ""}
    for stem in _stems(fold_word(text)):
        forms.setdefault(compared_form(stem, turkic=turkic)[0], f"without the ending of {text}")
    if family(text) in ("Cyrl", "Arab"):
        for base, why in base_forms(text)[1:3]:
            forms.setdefault(compared_form(base, turkic=turkic)[0], why)
    return NameWord(text, script, tuple(forms.items()), _sex(folded))


def _stems(key: str) -> list[str]:
    """The word less the longest ending of a patronymic or surname that leaves enough of it."""
    customs = load_customs()
    if key in customs.not_endings:
        return []
    if key in customs.irregular_stems:
        return [customs.irregular_stems[key]]
    for ending in customs.endings:
        if key.endswith(ending.cut) and len(key) - len(ending.cut) >= ending.keep:
            head = key.removesuffix(ending.cut)
            return [head, head + ending.add] if ending.add else [head]
    return []


def _sex(folded: str) -> str:
    for ending, sex in sexed_endings():
        if folded.endswith(ending) and len(folded) >= len(ending) + 3:
            return sex
    return ""
