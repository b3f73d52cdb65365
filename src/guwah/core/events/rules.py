"""What is assumed of acts in time; the table itself is data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CustodyLink:
    """How one act of custody lies to the next: ``starts_with``, ``ends_with`` or ``before``, within so many days."""

    link: str
    within_days: int = 0


@dataclass(frozen=True, slots=True)
class TimeRules:
    """The rules of a case. Sets hold act ids."""

    version: str
    moments: frozenset[str]
    once: frozenset[str]
    once_at_place: frozenset[str]
    custody: Mapping[tuple[str, str], CustodyLink]
    held: frozenset[str]
    opening_acts: frozenset[str]
    opening_words: tuple[str, ...]
    milestones: frozenset[str]

    @property
    def custody_acts(self) -> frozenset[str]:
        """Every act that a custody rule names."""
        return frozenset(act for pair in self.custody for act in pair)
