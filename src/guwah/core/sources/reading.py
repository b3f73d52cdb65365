"""What a converter makes of the bytes of one source: text with anchors, or a reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReadingStatus = Literal["read", "partial", "unread"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A part of the text and where it stands in the original.

    ``kind`` is page, time, row, sheet, section, or header; ``label`` is what a person would cite ("3",
    "00:01:02.500 --> 00:01:05.000", "Sheet1!7"). Offsets are code points, half-open.
    """

    kind: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """An attachment or archive member: a source of its own. ``name`` is a bare, safe file name."""

    name: str
    untrusted_bytes: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of one conversion.

    ``status`` is ``read``, ``partial`` (text up to a stated limit; ``reason`` says what is missing) or
    ``unread`` (no text; ``reason_code`` and ``reason`` say why). ``media_type`` is what the bytes are, judged
    by looking inside, not by the name. ``converter`` and ``version`` name the program that made the text.
    """

    status: ReadingStatus
    media_type: str
    converter: str
    version: str
    text: str = ""
    anchors: tuple[Anchor, ...] = ()
    parts: tuple[Part, ...] = ()
    reason_code: str = ""
    reason: str = ""
