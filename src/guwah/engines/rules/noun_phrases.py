"""Noun phrases before and after a verb, as word indices: subject, object, agent, place. No parse."""

from __future__ import annotations

from guwah.engines.rules.phrases import person_nouns, place_nouns, who_end
from guwah.engines.rules.tokens import Tokens

_SUBJECT_REACH = 6
_AGENT_REACH = 9
_SUBJECT_PRONOUNS = frozenset("i we he she they you it who".split())
_PREPOSITIONS = frozenset("in at to into from near inside outside on through behind under of".split())
_POSSESSORS = frozenset("my his her our their".split())
_DETERMINERS = frozenset("the a an my his her our their this that these another its your some".split())
_NOT_IN_PLACE = frozenset("order front fact addition time case total turn return spite general particular".split())

_KINDS = frozenset(
    "police detention military central district county city re-education reeducation training vocational internment"
    " labour labor prison remand border security".split()
)
_NUMBERED = frozenset("camp prison block ward cell room building unit barrack barracks hut school no number".split())


def subject_before(tokens: Tokens, index: int, floor: int) -> tuple[int, int] | None:
    """The phrase for a person that ends right before word ``index``, marks and adverbs aside."""
    last = index - 1
    while last >= floor and (
        tokens.lows[last] in (",", "also", "then", "all", "both") or tokens.lows[last].endswith("ly")
    ):
        last -= 1
    if last < floor:
        return None
    if tokens.lows[last] in ("who", "that", "which", "whom"):
        return subject_before(tokens, last, floor) if last > floor else None
    if tokens.lows[last] in _SUBJECT_PRONOUNS:
        return (last, last + 1) if tokens.lows[last] != "it" else None
    for start in range(max(floor, last - _SUBJECT_REACH), last + 1):
        if who_end(tokens, start, last + 1) == last + 1:
            return start, last + 1
    return None


def first_person_in(tokens: Tokens, start: int, limit: int) -> tuple[int, int] | None:
    """The first phrase for a person between two words: the subject, where nothing nearer is found."""
    index = start
    while index < limit:
        low = tokens.lows[index]
        if low in _SUBJECT_PRONOUNS and low != "it":
            return index, index + 1
        end = who_end(tokens, index, limit)
        if end > 0 and low not in ("it",):
            return index, end
        index += 1
    return _possessor_in(tokens, start, limit)


def _possessor_in(tokens: Tokens, start: int, limit: int) -> tuple[int, int] | None:
    """ "my" of "my legs were tied": whose body or thing it is, the nearest one before the verb."""
    for index in range(limit - 1, start - 1, -1):
        if tokens.lows[index] in _POSSESSORS:
            return index, index + 1
    return None


def object_after(tokens: Tokens, index: int, limit: int) -> tuple[int, int] | None:
    """The phrase for a person that begins at word ``index``, adverbs aside."""
    while index < limit and tokens.lows[index].endswith("ly"):
        index += 1
    if index >= limit:
        return None
    end = who_end(tokens, index, limit)
    return (index, end) if end > 0 else None


def agent_after(tokens: Tokens, index: int, limit: int) -> tuple[int, int] | None:
    """The phrase after "by" within a few words: who did it."""
    for at in range(index, min(limit - 1, index + _AGENT_REACH)):
        if tokens.lows[at] == "by":
            end = who_end(tokens, at + 1, limit)
            return (at + 1, end) if end > 0 else _plain_agent(tokens, at + 1, limit)
        if tokens.lows[at] in (";", ".", ":"):
            break
    return None


def _plain_agent(tokens: Tokens, index: int, limit: int) -> tuple[int, int] | None:
    """ "security police", "plainclothes officers": bare words up to a noun for people."""
    for at in range(index, min(limit, index + 4)):
        if tokens.lows[at] in person_nouns():
            return index, at + 1
        if not tokens.lows[at][0].isalpha():
            break
    return None


def place_in(tokens: Tokens, start: int, limit: int, names: frozenset[int]) -> tuple[int, int] | None:
    """The first place phrase between two words; ``names`` are the words that belong to a name of a place."""
    for index in range(start, limit - 1):
        if tokens.lows[index] in _PREPOSITIONS and tokens.lows[index + 1] not in _NOT_IN_PLACE:
            found = _place_at(tokens, index + 1, limit, names)
            if found is not None:
                return found
    return None


def _place_at(tokens: Tokens, index: int, limit: int, names: frozenset[int]) -> tuple[int, int] | None:
    nouns = place_nouns()
    at = index
    while at < min(limit, index + 6):
        low = tokens.lows[at]
        if at in names:
            return index, _name_end(tokens, at, limit, names)
        if low in nouns:
            return index, _with_name(tokens, at + 1, limit, names)
        if not (low[0].isalnum() or low == "-") or (low in _PREPOSITIONS and low != "of"):
            return None
        at += 1
    return None


def _name_end(tokens: Tokens, at: int, limit: int, names: frozenset[int]) -> int:
    """Past a name, what kind of place it is, and its number: "Dorum police station", "Camp 12"."""
    while at < limit:
        kind = at + 1 < limit and tokens.lows[at] in _KINDS and tokens.lows[at + 1] in place_nouns()
        numbered = tokens.lows[at].isdigit() and len(tokens.lows[at]) < 4 and tokens.lows[at - 1] in _NUMBERED
        if not (at in names or tokens.lows[at] in place_nouns() or kind or numbered):
            break
        at += 1
    return at


def _with_name(tokens: Tokens, at: int, limit: int, names: frozenset[int]) -> int:
    """ "the camp in Chapchal district": a noun, one preposition, and the name after it."""
    at = _name_end(tokens, at, limit, names)
    if at + 1 < limit and tokens.lows[at] in ("in", "of", "at", "near"):
        name = at + 1 + (tokens.lows[at + 1] in _DETERMINERS)
        if name < limit and name in names:
            return _name_end(tokens, name, limit, names)
    return at
