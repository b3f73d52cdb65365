"""Runs of words with a capital, less those that are no names: openers of sentences, months, titles, demonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from guwah.reference.words import load_words

_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:[’'\-‑][^\W\d_][\w\u0300-\u036f]*)*")
_OPENING = re.compile(r"(?:^|[.!?…:;。]|[\r\n])[\s\"'“”‘«»(\[—–-]{0,6}$|[“«\"‘(\[]\s?$")
_ROMAN = re.compile(r"[IVXLC]{1,5}$")
_CONTEXT = 8
_LONGEST = 14
"""Words of the longest run: a page set in capitals is cut, so that the time stays linear."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words, half-open; ``titled`` where "Mr", "Dr" and the like stand before it."""

    start: int
    end: int
    words: tuple[str, ...]
    titled: bool


def capital_runs(text: str, language: str | None) -> Iterator[Run]:
    """The runs of ``text`` that may be names, in order."""
    lowercase = _lowercase_words(text)
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        # Title case too: "ǅ" is no upper-case letter, but a capital all the same.
        capital = word.group()[0].isupper() or word.group()[0].istitle()
        if not capital and not (run and _is_particle(word.group())):
            yield from _finish(text, run, lowercase, language)
            run = []
            continue
        if run and (len(run) >= _LONGEST or not _joins(text, run[-1], word)):
            yield from _finish(text, run, lowercase, language)
            run = []
        if capital or run:
            run.append(word)
    yield from _finish(text, run, lowercase, language)


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[left.end() : right.start()]
    if between.startswith("."):
        # "J. Okello" and "Mr. Okello" go on; a sentence that ends does not.
        return between == ". " and (len(left.group()) == 1 or left.group().lower() in _titles())
    return between in (" ", "\u00a0")


def _finish(text: str, run: list[re.Match[str]], lowercase: frozenset[str], language: str | None) -> Iterator[Run]:
    while run and _is_particle(run[-1].group()):
        run = run[:-1]
    titled = False
    while run and _is_title(run[0].group()) and len(run) > 1:
        run, titled = run[1:], True
    while run and not titled and _drops_first(text, run, lowercase, language):
        run = run[1:]
    while run and _is_particle(run[0].group()):
        run = run[1:]
    while run and _is_title(run[0].group()) and len(run) > 1:
        run, titled = run[1:], True
    words = tuple(word.group() for word in run)
    if not run or all(_is_no_name(word) for word in words):
        return
    yield Run(run[0].start(), run[-1].end(), words, titled)


def _drops_first(text: str, run: list[re.Match[str]], lowercase: frozenset[str], language: str | None) -> bool:
    """True where the first word of a run only has its capital because a sentence begins."""
    word = run[0].group()
    low = word.lower().replace("’", "'")
    if low in _openers(language) and (low in _always_openers() or _opens(text, run[0].start())):
        return True
    if not _opens(text, run[0].start()):
        return False
    plain = low.removesuffix("'s")
    if plain in lowercase or low.endswith(("n't", "'ll", "'ve", "'re", "'d", "'m")):
        return True
    common = _common()
    return plain in common or (plain.endswith("s") and plain[:-1] in common)


def _opens(text: str, start: int) -> bool:
    return bool(_OPENING.search(text[max(0, start - _CONTEXT) : start]))


def _is_no_name(word: str) -> bool:
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in _no_names() or (len(word) == 1) or (_ROMAN.match(word) is not None):
        return True
    return "-" in low and all(part in _no_names() for part in low.split("-"))


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in _titles()


def _is_particle(word: str) -> bool:
    return word.islower() and word in _particles()


def _lowercase_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text) if word.islower())


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_words("names")["titles"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(load_words("names")["particles"]) - {"the", "of", "e", "y"} | {"of"}


@cache
def _common() -> frozenset[str]:
    people = load_words("people.en")["persons"]
    return frozenset(load_words("common.en")["words"]) | {word for group in people.values() for word in group}


@cache
def _always_openers() -> frozenset[str]:
    """Words that are no part of a name wherever they stand: "The", "And", "I"."""
    return frozenset(
        "the a an and or but i we he she they you it his her their our my your this that these those in on at if when"
        " what why who how yes no not as so to of for from with by".split()
    )


@cache
def _openers(language: str | None) -> frozenset[str]:
    code = (language or "").split("-")[0].lower()
    tables = load_words("names")["openers"]
    chosen = [tables[code]] if code in tables else list(tables.values())
    words = frozenset(word for table in chosen for word in table)
    return words | _always_openers() if code in ("en", "", "und") else words


@cache
def _no_names() -> frozenset[str]:
    names, months = load_words("names"), load_words("months")
    found = set(names["demonyms"]) | set(names["titles"]) | _always_openers()
    for forms in months["months"].values():
        found |= {form for month in forms for form in month.split("|")}
    for days in months["weekdays"].values():
        found |= set(days) | {f"{day}s" for day in days}
    return frozenset(found)
