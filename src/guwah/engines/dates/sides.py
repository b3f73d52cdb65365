"""On which side of a date a thing lies: "before May", "since 2015", "by the end of the year"."""

from __future__ import annotations

from functools import cache

from guwah.core.values.spans import Span
from guwah.reference.times import load_times

_ARTICLES = (" the", " le", " la", " au", " l'", " l’")


def side_of(text: str, span: Span) -> str:
    """ "before", "after", "begins" or "ends" by the words beside ``span``; empty where they say nothing."""
    before = " " + " ".join(text[max(0, span.start - 32) : span.start].lower().split())
    for article in _ARTICLES:
        before = before.removesuffix(article)
    after = " ".join(text[span.end : span.end + 16].lower().split())
    inner = " ".join(span.exact.lower().split())
    for side, forms in _forms():
        if side.endswith("_behind"):
            if any(after.startswith(form) or inner.endswith(form) for form in forms):
                return side.removesuffix("_behind")
        elif any(before.endswith(" " + form) or (_is_unspaced(form) and before.endswith(form)) for form in forms):
            return side
    return ""


def _is_unspaced(form: str) -> bool:
    return "\u4e00" <= form[-1] <= "\u9fff"


@cache
def _forms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every side with its forms, the longest first."""
    table = load_times("bounds")
    return tuple((side, tuple(sorted(map(str, forms), key=len, reverse=True))) for side, forms in table.items())
