"""Contradictions in time: all of them, minimal, the smallest first, and honest about what was not looked for."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guwah.core.events.bounds import Solved, bounds
from guwah.core.events.claims import CALENDAR, Claim, Conflict, Constraint, Inconsistent, Loop, Point
from guwah.core.events.conflicts import conflicts
from guwah.core.values.errors import InvalidInputError

from .made import POINTS, claim, claim_lists, date, minimal_sets

A, A_END, B, B_END = POINTS


def is_consistent(claims: list[Claim], *, close: bool = False) -> bool:
    return isinstance(bounds(claims, close=close), Solved)


@given(claim_lists())
@settings(max_examples=400, deadline=None)
def test_the_list_is_that_of_brute_force(claims: list[Claim]) -> None:
    found = conflicts(claims, limit=10_000)
    impossible = minimal_sets(claims, close=False)
    strained = {s for s in minimal_sets(claims, close=True) if not any(i <= s for i in impossible)}
    assert found.complete and found.stopped is None
    assert len(found.sets) == len({(item.members, item.kind) for item in found.sets})
    assert {frozenset(item.members) for item in found.sets if item.kind == "impossible"} == impossible
    assert {frozenset(item.members) for item in found.sets if item.kind == "strained"} == strained
    sizes = [(len(item.members), item.kind) for item in found.sets]
    assert sizes == sorted(sizes)


@given(claim_lists(), st.integers(0, 3))
@settings(max_examples=100, deadline=None)
def test_a_limit_leaves_the_smallest(claims: list[Claim], limit: int) -> None:
    everything, some = conflicts(claims, limit=10_000), conflicts(claims, limit=limit)
    assert some.sets == everything.sets[:limit]
    assert some.complete == (len(everything.sets) <= limit)
    assert some.stopped == (None if some.complete else "limit")


def asked(times: int) -> Callable[[], bool]:
    """Yes so many times, then no."""
    left = iter([True] * times)
    return lambda: next(left, False)


@given(claim_lists(), st.integers(0, 30))
@settings(max_examples=100, deadline=None)
def test_stopping_leaves_what_was_found_and_says_so(claims: list[Claim], times: int) -> None:
    everything = conflicts(claims, limit=10_000)
    some = conflicts(claims, limit=10_000, keep_going=asked(times))
    assert {c.members for c in some.sets} <= {c.members for c in everything.sets}
    assert [len(c.members) for c in some.sets] == [len(c.members) for c in everything.sets[: len(some.sets)]]
    assert some.complete or some.stopped == "told to stop"
    assert times or not some.sets


@given(claim_lists())
@settings(max_examples=150, deadline=None)
def test_the_loops_of_a_conflict_show_it(claims: list[Claim]) -> None:
    for conflict in conflicts(claims, limit=20).sets:
        assert conflict.because
        assert all(is_negative_loop(loop) for loop in conflict.because)
        given_ids = {item.id for item in claims if item.given}
        assert {step.claim for loop in conflict.because for step in loop} - given_ids == set(conflict.members)


def is_negative_loop(loop: Loop) -> bool:
    joined = all(a.later == b.earlier for a, b in zip(loop, (*loop[1:], loop[0]), strict=True))
    return joined and sum(step.days for step in loop) < 0


def planted(seed: int) -> tuple[list[Claim], set[frozenset[str]]]:
    """A true story of 60 events, with conflicts of 2, 3, 4 and 6 claims planted where nothing else is said."""
    rng = random.Random(seed)
    points = [Point(f"e{k}", "start") for k in range(60)]
    day = {point: rng.randrange(700_000, 705_000) for point in points}
    claims = [claim(f"d{k}", date(p, day[p] - 40, day[p] + 40)) for k, p in enumerate(points)]
    for number in range(120):
        a, b = rng.sample(points, 2)
        claims.append(claim(f"r{number}", Constraint(a, b, day[b] - day[a] - 90, day[b] - day[a] + 90)))
    sets = set()
    for size in (2, 3, 4, 6):
        ring = [Point(f"x{size}.{k}", "start") for k in range(size)]
        names = [f"x{size}.{k}" for k in range(size)]
        for k, name in enumerate(names):
            claims.append(claim(name, Constraint(ring[k], ring[(k + 1) % size], 1, None)))
        sets.add(frozenset(names))
    rng.shuffle(claims)
    return claims, sets


@pytest.mark.parametrize("seed", range(3))
def test_planted_conflicts_are_found_in_order_and_nothing_else(seed: int) -> None:
    claims, sets = planted(seed)
    found = conflicts(claims, limit=50)
    assert found.complete
    assert {frozenset(item.members) for item in found.sets} == sets
    assert [len(item.members) for item in found.sets] == [2, 3, 4, 6]


@pytest.mark.parametrize("seed", range(3))
def test_in_a_larger_network_every_set_is_minimal(seed: int) -> None:
    claims, _ = planted(seed)
    rng = random.Random(seed)
    wrong = [claim(f"w{k}", date(Point(f"e{k}", "start"), 705_000 + rng.randrange(300), None)) for k in range(3)]
    found = conflicts([*claims, *wrong], limit=40)
    by_id = {item.id: item for item in [*claims, *wrong]}
    assert len(found.sets) >= 7
    for conflict in found.sets:
        members = [by_id[name] for name in conflict.members]
        assert not is_consistent(members)
        assert all(is_consistent([other for other in members if other is not one]) for one in members)


def test_strained_is_told_from_impossible() -> None:
    soon = claim("about a week", Constraint(A, B, 1, 30, 5, 10))
    on = claim("on day 10", date(A, 10, 10))
    far = claim("on day 30", date(B, 30, 30))
    never = claim("on day 50", date(B, 50, 50))
    assert kinds([soon, on, far]) == [(("about a week", "on day 10", "on day 30"), "strained")]
    assert kinds([soon, on, never]) == [(("about a week", "on day 10", "on day 50"), "impossible")]


def kinds(claims: list[Claim]) -> list[tuple[tuple[str, ...], str]]:
    return [(item.members, item.kind) for item in conflicts(claims, limit=10).sets]


def test_an_ambiguous_date_conflicts_only_where_both_readings_do() -> None:
    either = Claim("03/04", ((date(A, 63, 63),), (date(A, 93, 93),)))
    april, may = claim("from April", date(A, 90, None)), claim("from May", date(A, 120, None))
    assert kinds([either, april]) == []
    assert kinds([either, may]) == [(("03/04", "from May"), "impossible")]
    between = claim("in between", date(A, 70, 80))
    march = claim("until March", date(A, None, 80))
    assert kinds([either, between]) == [(("03/04", "in between"), "impossible")]
    assert kinds([either, claim("not March", date(A, 64, None)), march]) == [
        (("03/04", "not March", "until March"), "impossible")
    ]


def test_rules_are_never_members() -> None:
    rule = claim("rule", Constraint(A, A_END, 0, None), given=True)
    told = [claim("x", date(A, 10, None)), claim("y", date(A_END, None, 5))]
    assert kinds([rule, *told]) == [(("x", "y"), "impossible")]
    against = claim("against", Constraint(A, A_END, None, -1), given=True)
    assert kinds([rule, against, *told]) == [((), "impossible")]


def test_a_claim_may_contradict_itself() -> None:
    assert kinds([claim("x", Constraint(A, B, 5, 3)), claim("y", date(A, 1, 1))]) == [(("x",), "impossible")]
    assert kinds([claim("x", Constraint(A, A, 1, None))]) == [(("x",), "impossible")]


def test_a_claim_that_a_loop_passes_several_times_counts_once() -> None:
    p, q, r, s = (Point(name, "start") for name in "pqrs")
    twice = claim("twice", Constraint(p, q, 1, None), Constraint(r, s, 1, None))
    back = claim("back", Constraint(q, r, 0, None), Constraint(s, p, 0, None))
    other = claim("other", Constraint(q, r, 0, None))
    third = claim("third", Constraint(s, p, 0, None))
    assert kinds([twice, back, other, third]) == [
        (("back", "twice"), "impossible"),
        (("other", "third", "twice"), "impossible"),
    ]


def test_claims_of_many_points_that_a_loop_passes_once_are_all_found() -> None:
    """They count by fractions on the way, and must still be looked for at their full number."""
    ring = [Point(f"r{k}", "start") for k in range(5)]
    apart = [Point(f"s{k}", "start") for k in range(6)]
    claims = [
        claim(f"c{k}", Constraint(ring[k], ring[(k + 1) % 5], 1, None), Constraint(apart[k], apart[k + 1], 0, 9))
        for k in range(5)
    ]
    assert kinds(claims) == [(("c0", "c1", "c2", "c3", "c4"), "impossible")]


@given(claim_lists(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_leaving_out_what_a_person_has_relaxed_removes_its_conflicts_and_no_others(
    claims: list[Claim], rng: random.Random
) -> None:
    found = conflicts(claims, limit=10_000)
    members = sorted({name for item in found.sets for name in item.members})
    if not members:
        return
    relaxed = rng.choice(members)
    left = conflicts([item for item in claims if item.id != relaxed], limit=10_000)
    assert {c.members for c in left.sets if c.kind == "impossible"} == {
        c.members for c in found.sets if c.kind == "impossible" and relaxed not in c.members
    }
    assert all(relaxed not in item.members for item in left.sets)


@given(claim_lists())
@settings(max_examples=100, deadline=None)
def test_the_conflict_of_bounds_is_one_of_the_list(claims: list[Claim]) -> None:
    found, solved = conflicts(claims, limit=10_000), bounds(claims)
    impossible = [item.members for item in found.sets if item.kind == "impossible"]
    assert isinstance(solved, Inconsistent) == bool(impossible)
    if isinstance(solved, Inconsistent):
        assert isinstance(solved.conflict, Conflict) and solved.conflict.members in impossible


def test_ids_are_needed() -> None:
    with pytest.raises(InvalidInputError, match="claim-twice"):
        conflicts([claim("x", date(A, 1, 1)), claim("x", Constraint(CALENDAR, A, 2, 2))], limit=1)
