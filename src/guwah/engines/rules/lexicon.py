"""The cues of a language, compiled and indexed by the word they begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from guwah.core.values.errors import InvalidInputError
from guwah.engines.rules.patterns import Classes, Match, Pattern, alternatives, compile_pattern, match_at
from guwah.engines.rules.phrases import person_nouns
from guwah.engines.rules.tokens import Tokens
from guwah.reference.codebook import load_cues
from guwah.reference.words import load_words

NOTHING = "nothing"
_NEGATIONS = frozenset("not never no nobody none neither nor without cannot can't couldn't didn't don't".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One way in which an act is said. ``kind`` is verb, noun, phrase or fixed (see the head of the cue file).

    ``person`` is ``must`` where a person has to be the subject of the passive or the object, ``maybe`` where only
    an object that is no person rules the cue out.
    """

    act: str
    kind: str
    pattern: Pattern
    confidence: float
    person: str = ""
    near: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    says_not: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue and where it fits."""

    cue: Cue
    match: Match


class Lexicon:
    """The cues of one language."""

    def __init__(self, cues: list[Cue]) -> None:
        self._by_word: dict[str, list[Cue]] = {}
        self._by_number: list[Cue] = []
        for cue in cues:
            first = cue.pattern.elements[0]
            if first.kind == "num":
                self._by_number.append(cue)
            for word in first.words:
                self._by_word.setdefault(word, []).append(cue)

    def hits(self, tokens: Tokens, start: int, end: int) -> list[Hit]:
        """Every fit of every cue between two words, in order; overlaps are left to the caller."""
        found: list[Hit] = []
        lows, by_word = tokens.lows, self._by_word
        for index in range(start, end):
            low = lows[index]
            cues = by_word.get(low, ())
            if self._by_number and (low[0].isdigit() or low in _number_starts()):
                cues = (*cues, *self._by_number)
            for cue in cues:
                match = match_at(cue.pattern, tokens, index, end)
                if match is not None:
                    found.append(Hit(cue, match))
        return found


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``, compiled once.

    Raises:
        FileNotFoundError: no cues were collected for this language.
        InvalidInputError: ``cue-malformed`` where the file holds a cue that cannot be read.
    """
    table = load_cues(language)
    classes = Classes({**table["classes"], "person": sorted(person_nouns())})
    cues = [cue for act, groups in table["acts"].items() for group in groups for cue in _cues(act, group, classes)]
    for written in table.get(NOTHING, ()):
        cues.append(Cue(NOTHING, "fixed", compile_pattern(written, classes), 1.0))
    return Lexicon(cues)


def _cues(act: str, group: dict[str, object], classes: Classes) -> list[Cue]:
    near = _words(group.get("near"), classes)
    unless = _words(group.get("unless"), classes)
    says = group["say"]
    if not isinstance(says, list):
        raise InvalidInputError("cue-malformed", f"the cues of '{act}' are no list.")
    return [
        Cue(
            act=act,
            kind=str(group["as"]),
            pattern=compile_pattern(written, classes),
            confidence=float(str(group["p"])),
            person=_person_test(group.get("who")),
            near=near,
            unless=unless,
            says_not=not _NEGATIONS.isdisjoint(re.split(r"[\s|?\[\]]+", written)),
            last=group.get("last") is True,
        )
        for written in says
    ]


def _person_test(asked: object) -> str:
    """``must`` or ``maybe`` of a cue group's ``who``; empty where nothing is asked."""
    return "must" if asked is True else str(asked or "")


def _words(listed: object, classes: Classes) -> frozenset[str]:
    words: set[str] = set()
    for word in listed if isinstance(listed, list) else ():
        words |= alternatives(str(word), classes)
    return frozenset(words)


@cache
def _number_starts() -> frozenset[str]:
    return frozenset(load_words("numbers.en")["values"]) | {"a", "an"}
