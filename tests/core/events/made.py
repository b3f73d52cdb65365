"""Small networks of claims to try, and what brute force says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from hypothesis import strategies as st

from guwah.core.events.claims import CALENDAR, Bounds, Claim, Constraint, Point

SPAN = 4
"""Brute force tries the days 0 to SPAN - 1 for every point."""
POINTS = [Point("a", "start"), Point("a", "end"), Point("b", "start"), Point("b", "end")]
WINDOW = Claim("window", (tuple(Constraint(CALENDAR, point, 0, SPAN - 1) for point in POINTS),), given=True)
"""Keeps every point within what brute force tries."""


def claim(name: str, *constraints: Constraint, given: bool = False) -> Claim:
    return Claim(name, (constraints,), given=given)


def date(point: Point, first: int | None, last: int | None) -> Constraint:
    return Constraint(CALENDAR, point, first, last)


def solutions(claims: Iterable[Claim], *, close: bool = False) -> list[dict[Point, int]]:
    """Every way to give the four points days so that all claims hold."""
    told = list(claims)
    days = ({CALENDAR: 0, **dict(zip(POINTS, row, strict=True))} for row in product(range(SPAN), repeat=len(POINTS)))
    return [row for row in days if all(holds(item, row, close=close) for item in told)]


def holds(item: Claim, row: dict[Point, int], *, close: bool) -> bool:
    readings = item.readings or ((),)
    return any(all(_fits(limit, row, close=close) for limit in reading) for reading in readings)


def _fits(limit: Constraint, row: dict[Point, int], *, close: bool) -> bool:
    days = row[limit.later] - row[limit.earlier]
    ranges = [(limit.least, limit.most)] + ([(limit.close_least, limit.close_most)] if close else [])
    return all((least is None or days >= least) and (most is None or days <= most) for least, most in ranges)


def hulls(rows: Sequence[dict[Point, int]]) -> dict[Point, Bounds]:
    return {point: Bounds(min(r[point] for r in rows), max(r[point] for r in rows)) for point in POINTS}


def minimal_sets(claims: Sequence[Claim], *, close: bool) -> set[frozenset[str]]:
    """Every minimal set of ids that cannot all be true together with the given claims."""
    given = [item for item in claims if item.given]
    told = [item for item in claims if not item.given]
    rows = solutions(given)
    truths = {item.id: frozenset(k for k, row in enumerate(rows) if holds(item, row, close=close)) for item in told}
    everything = frozenset(range(len(rows)))
    found: set[frozenset[str]] = set()
    for size in range(len(told) + 1):
        for ids in combinations(sorted(truths), size):
            chosen = frozenset(ids)
            if any(smaller <= chosen for smaller in found):
                continue
            if not everything.intersection(*(truths[name] for name in ids)):
                found.add(chosen)
    return found


@st.composite
def constraints(draw: st.DrawFn) -> Constraint:
    earlier, later = draw(st.lists(st.sampled_from([CALENDAR, *POINTS]), min_size=2, max_size=2, unique=True))
    least = draw(st.none() | st.integers(-SPAN, SPAN))
    most = draw(st.none() | st.integers(-SPAN, SPAN))
    if least is not None and most is not None and draw(st.booleans()):
        least, most = sorted((least, most))
    close_least = draw(st.none() | st.integers(-SPAN, SPAN)) if draw(st.booleans()) else None
    close_most = draw(st.none() | st.integers(-SPAN, SPAN)) if draw(st.booleans()) else None
    return Constraint(earlier, later, least, most, close_least, close_most)


@st.composite
def claim_lists(draw: st.DrawFn, most: int = 7) -> list[Claim]:
    """Claims named c0, c1, ..., some ambiguous, with the window as given; the given one stands anywhere."""
    readings = st.lists(constraints(), min_size=1, max_size=2).map(tuple)
    told = draw(st.lists(st.lists(readings, min_size=1, max_size=3).map(tuple), max_size=most))
    out = [Claim(f"c{number}", item) for number, item in enumerate(told)]
    out.insert(draw(st.integers(0, len(out))), WINDOW)
    return out
