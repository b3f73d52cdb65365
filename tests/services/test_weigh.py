"""Weighing an open case: copies found and judged, origins counted, denials beside."""

from __future__ import annotations

from guwah.services.decide import decide
from guwah.services.judge import judge
from guwah.services.session import Session
from guwah.services.weigh import Weighed, weigh

STORY = (
    "They came to the mill at Velmora before the bread was baked. The miller was held there with his two sons. "
    "I stood behind the cart and counted eleven men, none of whom said why the road to the bridge was closed. "
)
HELD = {"act": "detention", "decision": "add", "trigger": {"exact": "held"}}
PLACE = {"kind": "facility", "left": "Velmora", "judgement": "same"}
TEXTS = {
    "a.txt": STORY,
    "b.txt": STORY.replace("eleven", "twelve"),
    "c.txt": "My aunt was held at Velmora that year, and nobody of us could see her until the spring.",
    "d.txt": "Nobody was held at Velmora, the office says.",
}


def accept(session: Session, *names: str, **edits: object) -> None:
    spans = {"place": {"exact": "Velmora"}}
    lines = [{**HELD, "source": name, "edits": {"quote": {"exact": words(name)}, **spans, **edits}} for name in names]
    report = decide(session, lines)
    assert report.refused == []


def words(name: str) -> str:
    return TEXTS[name].strip()


def taken(session: Session, add_texts, *names: str, **records: dict) -> None:
    add_texts(session, {name: TEXTS[name] for name in names}, {f"{key}.txt": value for key, value in records.items()})
    judge(session, [PLACE])


def only(weighed: Weighed):
    [found] = weighed.propositions
    return found


def test_an_empty_case_weighs_nothing(session: Session) -> None:
    assert weigh().to_json() == {"copies": [], "propositions": []}


def test_a_reprint_adds_no_origin_until_somebody_judges_it_to_be_no_copy(session: Session, add_texts) -> None:
    taken(session, add_texts, "a.txt", "b.txt", "c.txt")
    accept(session, "a.txt", "b.txt", "c.txt")
    weighed = weigh()
    [copy] = weighed.to_json()["copies"]
    assert copy["kind"] == "near_copy" and copy["confirmed"] is False
    found = only(weighed)
    assert (len(found.statements), found.independent_origins) == (3, 2)
    assert any(origin.because for origin in found.origins)
    pair = {"kind": "copy", "left": "b.txt", "right": "a.txt", "type": "copy_of"}
    judge(session, [{**pair, "judgement": "same"}])
    assert [item["confirmed"] for item in weigh().to_json()["copies"]] == [True]
    judge(session, [{**pair, "judgement": "different"}])
    assert weigh().links == () and only(weigh()).independent_origins == 3
    judge(session, [{**pair, "judgement": "withdraw"}])
    assert only(weigh()).independent_origins == 2


def test_a_copy_that_only_a_person_sees_is_judged(session: Session, add_texts) -> None:
    taken(session, add_texts, "a.txt", "c.txt")
    accept(session, "a.txt", "c.txt")
    assert only(weigh()).independent_origins == 2
    judge(session, [{"kind": "copy", "left": "c.txt", "right": "a.txt", "judgement": "same", "type": "excerpt_of"}])
    assert only(weigh()).independent_origins == 1
    assert [item["kind"] for item in weigh().to_json()["copies"]] == ["excerpt"]


def test_a_translation_is_no_second_origin(session: Session, add_texts) -> None:
    taken(session, add_texts, "a.txt", "c.txt", c={"translation_of": "a.txt"})
    accept(session, "a.txt", "c.txt")
    assert only(weigh()).independent_origins == 1
    assert [item.kind for item in weigh().links] == ["translation"]


def test_one_witness_in_two_sources_is_one_origin(session: Session, add_texts) -> None:
    dana = {"witnesses": [{"name": "Dana Korash", "forms": ["Dana"]}]}
    taken(session, add_texts, "a.txt", "c.txt", a=dana, c={"witnesses": ["DANA"]})
    accept(session, "a.txt", "c.txt")
    found = only(weigh())
    assert (found.independent_origins, found.distinct_testifiers) == (1, 1)


def test_what_denies_stands_beside_and_counts_nothing(session: Session, add_texts) -> None:
    taken(session, add_texts, "c.txt", "d.txt")
    accept(session, "c.txt")
    accept(session, "d.txt", polarity="denied")
    body = weigh().to_json()["propositions"][0]
    assert body["polarity"] == "affirmed" and body["independent_origins"] == 1 and len(body["statements"]) == 1
    assert [item["kind"] for item in body["contradictions"]] == ["polarity"]
    assert body["place"] == "Velmora" and body["earliest"] is None and body["rules_met"] == []


def test_only_what_a_person_accepted_is_weighed(stocked: Session) -> None:
    assert weigh().propositions == ()
    decide(stocked, [{"source": "letter.txt", "act": "arrest", "trigger": {"exact": "arrested"}, "decision": "accept"}])
    assert only(weigh()).act == "arrest"
