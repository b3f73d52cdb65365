"""Words that stand for a person or a group, and numbers, read left to right from a word."""

from __future__ import annotations

from functools import cache

from guwah.engines.rules.tokens import Tokens
from guwah.reference.words import load_words

_DETERMINERS = frozenset(
    "the a an my his her our their your its this that these those some several many all both each every other another"
    " most few two three four five six seven eight nine ten eleven twelve dozens hundreds thousands no any"
    " one".split()
)
_OBJECT_PRONOUNS = frozenset(
    "me him us them you myself himself herself themselves ourselves yourself someone somebody everyone everybody"
    " anyone anybody people others those i we they he she nobody".split()
)
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_GROUPS = frozenset("people men women children family population crowd group minority household".split())
_REACH = 5
"""How many words a phrase for a person may have before its noun."""


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for people, kin, roles and groups, singular and plural."""
    table = load_words("people.en")
    return frozenset(word for group in table["persons"].values() for word in group)


@cache
def _peoples() -> frozenset[str]:
    """Plural names of peoples and faiths: "Kazakhs", "Muslims"."""
    return frozenset(word for word in load_words("names")["demonyms"] if word.endswith("s"))


@cache
def authorities() -> frozenset[str]:
    """Nouns for those who act for a state or an armed group."""
    return frozenset(load_words("people.en")["persons"]["authority"])


@cache
def place_nouns() -> frozenset[str]:
    """Nouns for a building, a ground or a region."""
    return frozenset(load_words("people.en")["places"])


@cache
def _numbers() -> frozenset[str]:
    return frozenset(load_words("numbers.en")["values"])


def who_end(tokens: Tokens, index: int, limit: int) -> int:
    """The word index after the words for a person that begin at ``index``; -1 where none do."""
    low = tokens.lows[index]
    if low in _OBJECT_PRONOUNS:
        return _with_of(tokens, index + 1, limit) if low in ("those", "all", "both") else index + 1
    year = len(low) == 4 and index + 1 < limit and tokens.lows[index + 1] in _DETERMINERS
    if low in _DETERMINERS or (low.isdigit() and not year) or low.endswith("'s"):
        noun = _noun_after(tokens, index + 1, limit)
        if noun > 0:
            return noun
        return index + 1 if low == "her" else (_with_of(tokens, index + 1, limit, strict=True))
    if low in person_nouns():
        return index + 1
    if low in _peoples():
        return index + 1
    if tokens.is_capital(index) and low[0].isalpha():
        if index in tokens.names:
            return _name_end(tokens, index, limit)
        # "Chinese authorities", "Former detainees": an adjective with a capital before the noun.
        following = tokens.lows[index + 1] if index + 1 < limit else ""
        return index + 2 if following in person_nouns() else -1
    return -1


def _noun_after(tokens: Tokens, index: int, limit: int) -> int:
    last = min(limit, index + _REACH)
    nouns = person_nouns()
    while index < last:
        low = tokens.lows[index]
        if low in nouns:
            while index + 1 < limit and tokens.lows[index + 1] in nouns:
                index += 1
            return index + 1
        if index in tokens.names:
            end = _name_end(tokens, index, limit)
            return _noun_after(tokens, end, min(limit, end + 2)) if end < limit else end
        if (not low[0].isalpha() and not low.isdigit()) or low in _MONTHS:
            return -1  # "4 April 2018 two officers": the date is no part of the phrase
        index += 1
    return -1


def _with_of(tokens: Tokens, index: int, limit: int, *, strict: bool = False) -> int:
    """After "all", "two": "of us", "of the men"; with ``strict`` -1 where nothing of the kind follows."""
    if index + 1 < limit and tokens.lows[index] == "of":
        if tokens.lows[index + 1] in _OBJECT_PRONOUNS:
            return index + 2
        noun = _noun_after(tokens, index + 1, limit)
        if noun > 0:
            return noun
    return -1 if strict else index


def _name_end(tokens: Tokens, index: int, limit: int) -> int:
    last = min(limit, index + _REACH)
    while index < last and (index in tokens.names or (tokens.lows[index] == "." and index + 1 in tokens.names)):
        index += 1
    return index


def capital_end(tokens: Tokens, index: int, limit: int) -> int:
    """The word index after the words with a capital that begin at ``index``; -1 where none do."""
    begun = index
    while index < limit and tokens.is_capital(index) and tokens.lows[index][0].isalpha():
        index += 1
    return index if index > begun else -1


def role_noun(tokens: Tokens, first: int, last: int) -> bool:
    """True where words such as "the man" or "the survivor" stand between two words: one person, and no agent."""
    nouns, agents = person_nouns(), authorities()
    for index in range(first, last):
        if tokens.lows[index] not in ("the", "this"):
            continue
        for after in range(index + 1, min(last, index + 4)):
            low = tokens.lows[after]
            if low in nouns:
                if low not in agents and not low.endswith("s") and low not in _GROUPS:
                    return True
                break
    return False


def number_end(tokens: Tokens, index: int, limit: int) -> int:
    """The word index after the number that begins at ``index``; -1 where none does."""
    begun = index
    numbers = _numbers()
    while index < limit and index - begun < 6:
        low = tokens.lows[index]
        inner = low == "and" and index > begun and index + 1 < limit and tokens.lows[index + 1] in numbers
        article = low in ("a", "an") and index + 1 < limit and tokens.lows[index + 1] in numbers
        if not (low[0].isdigit() or _is_number_word(low, numbers) or inner or article):
            break
        index += 1
    return index if index > begun else -1


def _is_number_word(low: str, numbers: frozenset[str]) -> bool:
    return low in numbers or ("-" in low and all(part in numbers for part in low.split("-")))
