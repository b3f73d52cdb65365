"""Sentence boundaries by rule, in any script, robust to stray quotation marks and abbreviations."""

from __future__ import annotations

import re

from guwah.core.values.spans import Span

SHORT_LINE = 45
"""A line shorter than this, in code points, is taken for a whole line of verse, list or heading."""

_STOPS = ".!?…。！？؟۔।"
_WIDE_STOPS = "。！？"
_CLOSERS = "\"'”’»›)]】」』"
# The end of a sentence: its stops, the marks that close it (also after one space, as French sets them), or a line
# that ends. Each repetition is of single characters from disjoint classes, so that matching stays linear.
_BREAK = re.compile(
    r"[.!?…。！？؟۔।]{1,8}[\"'”’»›)\]】」』]{0,4}(?:[ \u00a0\u202f]{1,2}[»”](?=\s|$))?|(?:\r\n|\r|\n|\u2028|\u2029)+"
)
_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof st sr jr rev hon gen col lt sgt capt vs v etc e.g i.e "
        "cf ed eds vol approx dept inc ltd co jan feb mar apr jun jul aug sep sept oct nov dec adv messrs pp "
        "p fig sec ch mm mme mlle м г гг ул им др т.е т.д т.п см стр"
    ).split()
)
_BEFORE_NUMBERS = frozenset("no nos art arts para paras p pp fig sec ch стр ст".split())
_WORD_BEFORE = re.compile(r"[\w.]{1,12}$")
_NEXT = re.compile(r"[\s\"'“”‘’«»‹›(\[—–-]{0,8}(\S?)")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of ``text[start:end]`` in order, without the white space around them.

    Raises:
        IntegrityError: never for offsets that lie in the text.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    begun = start
    for found in _BREAK.finditer(text, start, end):
        if _breaks(text, begun, found, end):
            _append(spans, text, begun, found.end())
            begun = found.end()
    _append(spans, text, begun, end)
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    kept = words.strip()
    if not kept:
        return
    at = start + left
    if spans and all(char in _CLOSERS + "»”" for char in kept) and text[spans[-1].end : at].isspace():
        # A closing mark left alone on its line belongs to the sentence before it.
        spans[-1] = Span.at(text, spans[-1].start, at + len(kept))
        return
    spans.append(Span.at(text, at, at + len(kept)))


def _breaks(text: str, begun: int, found: re.Match[str], end: int) -> bool:
    mark = found.group()
    if mark[0] in "\r\n\u2028\u2029":
        return _line_breaks(text, begun, found, end)
    if mark[0] in _WIDE_STOPS:
        return True
    following = text[found.end() : found.end() + 1]
    if following and not following.isspace():
        return following in "“«‘[" and mark[0] != "."
    return not (mark[0] == "." and len(mark.rstrip(_CLOSERS + " ")) == 1 and _stop_is_inner(text, begun, found, end))


def _stop_is_inner(text: str, begun: int, found: re.Match[str], end: int) -> bool:
    """True where a single full stop ends an abbreviation, an initial or a number, not the sentence."""
    following = _NEXT.match(text, found.end(), end)
    letter = following.group(1) if following else ""
    if letter.islower():
        return True
    before = _WORD_BEFORE.search(text, max(begun, found.start() - 12), found.start())
    if not before or not letter or len(found.group()) > 1:
        return False
    word = before.group()
    if word.casefold() in _ABBREVIATIONS:
        return True
    initial = len(word) == 1 and word.isupper() and word != "I"
    numbered = word.isdigit() and len(word) <= 2 and before.start() <= begun + 1
    return initial or numbered or (letter.isdigit() and word.casefold() in _BEFORE_NUMBERS)


def _line_breaks(text: str, begun: int, found: re.Match[str], end: int) -> bool:
    """A new line ends the sentence after a stop, at a blank line, or before a capital where the line was short."""
    before = text[max(begun, found.start() - 8) : found.start()].rstrip(_CLOSERS + " \t")
    if not before or before[-1] in _STOPS + ":;" or len(found.group().replace("\r\n", "\n")) > 1:
        return True
    following = text[found.end() : min(end, found.end() + 8)].lstrip(" \t\"'“«")
    if not following or following[0].islower():
        return False
    # Only as far back as a short line reaches, so that a text of endless lines stays linear.
    near = max(begun, found.start() - SHORT_LINE)
    begins_line = max(text.rfind(mark, near, found.start()) for mark in "\r\n")
    return (begins_line >= 0 or near == begun) and not following[0].isdigit()
