"""The whole way from what the case knows to what one audience may see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.made import material, mention, source_material, statement
from guwah.core.consent.levels import AUDIENCES, LEVELS, level_permits
from guwah.core.disclosure.disclose import disclose
from guwah.core.disclosure.disclosed import Disclosure
from guwah.core.disclosure.material import CaseMaterial
from guwah.core.findings.origins import Link
from guwah.core.identity.judgement import Judgement
from guwah.core.sources.record import PersonRecord
from guwah.core.statements.statement import Voice
from guwah.core.values.errors import InvalidInputError

DANA = PersonRecord("Dana Korash", ("Dana",), "witness")
BERIK = PersonRecord("Berik Otarr", role="witness")
NILA = PersonRecord("Nila Sorr", role="witness", minor=True)
PLACE = (Judgement("place", "Velmora", "", "same"),)
ACCOUNTS = {1: (DANA, "I was held at Velmora with others."), 2: (BERIK, "We were held at Velmora, and Dana saw it."),
            3: (NILA, "Nila was held at Velmora, she says.")}  # fmt: skip


def case(*levels: str, **more: object) -> CaseMaterial:
    """Up to three witnesses of one thing, each under a level of consent."""
    sources = [
        source_material(number, ACCOUNTS[number][1], consent=level, kind="interview", witnesses=(ACCOUNTS[number][0],))
        for number, level in enumerate(levels, 1)
    ]
    accepted = [
        statement(item.text, "", "held", source=item.id, act="detention", place=mention(item.text, "Velmora"))
        for item in sources
    ]
    return material(sources, accepted, **{"judgements": PLACE, **more})


def everything(shown: Disclosure) -> str:
    return repr((shown.statements, shown.sources, shown.propositions, shown.warnings, shown.title))


def test_only_what_consent_covers_is_there_and_counted() -> None:
    shown = disclose(case("public-anonymous", "court", "none"), "public")
    assert len(shown.statements) == len(shown.sources) == 1
    assert [item.independent_origins for item in shown.propositions] == [1]
    assert (shown.withheld_sources, shown.withheld_statements) == (2, 2)
    court = disclose(case("public-anonymous", "court", "none"), "court")
    assert [item.independent_origins for item in court.propositions] == [2]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_case_without_consent_shows_nothing(audience: str) -> None:
    shown = disclose(case("none", "none"), audience)
    assert (shown.statements, shown.sources, shown.propositions) == ((), (), ())


def test_nobody_is_named_under_pseudonym_in_words_of_others_either() -> None:
    told = everything(disclose(case("public-anonymous", "public-named"), "public"))
    assert "Dana" not in told and "Korash" not in told
    assert "Berik Otarr" in told


def test_a_witness_is_named_only_if_every_testimony_allows_it() -> None:
    assert "Dana Korash" in everything(disclose(case("public-named"), "public"))
    second = source_material(9, "I was beaten there.", consent="court", witnesses=(DANA,))
    made = case("public-named")
    both = material([*made.sources.values(), second], [item.statement for item in made.evidence], judgements=PLACE)
    assert "Dana" not in everything(disclose(both, "public"))


def test_a_minor_is_not_named_whatever_was_allowed_or_decided() -> None:
    made = case("public-named", "public-named", "public-named", named_by_decision={"nila sorr"})
    told = everything(disclose(made, "public"))
    assert "Nila" not in told and "Sorr" not in told and "Dana Korash" in told


def test_a_person_who_is_no_witness_is_named_by_a_decision_for_that_audience() -> None:
    text = "Warden Talun Verr held us."
    source = source_material(1, text, consent="public-named", people=(PersonRecord("Talun Verr", role="official"),))
    accepted = statement(
        text, "", "held", source=source.id, act="detention", perpetrators=(mention(text, "Talun Verr"),)
    )
    judged = (Judgement("other", "Warden", "", "same"),)
    hidden = disclose(material([source], [accepted], judgements=judged), "public")
    assert hidden.statements[0].perpetrators == ("Person A",)
    named = disclose(material([source], [accepted], judgements=judged, named_by_decision={"talun verr"}), "public")
    assert named.statements[0].perpetrators == ("Talun Verr",)


def test_numbers_refer_to_what_is_there() -> None:
    no = source_material(8, "Nobody was held at Velmora.", consent="public-named", kind="statement")
    denial = statement(no.text, "", "held", source=no.id, act="detention", polarity="denied",
                       place=mention(no.text, "Velmora"), voice=Voice("the office", "authority"))  # fmt: skip
    made = case("public-anonymous", "none", "public-named")
    whole = material(
        [*made.sources.values(), no], [*(item.statement for item in made.evidence), denial], judgements=PLACE
    )
    shown = disclose(whole, "public")
    assert [item.number for item in shown.statements] == [1, 2, 3]
    assert [item.number for item in shown.sources] == [1, 2, 3]
    assert [shown.sources[item.source - 1].statements for item in shown.statements] == [(1,), (2,), (3,)]
    [found] = shown.propositions
    assert found.statements == (1, 2) and found.contradictions[0].statements == (1, 2, 3)
    assert [origin.sources for origin in found.origins] == [(1,), (2,)]
    assert set(shown.exact_ids) == {item.id for item in shown.statements}


def test_copies_of_a_withheld_source_are_not_taken_for_independent() -> None:
    texts = [
        "People were held at Velmora.",
        "People were held at Velmora, it says.",
        "It says people were held at Velmora.",
    ]
    levels = ["internal", "public-named", "public-named"]
    sources = [source_material(n, t, consent=c) for n, (t, c) in enumerate(zip(texts, levels, strict=True), 1)]
    accepted = [
        statement(item.text, "", "held", source=item.id, act="detention", place=mention(item.text, "Velmora"))
        for item in sources
    ]
    links = tuple(Link(sources[0].id, item.id, "near_copy", True) for item in sources[1:])
    made = material(sources, accepted, links=links, judgements=PLACE)
    assert [item.independent_origins for item in disclose(made, "internal").propositions] == [1]
    assert [item.independent_origins for item in disclose(made, "public").propositions] == [1]


def test_a_withheld_quote_is_said_to_be_withheld() -> None:
    text = "ئۇ تۇتۇلدى"
    source = source_material(1, text, consent="public-named")
    shown = disclose(material([source], [statement(text, "", "تۇتۇلدى", source=source.id)]), "public")
    assert shown.statements[0].quote is None and len(shown.warnings) == 1 and "1 quotes" in shown.warnings[0]


def test_the_title_names_nobody() -> None:
    assert (
        disclose(case("public-anonymous", title="The case of Dana Korash"), "public").title == "The case of [Person A]"
    )


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="audience-unknown"):
        disclose(case("public-named"), "everyone")


levels = st.sampled_from(LEVELS)


@given(levels, levels, levels, st.sampled_from(AUDIENCES))
def test_nothing_is_shown_beyond_consent(one: str, two: str, three: str, audience: str) -> None:
    given_levels = (one, two, three)
    shown = disclose(case(*given_levels), audience)
    allowed = sum(level_permits(level, audience) for level in given_levels)
    assert len(shown.statements) == len(shown.sources) == allowed
    assert sum(item.independent_origins for item in shown.propositions) == allowed
    told = everything(shown)
    for level, (person, _) in zip(given_levels, ACCOUNTS.values(), strict=True):
        if level != "public-named" or person.minor:
            assert not any(word in told for word in person.name.split())
