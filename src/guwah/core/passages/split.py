"""Passages: the paragraphs, headings and turns of speech of a text, in order, never overlapping."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING_LENGTH = 80
"""A line longer than this is no heading, in code points."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK_BETWEEN = re.compile(r"(?:\r\n|\r|\n|\x0b|\x85|\u2028)[^\S\r\n]*(?:\r\n|\r|\n|\x0b|\x85|\u2028)|[\x0c\u2029]")
# "MS MBALI:", "Q.", "ANSWER:", "Presenter:" at the start of a line; Latin and Cyrillic capitals.
SPEAKER_LABEL = re.compile(
    r"[ \t]*(?P<label>(?:(?:MR|MRS|MS|DR|ADV|PROF|REV|Mr|Mrs|Ms|Dr)\.? )?"
    r"[A-ZÀ-ÖØ-ÞЀ-Я][\w.'’\-]*(?: [A-ZÀ-ÖØ-ÞЀ-Я(][\w.'’\-)]*){0,5})(?P<mark>[:：]|(?<=^[QA])\.)[ \t]"
)
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟۔;:,،；：，][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text, half-open, without the white space around it.

    ``kind`` is ``paragraph``, ``heading`` or ``turn`` (begins with the label of a speaker).
    """

    start: int
    end: int
    kind: str


def split_passages(text: str) -> list[Passage]:
    """The passages of ``text``: runs of lines between blank lines; a speaker's label begins a new one.

    Every character that is not white space lies in exactly one passage.
    """
    passages: list[Passage] = []
    begun, reached = -1, 0
    for line in _LINE.finditer(text):
        start, end = _trimmed(text, line.start(), line.end())
        if start == end:
            continue
        if begun >= 0 and (_BLANK_BETWEEN.search(text, reached, start) or speaker_label(text, start, end)):
            passages.append(_passage(text, begun, reached))
            begun = -1
        begun, reached = (start if begun < 0 else begun), end
    if begun >= 0:
        passages.append(_passage(text, begun, reached))
    return passages


def speaker_label(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label of a speaker with which the line from ``start`` begins, if any."""
    return SPEAKER_LABEL.match(text[start : min(end, start + 90)] + " ")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _passage(text: str, start: int, end: int) -> Passage:
    words = text[start:end]
    if speaker_label(text, start, end):
        return Passage(start, end, "turn")
    one_line = len(words) <= HEADING_LENGTH and _LINE.fullmatch(words) is not None
    if one_line and not _ENDS_SENTENCE.search(words):
        return Passage(start, end, "heading")
    return Passage(start, end, "paragraph")
