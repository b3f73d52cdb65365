"""Finds a person's name in running text: inflected, joined, in capitals, with marks inside that nobody sees.

It is made to find too much rather than too little: what it finds is withheld, never published.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guwah.core.disclosure.folding import Folded, fold, has_case, is_unspaced

_PARTICLES = frozenset("al el bin ibn bint de la le du des van von der and mr mrs ms dr".split())
_LETTER = r"[^\W\d_]"
_BEGINS = rf"(?<!{_LETTER})"
_ENDS = rf"(?!{_LETTER})"
_ADJECTIVE = re.compile(r"(ыи|ии|ои|ая|яя)$")
"""Endings of Russian surnames that are adjectives, as folding leaves them."""
_ADJECTIVE_CASES = "(?:ыи|ии|ои|ая|яя|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ою|ею|еи|ые|ие|ых|их|ыми|ими)"
_VOWELS = "аеиоуыэюяьіөүұә" + "هايوۇۆۈې"
"""Last letters that an ending replaces, Cyrillic and Arabic script; Latin endings are added."""
_VOICED = {"к": "[кг]", "қ": "[қғ]", "п": "[пб]", "k": "[kg]", "q": "[qg]", "p": "[pb]"}
"""Last letters that an ending voices (Ербек, Ербегім)."""
_FLEETING = re.compile(r"(?<=[^\W\d_])[ео](?=[бвгдзклмнпрстфхц]$)")
"""A vowel that Russian endings drop (Павел, Павла; Лев, Льва)."""
_ARABIC_PREFIX = "(?:[وف]?[بلك]?(?:ال)?)?"
_COMMON = frozenset(
    "may will art hope rose mark grace dan ray sue don bill rob pat van gay win chin hong long sun sung song wang "
    "bai bay hai yan can ali june april august faith joy dawn guy mat max miles rich ward young wood west east".split()
) - {"ali"}
"""Short names that are common words: these want a capital letter."""
_TURKIC = "(?:l[ae]r|[iu]m[iu]z|[iu]m|m[iu]z|n[iu]ng|n?[iu]n|[dt][ae]n?|gh?[ae]|[qk][ae]|y?[aeiu]|[sn][iu])"
"""One ending of a name in Uyghur, Kazakh or Turkish, in Latin letters; several follow each other."""
_LATIN_ENDINGS = "(?:s|es|ning|nin|ni|ga|ge|gha|da|de|dan|den|din|ta|te|tan|ten|ya|ye|yi|lar|ler)?"


def name_parts(form: str) -> list[str]:
    """The parts of a name that give it away alone: each word of three letters or more, particles aside.

    A Chinese name gives its part after the first character too, where that has two characters or more.
    """
    words = [word for word in re.split(r"[\s.,·•・‧∙_/()\-‐-―]+", form) if word]
    parts = [word for word in words if _tells(word)]
    if len(words) == 1 and is_unspaced(form) and len(form) >= 3:
        parts.append(form[1:])
    return list(dict.fromkeys(parts))


def find_forms(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of ``forms``, or a telling part of one, stands in ``text``: half-open offsets, in order."""
    folded = fold(text)
    return sorted({span for form in forms for span in find_form(folded, form)})


def find_form(folded: Folded, form: str) -> Iterator[tuple[int, int]]:
    """Every place of ``form``, or of a telling part of it, in a text folded once for many forms."""
    for pattern in patterns(form):
        yield from pattern.find(folded)


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A name or a part of one. ``key`` must stand in a folded text for the pattern to be worth a search.

    ``capital`` asks for a capital letter in the original: short names are common words otherwise.
    """

    key: str
    pattern: re.Pattern[str]
    capital: bool
    length: int

    def find(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Every place of the name in the original text."""
        if self.key not in folded.text:
            return
        for match in self.pattern.finditer(folded.text):
            start, end = folded.span(*match.span())
            if not self.capital or folded.original[start].isupper():
                yield start, end


@functools.lru_cache(maxsize=8192)
def patterns(form: str) -> tuple[NamePattern, ...]:
    """The patterns of one form: the whole first, then its telling parts."""
    whole = fold(form).text.split()
    if not whole:
        return ()
    parts = [(fold(part).text.split(), part[:1].isupper()) for part in name_parts(form)]
    return (
        _pattern(whole, form.strip()[:1].isupper()),
        *([_pattern(whole[::-1], form.strip()[:1].isupper())] if len(whole) in (2, 3) else []),
        *(_pattern(part, capital) for part, capital in parts if part and part != whole),
    )


