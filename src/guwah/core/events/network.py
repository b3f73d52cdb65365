"""A network of claims that is kept solved: bounds in days of every point, while claims come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product

from guwah.core.events.claims import Bounds, Claim, Conflict, Inconsistent, Point
from guwah.core.events.graph import Graph, day
from guwah.core.events.readings import MOST_COMBINATIONS, Hulls, Reading
from guwah.core.events.refuting import Options, fewest, minimal_conflict, options_of, owners, rules_graph
from guwah.core.events.settling import LoopArc
from guwah.core.values.errors import InvalidInputError, NotFoundError

SIDES = ("earliest", "latest")
NOBODY = -1
"""The owner of an arc that no claim puts forward."""


class Network:
    """Claims that can all be true, with the tightest bounds that they give.

    Claims of one reading cost what they change. Claims of several readings are read anew at each change, in
    groups that act on each other; see ``loosened`` for those that had to be read roughly.
    Source: Dechter, Meiri, Pearl 1991, "Temporal constraint networks".

    Args:
        close: take what the words would ordinarily mean instead of the outermost ranges.
        most_combinations: how many ways to read a group of claims together are tried.
    """

    def __init__(self, *, close: bool = False, most_combinations: int = MOST_COMBINATIONS) -> None:
        self.close, self.most_combinations = close, most_combinations
        self._graph = Graph(close=close)
        self._claims: dict[int, Claim] = {}
        self._numbers: dict[str, int] = {}
        self._arcs: dict[int, tuple[LoopArc, ...]] = {}
        self._ambiguous: dict[int, Options] = {}
        self._named: Counter[Point] = Counter()
        self._hulls = Hulls()
        self._reading: Reading | None = None
        self._rules: Graph | None = None
        self._next = 0

    @classmethod
    def of(
        cls, claims: Iterable[Claim], *, close: bool = False, most_combinations: int = MOST_COMBINATIONS
    ) -> Network | Inconsistent:
        """The network of all ``claims``, solved at once; or one conflict where they cannot all be true.

        Raises:
            InvalidInputError: ``claim-twice``.
        """
        network = cls(close=close, most_combinations=most_combinations)
        for claim in claims:
            network._enter(claim)
        loop = network._graph.load(arc for arcs in network._arcs.values() for arc in arcs)
        blamed = owners(loop) if loop else network._read()
        return Inconsistent(network._conflict(blamed)) if blamed else network

    def add(self, claim: Claim) -> Conflict | None:
        """Add a claim, or refuse it with the conflict that it would make, the network left as it was.

        Raises:
            InvalidInputError: ``claim-twice``.
        """
        number = self._enter(claim)
        loop = self._graph.push(self._arcs.get(number, ()))
        blamed = owners(loop) if loop else self._read()
        if not blamed:
            self._graph.keep()
            return None
        conflict = self._conflict(blamed)
        self._graph.undo((0, 0))
        self._forget(number)
        return conflict

    def withdraw(self, claim_id: str) -> None:
        """Take a claim out.

        Raises:
            NotFoundError: ``claim-unknown``.
        """
        if claim_id not in self._numbers:
            raise NotFoundError("claim-unknown", f"no claim {claim_id} is in the network.")
        number = self._numbers[claim_id]
        self._graph.remove(self._arcs.get(number, ()))
        self._forget(number)
        self._read()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is in the network, in the order in which it came."""
        return tuple(self._claims.values())

    @property
    def loosened(self) -> tuple[str, ...]:
        """Ids of ambiguous claims of which only what all readings share was counted: bounds may be too wide."""
        return tuple(sorted(self._claims[number].id for number in self._hulls.loosened))

    def bounds_of(self, point: Point) -> Bounds:
        """The days that one point can have; open on both sides for a point that no claim names."""
        if not self._named[point]:
            return Bounds(None, None)
        until = day(self._until(self._graph.numbers[point]))
        return Bounds(None if until is None else -until, day(self._latest(self._graph.numbers[point])))

    def bounds(self) -> dict[Point, Bounds]:
        """The days that each point can have."""
        return {point: self.bounds_of(point) for point in self._named}

    def chain(self, point: Point, side: str) -> tuple[str, ...]:
        """The ids of the claims that, with those given, bring a bound about, from the calendar to the point.

        ``side`` is "earliest" or "latest". Given claims are named where they stand on the way. Where readings had
        to be ruled out, the claims that rule them out follow. Empty where there is no such bound.

        Raises:
            InvalidInputError: ``side-unknown``.
        """
        if side not in SIDES:
            raise InvalidInputError("side-unknown", f"'side' must be one of {', '.join(SIDES)}.")
        latest = side == "latest"
        bound = self.bounds_of(point).latest if latest else self.bounds_of(point).earliest
        if bound is None:
            return ()
        node = self._graph.numbers[point]
        if self._reading and node in (self._hulls.latest if latest else self._hulls.until):
            return self._chain_of_readings(self._reading, node, bound, latest=latest)
        return self._ids(arc[3] for arc in self._graph.path(node, latest=latest))

    def _latest(self, node: int) -> int:
        return self._hulls.latest.get(node, self._graph.latest[node])

    def _until(self, node: int) -> int:
        return self._hulls.until.get(node, self._graph.until[node])

    def _enter(self, claim: Claim) -> int:
        if claim.id in self._numbers:
            raise InvalidInputError("claim-twice", f"the claim {claim.id} is in the network already.")
        number, self._next = self._next, self._next + 1
        self._claims[number], self._numbers[claim.id] = claim, number
        self._rules = None if claim.given else self._rules
        options = options_of(self._graph, number, claim)
        if claim.is_ambiguous:
            self._ambiguous[number] = options
        else:
            self._arcs[number] = options.readings[0]
        self._named.update(claim.points())
        return number

    def _forget(self, number: int) -> None:
        claim = self._claims.pop(number)
        self._rules = None if claim.given else self._rules
        del self._numbers[claim.id]
        self._arcs.pop(number, None)
        self._ambiguous.pop(number, None)
        self._named.subtract(claim.points())
        self._named = +self._named

    def _read(self) -> set[int]:
        """Read the ambiguous claims anew; returns the claims to blame where they have no reading left."""
        if not self._ambiguous:
            self._hulls, self._reading = Hulls(), None
            return set()
        reading = Reading(self._graph.copy(), list(self._ambiguous.values()), self.most_combinations)
        found = reading.hulls()
        if isinstance(found, set):
            return found
        self._hulls, self._reading = found, reading
        return set()

    def _conflict(self, blamed: set[int]) -> Conflict:
        return minimal_conflict(self._claims, blamed, close=self.close)

    def _ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._claims[number].id for number in numbers))

    def _chain_of_readings(self, reading: Reading, node: int, bound: int, *, latest: bool) -> tuple[str, ...]:
        """A bound that depends on readings holds because its opposite is a conflict: the members of that one."""
        blamed = reading.blamed_for(node, _opposite(node, bound, latest=latest))
        graph = self._rules_alone()
        here = graph.node(self._graph.points[node])
        suspects = [options_of(graph, n, self._claims[n]) for n in blamed if n != NOBODY and not self._claims[n].given]
        mark = graph.mark()
        graph.push([_opposite(here, bound, latest=latest)])
        needed = fewest(graph, suspects)
        graph.undo(mark)
        on_path = [arc[3] for arc in _widest_path(graph, needed, here, latest=latest)]
        return self._ids([*on_path, *sorted(item.owner for item in needed)])

    def _rules_alone(self) -> Graph:
        if self._rules is None:
            self._rules, _ = rules_graph(self._claims, close=self.close)
        return self._rules


def _opposite(node: int, bound: int, *, latest: bool) -> LoopArc:
    """What would be true of a node that passes its bound by a day."""
    return (node, 0, -bound - 1, NOBODY) if latest else (0, node, bound - 1, NOBODY)


def _widest_path(graph: Graph, needed: list[Options], node: int, *, latest: bool) -> list[LoopArc]:
    """The path that bounds ``node`` under the readings of ``needed`` that leave it the most room."""
    best: tuple[int, list[LoopArc]] | None = None
    for readings in product(*(item.readings for item in needed)):
        mark = graph.mark()
        if not graph.push([arc for arcs in readings for arc in arcs]):
            label = (graph.latest if latest else graph.until)[node]
            if best is None or label > best[0]:
                best = label, graph.path(node, latest=latest)
        graph.undo(mark)
    return best[1] if best else []
