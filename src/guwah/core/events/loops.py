"""Negative loops in order of the number of claims on them.

Every negative loop runs through an anchor. From each anchor in turn, those before it left out, paths are followed
that can still close into a negative loop within the number of claims allowed; a table of the least that the way
back can cost, for each number of claims, says which. When no path is given up for its number of claims alone, no
larger loop is left to find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guwah.core.events.nogoods import Nogoods
from guwah.core.events.settling import OPEN
from guwah.core.events.spans import Span, SpanGraph, least_to


class AnchorSearch:
    """The loops through one anchor that avoid the anchors before it.

    ``may_go_deeper`` is false once a level has shown that no loop with more claims is left.
    """

    def __init__(self, graph: SpanGraph, place: int, known: Nogoods, check: Callable[[], None]) -> None:
        self.graph, self.known, self.check = graph, known, check
        self.anchor = graph.anchors[place]
        self.gone = set(graph.anchors[:place])
        self.least = least_to(graph, self.anchor, graph.anchors[place + 1 :], self.gone, OPEN)
        self.floors: list[list[int]] = []
        self._changed: list[set[int]] = []
        self.may_go_deeper = self._closes(self.least)

    def level(self, claims: int) -> Iterator[list[Span]]:
        """Loops with at most so many claims that no known nogood covers. The caller makes each a nogood at once."""
        if not self.may_go_deeper:
            return
        budget = claims * self.graph.unit
        while len(self.floors) <= budget:
            self.check()
            self._add_floor()
        if any(self._closes(self.floors[budget - cost]) for cost in (0, *self.graph.costs) if cost <= budget):
            self.may_go_deeper = False
            yield from _Walk(self, claims, budget).loops()

    def _closes(self, way_back: list[int]) -> bool:
        return any(s.days + way_back[s.head] < 0 for s in self.graph.out[self.anchor] if s.head not in self.gone)

    def _add_floor(self) -> None:
        """The least length of a way back from each node for one more unit of cost."""
        level = len(self.floors)
        floor = list(self.floors[-1]) if level else [OPEN] * self.graph.size
        changed: set[int] = set()
        if level == 0:
            floor[self.anchor] = 0
            changed.add(self.anchor)
        for cost in self.graph.costs:
            if cost <= level:
                for node in self._changed[level - cost]:
                    self._relax(node, self.floors[level - cost][node], cost, floor, changed)
        stack = list(changed)
        while stack:
            node = stack.pop()
            stack += self._relax(node, floor[node], 0, floor, changed)
        self.floors.append(floor)
        self._changed.append(changed)

    def _relax(self, node: int, base: int, cost: int, floor: list[int], changed: set[int]) -> list[int]:
        fallen = []
        for span in self.graph.into[node]:
            tail = span.tail
            if span.cost == cost and base + span.days < floor[tail] and tail != self.anchor and tail not in self.gone:
                floor[tail] = base + span.days
                changed.add(tail)
                fallen.append(tail)
        return fallen


class _Walk:
    """One depth-first search from the anchor; what it holds is the path so far."""

    def __init__(self, search: AnchorSearch, most_claims: int, budget: int) -> None:
        self.search, self.most_claims, self.budget = search, most_claims, budget
        self.path: list[Span] = []
        self.visited = {search.anchor} | search.gone
        self.chosen: dict[int, int] = {}
        self.uses: dict[int, int] = {}

    def loops(self) -> Iterator[list[Span]]:
        out = self.search.graph.out
        stack: list[tuple[int, int, Iterator[Span]]] = [(0, 0, iter(out[self.search.anchor]))]
        while stack:
            self.search.check()
            length, cost, rest = stack[-1]
            span = next((s for s in rest if self._may_follow(s, length + s.days, cost + s.cost)), None)
            if span is None:
                stack.pop()
                self._leave()
                continue
            self._enter(span)
            if span.head != self.search.anchor:
                stack.append((length + span.days, cost + span.cost, iter(out[span.head])))
                continue
            yield list(self.path)
            self._leave()
            if self._is_forbidden():
                stack[-1] = (length, cost, iter(()))

    def _may_follow(self, span: Span, length: int, cost: int) -> bool:
        search, head = self.search, span.head
        if (head in self.visited and head != search.anchor) or length + search.least[head] >= 0:
            return False
        if cost > self.budget or length + search.floors[self.budget - cost][head] >= 0:
            search.may_go_deeper = True
            return False
        return span.is_given or self._may_choose(span)

    def _may_choose(self, span: Span) -> bool:
        if span.owner in self.chosen:
            return self.chosen[span.owner] == span.reading
        self.chosen[span.owner] = span.reading
        forbidden = self.search.known.forbids(self.chosen, span.owner)
        del self.chosen[span.owner]
        if not forbidden and len(self.chosen) >= self.most_claims:
            self.search.may_go_deeper = True
            return False
        return not forbidden

    def _is_forbidden(self) -> bool:
        return any(self.search.known.forbids(self.chosen, owner) for owner in self.chosen)

    def _enter(self, span: Span) -> None:
        self.path.append(span)
        self.visited.add(span.head)
        if not span.is_given:
            self.chosen[span.owner] = span.reading
            self.uses[span.owner] = self.uses.get(span.owner, 0) + 1

    def _leave(self) -> None:
        if not self.path:
            return
        span = self.path.pop()
        if span.head != self.search.anchor:
            self.visited.discard(span.head)
        if not span.is_given:
            self.uses[span.owner] -= 1
            if not self.uses[span.owner]:
                del self.chosen[span.owner]
