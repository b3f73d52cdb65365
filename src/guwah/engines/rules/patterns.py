"""The pattern language of the cue files, compiled and matched over words.

A cue is written as words in a row::

    {arrest|detain}             any form of the verbs; {arrest:n} the participle only (keys: inflect.py)
    cell|cells                  one of these words
    @custody                    one word of a class of the file
    *3                          up to three words, none of them a mark of punctuation
    ?again                      may be there or not
    <who>                       words for a person or group: "me", "the two brothers", "Daniyar"
    <name>                      words with a capital: "Norvale", "the Upper Valley" from "Upper" on
    <num>                       a number in digits or words
    [taken away] by             the brackets hold the trigger; without them the whole cue is the trigger
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guwah.core.values.errors import InvalidInputError
from guwah.engines.rules.inflect import all_forms
from guwah.engines.rules.phrases import capital_end, number_end, who_end
from guwah.engines.rules.tokens import Tokens

STOPS = frozenset(".,;:!?…()[]{}")
_WRITTEN = re.compile(r"(?:@?[\w'\-.]+|\{[a-z|:\-]+\})(?:\|(?:@?[\w'\-.]+|\{[a-z|:\-]+\}))*")
_VERB = re.compile(r"\{([a-z|\-:]+?)(?::([bsdng]+))?\}")
_PART = re.compile(r"\{[^}]*\}|[^|]+")


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: ``kind`` is word, gap, who, name or num."""

    kind: str
    words: frozenset[str] = frozenset()
    reach: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled cue; ``trigger`` is the half-open range of elements that is the trigger."""

    source: str
    elements: tuple[Element, ...]
    trigger: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern fits: word indices, half-open, of the whole and of the trigger."""

    start: int
    end: int
    trigger_start: int
    trigger_end: int


@dataclass(slots=True)
class Classes:
    """The word classes of a cue file; a class may name other classes."""

    table: dict[str, list[str]]
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    def words(self, name: str) -> frozenset[str]:
        """The words of a class.

        Raises:
            InvalidInputError: ``cue-malformed`` where the file has no such class.
        """
        if name not in self._known:
            if name not in self.table:
                raise InvalidInputError("cue-malformed", f"the cue file has no class @{name}.")
            words: set[str] = set()
            for entry in self.table[name]:
                words |= alternatives(entry, self)
            self._known[name] = frozenset(words)
        return self._known[name]


def alternatives(word: str, classes: Classes) -> frozenset[str]:
    """The words that one written word of a cue stands for."""
    found: set[str] = set()
    for part in _PART.findall(word):
        verb = _VERB.fullmatch(part)
        if verb:
            found |= _inflected(verb.group(1).split("|"), verb.group(2))
        else:
            found |= classes.words(part[1:]) if part.startswith("@") else {part}
    return frozenset(found)


def _inflected(verbs: list[str], keys: str | None) -> set[str]:
    """The forms of the verbs; a key may stand behind one verb ("take:n|hold") or, the last, behind them all."""
    forms: set[str] = set()
    for verb in verbs:
        base, _, own = verb.partition(":")
        forms.update(all_forms(base, own or keys or "bsdng"))
    return forms


def compile_pattern(cue: str, classes: Classes) -> Pattern:
    """The pattern that ``cue`` writes.

    Raises:
        InvalidInputError: ``cue-malformed``.
    """
    elements: list[Element] = []
    begins, ends = -1, -1
    for word in cue.split():
        if word.startswith("["):
            begins, word = len(elements), word[1:]
        closes = word.endswith("]")
        elements.append(_element(word.rstrip("]"), classes))
        ends = len(elements) if closes else ends
    if not elements or elements[0].kind not in ("word", "num") or elements[0].optional:
        raise InvalidInputError("cue-malformed", f"the cue '{cue}' must begin with a word.")
    begins, ends = (0 if begins < 0 else begins), (len(elements) if ends < 0 else ends)
    return Pattern(cue, tuple(elements), (begins, ends))


def _element(word: str, classes: Classes) -> Element:
    optional = word.startswith("?") and len(word) > 1
    word = word[1:] if optional else word
    if word.startswith("*"):
        return Element("gap", reach=int(word[1:]))
    if word in ("<who>", "<num>", "<name>"):
        return Element(word[1:-1], optional=optional)
    if not _WRITTEN.fullmatch(word):
        raise InvalidInputError("cue-malformed", f"'{word}' is no word of a cue.")
    return Element("word", alternatives(word, classes), optional=optional)


def match_at(pattern: Pattern, tokens: Tokens, index: int, limit: int) -> Match | None:
    """The shortest fit of ``pattern`` that begins at word ``index`` and ends by word ``limit``."""
    places = _fit(pattern.elements, 0, tokens, index, limit)
    if places is None:
        return None
    first, last = pattern.trigger
    return Match(index, places[-1], places[first], places[last])


def _fit(elements: tuple[Element, ...], at: int, tokens: Tokens, index: int, limit: int) -> tuple[int, ...] | None:
    """The word index before each element from ``at`` on, and the one after the last; None where nothing fits."""
    if at == len(elements):
        return (index,)
    element = elements[at]
    if index >= limit and element.kind != "gap" and not element.optional:
        return None
    for after in _ends(element, tokens, index, limit):
        rest = _fit(elements, at + 1, tokens, after, limit)
        if rest is not None:
            return (index, *rest)
    return None


def _ends(element: Element, tokens: Tokens, index: int, limit: int) -> list[int]:
    if element.kind == "gap":
        return _gap_ends(tokens, index, min(limit, index + element.reach))
    ends: list[int] = []
    if index < limit:
        after = -1
        if element.kind == "word":
            after = index + 1 if tokens.lows[index] in element.words else -1
        elif element.kind == "who":
            after = who_end(tokens, index, limit)
        elif element.kind == "name":
            after = capital_end(tokens, index, limit)
        else:
            after = number_end(tokens, index, limit)
        if after > 0:
            ends.append(after)
    if element.optional:
        ends.append(index)
    return ends


def _gap_ends(tokens: Tokens, index: int, last: int) -> list[int]:
    ends = [index]
    while index < last and tokens.lows[index] not in STOPS:
        index += 1
        ends.append(index)
    return ends
