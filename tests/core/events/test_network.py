"""The network that is kept solved: as from scratch after every change, as before after every refusal."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guwah.core.events.bounds import Solved, bounds
from guwah.core.events.claims import Bounds, Claim, Constraint, Inconsistent
from guwah.core.events.network import Network
from guwah.core.values.errors import NotFoundError

from .made import POINTS, claim, claim_lists, date, solutions

A, A_END, B, B_END = POINTS


def agrees_with_scratch(network: Network) -> bool:
    return bounds(network.claims, close=network.close) == Solved(network.bounds(), network.loosened)


@given(claim_lists(), st.booleans(), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_every_change_leaves_what_solving_anew_would_give(claims: list[Claim], close: bool, rng: random.Random) -> None:
    network, kept = Network(close=close), []
    for item in claims:
        before = network.bounds()
        refused = network.add(item)
        assert (refused is None) == bool(solutions_or_open([*kept, item], close=close))
        if refused is None:
            kept.append(item)
        else:
            assert network.bounds() == before and item.id in (*refused.members, "window")
        assert agrees_with_scratch(network)
    rng.shuffle(kept)
    while kept:
        network.withdraw(kept.pop().id)
        assert agrees_with_scratch(network)
    assert network.bounds() == {}


def solutions_or_open(claims: list[Claim], *, close: bool) -> bool:
    """True where the claims hold together; without the window brute force does not reach far enough."""
    if any(item.given for item in claims):
        return bool(solutions(claims, close=close))
    return not isinstance(bounds(claims, close=close), Inconsistent)


@given(claim_lists(), claim_lists(most=1))
@settings(max_examples=100, deadline=None)
def test_withdrawing_restores(claims: list[Claim], more: list[Claim]) -> None:
    network = Network.of(claims)
    if isinstance(network, Inconsistent):
        return
    before = network.bounds()
    for item in (Claim("new", item.readings) for item in more if not item.given):
        if network.add(item) is None:
            network.withdraw("new")
        assert network.bounds() == before


@pytest.mark.parametrize("seed", range(4))
def test_a_larger_network_stays_right_through_many_changes(seed: int) -> None:
    rng = random.Random(seed)
    network = Network()
    for number in range(400):
        a, b = rng.sample(POINTS + [type(A)(f"e{k}", "start") for k in range(30)], 2)
        days = rng.randrange(-60, 60)
        new = claim(f"c{number}", rng.choice([Constraint(a, b, days, days + 90), date(a, days, days + 200)]))
        network.add(new)
        if rng.random() < 0.4 and network.claims:
            network.withdraw(rng.choice(network.claims).id)
        if number % 20 == 0:
            assert agrees_with_scratch(network)


def test_a_refusal_says_why() -> None:
    network = Network.of([claim("x", date(A, 10, 20)), claim("y", Constraint(A, B, 5, None))])
    assert isinstance(network, Network)
    conflict = network.add(claim("z", date(B, None, 12)))
    assert conflict is not None and conflict.members == ("x", "y", "z")
    assert network.bounds() == {A: Bounds(10, 20), B: Bounds(15, None)}
    assert network.add(claim("z", date(B, None, 15))) is None
    assert network.bounds() == {A: Bounds(10, 10), B: Bounds(15, 15)}


def test_a_refusal_under_the_ordinary_meaning_is_called_strained() -> None:
    about = Constraint(A, B, 1, 30, 5, 10)
    network = Network.of([claim("about a week", about), claim("x", date(A, 10, 10))], close=True)
    assert isinstance(network, Network)
    strained = network.add(claim("z", date(B, 30, 30)))
    impossible = network.add(claim("z", date(B, 50, 50)))
    assert strained is not None and strained.kind == "strained"
    assert impossible is not None and impossible.kind == "impossible"


def test_only_what_is_there_can_be_withdrawn() -> None:
    with pytest.raises(NotFoundError, match="claim-unknown"):
        Network().withdraw("x")