def _tells(word: str) -> bool:
    if word.casefold() in _PARTICLES:
        return False
    letters = "".join(fold(word).text.split())
    return len(letters) >= (2 if is_unspaced(word) else 3)


def _pattern(words: list[str], capital: bool) -> NamePattern:
    length = sum(map(len, words))
    if all(is_unspaced(word) for word in words):
        letters = [letter for word in words for letter in word]
        return NamePattern(letters[0], re.compile(" *".join(map(re.escape, letters))), False, length)
    body = " *".join([*map(re.escape, words[:-1]), _inflected(words[-1], alone=len(words) == 1)])
    cased = has_case("".join(words))
    # Long enough to tell anywhere, even inside a word: addresses and tags run names together.
    anywhere = length >= 6
    before = _BEGINS + _ARABIC_PREFIX if "\u0600" <= words[0][0] <= "\u06ff" else _BEGINS
    pattern = re.compile(body if anywhere else before + body)
    wants_capital = cased and capital and (length <= 2 or (length <= 5 and body_word(words) in _COMMON))
    key = words[0][: 1 if len(words[0]) <= 3 else 2 if _FLEETING.search(words[0]) else 3]
    return NamePattern(key, pattern, wants_capital, length)


def body_word(words: list[str]) -> str:
    """The single word of a one-word name; empty for longer names."""
    return words[0] if len(words) == 1 else ""


def _inflected(word: str, *, alone: bool) -> str:
    """The word with whatever endings its language puts on it."""
    if len(word) >= 4 and (adjective := _ADJECTIVE.search(word)):
        as_adjective = re.escape(word[: adjective.start()]) + _ADJECTIVE_CASES + _ENDS
        return f"(?:{as_adjective}|{_with_endings(word)})"
    if not alone and len(word) < 3:
        return re.escape(word) + _ENDS
    if word.endswith("еи") and len(word) >= 5:
        return f"(?:{_with_endings(word)}|{re.escape(word[:-2])}ь{_LETTER}{{1,4}}{_ENDS})"
    if _FLEETING.search(word):
        without = re.escape(_FLEETING.sub("", word[:-1] + word[-1]))
        without = without[:-1] + "ь?" + without[-1]
        return f"(?:{_with_endings(word)}|{without}{_LETTER}{{1,4}}{_ENDS})"
    return _with_endings(word)


def _with_endings(word: str) -> str:
    if len(word) <= 3:
        return _short_with_endings(word) + _ENDS
    if word[-1] in _VOWELS:
        stem = re.escape(word[:-1])
    else:
        stem = re.escape(word[:-1]) + _VOICED.get(word[-1], re.escape(word[-1]))
    if len(word) >= 6 and word[-1] not in "ae":
        return stem + f"{_LETTER}*"
    if not word.isascii():
        return stem + f"{_LETTER}{{0,{7 if len(word) < 6 else 12}}}" + _ENDS
    raised = f"|{re.escape(word[:-1])}i{_TURKIC}{{1,4}}" if word[-1] in "ae" else ""
    plain = f"{stem}{_LETTER}*" if len(word) >= 6 else f"{stem}(?:{_TURKIC}{{0,4}}|{_LETTER}{{0,3}}){_ENDS}"
    return f"(?:{plain}{raised}{_ENDS})" if raised else plain


def _short_with_endings(word: str) -> str:
    """A name of three letters or fewer: its vowel may change (Ева, Еву), more must not be guessed."""
    if word.isascii():
        return re.escape(word) + _LATIN_ENDINGS
    last = _VOICED.get(word[-1], re.escape(word[-1]))
    if len(word) == 3 and word[-1] in _VOWELS and "\u0400" <= word[0] <= "\u04ff":
        return re.escape(word[:-1]) + f"{_LETTER}{{1,4}}"
    return re.escape(word[:-1]) + last + f"{_LETTER}{{0,6}}"


def find_whole(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of ``forms`` stands whole in ``text``, overlaps left out; half-open offsets, in order."""
    folded = fold(text)
    found = sorted({span for form in forms for pattern in patterns(form)[:1] for span in pattern.find(folded)})
    out: list[tuple[int, int]] = []
    for span in found:
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out
