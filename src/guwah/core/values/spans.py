"""Spans and quotes: words of a witness, tied to the stored text.

Offsets count Unicode code points into the stored, unnormalised text and are half-open. A quote is exact or
broken; it is never moved to a look-alike sentence. Field names follow the W3C Web Annotation selectors
TextQuoteSelector and TextPositionSelector.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guwah.core.values.errors import IntegrityError

CONTEXT_LENGTH = 32
"""Code points of prefix and suffix kept beside a quote."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words at a position of the stored text: ``text[start:end] == exact``."""

    exact: str
    start: int
    end: int

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` to ``end``.

        Raises:
            IntegrityError: ``span-outside-text`` where the offsets do not lie in the text or hold nothing.
        """
        check_bounds(text, start, end)
        return cls(text[start:end], start, end)

    def holds(self, text: str) -> bool:
        """True where the words stand in ``text`` exactly where the span says."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.exact

    def overlaps(self, other: Span) -> bool:
        """True where both spans share at least one code point."""
        return min(self.end, other.end) > max(self.start, other.start)

    def to_json(self) -> dict[str, Any]:
        return {"exact": self.exact, "start": self.start, "end": self.end}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Span:
        return cls(value["exact"], value["start"], value["end"])


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """A span with the words before and after it, so that a reader can find it without offsets."""

    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Quote:
        """The quote of ``text`` from ``start`` to ``end``, with up to 32 code points on each side."""
        check_bounds(text, start, end)
        prefix = text[max(0, start - CONTEXT_LENGTH) : start]
        return cls(text[start:end], start, end, prefix, text[end : end + CONTEXT_LENGTH])

    def holds(self, text: str) -> bool:
        """True where quote, prefix and suffix all stand in ``text`` where they should."""
        if not Span.holds(self, text):
            return False
        before = text[max(0, self.start - len(self.prefix)) : self.start]
        return before == self.prefix and text[self.end : self.end + len(self.suffix)] == self.suffix

    def to_json(self) -> dict[str, Any]:
        return {
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "start": self.start,
            "end": self.end,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Quote:
        return cls(value["exact"], value["start"], value["end"], value.get("prefix", ""), value.get("suffix", ""))


def check_bounds(text: str, start: int, end: int) -> None:
    """Raise ``span-outside-text`` unless ``0 <= start < end <= len(text)``."""
    if not 0 <= start < end <= len(text):
        raise IntegrityError("span-outside-text", f"offsets {start} to {end} do not lie in the text.")
