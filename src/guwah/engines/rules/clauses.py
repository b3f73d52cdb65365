"""A light cut of a sentence into clauses, by marks and joining words; no parse."""

from __future__ import annotations

from guwah.engines.rules.tokens import Tokens

_MARKS = frozenset(";:—–…()[]")
_JOINERS = frozenset(
    "that which who whom where when because while since although though if unless whether until before after so why"
    " how what but whereby whereas as once".split()
)
_AND = frozenset({"and", "then", "but", "or"})
_SUBJECTS = frozenset("i we he she they it you there who which".split())
_DETERMINERS = frozenset("the a an my his her our their two three some several".split())
_DATE_COMMA_REACH = 6


def clause_starts(tokens: Tokens, start: int, end: int) -> list[int]:
    """The word indices at which a clause begins, ``start`` first."""
    starts = [start]
    for index in range(start + 1, end):
        if _begins(tokens, index, start, end):
            starts.append(index)
    return starts


def clause_of(starts: list[int], index: int, end: int) -> tuple[int, int]:
    """The clause, as word indices, in which word ``index`` stands."""
    before, after = starts[0], end
    for begun in starts:
        if begun > index:
            after = begun
            break
        before = begun
    return before, after


def _begins(tokens: Tokens, index: int, start: int, end: int) -> bool:
    low, previous = tokens.lows[index], tokens.lows[index - 1]
    if previous in _MARKS:
        return True
    if low in _JOINERS:
        return not (low in ("as", "so", "once", "since", "after", "before", "until") and previous != ",")
    if low in _AND or previous == ",":
        following = index + 1 if low in _AND else index
        if following >= end:
            return False
        word = tokens.lows[following]
        return word in _SUBJECTS or (previous == "," and word in _DETERMINERS and index - start > _DATE_COMMA_REACH)
    return False
