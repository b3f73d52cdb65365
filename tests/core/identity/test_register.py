"""Who is known by which names, and which names are not those of a person."""

import itertools

import pytest

from guwah.core.identity.judgement import Judgement
from guwah.core.identity.register import build_register
from guwah.core.sources.record import PersonRecord, SourceRecord

DANA = PersonRecord("Dana Korash", ("Дана Кораш",), "witness")
INTERVIEW = ("sha256:aa", SourceRecord(witnesses=(DANA,)))
LETTER = ("sha256:bb", SourceRecord(people=(PersonRecord("ДАНА КОРАШ"), PersonRecord("Berik Korash", minor=True))))


def same(left: str, right: str = "", kind: str = "person") -> Judgement:
    return Judgement(kind, left, right, "same")


def test_a_shared_spelling_makes_one_person_across_sources() -> None:
    made = build_register([INTERVIEW, LETTER])
    assert len(made.persons) == 2
    dana = made.person("дана кораш")
    assert dana is made.person("Dana Korash")
    assert dana.sources == {"sha256:aa", "sha256:bb"} and dana.roles == {"witness", "mentioned"}
    assert dana.is_witness and dana.name == "Dana Korash"


def test_spellings_bring_people_together_in_any_order() -> None:
    bridge = ("sha256:cc", SourceRecord(people=(PersonRecord("D. Korash", ("Danochka",)),)))
    other = ("sha256:dd", SourceRecord(people=(PersonRecord("Danochka", ("Dana Korash",)),)))
    for order in itertools.permutations([INTERVIEW, bridge, other]):
        assert len(build_register(order).persons) == 1


def test_a_judgement_joins_two_names_and_its_withdrawal_parts_them() -> None:
    joined = build_register([INTERVIEW, LETTER], [same("Dana Korash", "Berik Korash")])
    assert joined.person("Dana Korash") is joined.person("Berik Korash")
    assert joined.person("Dana Korash").minor
    apart = build_register([INTERVIEW, LETTER], [Judgement("person", "Dana Korash", "Berik Korash", "different")])
    assert apart.person("Dana Korash") is not apart.person("Berik Korash")


def test_a_name_that_only_a_judgement_knows_is_a_person_too() -> None:
    made = build_register([INTERVIEW], [same("Talun Verr"), same("Dana Korash", "Danochka")])
    assert made.person("talun verr").name == "Talun Verr"
    assert made.person("Danochka") is made.person("Dana Korash")


def test_a_minor_in_one_record_is_a_minor_in_all() -> None:
    grown = ("sha256:cc", SourceRecord(people=(PersonRecord("Berik Korash"),)))
    for order in ([LETTER, grown], [grown, LETTER]):
        assert build_register(order).person("Berik Korash").minor


def test_unknown_names_and_no_name_are_nobody() -> None:
    made = build_register([INTERVIEW])
    assert made.person("Oltan") is None and made.person("") is None and made.person(None) is None


def test_a_word_of_a_name_stands_for_the_person_where_nobody_else_has_it() -> None:
    dana, berik = PersonRecord("Dana Korash", role="witness"), PersonRecord("Berik Korash", role="witness")
    made = build_register([("sha256:aa", SourceRecord(witnesses=(dana, berik)))])
    assert made.person("Dana") == made.person("Dana Korash") and made.person("Korash") is None


def test_spellings_of_a_place_stand_together_under_the_first() -> None:
    judged = [same("the Tash bridge", "Таш көпірі", "place"), same("Таш көпірі", "Old bridge", "facility")]
    made = build_register([], judged)
    assert {made.place(name) for name in ("Tash bridge", "THE TASH BRIDGE", "Таш көпірі", "Old bridge")} == {
        "the Tash bridge"
    }
    assert made.place("Velmora") == "Velmora"


@pytest.mark.parametrize("kind", ["place", "facility", "organization", "other"])
def test_a_name_judged_to_be_something_else_is_no_person(kind: str) -> None:
    made = build_register([], [same("Velmora", kind=kind)])
    assert made.not_persons == {"velmora": kind} and made.person("Velmora") is None


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_name_of_which_nobody_said_that_it_is_a_place_is_not_free(verdict: str) -> None:
    made = build_register([], [Judgement("place", "Zarin", "", verdict)])
    assert "zarin" not in made.not_persons


def test_the_key_of_a_person_is_the_first_recorded_name() -> None:
    one = build_register([INTERVIEW, LETTER]).person("Dana Korash")
    other = build_register([INTERVIEW, LETTER], [same("Dana Korash", "Danochka")]).person("Danochka")
    assert one.key == other.key == "dana korash"
