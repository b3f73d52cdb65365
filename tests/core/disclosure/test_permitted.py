"""Consent applied: which evidence an audience may see at all."""

from __future__ import annotations

from datetime import date

import pytest

from core.made import material, source_material, statement
from guwah.core.consent.levels import AUDIENCES, ConsentState
from guwah.core.disclosure.material import CaseMaterial
from guwah.core.disclosure.permitted import permitted_evidence
from guwah.core.disclosure.permitted import testimony as given_testimony
from guwah.core.sources.record import PersonRecord
from guwah.core.statements.statement import Statement, Voice

TEXT = "Dana said: I was beaten. Berik said: I was beaten too. It was said that others were beaten as well."


def said(source: str, words: str, voice: str | None = None) -> Statement:
    spoken = Voice(voice, "witness") if voice else None
    return statement(TEXT, words, "beaten", source=source, act="beating", voice=spoken)


def case(consent: ConsentState | str, **record: object) -> CaseMaterial:
    source = source_material(1, TEXT, consent=consent, **record)
    dana = said(source.id, "I was beaten.", "Dana")
    berik = said(source.id, "I was beaten too.", "Berik")
    return material([source], [berik, dana, said(source.id, "others were beaten")])


def seen(made: CaseMaterial, audience: str) -> list[str | None]:
    return [item.testifier for item in permitted_evidence(made, audience)]


def hearing(dana: str | None, berik: str | None, consent: str = "public-anonymous") -> CaseMaterial:
    witnesses = (
        PersonRecord("Dana", role="witness", consent=dana),
        PersonRecord("Berik", role="witness", consent=berik),
    )
    return case(consent, witnesses=witnesses)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_source_without_consent_is_seen_by_nobody(audience: str) -> None:
    assert seen(case("none"), audience) == []
    assert seen(case(ConsentState("public-named", withdrawn=True)), audience) == []
    assert seen(case(ConsentState("public-named", until=date(2024, 2, 29))), audience) == []


def test_what_is_seen_comes_in_the_order_of_the_text() -> None:
    assert seen(case("un"), "un") == ["dana", "berik", None]
    assert seen(case("un"), "court") == []


def test_a_witness_s_own_level_holds_for_that_witness_s_words_alone() -> None:
    assert "berik" not in seen(hearing(None, "internal"), "public")
    assert "dana" in seen(hearing(None, "internal"), "public")
    assert "berik" in seen(hearing(None, "internal"), "internal")


def test_a_witness_s_own_level_cannot_widen_that_of_the_source() -> None:
    assert seen(hearing("public-named", None, "partner"), "public") == []


def test_words_of_nobody_named_may_be_those_of_the_witness_who_allowed_least() -> None:
    assert None not in seen(hearing(None, "none"), "public")
    assert None in seen(hearing(None, None), "public")


def test_a_witness_is_known_under_every_spelling() -> None:
    witnesses = (PersonRecord("Dana Korash", ("Dana",), "witness", consent="none"),)
    assert "dana korash" not in seen(case("public-anonymous", witnesses=witnesses), "public")


def test_the_order_is_that_in_which_the_sources_arrived() -> None:
    first, second = source_material(9, TEXT), source_material(1, TEXT)
    made = material([first, second], [said(second.id, "I was beaten."), said(first.id, "I was beaten.")])
    assert [item.statement.source for item in permitted_evidence(made, "public")] == [first.id, second.id]


def test_testimony_is_the_consent_to_each_source_of_a_witness() -> None:
    dana = PersonRecord("Dana", role="witness")
    one = source_material(1, TEXT, consent="public-named", witnesses=(dana,))
    two = source_material(2, TEXT, consent="court", witnesses=(PersonRecord("DANA", role="relative", consent="un"),))
    official = source_material(3, TEXT, consent="court", witnesses=(PersonRecord("Warden", role="official"),))
    found = given_testimony(material([one, two, official], []))
    assert found == {"dana": [ConsentState("public-named"), ConsentState("un")]}
