"""Bounds and contradictions of 2,000 events under 10,000 constraints; beside scipy's compiled Bellman-Ford."""

from __future__ import annotations

import random
import statistics
import time
from itertools import pairwise

import numpy
from measuring import one_core, stopwatch
from scipy.sparse import csr_array
from scipy.sparse.csgraph import bellman_ford

from guwah.core.events.claims import CALENDAR, Bounds, Claim, Constraint, Point
from guwah.core.events.conflicts import conflicts
from guwah.core.events.network import Network

EVENTS, CONSTRAINTS, DATED, ADDED, WRONG = 2_000, 10_000, 1_500, 200, 12
FIRST_DAY, LAST_DAY = 730_000, 738_000


def main() -> None:
    one_core()
    for name, make in (("a case", a_case), ("one long chain", one_chain), ("knots", knots)):
        claims = make(random.Random(1))
        with stopwatch() as whole:
            network = Network.of(claims)
            assert isinstance(network, Network)
            found = network.bounds()
        with stopwatch() as peer:
            assert found == by_scipy(claims)
        print(f"{name}, {len(found)} points, {len(claims)} claims: bounds in {whole['s']:.2f} s", end="; ")
        print(f"scipy's Bellman-Ford {peer['s']:.2f} s; ratio {whole['s'] / peer['s']:.2f}")
        added(network, random.Random(2))
    with_readings(a_case(random.Random(1)), random.Random(4))
    contradictions(a_case(random.Random(1)))


def truth(rng: random.Random) -> dict[Point, int]:
    days: dict[Point, int] = {}
    for number in range(EVENTS):
        start = rng.randrange(FIRST_DAY, LAST_DAY)
        days[Point(f"e{number}", "start")] = start
        days[Point(f"e{number}", "end")] = start + int(rng.expovariate(1 / 60))
    return days


def rules() -> list[Claim]:
    ends = [(Point(f"e{number}", "start"), Point(f"e{number}", "end")) for number in range(EVENTS)]
    return [Claim(f"rule {a.event}", ((Constraint(a, b, 0, None),),), given=True) for a, b in ends]


def a_case(rng: random.Random) -> list[Claim]:
    """Dates, durations, gaps and orders that hold of days made up first; most tie events that lie near each other."""
    days = truth(rng)
    points = sorted(days, key=lambda point: days[point])
    claims = rules()
    for number in range(CONSTRAINTS - EVENTS):
        if number < DATED:
            b, a = rng.choice(points), CALENDAR
        else:
            at = rng.randrange(len(points) - 1)
            a, b = points[at], points[min(len(points) - 1, at + 1 + int(rng.expovariate(1 / 40)))]
        claims.append(Claim(f"c{number}", ((around(a, b, days[b] - days.get(a, 0), rng),),)))
    return claims


def around(a: Point, b: Point, days: int, rng: random.Random) -> Constraint:
    if a != CALENDAR and rng.random() < 0.5:
        return Constraint(a, b, min(days, 0), None)
    return Constraint(a, b, days - rng.randrange(1, 45), days + rng.randrange(1, 45))


def one_chain(rng: random.Random) -> list[Claim]:
    """Every point after the one before, and after some further back: the bounds of all hang on one date."""
    points = [Point(f"e{number // 2}", ("start", "end")[number % 2]) for number in range(2 * EVENTS)]
    rng.shuffle(points)
    claims = [Claim("date", ((Constraint(CALENDAR, points[0], FIRST_DAY, FIRST_DAY + 9),),))]
    claims += [Claim("last", ((Constraint(CALENDAR, points[-1], None, FIRST_DAY + 9_000),),))]
    claims += [Claim(f"n{k}", ((Constraint(a, b, 1, None),),)) for k, (a, b) in enumerate(pairwise(points))]
    while len(claims) < CONSTRAINTS:
        at = rng.randrange(len(points) - 20)
        step = rng.randrange(2, 20)
        claims.append(Claim(f"s{len(claims)}", ((Constraint(points[at], points[at + step], 1, None),),)))
    rng.shuffle(claims)
    return claims


def knots(rng: random.Random) -> list[Claim]:
    """Exact distances between points far apart, so that improvements run to and fro across the whole case."""
    days = truth(rng)
    points = sorted(days)
    rng.shuffle(points)
    claims = rules()
    for number in range(CONSTRAINTS - EVENTS):
        a, b = rng.sample(points, 2)
        gap, slack = days[b] - days[a], int(rng.expovariate(1 / 200))
        claims.append(Claim(f"c{number}", ((Constraint(a, b, gap - slack, gap + slack),),)))
    dates = [Constraint(CALENDAR, point, days[point] - 3, days[point] + 3) for point in points[:3]]
    return claims + [Claim(f"d{number}", ((item,),)) for number, item in enumerate(dates)]


