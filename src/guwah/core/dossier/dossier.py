"""The dossier: one release of a case to one audience, built from what may be shown and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guwah.core.disclosure.disclosed import DisclosedProposition, DisclosedStatement, Disclosure


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the last release to the same audience; numbers of statements."""

    since: str
    added: int
    removed: int
    changed: int


@dataclass(frozen=True)
class Dossier:
    """A release. ``id`` is random; ``released_on`` is an ISO day; ``changes`` is none for a first release."""

    id: str
    released_on: str
    disclosure: Disclosure
    changes: Changes | None
    program: str

    @property
    def shows_removals(self) -> bool:
        """True where readers are told how much was taken out: not the public, whom a withdrawal must not be told."""
        return self.disclosure.audience != "public"

    @property
    def shows_changes(self) -> bool:
        """True where something that readers are told of is different from the last release."""
        change = self.changes
        return change is not None and bool(change.added or change.changed or (change.removed and self.shows_removals))

    def statement(self, number: int) -> DisclosedStatement:
        """The statement with this number."""
        return self.disclosure.statements[number - 1]

    def dated_propositions(self) -> list[DisclosedProposition]:
        """Propositions with a known start or end, in the order of time."""
        dated = [item for item in self.disclosure.propositions if item.earliest or item.latest]
        return sorted(dated, key=lambda item: (item.earliest or item.latest, item.latest))


def fingerprints(disclosure: Disclosure) -> dict[str, str]:
    """By release id, what the audience sees of each statement, as one text to compare releases by."""
    return {item.id: repr(replace(item, number=0, source=0)) for item in disclosure.statements}


def compare_releases(since: str, before: Mapping[str, str], now: Mapping[str, str]) -> Changes:
    """The changes between two releases' fingerprints."""
    kept = before.keys() & now.keys()
    return Changes(
        since,
        added=len(now.keys() - before.keys()),
        removed=len(before.keys() - now.keys()),
        changed=sum(before[item] != now[item] for item in kept),
    )
