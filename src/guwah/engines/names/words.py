"""A name as the words that are compared: repaired, folded, titles and particles aside.

Each word keeps the other forms that it may stand for: without a patronymic's or a surname's ending, without a case
ending. What is read from a name here is only what comparing needs; ``parts`` says what each word is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from guwah.engines.names.inflection import base_forms
from guwah.engines.names.parts import Part, parse_name
from guwah.engines.names.repair import repair
from guwah.engines.names.units import family, fold
from guwah.reference.names.customs import fold_word, load_customs
from guwah.reference.names.sexes import sexed_endings

MOST_WORDS = 4
"""Words of a name that are compared; what follows the fourth is left out."""
_SIMPLE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
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
    text = repair(name).text
    if _SIMPLE.fullmatch(text) and not _has_han(text):
        words = [word for word in text.split() if not _is_minor(word)] or text.split()
        found = [_word(word) for word in words]
    else:
        parts = parse_name(text).parts
        kept = [part for part in parts if part.role not in _MINOR] or list(parts)
        found = [_word_of(part) for part in _whole_han(kept)]
    return tuple(word for word in found if word.script)[:MOST_WORDS]


def _has_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in text)


def _whole_han(parts: list[Part]) -> list[Part]:
    """Chinese words that stand without a space or dot between them are compared as one."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and before.end == part.start and family(before.text) == family(part.text) == "Hani":
            joined[-1] = Part(before.text + part.text, before.start, part.end, "unknown", before.text + part.text)
        else:
            joined.append(part)
    return joined


def _word_of(part: Part) -> NameWord:
    if part.role == "initial":
        folded = fold(part.text)
        return NameWord(part.text, family(part.text), ((folded, ""),), is_initial=True)
    return _word(part.text)


@cache
def _is_minor(word: str) -> bool:
    customs, key = load_customs(), fold_word(word)
    particle = any(key in words for words in customs.particles.values())
    return key in customs.honorifics or key in customs.kin or key in customs.suffixes or particle


def _word(text: str) -> NameWord:
    script = family(text)
    folded = fold(text)
    if not folded:
        return NameWord(text, "", ())
    if len(folded) == 1 and script != "Hani":
        return NameWord(text, script, ((folded, ""),), is_initial=True)
    forms = {folded: ""}
    for stem in _stems(fold_word(text)):
        forms.setdefault(fold(stem), f"without the ending of {text}")
    if script in ("Cyrl", "Arab"):
        for base, why in base_forms(text)[1:3]:
            forms.setdefault(fold(base), why)
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
