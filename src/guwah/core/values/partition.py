"""Grouping by links: which things belong together, and because of what."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Partition(Generic[T]):
    """Disjoint sets under union. Groups come out in the order in which their first member was added.

    Source: union-find with path halving, Tarjan & van Leeuwen 1984.
    """

    def __init__(self, members: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {}
        self._order: dict[T, int] = {}
        for member in members:
            self.add(member)

    def add(self, member: T) -> None:
        self._order.setdefault(member, len(self._order))
        self._parent.setdefault(member, member)

    def find(self, member: T) -> T:
        """The representative of the member's group: its first member."""
        self.add(member)
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, left: T, right: T) -> bool:
        """Join two groups; true where they were apart."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return False
        first, second = (a, b) if self._order[a] < self._order[b] else (b, a)
        self._parent[second] = first
        return True

    def groups(self) -> list[list[T]]:
        found: dict[T, list[T]] = {}
        for member in self._parent:
            found.setdefault(self.find(member), []).append(member)
        return list(found.values())
