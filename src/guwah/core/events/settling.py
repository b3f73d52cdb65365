"""Shortest distances from the origin over arcs that may be negative, or a loop that makes them impossible.

Nodes are numbers and node 0 is the origin. An arc (a, b, days) says that b is at most ``days`` after a, so the
shortest distance from the origin is the latest day. What no arc ties to the origin lies at ``OPEN``, which is
further than any sum of arcs: so one row of distances is also a potential for the whole network, its loose parts
included, and every later search can be Dijkstra's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

OPEN = 1 << 50
"""Stands for no bound."""

Arc = tuple[int, int, int]
"""(the other node, days, owner), as kept in the list of the node it leaves or enters."""
LoopArc = tuple[int, int, int, int]
"""(from, to, days, owner)."""
Arcs = Sequence[Sequence[Arc]]


def settle(labels: list[int], arcs: Arcs) -> list[LoopArc] | None:
    """Lower ``labels`` in place until every arc holds; a loop of negative length where none can hold.

    Each pass scans the nodes whose label fell in the order in which improvements flow, so that a chain of events
    takes one pass however long it is.
    Source: Goldberg & Radzik 1993, "A heuristic improvement of the Bellman-Ford algorithm"; loops are looked for
    in the tree of parents as in Cherkassky & Goldberg 1999, "Negative-cycle detection algorithms".
    """
    parents: list[LoopArc | None] = [None] * len(labels)
    active = [node for node in range(len(labels)) if arcs[node]]
    while active:
        order = _in_flow_order(active, labels, arcs)
        fallen = _scan(order, labels, arcs, parents)
        loop = _loop_of_parents(fallen, parents)
        if loop:
            return loop
        active = sorted(fallen)
    return None


def _in_flow_order(active: list[int], labels: list[int], arcs: Arcs) -> list[int]:
    """The nodes that an improvement at ``active`` may reach, each before those it improves where there is no loop."""
    seen = bytearray(len(labels))
    order: list[int] = []
    for root in active:
        if seen[root] or not _improves(root, labels, arcs):
            continue
        seen[root] = 1
        stack: list[tuple[int, Iterator[Arc]]] = [(root, iter(arcs[root]))]
        while stack:
            node, rest = stack[-1]
            base = labels[node]
            for other, days, _ in rest:
                if not seen[other] and base + days <= labels[other]:
                    seen[other] = 1
                    stack.append((other, iter(arcs[other])))
                    break
            else:
                order.append(node)
                stack.pop()
    order.reverse()
    return order


def _improves(node: int, labels: list[int], arcs: Arcs) -> bool:
    base = labels[node]
    return any(base + days < labels[other] for other, days, _ in arcs[node])


def _scan(order: list[int], labels: list[int], arcs: Arcs, parents: list[LoopArc | None]) -> set[int]:
    """Follow the arcs of each node once; the nodes whose label fell after they were scanned."""
    fallen: set[int] = set()
    for node in order:
        fallen.discard(node)
        base = labels[node]
        for other, days, owner in arcs[node]:
            if base + days < labels[other]:
                labels[other] = base + days
                parents[other] = (node, other, days, owner)
                fallen.add(other)
    return fallen


def _loop_of_parents(starts: set[int], parents: list[LoopArc | None]) -> list[LoopArc] | None:
    mark = [0] * len(parents)
    for number, start in enumerate(starts, 1):
        node = start
        while not mark[node]:
            mark[node] = number
            arc = parents[node]
            if arc is None:
                break
            node = arc[0]
        else:
            if mark[node] == number:
                return walk_back(node, node, parents)
    return None


def walk_back(last: int, first: int, parents: Sequence[LoopArc | None] | dict[int, LoopArc]) -> list[LoopArc]:
    """The arcs that lead from ``first`` to ``last`` by ``parents``; around once where they are the same."""
    out: list[LoopArc] = []
    node = last
    while not out or node != first:
        arc = parents[node]
        if arc is None:
            break
        out.append(arc)
        node = arc[0]
    out.reverse()
    return out


def distances_to(target: int, potential: list[int], into: Arcs) -> list[int]:
    """The shortest distance from every node to ``target``, given labels under which every arc holds.

    Source: Dijkstra 1959 on the reduced lengths of Johnson 1977; ``into`` lists the arcs that enter each node.
    """
    shift = potential[target]
    keys = [OPEN + label - shift for label in potential]
    keys[target] = 0
    heap = [(key, node) for node, key in enumerate(keys)]
    heapify(heap)
    while heap:
        key, node = heappop(heap)
        if key != keys[node]:
            continue
        base = key - potential[node]
        for other, days, _ in into[node]:
            found = base + days + potential[other]
            if found < keys[other]:
                keys[other] = found
                heappush(heap, (found, other))
    return [key - label + shift for key, label in zip(keys, potential, strict=True)]


def lower(labels: list[int], arcs: Arcs, new: LoopArc, log: list[tuple[list[int], int, int]]) -> list[LoopArc] | None:
    """Make ``labels`` hold for one new arc, visiting only what changes; a loop of negative length where it cannot.

    What is overwritten goes to ``log`` as (labels, node, old), also where a loop is found.
    Source: Cotton & Maler 2006, "Fast and flexible difference constraint propagation for DPLL(T)".
    """
    tail, head, days, _ = new
    fall = labels[tail] + days - labels[head]
    if fall >= 0:
        return None
    heap, falls, parents = [(fall, head)], {head: fall}, {head: new}
    while heap:
        fall, node = heappop(heap)
        if fall != falls[node]:
            continue
        if node == tail:
            return walk_back(node, node, parents)
        log.append((labels, node, labels[node]))
        base = labels[node] = labels[node] + fall
        for other, span, owner in arcs[node]:
            gain = base + span - labels[other]
            if gain < 0 and gain < falls.get(other, 0):
                falls[other] = gain
                parents[other] = (node, other, span, owner)
                heappush(heap, (gain, other))
    return None


def lift(labels: list[int], arcs: Arcs, into: Arcs, heads: list[int]) -> list[int]:
    """Raise ``labels`` after arcs into ``heads`` were taken out; returns the nodes that were looked at.

    The old labels still satisfy what is left, so they serve as the potential; only what hung on the heads by
    tight arcs can rise.
    Source: Ramalingam & Reps 1996, "An incremental algorithm for a generalization of the shortest-path problem".
    """
    loose = _hanging_on(heads, labels, arcs)
    rises = {node: OPEN - labels[node] for node in loose}
    for node in loose:
        held = [labels[other] + days - labels[node] for other, days, _ in into[node] if other not in loose]
        rises[node] = min([rises[node], *held])
    heap = [(rise, node) for node, rise in rises.items()]
    heapify(heap)
    done: dict[int, int] = {}
    while heap:
        rise, node = heappop(heap)
        if node in done:
            continue
        done[node] = labels[node] + rise
        for other, days, _ in arcs[node]:
            if other in rises and other not in done:
                found = done[node] + days - labels[other]
                if found < rises[other]:
                    rises[other] = found
                    heappush(heap, (found, other))
    for node, label in done.items():
        labels[node] = label
    return list(done)


def _hanging_on(heads: list[int], labels: list[int], arcs: Arcs) -> set[int]:
    loose = set(heads) - {0}
    stack = list(loose)
    while stack:
        node = stack.pop()
        base = labels[node]
        for other, days, _ in arcs[node]:
            if other and other not in loose and base + days == labels[other]:
                loose.add(other)
                stack.append(other)
    return loose