def by_scipy(claims: list[Claim]) -> dict[Point, Bounds]:
    limits: dict[tuple[Point, Point], int] = {}
    for a, b, days in (limit for claim in claims for limit in claim.readings[0][0].limits(close=False)):
        limits[a, b] = min(days, limits.get((a, b), days))
    points = [CALENDAR, *sorted({point for pair in limits for point in pair} - {CALENDAR})]
    numbers = {point: number for number, point in enumerate(points)}
    tails, heads = ([numbers[pair[side]] for pair in limits] for side in (0, 1))
    size = (len(points), len(points))
    graph = csr_array((numpy.array(list(limits.values()), float), (tails, heads)), shape=size)
    back = csr_array((graph.data, (graph.tocoo().col, graph.tocoo().row)), shape=size)
    latest, until = (bellman_ford(matrix, indices=0) for matrix in (graph, back))
    return {point: Bounds(whole(-until[number]), whole(latest[number])) for point, number in numbers.items() if number}


def whole(label: float) -> int | None:
    return int(label) if numpy.isfinite(label) else None


def added(network: Network, rng: random.Random) -> None:
    """Constraints that agree with the network and narrow it, one by one; then each taken out again."""
    points = [
        point for point, days in network.bounds().items() if days.earliest is not None and days.latest is not None
    ]
    adding, taking = [], []
    for number in range(ADDED):
        point = rng.choice(points)
        days = network.bounds_of(point)
        assert days.earliest is not None and days.latest is not None
        middle = (days.earliest + days.latest) // 2
        new = Claim(f"new{number}", ((Constraint(CALENDAR, point, middle, days.latest),),))
        began = time.perf_counter()
        refused = network.add(new)
        adding.append(time.perf_counter() - began)
        assert refused is None
    for number in reversed(range(ADDED)):
        began = time.perf_counter()
        network.withdraw(f"new{number}")
        taking.append(time.perf_counter() - began)
    for what, times in (("adding", adding), ("withdrawing", taking)):
        print(f"  {what} one: median {statistics.median(times) * 1e3:.2f} ms, slowest {max(times) * 1e3:.1f} ms")


def with_readings(claims: list[Claim], rng: random.Random) -> None:
    """One date in ten can be read two ways, a month or more apart."""
    told = [can_be_misread(claim, rng.choice((30, 60, -90))) if rng.random() < 0.1 else claim for claim in claims]
    with stopwatch() as whole:
        network = Network.of(told)
        assert isinstance(network, Network)
        assert not network.loosened
    count = sum(claim.is_ambiguous for claim in told)
    with stopwatch() as adding:
        network.add(Claim("new", ((Constraint(CALENDAR, Point("e5", "start"), 0, LAST_DAY),),)))
    print(f"{count} ambiguous dates: bounds over all readings in {whole['s']:.2f} s, adding one {adding['s']:.2f} s")


def can_be_misread(claim: Claim, days: int) -> Claim:
    (limit,) = claim.readings[0]
    if limit.earlier != CALENDAR or limit.least is None or limit.most is None:
        return claim
    other = Constraint(CALENDAR, limit.later, limit.least + days, limit.most + days)
    return Claim(claim.id, ((limit,), (other,)))


def contradictions(claims: list[Claim]) -> None:
    """Wrong dates and wrong orders put in: how long until the first conflicts."""
    rng = random.Random(3)
    points = sorted({point for claim in claims for point in claim.points()})
    for number in range(WRONG):
        a, b = rng.sample(points, 2)
        wrong = Constraint(CALENDAR, a, None, FIRST_DAY + 400) if number % 2 else Constraint(a, b, 0, 30)
        claims.append(Claim(f"wrong{number}", ((wrong,),)))
    for limit in (1, 10, 50):
        with stopwatch() as spent:
            deadline = time.perf_counter() + 20
            found = conflicts(claims, limit=limit, keep_going=lambda until=deadline: time.perf_counter() < until)
        sizes = [len(item.members) for item in found.sets]
        print(
            f"the first {limit} conflicts: {spent['s']:.2f} s, {len(sizes)} found ({sizes[:1]} to {sizes[-1:]} claims)"
        )


if __name__ == "__main__":
    main()
