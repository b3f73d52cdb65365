"""Contradictions in time: the minimal sets of claims that cannot all be true, the smallest first.

Claims of one reading conflict where they close a negative loop; loops come in order of the number of their claims,
so the first that no smaller set covers is minimal. Loops through readings of ambiguous claims are combined until
every reading is ruled out.
Source: Dechter, Meiri, Pearl 1991, "Temporal constraint networks": a network is consistent exactly where it has
no negative loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from guwah.core.events.claims import Claim, Conflict, Step
from guwah.core.events.graph import Graph
from guwah.core.events.loops import AnchorSearch
from guwah.core.events.nogoods import Nogood, Nogoods
from guwah.core.events.refuting import rules_graph
from guwah.core.events.settling import LoopArc
from guwah.core.events.spans import Span, SpanGraph, close_over, passes
from guwah.core.values.errors import InvalidInputError

STEPS_BETWEEN_CHECKS = 64


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts, the smallest first; of one size the impossible ones first.

    ``complete`` is true where there are no others. Otherwise ``stopped`` says why, "limit" or "told to stop",
    and any others have at least as many members as the last one of ``sets``.
    """

    sets: tuple[Conflict, ...]
    complete: bool
    stopped: str | None = None


class _ToldToStopError(Exception):
    """The caller does not want to go on."""


def conflicts(claims: Iterable[Claim], *, limit: int, keep_going: Callable[[], bool] = lambda: True) -> Conflicts:
    """The minimal sets of claims that cannot all be true, at most ``limit``.

    A set is impossible where the outermost ranges cannot be met, and strained where these can and what the words
    would ordinarily mean cannot; no strained set contains an impossible one. ``keep_going`` is asked between steps.

    Raises:
        InvalidInputError: ``claim-twice``.
    """
    told = list(claims)
    if len({claim.id for claim in told}) < len(told):
        raise InvalidInputError("claim-twice", "each claim needs an id of its own.")
    found: list[Conflict] = []
    try:
        for conflict in _by_size(told, keep_going):
            if len(found) == limit:
                return Conflicts(tuple(found), False, "limit")
            found.append(conflict)
    except _ToldToStopError:
        return Conflicts(tuple(found), False, "told to stop")
    return Conflicts(tuple(found), True)


def _by_size(claims: list[Claim], keep_going: Callable[[], bool]) -> Iterator[Conflict]:
    outer = _Levels(claims, close=False, keep_going=keep_going)
    inner = _Levels(claims, close=True, keep_going=keep_going) if _has_close_ranges(claims) else None
    impossible: list[frozenset[int]] = []
    size = 0
    while outer.is_open or (inner and inner.is_open):
        for nogood in outer.level(size):
            impossible.append(nogood.claims)
            yield outer.conflict(nogood, "impossible")
        for nogood in inner.level(size) if inner else ():
            if not any(known <= nogood.claims for known in impossible):
                yield inner.conflict(nogood, "strained") if inner else outer.conflict(nogood, "strained")
        size += 1


def _has_close_ranges(claims: Iterable[Claim]) -> bool:
    limits = (item for claim in claims for reading in claim.readings for item in reading)
    return any(item.close_least is not None or item.close_most is not None for item in limits)


class _Levels:
    """The search at one kind of range, one number of members after the other.

    ``is_open`` is false once nothing is left to find.
    """

    def __init__(self, claims: list[Claim], *, close: bool, keep_going: Callable[[], bool]) -> None:
        self.claims, self.keep_going = claims, keep_going
        self._asked = 0
        self.known = Nogoods({n: len(claim.readings) for n, claim in enumerate(claims) if claim.is_ambiguous})
        self._reported: set[frozenset[int]] = set()
        self._waiting: list[Nogood] = []
        self._searches: list[AnchorSearch] = []
        self._searching = False
        self.check()
        self.graph, loop = rules_graph(dict(enumerate(claims)), close=close)
        if loop:
            self.known.add(Nogood(frozenset(), frozenset(), (tuple(loop),)))
            self._waiting = list(self.known.all)
            return
        spans = SpanGraph(*self._spans(), self.check)
        self.check()
        for place in range(len(spans.anchors)):
            self._searches.append(AnchorSearch(spans, place, self.known, self.step))
            self.check()
        self._searching = True

    @property
    def is_open(self) -> bool:
        return bool(self._waiting or self._searching)

    def check(self) -> None:
        if not self.keep_going():
            raise _ToldToStopError

    def step(self) -> None:
        """Ask now and then: a step is far cheaper than a look at a clock may be."""
        self._asked += 1
        if self._asked % STEPS_BETWEEN_CHECKS == 0:
            self.check()

    def conflict(self, nogood: Nogood, kind: str) -> Conflict:
        members = tuple(sorted(self.claims[owner].id for owner in nogood.claims))
        return Conflict(members, kind, tuple(self._steps(loop) for loop in nogood.loops))

    def level(self, size: int) -> Iterator[Nogood]:
        """The conflicts of so many members, and of no more, that were not reported yet."""
        if self._searching:
            for search in self._searches:
                for spans in search.level(size):
                    new = self._nogood(spans)
                    if self.known.add(new) and not new.choices:
                        yield self._report(new)
            self.known.resolve(size, self.check)
            self._searching = any(search.may_go_deeper for search in self._searches)
            if not self._searching:
                self.known.resolve(len(self.claims), self.check)
            self._waiting = self._unreported()
        for nogood in [item for item in self._waiting if len(item.claims) <= size]:
            self._waiting.remove(nogood)
            yield self._report(nogood)

    def _report(self, nogood: Nogood) -> Nogood:
        self._reported.add(nogood.claims)
        return nogood

    def _unreported(self) -> list[Nogood]:
        """Conflicts that no smaller one covers. Resolution finds them in no order of size."""
        found = [item for item in self.known.all if not item.choices]
        new = [item for item in found if item.claims not in self._reported]
        new.sort(key=lambda item: (len(item.claims), sorted(item.claims)))
        return [item for item in new if not any(other.claims < item.claims for other in found)]

    def _nogood(self, spans: Sequence[Span]) -> Nogood:
        owners = frozenset(span.owner for span in spans if not span.is_given)
        choices = frozenset((s.owner, s.reading) for s in spans if s.owner in self.known.readings)
        return Nogood(owners, choices, (tuple(span.arc() for span in spans),))

    def _spans(self) -> tuple[int, list[Span], int]:
        """What ``SpanGraph`` needs; readings that contradict themselves become nogoods at once."""
        readings = [
            (owner, number, self.graph.arcs_of(reading, owner))
            for owner, claim in enumerate(self.claims)
            if not claim.given
            for number, reading in enumerate(claim.readings)
        ]
        unit = max((passes(arcs) for _, _, arcs in readings), default=1)
        spans = _rule_spans(self.graph)
        for owner, number, arcs in readings:
            limits, loop = close_over(arcs)
            spans += [Span(a, b, days, owner, number, unit // passes(arcs)) for (a, b), days in limits.items()]
            if loop:
                choices = frozenset({(owner, number)} if owner in self.known.readings else ())
                self.known.add(Nogood(frozenset({owner}), choices, (tuple(loop),)))
        return len(self.graph.points), spans, unit

    def _steps(self, loop: Iterable[LoopArc]) -> tuple[Step, ...]:
        return self.graph.steps(loop, dict(enumerate(self.claims)))


def _rule_spans(graph: Graph) -> list[Span]:
    return [Span(tail, head, days, owner, 0, 0) for tail, row in enumerate(graph.out) for head, days, owner in row]
