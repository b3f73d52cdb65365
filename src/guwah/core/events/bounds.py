"""Bounds of every point, and the chain of quotes that gives one, for claims at hand.

Whoever asks more than once keeps a ``Network``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guwah.core.events.claims import Bounds, Claim, Inconsistent, Point
from guwah.core.events.network import Network
from guwah.core.events.readings import MOST_COMBINATIONS


@dataclass(frozen=True, slots=True)
class Solved:
    """The days that each point can have, over every way to read the claims that holds together.

    ``loosened`` names ambiguous claims that were too many to read together: of each, only what all its readings
    share was counted, so some bounds may be wider than need be, and a conflict between them may not show.
    """

    bounds: dict[Point, Bounds]
    loosened: tuple[str, ...] = ()


def bounds(
    claims: Iterable[Claim], *, close: bool = False, most_combinations: int = MOST_COMBINATIONS
) -> Solved | Inconsistent:
    """The tightest days of each point that the claims name; or one conflict where they cannot all be true.

    Raises:
        InvalidInputError: ``claim-twice``.
    """
    network = Network.of(claims, close=close, most_combinations=most_combinations)
    return network if isinstance(network, Inconsistent) else Solved(network.bounds(), network.loosened)


def chain(claims: Iterable[Claim], point: Point, side: str, *, close: bool = False) -> tuple[str, ...]:
    """The ids of the claims that give a bound ("earliest" or "latest"), from the calendar to the point.

    Empty where the point has no such bound, or where the claims conflict and bound nothing.

    Raises:
        InvalidInputError: ``claim-twice``, ``side-unknown``.
    """
    network = Network.of(claims, close=close)
    return () if isinstance(network, Inconsistent) else network.chain(point, side)
