"""Bounds of points: against brute force, against a linear programme, and the chain that gives each."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guwah.core.events.bounds import Solved, bounds, chain
from guwah.core.events.claims import CALENDAR, Bounds, Claim, Constraint, Inconsistent, Point
from guwah.core.values.errors import InvalidInputError

from .made import POINTS, claim, claim_lists, date, hulls, solutions

A, A_END, B, B_END = POINTS


@given(claim_lists(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_bounds_are_those_of_brute_force_over_all_readings(claims: list[Claim], close: bool) -> None:
    rows = solutions(claims, close=close)
    found = bounds(claims, close=close)
    if not rows:
        assert isinstance(found, Inconsistent)
    else:
        assert isinstance(found, Solved)
        assert found == Solved(hulls(rows))


@given(claim_lists(), st.sampled_from(POINTS), st.sampled_from(["earliest", "latest"]), st.booleans())
@settings(max_examples=300, deadline=None)
def test_the_chain_and_the_rules_alone_give_the_bound(
    claims: list[Claim], point: Point, side: str, close: bool
) -> None:
    whole = bounds(claims, close=close)
    told = chain(claims, point, side, close=close)
    if isinstance(whole, Inconsistent):
        assert told == ()
        return
    alone = bounds([item for item in claims if item.given or item.id in told], close=close)
    assert isinstance(alone, Solved)
    assert len(told) == len(set(told))
    assert getattr(alone.bounds[point], side) == getattr(whole.bounds[point], side)


@given(claim_lists(most=6))
@settings(max_examples=150, deadline=None)
def test_too_many_readings_widen_bounds_and_are_named(claims: list[Claim]) -> None:
    exact, rough = bounds(claims), bounds(claims, most_combinations=1)
    if isinstance(rough, Inconsistent):
        assert isinstance(exact, Inconsistent)
    elif isinstance(exact, Solved):
        for point, narrow in exact.bounds.items():
            wide = rough.bounds[point]
            assert wide.earliest is not None and narrow.earliest is not None and wide.earliest <= narrow.earliest
            assert wide.latest is not None and narrow.latest is not None and narrow.latest <= wide.latest
        assert rough.bounds == exact.bounds or rough.loosened
        assert exact.loosened == ()


def test_the_chain_runs_from_the_calendar_to_the_point() -> None:
    claims = [
        claim("lasted", Constraint(A, A_END, 10, 20)),
        claim("released", Constraint(A_END, B, 1, None)),
        claim("arrested", date(A, 100, 110)),
        claim("idle", date(B, 50, None)),
    ]
    assert chain(claims, B, "earliest") == ("arrested", "lasted", "released")
    assert chain(claims, A_END, "latest") == ("arrested", "lasted")
    assert chain(claims, B, "latest") == ()


def test_a_date_that_reads_two_ways_leaves_both_and_loses_one_to_what_else_is_said() -> None:
    ambiguous = Claim("03/04", ((date(A, 63, 63),), (date(A, 93, 93),)))
    assert bounds([ambiguous]) == Solved({A: Bounds(63, 93)})
    later = claim("after", date(A, 70, None))
    assert bounds([ambiguous, later]) == Solved({A: Bounds(93, 93)})
    assert set(chain([ambiguous, later], A, "earliest")) == {"03/04", "after"}


def test_a_conflict_names_what_ruled_out_the_other_readings() -> None:
    """The last to fail meets only one reading of x: without y there would have been the other."""
    x = Claim("x", ((date(A, 63, 63),), (date(A, 93, 93),)))
    y = claim("y", date(A, 70, None))
    z = Claim("z", ((date(A, 60, 72),), (date(A, 200, 201),)))
    found = bounds([x, y, z])
    assert isinstance(found, Inconsistent) and found.conflict.members == ("x", "y", "z")


def test_dates_far_apart_are_not_multiplied() -> None:
    """Forty ambiguous dates would be 2**40 ways to read them together."""
    points = [Point(f"e{number}", "start") for number in range(40)]
    dates = [Claim(point.event, ((date(point, 10, 10),), (date(point, 20, 20),))) for point in points]
    order = [claim(f"o{k}", Constraint(a, b, -50, 50)) for k, (a, b) in enumerate(pairwise(points))]
    assert bounds([*dates, *order]) == Solved(dict.fromkeys(points, Bounds(10, 20)))


def test_what_nothing_ties_to_the_calendar_is_open() -> None:
    assert bounds([claim("lasted", Constraint(A, A_END, 10, 20))]) == Solved(
        {A: Bounds(None, None), A_END: Bounds(None, None)}
    )
    assert bounds([claim("after", date(A, 5, None)), claim("lasted", Constraint(A, A_END, 10, 20))]) == Solved(
        {A: Bounds(5, None), A_END: Bounds(15, None)}
    )
    assert bounds([Claim("silent", ())]) == Solved({})


def test_a_loop_away_from_the_calendar_is_inconsistent() -> None:
    found = bounds([claim("x", Constraint(A, B, 1, None)), claim("y", Constraint(B, A, 1, None))])
    assert isinstance(found, Inconsistent)
    assert (found.conflict.members, found.conflict.kind) == (("x", "y"), "impossible")
    assert sum(step.days for step in found.conflict.because[0]) < 0


def test_rules_that_contradict_each_other_are_a_conflict_without_members() -> None:
    found = bounds(
        [claim("x", Constraint(A, B, 1, None), given=True), claim("y", Constraint(B, A, 1, None), given=True)]
    )
    assert isinstance(found, Inconsistent) and found.conflict.members == ()


def test_what_cannot_be_meant_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="constraint-too-far"):
        Constraint(CALENDAR, A, 0, 10**10)
    with pytest.raises(InvalidInputError, match="rule-ambiguous"):
        Claim("r", ((), ()), given=True)
    with pytest.raises(InvalidInputError, match="claim-twice"):
        bounds([claim("x"), claim("x")])
    with pytest.raises(InvalidInputError, match="side-unknown"):
        chain([claim("x")], A, "middle")


def _large(seed: int) -> tuple[list[Point], list[Claim]]:
    """A consistent network around days that are made up first, some points loose on one or both sides."""
    rng = random.Random(seed)
    points = [Point(f"e{k // 2}", "start" if k % 2 == 0 else "end") for k in range(rng.randrange(60, 200))]
    truth = {point: rng.randrange(700_000, 740_000) for point in points}
    claims = []
    for number in range(3 * len(points)):
        a, b = rng.sample(points, 2)
        days = truth[b] - truth[a]
        least, most = days - rng.randrange(900), days + rng.randrange(900)
        claims.append(claim(f"r{number}", Constraint(a, b, rng.choice([least, None]), rng.choice([most, None]))))
    for number, point in enumerate(rng.sample(points, 12)):
        least, most = truth[point] - rng.randrange(400), truth[point] + rng.randrange(400)
        claims.append(claim(f"d{number}", date(point, rng.choice([least, None]), rng.choice([most, None]))))
    return points, claims


@pytest.mark.parametrize("seed", range(3))
def test_bounds_are_those_of_a_linear_programme(seed: int) -> None:
    optimize = pytest.importorskip("scipy.optimize", reason="scipy, a development dependency, is not installed")
    points, claims = _large(seed)
    found = bounds(claims)
    assert isinstance(found, Solved)
    columns = {point: number for number, point in enumerate(points)}
    rows, limits = [], []
    for a, b, days in (limit for item in claims for limit in item.readings[0][0].limits(close=False)):
        row = [0] * len(points)
        for point, sign in ((b, 1), (a, -1)):
            if point != CALENDAR:
                row[columns[point]] += sign
        rows.append(row)
        limits.append(days)
    for point in random.Random(seed).sample(sorted(found.bounds), 15):
        for sign, wanted in ((1, found.bounds[point].earliest), (-1, found.bounds[point].latest)):
            goal = [sign * (other == point) for other in points]
            solved = optimize.linprog(goal, A_ub=rows, b_ub=limits, bounds=(None, None), method="highs")
            assert (round(sign * solved.fun) if solved.status == 0 else None) == wanted
            assert solved.status in ((0,) if wanted is not None else (2, 3, 4))
