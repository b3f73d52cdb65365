"""The network of days as numbers: nodes, arcs, and the bounds of every node kept up to date.

A reading is pushed as a handful of arcs and taken back in the reverse order, so that one graph serves to try
many readings and many sets of claims.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from guwah.core.events.claims import CALENDAR, Claim, Point, Reading, Step
from guwah.core.events.settling import OPEN, Arc, LoopArc, distances_to, lift, lower, settle

Mark = tuple[int, int]


class Graph:
    """Arcs between points with the shortest distances from and to the calendar.

    ``latest[n]`` is the last day of node n and ``-until[n]`` its first. With ``close``, arcs say what the words
    would ordinarily mean.
    """

    def __init__(self, *, close: bool = False) -> None:
        self.close = close
        self.numbers: dict[Point, int] = {CALENDAR: 0}
        self.points: list[Point] = [CALENDAR]
        self.out: list[list[Arc]] = [[]]
        self.into: list[list[Arc]] = [[]]
        self.latest, self.until = [0], [0]
        self._log: list[tuple[list[int], int, int]] = []
        self._pushed: list[LoopArc] = []

    def copy(self) -> Graph:
        """The same, to be changed apart; what was pushed is in for good."""
        other = Graph(close=self.close)
        other.numbers, other.points = dict(self.numbers), list(self.points)
        other.out, other.into = [list(row) for row in self.out], [list(row) for row in self.into]
        other.latest, other.until = list(self.latest), list(self.until)
        return other

    def node(self, point: Point) -> int:
        """The number of a point, which is added where it is new."""
        number = self.numbers.setdefault(point, len(self.points))
        if number == len(self.points):
            self.points.append(point)
            self.out.append([])
            self.into.append([])
            self.latest.append(OPEN)
            self.until.append(OPEN)
        return number

    def arcs_of(self, reading: Reading, owner: int) -> list[LoopArc]:
        """The arcs that a reading amounts to; points that it leaves open become nodes too."""
        for item in reading:
            self.node(item.earlier), self.node(item.later)
        found = (limit for item in reading for limit in item.limits(close=self.close))
        return [(self.node(a), self.node(b), days, owner) for a, b, days in found]

    def load(self, arcs: Iterable[LoopArc]) -> list[LoopArc] | None:
        """Put in many arcs at once, for good; a loop of negative length where they cannot all hold.

        After a loop the bounds mean nothing.
        """
        for arc in arcs:
            self._link(arc)
        loop = settle(self.latest, self.out)
        if loop is None:
            self.until[:] = distances_to(0, self.latest, self.into)
        return loop

    def mark(self) -> Mark:
        """Where to ``undo`` to."""
        return len(self._pushed), len(self._log)

    def push(self, arcs: Sequence[LoopArc]) -> list[LoopArc] | None:
        """Put in a few arcs, updating what changes; a loop where they cannot hold, and then nothing has changed."""
        before = self.mark()
        for arc in arcs:
            tail, head, days, owner = arc
            self._link(arc)
            self._pushed.append(arc)
            loop = lower(self.latest, self.out, arc, self._log)
            if loop:
                self.undo(before)
                return loop
            lower(self.until, self.into, (head, tail, days, owner), self._log)
        return None

    def undo(self, mark: Mark) -> None:
        """Take back everything that was pushed since ``mark``."""
        arcs, changes = mark
        while len(self._log) > changes:
            labels, node, old = self._log.pop()
            labels[node] = old
        while len(self._pushed) > arcs:
            tail, head, _, _ = self._pushed.pop()
            self.out[tail].pop()
            self.into[head].pop()

    def keep(self) -> None:
        """Let what was pushed stay for good."""
        self._pushed.clear()
        self._log.clear()

    def lowered_since(self, mark: Mark) -> tuple[set[int], set[int]]:
        """The nodes whose last day, and those whose first day, has moved since ``mark``."""
        changed = self._log[mark[1] :]
        return (
            {node for labels, node, _ in changed if labels is self.latest},
            {node for labels, node, _ in changed if labels is self.until},
        )

    def remove(self, arcs: Sequence[LoopArc]) -> None:
        """Take out arcs that were put in for good, updating what hung on them."""
        for tail, head, days, owner in arcs:
            self.out[tail].remove((head, days, owner))
            self.into[head].remove((tail, days, owner))
        held = [head for tail, head, days, _ in arcs if self.latest[tail] + days == self.latest[head]]
        lift(self.latest, self.out, self.into, held)
        held = [tail for tail, head, days, _ in arcs if self.until[head] + days == self.until[tail]]
        lift(self.until, self.into, self.out, held)

    def path(self, node: int, *, latest: bool) -> list[LoopArc]:
        """The arcs, from the calendar on, of a shortest path that gives a bound; as few arcs as can be.

        Empty where the node has no such bound.
        """
        labels, arcs = (self.latest, self.into) if latest else (self.until, self.out)
        if labels[node] > OPEN // 2:
            return []
        came: dict[int, LoopArc] = {}
        queue = deque([node])
        while queue and 0 not in came:
            at = queue.popleft()
            for other, days, owner in arcs[at]:
                if other not in came and other != node and labels[other] + days == labels[at]:
                    came[other] = (other, at, days, owner) if latest else (at, other, days, owner)
                    queue.append(other)
        return _unroll(came, node, latest=latest)

    def _link(self, arc: LoopArc) -> None:
        tail, head, days, owner = arc
        self.out[tail].append((head, days, owner))
        self.into[head].append((tail, days, owner))

    def steps(self, loop: Iterable[LoopArc], claims: Mapping[int, Claim]) -> tuple[Step, ...]:
        """A loop in words of claims and points."""
        return tuple(Step(claims[who].id, self.points[a], self.points[b], days) for a, b, days, who in loop)


def _unroll(came: dict[int, LoopArc], node: int, *, latest: bool) -> list[LoopArc]:
    out, at = [], 0
    while at != node:
        out.append(came[at])
        at = came[at][1] if latest else came[at][0]
    return out


def day(label: int) -> int | None:
    """A label as a bound: none where nothing ties the node to the calendar."""
    return None if label > OPEN // 2 else label
