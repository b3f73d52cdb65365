"""The table of what is assumed of acts in time."""

from __future__ import annotations

import pytest

from guwah.core.events.claims import Inconsistent
from guwah.core.events.happenings import happenings
from guwah.core.events.network import Network
from guwah.core.events.telling import given_claims, spoken_claims
from guwah.core.events.told import Told
from guwah.reference.codebook import load_codebook
from guwah.reference.timeline import load_time_rules

RULES = load_time_rules()
ACTS = {act.id for act in load_codebook().acts}


@pytest.mark.parametrize(
    "acts",
    [
        RULES.moments, RULES.once, RULES.once_at_place, RULES.held, RULES.opening_acts, RULES.milestones,
        RULES.custody_acts,
    ],
)  # fmt: skip
def test_every_act_of_the_table_is_an_act_of_the_codebook(acts: frozenset[str]) -> None:
    assert acts and acts <= ACTS


def test_every_link_is_one_that_is_known_and_reaches_a_day_or_two() -> None:
    assert {link.link for link in RULES.custody.values()} == {"starts_with", "ends_with", "before"}
    assert all(0 <= link.within_days <= 2 for link in RULES.custody.values())


def test_what_ends_with_the_next_act_lasts_and_what_starts_with_it_is_a_moment() -> None:
    for (first, _), link in RULES.custody.items():
        if link.link == "ends_with":
            assert first not in RULES.moments
        if link.link == "starts_with":
            assert first in RULES.moments


def test_an_act_happens_once_or_once_at_a_place_and_no_custody_runs_in_a_ring() -> None:
    assert not RULES.once & RULES.once_at_place
    after = {first: {then for one, then in RULES.custody if one == first} for first, _ in RULES.custody}
    ring = ("detention", "transfer")  # from place to place
    for first, thens in after.items():
        for then in thens:
            assert first not in after.get(then, ()) or {first, then} == set(ring)


def test_words_for_an_opening_are_in_lower_case_as_they_are_looked_for() -> None:
    assert RULES.opening_words and all(word == word.lower() and word.strip() for word in RULES.opening_words)


def test_assumptions_alone_always_hold_together() -> None:
    """Every act of custody, told in every order of two, with an opening: no contradiction without a quote."""
    acts = sorted(RULES.custody_acts | {"facility_description"})
    told = [
        Told(f"{first}-{then}-{at}", f"{first}-{then}", act, "the mill", ("ainel",), at, "", "opened")
        for first in acts
        for then in acts
        for at, act in enumerate((first, then))
    ]
    events = happenings(told, RULES)
    claims = [*given_claims(events, RULES), *(item.claim for item in spoken_claims(events, RULES))]
    assert len(claims) > len(events) and all(claim.given for claim in claims)
    assert not isinstance(Network.of(claims), Inconsistent)
