"""Find the time expressions of a text that need not be in a case."""

from __future__ import annotations

import datetime

from guwah.engines.mentions import Anchors, FoundDate, find_dates
from guwah.reference.times import LANGUAGES

__all__ = ["FoundDate", "find_times", "is_supported"]


def find_times(
    text: str, *, language: str = "", written: datetime.date | None = None, anchors: Anchors = ()
) -> list[FoundDate]:
    """The expressions in order; ``language`` is a BCP 47 tag, read from the text where empty."""
    return find_dates(text, language or None, written, anchors)


def is_supported(language: str) -> bool:
    """True where a BCP 47 tag is of a language that has a table of words for time."""
    return language.split("-")[0].lower() in LANGUAGES
