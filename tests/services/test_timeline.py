"""The timeline of an open case: from accepted words to days, and what a person judged of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guwah.core.events.told import After, DayRange, Days, Told
from guwah.core.values.days import read_day
from guwah.core.values.edtf import edtf_bounds
from guwah.core.values.errors import NotFoundError
from guwah.services.decide import decide
from guwah.services.judge import judge
from guwah.services.session import Session
from guwah.services.timeline import CaseTimeline, case_timeline
from guwah.services.weigh import weigh

FIRST = (
    "I was arrested on 14 March 2017. They beat me in the cellar. After about two weeks I was moved to the tower. "
    "I was held there for twenty months, and nobody was allowed to write. "
    "In late November 2018 I was released. Three months later I fled over the pass."
)
SECOND = "Yesterday the paper said: Talun was arrested in May 2017. He was not beaten."
REPRINT = FIRST + " So he told this paper."
TALUN = {"name": "Talun Oreshek", "forms": ["Talun Oreshek", "Talun"]}
RECORDS = {
    "first.txt": {"witnesses": [TALUN], "language": "en"},
    "second.txt": {"people": [TALUN], "language": "en", "published": "2019-05-02"},
    "reprint.txt": {"witnesses": [TALUN], "language": "en"},
}
TEXTS = {"first.txt": FIRST, "second.txt": SECOND, "reprint.txt": REPRINT}
DATED = {"arrested": ("14 March 2017", "2017-03-14"), "released": ("late November 2018", "2018-11~")}
ACTS = {"arrested": "arrest", "beat": "beating", "moved": "transfer", "held": "detention", "released": "release"}
ACTS |= {"fled": "flight"}


@pytest.fixture
def told(session: Session, add_texts) -> Session:
    """Two accounts of one man, read by a person."""
    add_texts(session, {name: TEXTS[name] for name in ("first.txt", "second.txt")}, RECORDS)
    for trigger in ACTS:
        accept(session, "first.txt", trigger, "me" if trigger == "beat" else "I", *DATED.get(trigger, ()))
    accept(session, "second.txt", "arrested", "Talun", "May 2017", "2017-05")
    accept(session, "second.txt", "beaten", "He", polarity="denied", act="beating")
    return session


def accept(
    session: Session, name: str, trigger: str, victim: str, exact: str = "", edtf: str = "", **more: Any
) -> None:
    text, act = TEXTS[name], more.pop("act", None) or ACTS[trigger]
    sentence = next(part.strip() for part in text.split(". ") if trigger in part)
    edits: dict[str, Any] = {"quote": span(text, sentence), **more}
    edits["victims"] = [{**span(text, victim, sentence), "entity": "Talun Oreshek"}]
    if name != "second.txt":
        edits["voice"] = {"name": "Talun Oreshek", "kind": "witness"}
    if exact:
        earliest, latest = ("2018-11-16", "2018-11-30") if exact.startswith("late") else edtf_bounds(edtf)
        edits["when"] = {**span(text, exact), "edtf": edtf, "earliest": earliest, "latest": latest, "how": "stated"}
    line = {"decision": "add", "source": name, "act": act, "trigger": span(text, trigger), "edits": edits}
    assert decide(session, [line]).refused == []


def span(text: str, exact: str, inside: str = "") -> dict[str, Any]:
    start = text.index(inside)
    start = text.index(exact, start)
    return {"exact": exact, "start": start, "end": start + len(exact)}


def statement(made: CaseTimeline, act: str, source: str = "first.txt") -> Told:
    return next(item for item in made.told.values() if item.act == act and made.name_of(item.statement) == source)


def days(made: CaseTimeline, act: str) -> tuple[str, str]:
    return next(row.start for row in made.rows() if row.act == act)


def constraint(left: Told, verdict: str, right: Told | None = None) -> dict[str, str]:
    other = right.statement if right else ""
    return {"kind": "constraint", "left": left.statement, "right": other, "judgement": verdict, "reason": "he says so"}


def test_an_empty_case_has_an_empty_timeline(session: Session) -> None:
    made = case_timeline()
    assert made.to_json() == {"events": [], "conflicts": [], "disputed": [], "complete": True, "stopped": None}
    assert made.rows() == []


def test_dates_lengths_and_what_is_counted_are_read_from_the_words(told: Session) -> None:
    made = case_timeline()
    march = read_day("2017-03-14")
    assert statement(made, "arrest").whens == ((DayRange(march, march),),)
    assert statement(made, "arrest").when_words == "14 March 2017"
    after = statement(made, "transfer").after
    assert isinstance(after, After) and after.words == "After about two weeks" and not after.backwards
    assert after.days == Days(8, 20, 12, 16), "about: a fifth ordinarily, two fifths at the edge"
    length = statement(made, "detention").lasts
    assert length == Days(578, 639, 594, 623), "twenty months: half a month ordinarily, a month at the edge"
    assert statement(made, "detention").lasts_words == "twenty months"
    later = statement(made, "flight").after
    assert isinstance(later, After) and later.days == Days(61, 122, 77, 106)
    assert statement(made, "beating").whens == () and not statement(made, "beating").denied


def test_an_approximate_date_keeps_its_edge(told: Session) -> None:
    ((when,),) = statement(case_timeline(), "release").whens
    close = (read_day("2018-11-16"), read_day("2018-11-30"))
    assert (when.close_first, when.close_last) == close
    assert when.first is not None and when.last is not None and when.first < close[0] and close[1] < when.last


def test_what_is_denied_is_told_and_no_event(told: Session) -> None:
    made = case_timeline()
    assert statement(made, "beating", "second.txt").denied
    assert len([item for item in made.timeline.events if item.event.act == "beating"]) == 1


def test_the_beating_is_placed_and_the_two_arrests_are_one_event_in_dispute(told: Session) -> None:
    made = case_timeline()
    # Twenty months (578 days at the edge) before the edge of late November, 15 December, a week and a day after the
    # arrest, with a day of slack at each end: of May are left the first ten days.
    assert days(made, "arrest") == ("2017-03-14", "2017-05-10")
    first, last = days(made, "beating")
    assert first == "2017-03-14" and last != ""
    impossible = [clash for clash in made.timeline.clashes if clash.kind == "impossible"]
    both = {statement(made, "arrest").statement, statement(made, "arrest", "second.txt").statement}
    assert both in [set(clash.statements) for clash in impossible]


def test_rows_have_names_and_json_has_ids_and_both_can_be_written(told: Session) -> None:
    made = case_timeline()
    assert {row.person for row in made.rows()} == {"Talun Oreshek"}
    assert json.loads(json.dumps(made.to_json())) == made.to_json()
    known = {item.statement.id for item in weigh().evidence}
    assert {name for item in made.to_json()["events"] for name in item["statements"]} <= known
    starts = [row.start for row in made.rows() if row.is_placed]
    assert starts == sorted(starts, key=max) and starts


def test_a_judgement_sets_the_time_of_a_quote_aside_until_it_is_withdrawn(told: Session) -> None:
    before = case_timeline().to_json()
    may = statement(case_timeline(), "arrest", "second.txt")
    for verdict in ("unsure", "different"):
        judge(told, [constraint(may, verdict)])
        assert days(case_timeline(), "arrest") == ("2017-03-14", "2017-03-14")
        judge(told, [constraint(may, "withdraw")])
        assert case_timeline().to_json() == before


def test_same_of_one_statement_alone_says_nothing(told: Session) -> None:
    before = case_timeline().to_json()
    judge(told, [constraint(statement(case_timeline(), "arrest"), "same")])
    assert case_timeline().to_json() == before


def test_a_judgement_of_two_quotes_parts_and_joins_events(told: Session) -> None:
    made = case_timeline()
    one, other = statement(made, "arrest"), statement(made, "arrest", "second.txt")
    judge(told, [constraint(one, "different", other)])
    arrests = [row.start for row in case_timeline().rows() if row.act == "arrest"]
    assert sorted(arrests) == [("2017-03-14", "2017-03-14"), ("2017-05-01", "2017-05-31")]
    judge(told, [constraint(other, "withdraw", one)])
    assert [row.mentions for row in case_timeline().rows() if row.act == "arrest"] == [2]


def test_unsure_of_two_quotes_joins_and_parts_nothing(told: Session) -> None:
    before = case_timeline()
    judge(told, [constraint(statement(before, "arrest"), "unsure", statement(before, "arrest", "second.txt"))])
    assert case_timeline().to_json() == before.to_json()


def test_a_reprint_adds_no_row_and_no_contradiction(told: Session, add_texts) -> None:
    before = case_timeline()
    add_texts(told, {"reprint.txt": REPRINT}, RECORDS, folder="more")
    for trigger in ACTS:
        accept(told, "reprint.txt", trigger, "me" if trigger == "beat" else "I", *DATED.get(trigger, ()))
    made = case_timeline()
    assert [row.start for row in made.rows()] == [row.start for row in before.rows()]
    assert {row.act: row.mentions for row in made.rows()} == {
        "arrest": 3, "beating": 2, "transfer": 2, "detention": 2, "release": 2, "flight": 2,
    }  # fmt: skip
    assert len(made.timeline.clashes) == len(before.timeline.clashes)


def test_one_source_alone_is_an_account_without_the_others(told: Session) -> None:
    made = case_timeline(source="second.txt")
    assert {made.name_of(name) for name in made.told} == {"second.txt"} and made.timeline.clashes == ()
    assert days(made, "arrest") == ("2017-05-01", "2017-05-31")
    with pytest.raises(NotFoundError, match="source-unknown"):
        case_timeline(source="no-such.txt")


def test_a_search_without_time_says_so(told: Session) -> None:
    made = case_timeline(seconds=-1)
    assert (made.timeline.complete, made.timeline.stopped) == (False, "told to stop")
    assert made.to_json()["events"] and made.to_json()["complete"] is False


def test_words_are_told_on_one_line(told: Session) -> None:
    made = case_timeline()
    assert made.words(statement(made, "arrest").statement) == "I was arrested on 14 March 2017"
