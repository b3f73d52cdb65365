"""Decisions on an open case: by id or by file and words; what is wrong is refused, the rest is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guwah.services.decide import current_review, decide
from guwah.services.open_case import open_case
from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.store import ledger
from guwah.store.models import Decision, LedgerEntry
from guwah.store.sources import all_sources

ARRESTED = {"source": "interview.txt", "act": "arrest", "trigger": {"exact": "arrested"}}
BEAT = {"source": "interview.txt", "act": "beating", "trigger": {"exact": "beat"}}


def states() -> dict[tuple[str, str], str]:
    names = {item.id: item.name for item in all_sources()}
    return {(names[item.source], item.act): item.state for item in current_review().statements.values()}


def proposal(act: str, name: str = "interview.txt"):
    source = next(item for item in all_sources() if item.name == name)
    found = current_review().statements.values()
    return next(item for item in found if item.act == act and item.source == source.id)


def on(act: str, kind: str, **fields: object) -> dict:
    return {"statement": proposal(act).id, "decision": kind, **fields}


def test_nothing_is_accepted_before_anybody_decided(stocked: Session) -> None:
    assert set(states().values()) == {"proposed"} and len(states()) == 5


def test_accept_edit_and_reject_by_file_and_words(stocked: Session) -> None:
    edit = {**BEAT, "decision": "edit", "edits": {"basis": "experienced"}}
    report = decide(stocked, [{**ARRESTED, "decision": "accept"}, edit, on("release", "reject")])
    assert (report.recorded, report.refused, report.unmatched) == (3, [], [])
    assert states()[("interview.txt", "arrest")] == "accepted"
    assert states()[("interview.txt", "beating")] == "edited"
    assert states()[("interview.txt", "release")] == "rejected"
    assert proposal("beating").basis == "experienced"


def test_undo_brings_back_the_proposal(stocked: Session) -> None:
    decide(stocked, [on("arrest", "edit", edits={"polarity": "denied"})])
    decide(stocked, [on("arrest", "undo")])
    assert states()[("interview.txt", "arrest")] == "proposed" and proposal("arrest").polarity == "affirmed"


def test_a_statement_is_added_from_the_words_alone(stocked: Session) -> None:
    edits = {
        "quote": {"exact": "I saw how they beat him"},
        "victims": [{"exact": "him", "entity": "Berik Korash"}],
        "basis": "witnessed",
    }
    words = {"source": "letter.txt", "act": "interrogation", "trigger": {"exact": "saw"}}
    add = {**words, "decision": "add", "edits": edits}
    report = decide(stocked, [add])
    assert report.refused == []
    made = proposal("interrogation", "letter.txt")
    assert (made.state, made.engine, made.quote.exact) == ("accepted", "person", "I saw how they beat him")
    assert made.victims[0].span.exact == "him"
    decide(stocked, [{"statement": made.id, "decision": "undo"}])
    assert ("letter.txt", "interrogation") not in states()


def test_wrong_lines_are_refused_and_the_others_kept(stocked: Session) -> None:
    lines = [
        {**ARRESTED, "decision": "accept"},
        {"decision": "approve"},
        {**BEAT, "source": "no-such-file.txt", "decision": "accept"},
        {**BEAT, "trigger": {"exact": "tortured"}, "decision": "accept"},
        {"statement": "0" * 32, "decision": "accept"},
        {**BEAT, "decision": "edit", "edits": {"place": {"exact": "the attic"}}},
        {**BEAT, "decision": "edit", "edits": {"act": "teleportation"}},
        {"decision": "name", "person": "Dana Korash", "audience": "everyone", "reason": "x"},
        "accept",
        {**BEAT, "decision": "accept"},
    ]
    report = decide(stocked, lines)
    assert report.recorded == 2
    assert [(number, code) for number, code, _ in report.refused] == [
        (2, "decision-malformed"),
        (3, "source-unknown"),
        (4, "quote-missing"),
        (5, "statement-unknown"),
        (6, "quote-missing"),
        (7, "act-unknown"),
        (8, "audience-unknown"),
        (9, "decision-malformed"),
    ]
    assert states()[("interview.txt", "arrest")] == states()[("interview.txt", "beating")] == "accepted"


@pytest.mark.parametrize(
    "line",
    [
        {**BEAT, "trigger": {"exact": "beat", "start": 67}, "decision": "accept"},
        {**BEAT, "decision": "edit", "edits": {"place": {"exact": "the cellar", "start": "75", "end": "85"}}},
        {**BEAT, "decision": "edit", "edits": {"voice": {"name": 7, "kind": "witness"}}},
        {
            **BEAT,
            "decision": "edit",
            "edits": {"quantity": {"exact": "me", "start": 72, "end": 74, "value": float("nan")}},
        },
        {**BEAT, "decision": "accept", "reason": "half a sign: \ud83d"},
        {**BEAT, "decision": ["accept"]},
        {"decision": "accept", "statement": {"id": 7}},
        {**BEAT, "decision": "edit", "edits": {"when": {"edtf": "2016-05", "earliest": 2016, "latest": 2017}}},
    ],
    ids=[
        "no-end",
        "offsets-as-text",
        "name-as-number",
        "not-a-number",
        "surrogate",
        "list",
        "object",
        "bounds-as-numbers",
    ],
)
def test_a_line_of_the_wrong_shape_costs_no_other_line(stocked: Session, line: dict) -> None:
    try:
        report = decide(stocked, [{**ARRESTED, "decision": "accept"}, line])
    except Exception as error:
        pytest.fail(f"one wrong line ended the whole batch: {error!r}")
    assert states()[("interview.txt", "arrest")] == "accepted"
    assert [number for number, _, _ in report.refused] == [2]


def utf16(text: str, words: str) -> dict:
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    return {"exact": words, "start": start, "end": start + len(words)}


def test_offsets_counted_in_utf16_are_refused(stocked: Session) -> None:
    text = next(item.text for item in all_sources() if item.name == "interview.txt")
    assert text.startswith("🕊️")
    wrong = utf16(text, "cellar")
    lines = [
        {**BEAT, "act": "interrogation", "trigger": wrong, "decision": "add", "edits": {}},
        on("beating", "edit", edits={"place": utf16(text, "the cellar")}),
        on("beating", "edit", edits={"quote": utf16(text, "They beat me in the cellar.")}),
    ]
    report = decide(stocked, lines)
    assert [code for _, code, _ in report.refused] == ["quote-broken"] * 3 and report.recorded == 0


def test_words_that_stand_twice_are_refused(stocked: Session) -> None:
    report = decide(stocked, [{**ARRESTED, "trigger": {"exact": "was"}, "decision": "accept"}])
    assert [code for _, code, _ in report.refused] == ["quote-ambiguous"]


def test_a_decision_on_what_no_engine_proposes_is_kept_and_listed(stocked: Session) -> None:
    report = decide(stocked, [{**ARRESTED, "act": "detention", "decision": "accept"}])
    assert (report.recorded, len(report.unmatched), report.refused) == (1, 1, [])
    assert len(current_review().unmatched) == 1


def test_every_decision_bears_who_and_when_and_the_ledger_neither_word_nor_name(stocked: Session) -> None:
    decide(stocked, [{**ARRESTED, "decision": "accept", "reason": "Dana said so"}])
    decide(stocked, [{**BEAT, "decision": "accept", "by": "Ben", "at": "2024-01-01"}])
    rows = list(Decision.objects.order_by("id").values_list("by", "at"))
    assert rows[0][0] == "Ann" and rows[0][1].endswith("Z") and rows[1] == ("Ben", "2024-01-01")
    payloads = " ".join(LedgerEntry.objects.values_list("payload", flat=True))
    assert "Dana" not in payloads and "arrested" not in payloads and "Ben" not in payloads


def test_nothing_is_recorded_where_everything_is_refused(stocked: Session) -> None:
    before = ledger.head()
    assert decide(stocked, [{"decision": "approve"}]).recorded == 0
    assert ledger.head() == before


def test_later_lines_build_on_earlier_ones(stocked: Session) -> None:
    wide = {"exact": "They beat me in the cellar. I was released."}
    report = decide(
        stocked,
        [
            on("beating", "edit", edits={"quote": wide}),
            on("beating", "edit", edits={"trigger": {"exact": "was released"}}),
        ],
    )
    assert report.refused == [] and current_review().broken == []


def test_what_the_desk_took_can_be_applied(stocked: Session) -> None:
    wide = {"exact": "They beat me in the cellar. I was released."}
    lines = [
        on("beating", "edit", edits={"quote": wide}),
        on("beating", "undo"),
        on("beating", "edit", edits={"trigger": {"exact": "was released"}}),
    ]
    report = decide(stocked, lines)
    assert current_review().broken == [], f"recorded {report.recorded}, yet the review cannot apply it"


def test_a_minor_is_not_named_by_decision(stocked: Session, add_texts) -> None:
    add_texts(
        stocked, {"note.txt": "A note on Nila."}, {"note.txt": {"people": [{"name": "Nila Sorr", "minor": True}]}}
    )
    name = {"decision": "name", "audience": "court", "reason": "x"}
    report = decide(stocked, [{**name, "person": "NILA SORR"}, {**name, "person": "Berik Korash"}])
    assert [code for _, code, _ in report.refused] == ["minor-never-named"] and report.recorded == 1


def test_the_state_is_the_same_after_closing_and_opening(stocked: Session) -> None:
    decide(stocked, [{**ARRESTED, "decision": "accept"}, on("beating", "edit", edits={"polarity": "denied"})])
    before = current_review().statements
    root: Path = stocked.case.root
    stocked.case.close()
    assert verify_case(root).problems == []
    with open_case(root, actor="Ann").case:
        assert current_review().statements == before
        json.dumps([item.to_json() for item in current_review().unmatched])
