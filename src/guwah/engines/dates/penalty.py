"""A length of time that a court passed is a penalty and no date."""

from __future__ import annotations

from bisect import bisect_left

from guwah.engines.dates.tokens import Token

_BEFORE = 6
_AFTER = 4
_STOPS = frozenset({"gap"})


def is_penalty(tokens: list[Token], start: int, end: int, first: int, last: int) -> bool:
    """True where words of sentencing stand a few tokens before ``start`` or after ``end`` (offsets into the text).

    ``first`` and ``last`` bound the run of tokens that the length stands in.
    """
    begins, ends = (bisect_left(tokens, place, first, last, key=lambda token: token.start) for place in (start, end))
    beside = [tokens[at].tag for at in (begins - 1, ends) if 0 <= at < len(tokens)]
    if "penalty_beside" in beside and _is_long(tokens[begins:ends]):
        return True
    return _says(tokens, range(begins - 1, max(-1, begins - 1 - _BEFORE), -1), "penalty_before") or _says(
        tokens, range(ends, min(len(tokens), ends + _AFTER)), "penalty_after"
    )


def _is_long(tokens: list[Token]) -> bool:
    """ "дали пять лет" is a sentence, "дали пять минут" is none."""
    return any(token.value in ("year", "month") for token in tokens)


def _says(tokens: list[Token], places: range, tag: str) -> bool:
    for at in places:
        token = tokens[at]
        if token.tag == tag or (token.tag == "penalty_word"):
            return True
        if token.low in (".", "!", "?", ";", "。", "؟", "؛") or token.tag in _STOPS:
            return False
    return False
