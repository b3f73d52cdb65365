"""The network as the search for loops sees it: each reading as the limits that it sets between any two of its points.

With these, a loop that uses a claim in one stretch uses one span of it, and the number of claims on a loop can be
counted along the way. A claim of so many points that a loop can pass it several times counts by fractions.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from guwah.core.events.settling import Arc, LoopArc, lower, settle


@dataclass(frozen=True, slots=True)
class Span:
    """From ``tail`` to ``head`` are at most ``days``, by reading ``reading`` of claim ``owner``, at ``cost``.

    A given claim costs nothing.
    """

    tail: int
    head: int
    days: int
    owner: int
    reading: int
    cost: int

    @property
    def is_given(self) -> bool:
        return not self.cost

    def arc(self) -> LoopArc:
        return self.tail, self.head, self.days, self.owner


def close_over(arcs: Iterable[LoopArc]) -> tuple[dict[tuple[int, int], int], list[LoopArc] | None]:
    """The tightest limit between any two nodes of one reading, or a loop where it contradicts itself.

    Source: Floyd 1962; a reading has a handful of nodes.
    """
    arcs = list(arcs)
    nodes = sorted({node for tail, head, _, _ in arcs for node in (tail, head)})
    numbers = {node: number for number, node in enumerate(nodes)}
    here: list[list[Arc]] = [[] for _ in nodes]
    for tail, head, days, owner in arcs:
        here[numbers[tail]].append((numbers[head], days, owner))
    loop = settle([0] * len(nodes), here)
    if loop:
        return {}, [(nodes[a], nodes[b], days, owner) for a, b, days, owner in loop]
    limits: dict[tuple[int, int], int] = {}
    for tail, head, days, _ in arcs:
        limits[tail, head] = min(days, limits.get((tail, head), days))
    for middle in nodes:
        for a, first in [(a, days) for (a, b), days in limits.items() if b == middle]:
            for b, second in [(b, days) for (c, b), days in limits.items() if c == middle]:
                limits[a, b] = min(first + second, limits.get((a, b), first + second))
    return {(a, b): days for (a, b), days in limits.items() if a != b}, None


def passes(arcs: Iterable[LoopArc]) -> int:
    """How often a loop may pass through one reading, rounded up to a power of two.

    Each pass uses two nodes that no other pass uses.
    """
    count = len({node for tail, head, _, _ in arcs for node in (tail, head)}) // 2
    return 1 << max(0, count - 1).bit_length()


class SpanGraph:
    """Spans by the node that they leave and enter, and the nodes through one of which every negative loop runs.

    ``unit`` is the cost of one claim. ``anchors`` begin with the calendar. ``check`` is called between steps.
    """

    def __init__(self, size: int, spans: Iterable[Span], unit: int, check: Callable[[], None]) -> None:
        self.size, self.unit = size, unit
        self.out: list[list[Span]] = [[] for _ in range(size)]
        self.into: list[list[Span]] = [[] for _ in range(size)]
        for span in spans:
            self.out[span.tail].append(span)
            self.into[span.head].append(span)
        self.costs = sorted({span.cost for row in self.out for span in row} - {0})
        self.anchors = [0, *self._find_anchors(check)]

    def _find_anchors(self, check: Callable[[], None]) -> list[int]:
        """Nodes other than the calendar that hit each negative loop which avoids it; few rather than fewest."""
        faults = _faults([[(s.head, s.days, s.owner) for s in row if s.head and s.tail] for row in self.out], check)
        anchors: list[int] = []
        while faults:
            counts = Counter(node for arc in faults for node in arc[:2])
            anchors.append(max(counts, key=lambda node: (counts[node], -node)))
            faults = [arc for arc in faults if anchors[-1] not in arc[:2]]
        return anchors


def _faults(arcs: list[list[Arc]], check: Callable[[], None]) -> list[LoopArc]:
    """Arcs without which there is no negative loop, none of them to spare.

    An arc that is wrong lies on loop after loop, the others each on few: of every loop, what has lain on most goes.
    In the end, whatever fits is put back.
    """
    labels, seen = [0] * len(arcs), Counter[LoopArc]()
    taken: list[LoopArc] = []
    while loop := settle(labels, arcs):
        check()
        seen.update(loop)
        worst = max(loop, key=lambda arc: (seen[arc], arc))
        arcs[worst[0]].remove(worst[1:])
        taken.append(worst)
    faults = []
    for arc in taken:
        log: list[tuple[list[int], int, int]] = []
        arcs[arc[0]].append(arc[1:])
        if lower(labels, arcs, arc, log):
            arcs[arc[0]].pop()
            faults.append(arc)
            for _, node, old in reversed(log):
                labels[node] = old
    return faults


def least_to(graph: SpanGraph, anchor: int, later: Sequence[int], gone: set[int], bar: int) -> list[int]:
    """For each node, a length that no simple path from it to ``anchor`` can undercut; ``bar`` where there is none.

    ``gone`` nodes are not entered. Away from all anchors the graph has no negative loop, so shortest walks exist;
    a simple path passes each of the ``later`` anchors once, and as many rounds let it.
    """
    labels = [bar] * graph.size
    labels[anchor] = 0
    closed = gone | set(later) | {anchor}
    _spread([anchor], labels, graph, closed)
    for _ in later:
        through = {node: [s.days + labels[s.head] for s in graph.out[node] if s.head not in gone] for node in later}
        moved = [node for node, lengths in through.items() if min(lengths, default=bar) < labels[node]]
        for node in moved:
            labels[node] = min(through[node])
        _ripple(moved, labels, graph, closed)
    return labels


def _spread(sources: list[int], labels: list[int], graph: SpanGraph, closed: set[int]) -> None:
    """Lower labels backwards from ``sources`` through all nodes that are not ``closed``."""
    rows: list[list[Arc]] = [[] for _ in range(graph.size)]
    seen, stack = set(sources), list(sources)
    while stack:
        node = stack.pop()
        rows[node] = [(s.tail, s.days, s.owner) for s in graph.into[node] if s.tail not in closed]
        for tail, _, _ in rows[node]:
            if tail not in seen:
                seen.add(tail)
                stack.append(tail)
    settle(labels, rows)


def _ripple(sources: list[int], labels: list[int], graph: SpanGraph, closed: set[int]) -> None:
    """The same where little is expected to change: only what changes is visited."""
    queue = deque(sources)
    while queue:
        node = queue.popleft()
        for span in graph.into[node]:
            if span.tail not in closed and labels[node] + span.days < labels[span.tail]:
                labels[span.tail] = labels[node] + span.days
                queue.append(span.tail)
