"""Two people of one name, told apart by a judgement: neither is named, and a reader is told that it can be either."""

from __future__ import annotations

from datetime import date

from core.made import register
from guwah.core.consent.levels import ConsentState
from guwah.core.disclosure.masking import shown
from guwah.core.disclosure.naming import build_mask, nameable_people
from guwah.core.identity.judgement import Judgement
from guwah.core.identity.register import Register, build_register
from guwah.core.sources.record import PersonRecord, SourceRecord

NAMED = [ConsentState("public-named")]
DAY = date(2024, 3, 1)


def two_danas() -> Register:
    records = [(source, SourceRecord(witnesses=(PersonRecord("Dana Korash", role="witness"),)))
               for source in ("sha256:a", "sha256:b")]  # fmt: skip
    apart = Judgement("person", "Dana Korash @ sha256:a", "Dana Korash @ sha256:b", "different")
    return build_register(records, [apart])


def test_neither_is_named_even_where_both_allow_it() -> None:
    known = two_danas()
    given = {person.key: NAMED for person in known.persons}
    assert nameable_people(known, given, set(), on=DAY) == set()
    assert nameable_people(register("Dana Korash"), {"dana korash": NAMED}, set(), on=DAY) == {"dana korash"}


def test_in_a_quote_both_pseudonyms_are_given() -> None:
    known = two_danas()
    labels = {person.key: f"Person {letter}" for person, letter in zip(known.persons, "AB", strict=True)}
    mask = build_mask(known, labels, set(), [])
    assert shown(mask.apply("They took Dana Korash away")) == "They took [Person A or Person B] away"
