"""What one statement says of time, ready to be put together with others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayRange:
    """Some day from ``first`` to ``last``, as day numbers; ``close_first`` and ``close_last`` where the words are
    approximate and ordinarily mean less. A side that is none is open."""

    first: int | None
    last: int | None
    close_first: int | None = None
    close_last: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """A length in days: within ``least`` and ``most`` at the outermost, ordinarily within the close ones."""

    least: int | None
    most: int | None
    close_least: int | None = None
    close_most: int | None = None


@dataclass(frozen=True, slots=True)
class After:
    """So long after (or, where ``backwards``, before) what the account told last; ``words`` says it."""

    days: Days
    words: str
    backwards: bool = False
    counted_from: int = -1
    """Where in the text the date stands that this counts from; -1 for none."""


@dataclass(frozen=True, slots=True)
class Told:
    """One accepted statement as the timeline needs it.

    ``whens`` are the readings of a stated date (several where it is ambiguous); each is one range, or two for a
    stretch "from ... to ...". ``reckoned`` is a date that a reader inferred: it bounds, and never contradicts.
    ``side`` is what the words beside the date say: before, after, begins, ends; ``when_start`` is where the date
    stands in the text.
    """

    statement: str
    source: str
    act: str
    place: str
    people: tuple[str, ...]
    offset: int
    words: str
    trigger: str
    denied: bool = False
    whens: tuple[tuple[DayRange, ...], ...] = ()
    reckoned: tuple[tuple[DayRange, ...], ...] = ()
    when_words: str = ""
    side: str = ""
    when_start: int = -1
    lasts: Days | None = None
    lasts_words: str = ""
    after: After | None = None
