"""Which names stand for one person: a pure function of what the records say and of the judgements in force.

Joins are tried from the surest to the least sure: names that one record gives to one person, names judged the same
in the order of the judgements, names with the same letters. A join that would bring together two whom somebody
judged different takes no effect, and is reported with the chain that leads from one to the other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from guwah.core.identity.judgement import Judgement
from guwah.core.identity.references import UNNAMED, Reference, parse_reference

Node = tuple[str, str]
"""A folded name, and the source that records it; no source for a name that only judgements know."""
Edge = tuple[Node, Node]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A join that takes no effect because it would bring together two whom somebody judged different.

    ``judgement`` is what was judged the same, none where a record gives both names to one person. ``chain`` leads
    from one of the two who are different to the other, by way of the join that is left out.
    """

    judgement: Judgement | None
    different: tuple[str, str]
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Clusters:
    """Groups of names, in the order in which their first names came, and the joins that take no effect."""

    groups: tuple[tuple[Node, ...], ...]
    conflicts: tuple[Conflict, ...] = ()


def build_clusters(recorded: Iterable[tuple[str, Sequence[str]]], judgements: Iterable[Judgement]) -> Clusters:
    """The clusters of the recorded names under the judgements in force.

    Args:
        recorded: for each person of each record the id of the source and the folded names.
        judgements: those of kind ``person`` are looked at, in the order in which they were made.
    """
    people = [(source, list(dict.fromkeys(keys))) for source, keys in recorded]
    judged = [item for item in judgements if item.kind == "person"]
    making = _Making([(key, source) for source, keys in people for key in keys], judged)
    for source, keys in people:
        for key in keys[1:]:
            making.join([((keys[0], source), (key, source))], None)
    for item in judged:
        if item.judgement == "same" and item.right:
            making.join(list(making.edges(item)), item)
    for edge in making.alike():
        making.try_join(edge)
    return Clusters(tuple(making.groups()), tuple(making.conflicts))


class _Making:
    """Clusters while they are made."""

    def __init__(self, recorded: Iterable[Node], judged: Sequence[Judgement]) -> None:
        self.by_key: dict[str, list[Node]] = {}
        self.head: dict[Node, Node] = {}
        self.members: dict[Node, list[Node]] = {}
        self.apart: dict[Node, set[Node]] = {}
        self.joined: dict[Node, list[Node]] = {}
        self.conflicts: list[Conflict] = []
        for node in recorded:
            self._add(node)
        meant = [parse_reference(text) for item in judged for text in (item.left, item.right) if text]
        # A bare name has a node of its own only where no source has it, whichever judgement comes first.
        for reference in sorted(meant, key=lambda item: not item.source):
            self._know(reference)
        for item in judged:
            if item.judgement == "different" and item.right:
                for a, b in self._pairs(item):
                    self.apart.setdefault(a, set()).add(b)
                    self.apart.setdefault(b, set()).add(a)

    def _add(self, node: Node) -> None:
        if node not in self.head:
            self.head[node] = node
            self.members[node] = [node]
            self.by_key.setdefault(node[0], []).append(node)

    def _know(self, reference: Reference) -> None:
        if reference.source or reference.key not in self.by_key:
            self._add((reference.key, reference.source))

    def meant(self, reference: Reference) -> list[Node]:
        """The nodes that a reference points at."""
        return [(reference.key, reference.source)] if reference.source else self.by_key[reference.key]

    def _pairs(self, item: Judgement) -> Iterator[Edge]:
        left, right = parse_reference(item.left), parse_reference(item.right)
        for a in self._meant_beside(left, right):
            for b in self._meant_beside(right, left):
                if a != b:
                    yield a, b

    def _meant_beside(self, one: Reference, other: Reference) -> list[Node]:
        """What ``one`` means beside ``other``: a bare name beside itself in one source is the name elsewhere."""
        nodes = self.meant(one)
        if not one.source and other.source and one.key == other.key:
            return [node for node in nodes if node[1] != other.source]
        return nodes

    def edges(self, item: Judgement) -> Iterator[Edge]:
        """The joins that a judgement "same" asks for: all of one side with the first of the other."""
        pairs = list(self._pairs(item))
        if pairs:
            first, other = pairs[0]
            yield from (pair for pair in pairs if pair[0] == first or pair[1] == other)

    def alike(self) -> Iterator[Edge]:
        """Names with the same letters; one by one only where some of them are judged different."""
        for key, nodes in self.by_key.items():
            if key == UNNAMED:
                continue
            if any(self.apart.get(member) for node in nodes for member in self.members[self.head[node]]):
                yield from combinations(nodes, 2)
            else:
                yield from ((nodes[0], node) for node in nodes[1:])

    def join(self, edges: Sequence[Edge], item: Judgement | None) -> None:
        """Make the joins, and report the first that cannot be made."""
        reported = False
        for edge in edges:
            against = self.try_join(edge)
            if against and not reported:
                reported = True
                chain = (*self._path(against[0], edge[0]), *self._path(edge[1], against[1]))
                self.conflicts.append(Conflict(item, (told(against[0]), told(against[1])), tuple(map(told, chain))))

    def try_join(self, edge: Edge) -> Edge | None:
        """Make one join; or give the pair judged different that stands against it."""
        a, b = self.head[edge[0]], self.head[edge[1]]
        if a == b:
            return None
        if against := self._against(a, b):
            return against
        for node in self.members[b]:
            self.head[node] = a
        self.members[a] += self.members.pop(b)
        self.joined.setdefault(edge[0], []).append(edge[1])
        self.joined.setdefault(edge[1], []).append(edge[0])
        return None

    def _against(self, a: Node, b: Node) -> Edge | None:
        others: Set[Node] = set(self.members[b])
        for node in self.members[a]:
            if found := self.apart.get(node, set()) & others:
                return node, min(found)
        return None

    def _path(self, start: Node, end: Node) -> list[Node]:
        """The joins that lead from one node of a cluster to another."""
        before: dict[Node, Node] = {start: start}
        waiting = deque([start])
        while waiting and end not in before:
            node = waiting.popleft()
            for other in self.joined.get(node, ()):
                if other not in before:
                    before[other] = node
                    waiting.append(other)
        path = [end]
        while path[-1] != start:
            path.append(before[path[-1]])
        return path[::-1]

    def groups(self) -> Iterator[tuple[Node, ...]]:
        found: dict[Node, list[Node]] = {}
        for node, head in self.head.items():
            found.setdefault(head, []).append(node)
        yield from map(tuple, found.values())


def told(node: Node) -> str:
    """A node as a reference, the name folded."""
    return str(Reference(*node))
