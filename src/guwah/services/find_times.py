"""Find the time expressions of a text that need not be in a case."""

from __future__ import annotations

import datetime

from guwah.engines.mentions import FoundDate, find_dates

__all__ = ["FoundDate", "find_times"]


def find_times(text: str, *, language: str = "", written: datetime.date | None = None) -> list[FoundDate]:
    """The expressions in order; ``language`` is a BCP 47 tag, read from the text where empty."""
    return find_dates(text, language or None, written)
