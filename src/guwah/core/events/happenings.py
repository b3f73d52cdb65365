"""Events: what several statements tell of one act on one person, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guwah.core.events.claims import Point
from guwah.core.events.rules import TimeRules
from guwah.core.events.told import Told
from guwah.core.values.ids import short_digest

THERE = 600
"""How far back, in code points, the place lies that "there" means."""

NEAR_DAYS = 31
"""Two dated mentions this near can be one event."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: an act, on one person where the statements name one, at one place where they name one."""

    id: str
    act: str
    person: str
    place: str
    told: tuple[Told, ...]

    @property
    def start(self) -> Point:
        return Point(self.id, "start")

    @property
    def end(self) -> Point:
        return Point(self.id, "end")

    @property
    def said_act(self) -> str:
        """The act in words."""
        return self.act.replace("_", " ")

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(item.statement for item in self.told)


@dataclass(frozen=True, slots=True)
class Same:
    """What a person judged of two statements: that they tell of one event, or of two."""

    left: str
    right: str
    same: bool


def happenings(told: Iterable[Told], rules: TimeRules, judged: Sequence[Same] = ()) -> list[Happening]:
    """The events that the statements tell of, in the order of their first mention. What is denied is none.

    Mentions of an act that happens once (an arrest; a detention at one place) are one event across sources; within
    a source they are one where their dates allow it. Other acts are one event each, unless a person joined them.
    """
    verdicts = _Verdicts(judged)
    affirmed = [item for item in _with_places(told, rules) if not item.denied]
    places = _judged_places(affirmed, verdicts)
    groups: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for item in affirmed:
        place = places.get((verdicts.one_of(item.statement), item.act), item.place)
        for person in item.people or ("",):
            groups[(person, item.act, place if item.act in rules.once_at_place else "")].append(item)
    found = [
        _happening(person, act, cluster)
        for (person, act, _), members in groups.items()
        for cluster in _clusters(members, _happens_once(act, person, rules), verdicts)
    ]
    return sorted(found, key=lambda event: (event.told[0].source, event.told[0].offset, event.id))


def _with_places(told: Iterable[Told], rules: TimeRules) -> Iterator[Told]:
    """ "I spent a year there": a detention that names no place is at the one that was told just before it.

    Only to know one event from another; the statement itself stays without a place.
    """
    last: dict[tuple[str, tuple[str, ...]], Told] = {}
    for item in sorted(told, key=lambda one: (one.source, one.offset)):
        before = last.get((item.source, item.people))
        held = item.act in rules.once_at_place and not item.denied
        if held and not item.place and before is not None and item.offset - before.offset <= THERE:
            item = replace(item, place=before.place)
        if held and item.place:
            last[(item.source, item.people)] = item
        yield item


def _happens_once(act: str, person: str, rules: TimeRules) -> bool:
    return bool(person) and (act in rules.once or act in rules.once_at_place)


def _clusters(members: list[Told], once: bool, verdicts: _Verdicts) -> list[list[Told]]:
    by_source: dict[str, list[Told]] = defaultdict(list)
    for item in members:
        by_source[item.source].append(item)
    clusters: list[list[Told]] = []
    for mentions in by_source.values():
        local: list[list[Told]] = []
        for group in _joined(mentions, verdicts):
            homes = [one for one in local if _joins(group, one, once, verdicts, within=True)]
            homes[0].extend(group) if homes else local.append(group)
        _merge(clusters, local, once, verdicts)
    return clusters


def _joined(mentions: Iterable[Told], verdicts: _Verdicts) -> list[list[Told]]:
    """What a person joined in one source, each group in the order of its first mention."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for item in sorted(mentions, key=lambda one: (one.offset, one.statement)):
        groups[verdicts.one_of(item.statement)].append(item)
    return list(groups.values())


def _merge(clusters: list[list[Told]], local: list[list[Told]], once: bool, verdicts: _Verdicts) -> None:
    """Each group of one source into the event that it tells of: the one it was judged to be, or whose dates fit, else
    the only one there is."""
    known = list(clusters)
    single = once and len(local) == 1 and len(known) == 1
    for group in sorted(local, key=lambda one: not any(verdicts.on(one, other) for other in known)):
        homes = [one for one in known if _joins(group, one, once, verdicts, within=not single)]
        homes.sort(key=lambda one: not verdicts.on(group, one))
        if homes:
            homes[0].extend(group)
            known = [one for one in known if one is not homes[0]]
        else:
            clusters.append(group)


def _joins(group: list[Told], cluster: list[Told], once: bool, verdicts: _Verdicts, *, within: bool) -> bool:
    judged = verdicts.on(group, cluster)
    if judged is not None:
        return judged
    return once and (not within or all(_near(item, other) for item in group for other in cluster))


class _Verdicts:
    """What a person judged; "same" is carried on from pair to pair, but never joins what was judged "different"."""

    def __init__(self, judged: Sequence[Same]) -> None:
        self._apart = {frozenset((item.left, item.right)) for item in judged if not item.same}
        self._first: dict[str, str] = {}
        for item in judged:
            if item.same:
                self._join(self.one_of(item.left), self.one_of(item.right))

    def _join(self, one: str, other: str) -> None:
        ones, others = ([name, *(k for k, first in self._first.items() if first == name)] for name in (one, other))
        if not any(frozenset((a, b)) in self._apart for a in ones for b in others):
            self._first |= dict.fromkeys((*ones, *others), min(one, other))

    def one_of(self, statement: str) -> str:
        """The statement that stands for all those joined with ``statement``."""
        return self._first.get(statement, statement)

    def on(self, group: Iterable[Told], cluster: Sequence[Told]) -> bool | None:
        """Whether the two are one event; none where nobody judged."""
        pairs = [(item.statement, other.statement) for item in group for other in cluster]
        if any(frozenset(pair) in self._apart for pair in pairs):
            return False
        return True if any(self.one_of(left) == self.one_of(right) for left, right in pairs) else None


def _judged_places(told: Iterable[Told], verdicts: _Verdicts) -> dict[tuple[str, str], str]:
    """Two mentions of an act that a person joined are at one place, whatever they call it."""
    places: dict[tuple[str, str], str] = {}
    for item in told:
        if item.place:
            places.setdefault((verdicts.one_of(item.statement), item.act), item.place)
    return places


def _near(one: Told, other: Told) -> bool:
    """Whether stated dates allow one event; undated mentions allow it."""
    a, b = _hull(one), _hull(other)
    if a is None or b is None:
        return True
    return a[0] <= b[1] + NEAR_DAYS and b[0] <= a[1] + NEAR_DAYS


def _hull(item: Told) -> tuple[int, int] | None:
    days = [day for reading in item.whens for part in reading for day in (part.first, part.last) if day is not None]
    return (min(days), max(days)) if days else None


def _happening(person: str, act: str, cluster: list[Told]) -> Happening:
    identity = short_digest(person, act, *sorted(item.statement for item in cluster))
    place = next((item.place for item in cluster if item.place), "")
    return Happening(identity, act, person, place, tuple(cluster))
