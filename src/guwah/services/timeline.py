"""The case in time: accepted statements, what their words say of days, and what follows."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from guwah.core.events.claims import Bounds
from guwah.core.events.happenings import Same
from guwah.core.events.timeline import Clash, Placed, Timeline, build_timeline
from guwah.core.events.told import Told
from guwah.core.findings.evidence import Evidence
from guwah.core.identity.judgement import Judgement
from guwah.core.values.days import iso_day
from guwah.engines.mentions import Anchors, FoundDate, find_dates, said_of_time
from guwah.reference.timeline import load_time_rules
from guwah.services.read_source import written_on
from guwah.services.weigh import Weighed, weigh
from guwah.store import statements as stored
from guwah.store.sources import StoredSource, find_source

SEARCH_SECONDS = 10.0
MOST_CLASHES = 100


@dataclass(frozen=True)
class EventRow:
    """An event to be shown: bounds of its start and its end as pairs of ISO days, empty where not known."""

    act: str
    person: str
    place: str
    start: tuple[str, str]
    end: tuple[str, str]
    because: tuple[str, ...]
    words: str = ""
    """The first quote, folded: rows with other words are other events."""

    mentions: int = 1

    @property
    def is_placed(self) -> bool:
        return any((*self.start, *self.end))


@dataclass(frozen=True)
class CaseTimeline:
    """The timeline with what it was made from."""

    timeline: Timeline
    weighed: Weighed
    told: Mapping[str, Told]

    def rows(self) -> list[EventRow]:
        """The events in order of time, with names for people and bounds as ISO days (empty: not known)."""
        names = {person.key: person.name for person in self.weighed.register.persons}
        rows = _alike(_row(item, names) for item in self.timeline.events)
        return sorted(rows, key=lambda row: (not row.is_placed, max(row.start) or "9", max(row.end) or "9"))

    def words(self, statement: str) -> str:
        """The quote of a statement, on one line."""
        return " ".join(self.told[statement].words.split())

    def name_of(self, statement: str) -> str:
        """The name of the source in which a statement stands."""
        source = self.told[statement].source
        return next((item.name for item in self.weighed.sources if item.id == source), source)

    def to_json(self) -> dict[str, Any]:
        """As docs/formats.md, "A timeline", describes it."""
        timeline = self.timeline
        return {
            "events": [_event_json(item) for item in timeline.events],
            "conflicts": [_clash_json(item) for item in timeline.clashes],
            "disputed": [_claim_json(item) for item in timeline.disputed],
            "complete": timeline.complete,
            "stopped": timeline.stopped,
        }


def case_timeline(
    *, anchors: Anchors = (), source: str = "", seconds: float = SEARCH_SECONDS, limit: int = MOST_CLASHES
) -> CaseTimeline:
    """The timeline of the open case, or of one of its sources (by id or name) alone.

    The search for contradictions stops after ``seconds`` and says so. ``anchors`` are times that the team names.

    Raises:
        NotFoundError: ``source-unknown``.
    """
    weighed = weigh()
    sources = {item.id: item for item in weighed.sources}
    chosen = {find_source(list(weighed.sources), source).id} if source else set(sources)
    evidence = [item for item in weighed.evidence if item.statement.source in chosen]
    told = told_of_time(evidence, sources, anchors)
    judged, relaxed = _judged(stored.judgements())
    until = time.monotonic() + seconds
    timeline = build_timeline(
        told,
        load_time_rules(),
        judged=judged,
        relaxed=relaxed,
        limit=limit,
        keep_going=lambda: time.monotonic() < until,
    )
    return CaseTimeline(timeline, weighed, {item.statement: item for item in told})


def told_of_time(
    evidence: Iterable[Evidence], sources: Mapping[str, StoredSource], anchors: Anchors = ()
) -> list[Told]:
    """What each accepted statement says of time, read again from the words of its source."""

    @cache
    def dates(source: str) -> tuple[FoundDate, ...]:
        item = sources[source]
        return tuple(
            find_dates(
                item.text, item.language or None, written_on(item.record.written or item.record.published), anchors
            )
        )

    return [_told(item, sources[item.statement.source].text, dates(item.statement.source)) for item in evidence]


def _told(evidence: Evidence, text: str, dates: Sequence[FoundDate]) -> Told:
    statement = evidence.statement
    said = said_of_time(statement, text, dates)
    people = tuple(evidence.people) or ((evidence.testifier,) if evidence.testifier and statement.victims else ())
    return Told(
        statement=statement.id,
        source=statement.source,
        act=statement.act,
        place=evidence.place,
        people=people,
        offset=statement.trigger.start,
        words=statement.quote.exact,
        trigger=statement.trigger.exact,
        denied=statement.polarity == "denied",
        whens=said.whens,
        reckoned=said.reckoned,
        when_words=said.when_words,
        side=said.side,
        when_start=said.when_start,
        lasts=said.lasts,
        lasts_words=said.lasts_words,
        after=said.after,
    )


def _judged(judgements: Iterable[Judgement]) -> tuple[list[Same], frozenset[str]]:
    """Judgements of kind "constraint": of two statements, whether they tell of one event; of one, to set its time
    aside ("unsure" or "different")."""
    same, relaxed = [], set()
    for item in judgements:
        if item.kind != "constraint" or item.judgement == "withdraw":
            continue
        if item.right and item.judgement in ("same", "different"):
            same.append(Same(item.left, item.right, item.judgement == "same"))
        elif not item.right and item.judgement in ("unsure", "different"):
            relaxed.add(item.left)
    return same, frozenset(relaxed)


def _event_json(placed: Placed) -> dict[str, Any]:
    event = placed.event
    return {
        "id": event.id,
        "act": event.act,
        "person": event.person or None,
        "place": event.place or None,
        "statements": list(event.statements),
        "start": _bounds_json(placed.start),
        "end": _bounds_json(placed.end),
        "because": [item.says for item in placed.because],
        "because_statements": list(dict.fromkeys(one for item in placed.because for one in item.statements)),
    }


def _row(placed: Placed, names: Mapping[str, str]) -> EventRow:
    event = placed.event
    because = tuple(item.says for item in placed.because)
    words = " ".join(event.told[0].words.casefold().split())
    person = names.get(event.person, event.person)
    start, end = _days(placed.start), _days(placed.end)
    return EventRow(event.act, person, event.place, start, end, because, words, len(event.statements))


def _alike(rows: Iterable[EventRow]) -> list[EventRow]:
    """Rows that would read the same, as one: an interview and its reprint tell the same events twice."""
    found: dict[EventRow, int] = {}
    for row in rows:
        key = replace(row, mentions=0, because=row.because[:1])
        found[key] = found.get(key, 0) + row.mentions
    return [replace(row, mentions=count) for row, count in found.items()]


def _days(bounds: Bounds) -> tuple[str, str]:
    earliest, latest = ("" if day is None else iso_day(day) for day in (bounds.earliest, bounds.latest))
    return earliest, latest


def _bounds_json(bounds: Bounds) -> dict[str, str | None]:
    days = {"earliest": bounds.earliest, "latest": bounds.latest}
    return {side: None if day is None else iso_day(day) for side, day in days.items()}


def _clash_json(clash: Clash) -> dict[str, Any]:
    return {
        "kind": clash.kind,
        "statements": list(clash.statements),
        "because": [item.says for item in clash.claims],
        "claims": [_claim_json(item) for item in clash.claims],
        "assumed": [item.says for item in clash.assumed],
        "also": [list(dict.fromkeys(one for spoken in claims for one in spoken.statements)) for claims in clash.also],
    }


def _claim_json(spoken: Any) -> dict[str, Any]:
    return {"says": spoken.says, "statements": list(spoken.statements), "assumed": spoken.is_assumed}


__all__ = ["CaseTimeline", "Clash", "EventRow", "case_timeline", "told_of_time"]
