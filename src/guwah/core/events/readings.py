"""What claims that can be read several ways do to the bounds: the hull over all ways that hold together.

Two ambiguous claims must be read together only where one moves a node so far that an arc of the other, starting
there, moves the next: else no path or loop through both gives what neither gives alone. (Some start of a negative
loop has only negative partial sums, so a loop through both shows as such a move too.) So claims are tried in
groups that act on each other, and far apart ones cost the sum of their readings, not the product.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

from guwah.core.events.graph import Graph
from guwah.core.events.refuting import Options, owners, refute
from guwah.core.events.settling import LoopArc
from guwah.core.values.partition import Partition

MOST_COMBINATIONS = 1024
"""More ways than this to read a group of claims together are not tried: each claim then counts by its hull."""


@dataclass(frozen=True, slots=True)
class Hulls:
    """The labels that ambiguous claims lower, by node, and the numbers of the claims that counted by their hull."""

    latest: dict[int, int] = field(default_factory=dict)
    until: dict[int, int] = field(default_factory=dict)
    loosened: tuple[int, ...] = ()


@dataclass(slots=True)
class _Effect:
    """What one group of claims does: the widest labels over its readings, and the furthest that some reading moves."""

    latest: dict[int, int] | None = None
    until: dict[int, int] | None = None
    furthest_latest: dict[int, int] = field(default_factory=dict)
    furthest_until: dict[int, int] = field(default_factory=dict)

    def moves(self, node: int) -> bool:
        return node in self.furthest_latest or node in self.furthest_until

    def add(self, latest: dict[int, int], until: dict[int, int]) -> None:
        _narrow(self.furthest_latest, latest)
        _narrow(self.furthest_until, until)
        self.latest, self.until = _widest(self.latest, latest), _widest(self.until, until)


def _widest(known: dict[int, int] | None, new: dict[int, int]) -> dict[int, int]:
    if known is None:
        return new
    return {node: max(label, new[node]) for node, label in known.items() if node in new}


class Reading:
    """One reading of all ambiguous claims: what is decided is pushed on the graph, what is open is tried in groups.

    Args:
        graph: holds the claims of one reading; it is kept and added to.
        options: the ambiguous claims.
        most: how many combinations of readings are tried in a group.
    """

    def __init__(self, graph: Graph, options: Sequence[Options], most: int = MOST_COMBINATIONS) -> None:
        self.graph, self.pending, self.most = graph, list(options), most
        self.start = graph.mark()
        self.excluding: dict[int, set[int]] = defaultdict(set)
        self.loosened: list[int] = []
        self.groups: list[list[Options]] = []
        self._effects: dict[tuple[int, ...], _Effect] = {}

    def hulls(self) -> Hulls | set[int]:
        """The hulls over the consistent combinations of readings; or the numbers of claims that have none."""
        blamed = self._frame()
        while not blamed:
            blamed = self._decide()
            self.groups = [] if blamed else self._grouped()
            blamed = blamed or self._unreadable()
            wide = [group for group in self.groups if not self._is_small(group)]
            if not blamed and not wide:
                return self._merge([self._effect(group) for group in self.groups])
            blamed = blamed or self._loosen(wide)
        return self._with_reasons(blamed)

    def blamed_for(self, node: int, opposite: LoopArc) -> set[int]:
        """The numbers of claims that rule ``opposite`` out, an arc that would take ``node`` past its hull."""
        mark = self.graph.mark()
        loop = self.graph.push([opposite])
        acting = [g for g in self.groups if self._effect(g).moves(node)]
        found = owners(loop) if loop else next((why for group in acting if (why := refute(self.graph, group))), set())
        self.graph.undo(mark)
        return self._with_reasons(found)

    def _frame(self) -> set[int] | None:
        """Push what all readings of each open claim share: the tighter the graph, the less claims act on each other."""
        for item in self.pending:
            loop = self.graph.push(_hull(item))
            if loop:
                return owners(loop)
        return None

    def _decide(self) -> set[int] | None:
        """Drop readings that cannot hold, and settle the claims that have one left."""
        again = True
        while again:
            again = False
            for item in list(self.pending):
                alive = tuple(arcs for arcs in item.readings if self._can_hold(item, arcs))
                if not alive:
                    return self.excluding[item.owner] | {item.owner}
                place = self.pending.index(item)
                self.pending[place] = Options(item.owner, alive)
                if len(alive) == 1:
                    self._effects.clear()
                    self.graph.push(alive[0])
                    del self.pending[place]
                    again = True
        return None

    def _can_hold(self, item: Options, arcs: tuple[LoopArc, ...]) -> bool:
        mark = self.graph.mark()
        loop = self.graph.push(arcs)
        self.graph.undo(mark)
        if loop:
            self.excluding[item.owner] |= owners(loop)
        return not loop

    def _grouped(self) -> list[list[Options]]:
        """The open claims, those together that act on each other. A group that is too large is not looked into."""
        groups = [[item] for item in self.pending]
        while True:
            joined: Partition[int] = Partition(range(len(groups)))
            leaving, entering = _arcs_at(groups)
            for number, group in enumerate(groups):
                effect = self._effect(group) if self._is_small(group) else _Effect()
                others = _acts_on(effect.furthest_latest, leaving, self.graph.latest)
                for other in others | _acts_on(effect.furthest_until, entering, self.graph.until):
                    joined.join(number, other)
            merged = [[item for number in numbers for item in groups[number]] for numbers in joined.groups()]
            if len(merged) == len(groups):
                return groups
            groups = merged

    def _unreadable(self) -> set[int] | None:
        for group in self.groups:
            if self._is_small(group) and self._effect(group).latest is None:
                return refute(self.graph, group)
        return None

    def _is_small(self, group: list[Options]) -> bool:
        return prod(len(item.readings) for item in group) <= self.most

    def _effect(self, group: list[Options]) -> _Effect:
        known = self._effects.get(tuple(item.owner for item in group))
        if known:
            return known
        effect = self._effects[tuple(item.owner for item in group)] = _Effect()
        self._try(group, 0, self.graph.mark(), effect)
        return effect

    def _try(self, group: list[Options], at: int, start: tuple[int, int], effect: _Effect) -> None:
        if at == len(group):
            latest, until = self.graph.lowered_since(start)
            effect.add(_labels(self.graph.latest, latest), _labels(self.graph.until, until))
            return
        for arcs in group[at].readings:
            mark = self.graph.mark()
            if not self.graph.push(arcs):
                self._try(group, at + 1, start, effect)
            self.graph.undo(mark)

    def _loosen(self, groups: list[list[Options]]) -> set[int] | None:
        """Let the claims of groups that are too large count by what all their readings have in common."""
        self._effects.clear()
        for item in (item for group in groups for item in group):
            self.pending.remove(item)
            self.loosened.append(item.owner)
            loop = self.graph.push(_hull(item))
            if loop:
                return owners(loop)
        return None

    def _merge(self, effects: list[_Effect]) -> Hulls:
        """Groups do not act on each other, so the narrowest of their hulls holds."""
        latest, until = self.graph.lowered_since(self.start)
        out = Hulls(_labels(self.graph.latest, latest), _labels(self.graph.until, until), tuple(sorted(self.loosened)))
        for effect in effects:
            _narrow(out.latest, effect.latest or {})
            _narrow(out.until, effect.until or {})
        return out

    def _with_reasons(self, blamed: set[int]) -> set[int]:
        """Add the claims because of which some readings of those blamed were not tried."""
        out, stack = set(blamed), list(blamed)
        while stack:
            new = self.excluding.get(stack.pop(), set()) - out
            out |= new
            stack += new
        return out


def _labels(labels: list[int], nodes: set[int]) -> dict[int, int]:
    return {node: labels[node] for node in nodes}


def _narrow(known: dict[int, int], new: dict[int, int]) -> None:
    for node, label in new.items():
        known[node] = min(label, known.get(node, label))


_ArcsAt = dict[int, list[tuple[int, int, int]]]
"""By node, the arcs there as (other node, days, number of the group)."""


def _arcs_at(groups: list[list[Options]]) -> tuple[_ArcsAt, _ArcsAt]:
    """The arcs of all groups by the node that they leave, and by the node that they enter."""
    leaving: _ArcsAt = defaultdict(list)
    entering: _ArcsAt = defaultdict(list)
    for number, group in enumerate(groups):
        for tail, head, days, _ in (arc for item in group for arcs in item.readings for arc in arcs):
            leaving[tail].append((head, days, number))
            entering[head].append((tail, days, number))
    return leaving, entering


def _acts_on(moved: dict[int, int], arcs: _ArcsAt, labels: list[int]) -> set[int]:
    """The groups of which an arc carries a move on."""
    found = ((label + days, other, group) for node, label in moved.items() for other, days, group in arcs.get(node, ()))
    return {group for label, other, group in found if label < labels[other]}


def _hull(item: Options) -> list[LoopArc]:
    """The arcs between nodes that every reading ties, each as wide as the widest reading has it."""
    tied = []
    for arcs in item.readings:
        least: dict[tuple[int, int], int] = {}
        for tail, head, days, _ in arcs:
            least[tail, head] = min(days, least.get((tail, head), days))
        tied.append(least)
    common = set(tied[0]).intersection(*tied[1:])
    return [(tail, head, max(limits[tail, head] for limits in tied), item.owner) for tail, head in sorted(common)]
