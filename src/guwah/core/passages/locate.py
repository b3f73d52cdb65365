"""Find the words of a quote again in the stored text: exactly, or not at all."""

from __future__ import annotations

from guwah.core.values.errors import IntegrityError
from guwah.core.values.spans import Span


def locate_quote(text: str, exact: str, prefix: str = "", suffix: str = "", start: int | None = None) -> Span:
    """The one place of ``text`` where ``exact`` stands between ``prefix`` and ``suffix``.

    Nothing is folded, trimmed or moved: a quote that is off by one character is broken.

    Args:
        text: the stored, unnormalised text.
        exact: the words of the quote.
        prefix: what must stand directly before; empty where unknown.
        suffix: what must stand directly after; empty where unknown.
        start: where the quote must begin, in code points; ``None`` to search.

    Raises:
        IntegrityError: ``quote-missing`` where it stands nowhere (or not at ``start``); ``quote-ambiguous``
            where it stands at more than one place and ``start`` does not say which.
    """
    if not exact:
        raise IntegrityError("quote-missing", "a quote without words cannot be found.")
    if start is not None:
        if not _stands_at(text, start, exact, prefix, suffix):
            raise IntegrityError("quote-missing", f"the quote does not stand at offset {start}.")
        return Span.at(text, start, start + len(exact))
    places = _first_two_places(text, exact, prefix, suffix)
    if not places:
        raise IntegrityError("quote-missing", "the words do not stand in the text.")
    if len(places) > 1:
        raise IntegrityError(
            "quote-ambiguous",
            f"the words stand at offsets {places[0]} and {places[1]}.",
            remedy="Give its start, or more of the words around it.",
        )
    return Span.at(text, places[0], places[0] + len(exact))


def _stands_at(text: str, start: int, exact: str, prefix: str, suffix: str) -> bool:
    if start < len(prefix) or not text.startswith(exact, start):
        return False
    return text.startswith(prefix, start - len(prefix)) and text.startswith(suffix, start + len(exact))


def _first_two_places(text: str, exact: str, prefix: str, suffix: str) -> list[int]:
    # The whole of prefix, exact and suffix is searched at once, so that a short quote that repeats a million
    # times costs no more than the text is long.
    needle = prefix + exact + suffix
    places: list[int] = []
    found = text.find(needle)
    while found >= 0 and len(places) < 2:
        places.append(found + len(prefix))
        found = text.find(needle, found + 1)
    return places
