"""Consent: which level covers which audience, until when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.consent.levels import AUDIENCES, LEVELS, ConsentState, check_audience, check_level, level_permits
from guwah.core.values.errors import InvalidInputError

DAY = date(2024, 3, 1)
TABLE = {
    "none": "",
    "internal": "internal",
    "partner": "internal partner",
    "un": "internal partner un",
    "court": "internal partner un court",
    "public-anonymous": "internal partner un court public",
    "public-named": "internal partner un court public",
}
levels, audiences = st.sampled_from(LEVELS), st.sampled_from(AUDIENCES)


@pytest.mark.parametrize("level", TABLE)
def test_a_level_covers_its_own_audience_and_those_before_it(level: str) -> None:
    assert [name for name in AUDIENCES if level_permits(level, name)] == TABLE[level].split()
    assert [name for name in AUDIENCES if ConsentState(level).permits(name, on=DAY)] == TABLE[level].split()


def test_every_level_is_in_the_table() -> None:
    assert set(TABLE) == set(LEVELS)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_recorded_is_nothing_allowed(audience: str) -> None:
    assert not ConsentState().permits(audience, on=DAY)


@given(levels, audiences, st.integers(-400, 400))
def test_consent_holds_through_its_last_day_and_no_longer(level: str, audience: str, days: int) -> None:
    state = ConsentState(level, until=DAY)
    assert state.permits(audience, on=DAY + timedelta(days=days)) == (days <= 0 and level_permits(level, audience))


@given(levels, audiences, st.none() | st.dates())
def test_withdrawn_is_withdrawn_for_everyone(level: str, audience: str, until: date | None) -> None:
    state = ConsentState(level, until, withdrawn=True)
    assert not state.permits(audience, on=DAY)
    assert not state.permits_name(on=DAY)


@given(levels, st.none() | levels, audiences)
def test_a_persons_own_level_can_only_take_away(level: str, own: str | None, audience: str) -> None:
    narrowed = ConsentState(level).narrowed(own)
    wanted = level_permits(level, audience) and (own is None or level_permits(own, audience))
    assert narrowed.permits(audience, on=DAY) == wanted
    assert narrowed.permits_name(on=DAY) == (level == "public-named" and own in (None, "public-named"))


def test_narrowing_keeps_the_end_and_the_withdrawal() -> None:
    state = ConsentState("court", until=DAY, withdrawn=True).narrowed("partner")
    assert state == ConsentState("partner", until=DAY, withdrawn=True)


@pytest.mark.parametrize("level", LEVELS)
def test_only_public_named_lets_a_witness_be_named_and_only_while_it_holds(level: str) -> None:
    state = ConsentState(level, until=DAY)
    assert state.permits_name(on=DAY) == (level == "public-named")
    assert not state.permits_name(on=DAY + timedelta(days=1))


def test_an_unknown_level_or_audience_is_refused() -> None:
    assert check_level("un") == "un" and check_audience("un") == "un"
    with pytest.raises(InvalidInputError, match="consent-level-unknown"):
        check_level("public")
    with pytest.raises(InvalidInputError, match="audience-unknown"):
        check_audience("public-named")
