"""Who may be named, and what everyone else is called."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.made import TEXT, mention, register, statement
from guwah.core.consent.levels import LEVELS, ConsentState
from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.disclosure.masking import shown
from guwah.core.disclosure.naming import build_mask, nameable_people, pseudonyms
from guwah.core.identity.judgement import Judgement
from guwah.core.identity.register import Person, build_register
from guwah.core.sources.record import PersonRecord, SourceRecord

DAY = date(2024, 3, 1)
NAMED, ANONYMOUS = ConsentState("public-named"), ConsentState("public-anonymous")
PEOPLE = register("Dana Korash", PersonRecord("Berik Korash", minor=True), "Talun Verr")


def named(given: dict[str, list[ConsentState]] | None = None, *decided: str) -> set[str]:
    return nameable_people(PEOPLE, given or {}, set(decided), on=DAY)


def test_nobody_is_named_without_consent_or_a_decision() -> None:
    assert named() == set()


def test_a_witness_is_named_where_every_testimony_allows_it() -> None:
    assert named({"dana korash": [NAMED]}) == {"dana korash"}
    assert named({"dana korash": [NAMED, NAMED]}) == {"dana korash"}
    assert named({"dana korash": [NAMED, ANONYMOUS]}) == set()
    assert named({"dana korash": [ConsentState()]}) == set()
    assert named({"dana korash": [NAMED, ConsentState("public-named", withdrawn=True)]}) == {"dana korash"}
    assert named({"dana korash": [ConsentState("public-named", until=date(2024, 2, 29))]}) == set()


def test_anyone_else_is_named_by_a_decision_and_a_witness_is_not() -> None:
    assert named(None, "talun verr") == {"talun verr"}
    assert named({"talun verr": [ANONYMOUS]}, "talun verr") == set()


def test_a_minor_is_never_named() -> None:
    assert named({"berik korash": [NAMED]}, "berik korash") == set()


@given(st.lists(st.builds(ConsentState, st.sampled_from(LEVELS), st.none() | st.dates(), st.booleans()), max_size=4))
def test_more_testimony_never_names_a_witness_who_was_not(given: list[ConsentState]) -> None:
    if named({"dana korash": given}) and given:
        assert any(state.permits_name(on=DAY) for state in given)
    assert named({"dana korash": [*given, ANONYMOUS]}) == set()


def mask_for(*allowed: str, place: str = "", judged: tuple[Judgement, ...] = ()):
    people = build_register(
        [("s", SourceRecord(people=(PersonRecord("Dana Korash", ("Дана",)), PersonRecord("Talun Verr"))))], judged
    )
    labels = {"dana korash": "Person A", "talun verr": "Person B"}
    found = [statement(place=mention(TEXT, place))] if place else []
    return build_mask(people, labels, set(allowed), found)


def test_every_form_of_everyone_who_may_not_be_named_is_masked() -> None:
    mask = mask_for("talun verr")
    assert shown(mask.apply("Дана, Dana Korash and Talun Verr")) == "[Person A], [Person A] and Talun Verr"
    assert mask.apply_name("Verr") == "Verr" and mask.apply_name("Zarin") == "[name withheld]"


def test_the_place_of_an_accepted_statement_may_be_shown() -> None:
    assert mask_for(place="the Tash bridge").apply_name("Tash") == "[name withheld]"
    text = "June she Velmora Mill"
    free = build_mask(register(), {}, set(), [statement(text, "", "she", place=mention(text, "Velmora Mill"))])
    assert free.apply_name("the Velmora Mill") == "the Velmora Mill"


def test_a_place_that_names_a_person_is_not_shown_for_it() -> None:
    text = "she was in Zarin's house and in Zarin’s Velmora"
    for place in ("Zarin's house", "Zarin’s Velmora"):
        mask = build_mask(register(), {}, set(), [statement(text, "", "was", place=mention(text, place))])
        assert "Zarin" not in mask.apply_name(place)


def test_names_judged_to_be_no_person_are_shown() -> None:
    judged = (Judgement("facility", "Velmora Mill", "", "same"),)
    assert mask_for(judged=judged).apply_name("Velmora Mill") == "Velmora Mill"


PERSONS = [Person(f"key {number}", f"Name {number}", (), frozenset(), frozenset(), False) for number in range(40)]


def orders(audience: str) -> dict[str, str]:
    return {person.key: keyed_digest("ab" * 32, audience, person.key) for person in PERSONS}


@given(st.permutations(PERSONS), st.integers(0, 40))
def test_labels_are_unique_and_do_not_depend_on_the_order_of_the_people(people: list[Person], known: int) -> None:
    order = orders("public")
    before = pseudonyms(people[:known], {}, {}, order)
    after = before | pseudonyms(people, before, {}, order)
    assert len(set(after.values())) == len(after) == 40
    assert {key: after[key] for key in before} == before
    if not known:
        assert after == pseudonyms(PERSONS, {}, {}, order)


def test_the_order_of_labels_is_that_of_the_keyed_digests_and_tells_nothing() -> None:
    labels = pseudonyms(PERSONS, {}, {}, orders("public"))
    by_digest = sorted(PERSONS, key=lambda person: orders("public")[person.key])
    assert [labels[person.key] for person in by_digest][:3] == ["Person A", "Person B", "Person C"]
    assert labels[by_digest[26].key] == "Person AA"
    by_name = [labels[person.key] for person in PERSONS]
    assert by_name != sorted(by_name, key=lambda label: (len(label), label))


def test_a_person_bears_another_label_towards_another_audience() -> None:
    public = pseudonyms(PERSONS, {}, {}, orders("public"))
    taken = {key: {label} for key, label in public.items()}
    court = pseudonyms(PERSONS, {}, taken, orders("court"))
    assert not any(court[key] == public[key] for key in public)
    assert len(set(court.values())) == 40
    same_order = pseudonyms(PERSONS, {}, taken, orders("public"))
    assert not any(same_order[key] == public[key] for key in public)
