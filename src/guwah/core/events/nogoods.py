"""Claims that fail together under certain readings, and what follows once every reading has failed.

A loop rules out the readings that it passes, not the claims. Where each reading of a claim is ruled out by
something, those somethings and the claim cannot all be true: hyper-resolution.
Source: de Kleer 1986, "An assumption-based TMS" (nogoods) and "Extending the ATMS" (their resolution).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from guwah.core.events.settling import LoopArc

Choice = tuple[int, int]
"""(number of a claim, number of its reading)."""


@dataclass(frozen=True, slots=True)
class Nogood:
    """``claims`` cannot all be true while ``choices`` are how those of them are read; no choices: however read."""

    claims: frozenset[int]
    choices: frozenset[Choice]
    loops: tuple[tuple[LoopArc, ...], ...]

    def covers(self, claims: frozenset[int], choices: frozenset[Choice]) -> bool:
        return self.claims <= claims and self.choices <= choices


class Nogoods:
    """Nogoods none of which covers another that came later.

    Args:
        readings: how many readings each ambiguous claim has.
    """

    def __init__(self, readings: Mapping[int, int]) -> None:
        self.readings = readings
        self.all: list[Nogood] = []
        self._by_claim: dict[int, list[Nogood]] = defaultdict(list)

    def add(self, new: Nogood) -> bool:
        """Keep a nogood; false where what is known covers it."""
        if any(self._covering(new.claims, new.choices)):
            return False
        self.all.append(new)
        # One claim of each is enough to find it by: whatever it covers holds that claim too.
        for claim in new.claims:
            self._by_claim[claim].append(new)
        return True

    def forbids(self, chosen: Mapping[int, int], last: int) -> bool:
        """True where the readings chosen, with claim ``last`` the newest, cannot hold together."""
        for known in self._by_claim.get(last, ()):
            if all(claim in chosen for claim in known.claims) and all(chosen[a] == b for a, b in known.choices):
                return True
        return False

    def resolve(self, most_claims: int, check: Callable[[], None]) -> None:
        """Add everything that follows and names ``most_claims`` claims at most; ``check`` is called between steps."""
        again = True
        while again:
            again = False
            for claim in sorted(self.readings):
                for parts in product(*self._by_reading(claim)):
                    check()
                    new = _resolvent(claim, parts)
                    again |= new is not None and len(new.claims) <= most_claims and self.add(new)

    def _by_reading(self, claim: int) -> list[list[Nogood]]:
        here = self._by_claim.get(claim, ())
        return [[item for item in here if (claim, k) in item.choices] for k in range(self.readings[claim])]

    def _covering(self, claims: frozenset[int], choices: frozenset[Choice]) -> Iterator[Nogood]:
        return (known for claim in claims for known in self._by_claim.get(claim, ()) if known.covers(claims, choices))


def _resolvent(claim: int, parts: tuple[Nogood, ...]) -> Nogood | None:
    """What follows from one nogood for each reading of ``claim``; none where they read another claim differently."""
    choices = frozenset().union(*(part.choices for part in parts))
    rest = frozenset(choice for choice in choices if choice[0] != claim)
    if len({owner for owner, _ in rest}) < len(rest):
        return None
    loops = tuple(dict.fromkeys(loop for part in parts for loop in part.loops))
    return Nogood(frozenset().union(*(part.claims for part in parts)), rest, loops)
