"""What a judgement on people has to be before it is recorded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guwah.services.judge import judge
from guwah.services.people import case_register
from guwah.services.session import Session
from guwah.store import statements as stored
from guwah.store.sources import all_sources

AddTexts = Callable[..., object]

PERSON = {"kind": "person", "judgement": "same"}


def codes(session: Session, *lines: dict) -> list[str]:
    return [code for _, code, _ in judge(session, lines).refused]


@pytest.fixture
def two_danas(session: Session, add_texts: AddTexts) -> Session:
    """Two sources that both name a Dana Korash, and an account without a name."""
    records = {
        "a.txt": {"consent": "public-named", "witnesses": [{"name": "Dana Korash"}]},
        "b.txt": {"consent": "court", "people": [{"name": "Dana Korash"}, {"name": "Berik"}]},
        "c.txt": {"consent": "public-anonymous", "witnesses": [{"name": "W-17"}]},
        "d.txt": {"consent": "internal"},
    }
    texts = {name: f"Text of {name}, which nobody else has.\n" for name in records}
    add_texts(session, texts, records)
    return session


def test_a_name_is_meant_as_one_source_records_it(two_danas: Session) -> None:
    line = {"kind": "person", "left": "Dana Korash @ a.txt", "right": "Dana Korash @ b.txt", "judgement": "different"}
    assert codes(two_danas, line) == []
    sources = {item.name: item.id for item in all_sources()}
    (kept,) = stored.judgements()
    assert kept.left == f"Dana Korash @ {sources['a.txt']}"
    register = case_register(all_sources())
    first, second = (register.person("Dana Korash", sources[name]) for name in ("a.txt", "b.txt"))
    assert first is not second and first.is_witness and not second.is_witness
    judge(two_danas, [{**line, "judgement": "withdraw"}])
    assert len([x for x in case_register(all_sources()).persons if "Dana Korash" in x.forms]) == 1


def test_a_source_that_is_not_there_is_refused(two_danas: Session) -> None:
    assert codes(two_danas, {**PERSON, "left": "Dana @ nowhere.txt", "right": "Berik"}) == ["source-unknown"]


def test_a_name_is_not_judged_against_itself(two_danas: Session) -> None:
    line = {"kind": "person", "left": "Dana Korash", "right": "DANA korash", "judgement": "different"}
    assert codes(two_danas, line) == ["judgement-malformed"]


def test_an_anonymous_source_is_linked_to_a_name_only_with_a_reason(two_danas: Session) -> None:
    line = {**PERSON, "left": "W-17", "right": "Dana Korash"}
    assert codes(two_danas, line, {**line, "reason": "  "}, {**line, "left": "Dana Korash", "right": "W-17"}) == [
        "reason-needed"
    ] * 3  # fmt: skip
    assert codes(two_danas, {**line, "judgement": "unsure"}, {**line, "judgement": "different"}) == []
    assert codes(two_danas, {**line, "reason": "she told us herself"}) == []


def test_the_witness_of_a_source_without_any_name_is_linked_only_with_a_reason(two_danas: Session) -> None:
    line = {**PERSON, "left": "witness @ d.txt", "right": "Dana Korash"}
    assert codes(two_danas, line) == ["reason-needed"]
    assert codes(two_danas, {**line, "reason": "the handwriting"}) == []
    source = next(item.id for item in all_sources() if item.name == "d.txt")
    assert case_register(all_sources()).by_mention["witness", source].name == "Dana Korash"


def test_two_named_sources_are_linked_without_more(two_danas: Session) -> None:
    assert codes(two_danas, {**PERSON, "left": "Dana Korash", "right": "Berik"}) == []


def test_kin_needs_two_people_and_a_type_of_kin(two_danas: Session) -> None:
    kin = {"kind": "kin", "left": "Berik", "right": "Dana Korash", "judgement": "same", "type": "parent"}
    assert codes(two_danas, kin, {**kin, "right": ""}, {**kin, "type": "copy_of"}) == ["judgement-malformed"] * 2
    (link,) = case_register(all_sources()).kin
    assert (link.left, link.type, link.right) == ("berik", "parent", "dana korash")


def test_a_suggestion_that_nobody_filled_in_is_passed_over(two_danas: Session) -> None:
    report = judge(two_danas, [{"kind": "person", "left": "a", "right": "b", "judgement": "", "weight_bits": 3}])
    assert (report.recorded, report.not_filled_in, report.refused) == (0, 1, [])
