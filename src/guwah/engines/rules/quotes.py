"""Which stretches of a passage stand in quotation marks, stray marks included."""

from __future__ import annotations

import re
from bisect import bisect_right

from guwah.core.values.spans import Span

_MARK = re.compile(r"[“”«»\"]")


def quoted_ranges(text: str, start: int, end: int, sentences: list[Span]) -> list[tuple[int, int]]:
    """The quoted stretches of ``text[start:end]``, without their marks.

    A closing mark that nothing opened closes its own sentence; a mark that nothing closes reaches to the end of
    the passage, as where a quotation goes on in the next one.
    """
    ranges: list[tuple[int, int]] = []
    starts = [sentence.start for sentence in sentences]
    opened = -1
    for mark in _MARK.finditer(text, start, end):
        char, at = mark.group(), mark.start()
        if opened < 0 and (char in "“«" or (char == '"' and _may_open(text, at))):
            opened = at + 1
        elif opened >= 0 and char in '”»"':
            ranges.append((opened, at))
            opened = -1
        elif opened < 0 and char in "”»":
            begun = _sentence_start(sentences, starts, at)
            if begun is not None and begun < at and text[begun] != char:
                ranges.append((max(begun, ranges[-1][1] if ranges else begun), at))
    if 0 <= opened < end:
        ranges.append((opened, end))
    return ranges


def _may_open(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _sentence_start(sentences: list[Span], starts: list[int], at: int) -> int | None:
    last = bisect_right(starts, at) - 1
    return starts[last] if last >= 0 and at < sentences[last].end else None
