"""The words around a quote: the rest of its sentence, and the sentence before and after."""

from __future__ import annotations

from guwah.core.passages import sentences

REACH = 1200
"""Code points looked at on each side; a sentence that runs on further is cut there."""


def surrounding(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the quote's sentences with one sentence more on each side, half-open."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    spans = sentences(text, low, high)
    inside = [number for number, span in enumerate(spans) if span.start < end and span.end > start]
    if not inside:
        return start, end
    first, last = spans[max(0, inside[0] - 1)], spans[min(len(spans) - 1, inside[-1] + 1)]
    return min(first.start, start), max(last.end, end)
