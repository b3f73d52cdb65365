"""Suggestions of who may be one person, on an open case."""

from __future__ import annotations

from collections.abc import Callable

from guwah.services.decide import current_review, decide
from guwah.services.judge import judge
from guwah.services.read_source import read_sources
from guwah.services.session import Session
from guwah.services.suggest_people import suggest_people, suggestion_json
from guwah.services.weigh import weigh
from guwah.store.models import Judgement
from guwah.store.sources import all_sources

AddTexts = Callable[..., object]

RECORDS = {
    "a.txt": {"consent": "public-named", "witnesses": [{"name": "Gulbahar Tursunova"}]},
    "b.txt": {"consent": "court", "people": [{"name": "Гульбахар Турсунова"}, {"name": "Berik Oltan"}]},
}
TEXTS = {"a.txt": "A text of one kind.\n", "b.txt": "Another text altogether.\n"}


def lines(session: Session) -> list[dict]:
    return [suggestion_json(item) for item in suggest_people(session.case.root).suggestions]


def test_a_suggestion_is_a_judgement_to_fill_in_and_records_nothing(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, TEXTS, RECORDS)
    (line,) = lines(session)
    assert {line["left"], line["right"]} == {"Gulbahar Tursunova", "Гульбахар Турсунова"}
    assert (line["kind"], line["judgement"]) == ("person", "") and line["weight_bits"] > 0 and line["because"]
    assert Judgement.objects.count() == 0
    assert judge(session, [line]).not_filled_in == 1


def test_what_was_judged_is_not_suggested_again_until_it_is_withdrawn(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, TEXTS, RECORDS)
    (line,) = lines(session)
    for verdict in ("same", "different"):
        assert judge(session, [{**line, "judgement": verdict}]).recorded == 1
        assert lines(session) == []
        judge(session, [{**line, "judgement": "withdraw"}])
        assert lines(session) == [line]
    judge(session, [{**line, "judgement": "unsure"}])
    assert [item["unsure"] for item in lines(session)] == [True]


def test_rows_of_a_list_are_compared_with_the_people_of_records(session: Session, add_texts: AddTexts) -> None:
    rows = "name,sex,born\nGulbahar Tursunova,F,1980\nHul-Ba'har Tursun,F,1980\nKarim Yoldash,M,1990\n"
    add_texts(session, {**TEXTS, "list.csv": rows}, RECORDS)
    pairs = [{line["left"], line["right"]} for line in lines(session)]
    assert {"Gulbahar Tursunova", "Гульбахар Турсунова"} in pairs
    assert not any("Karim Yoldash" in pair for pair in pairs)


def test_kin_are_not_suggested_to_be_one(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, TEXTS, RECORDS)
    kin = {"kind": "kin", "left": "Gulbahar Tursunova", "right": "Гульбахар Турсунова", "judgement": "same"}
    judge(session, [{**kin, "type": "parent"}])
    assert all(line["weight_bits"] < 10 for line in lines(session))


UNNAMED = {
    "a.txt": "Statement. I was arrested on 3 January 2018 at the Sary bridge. They beat me with a hose. I was given "
    "electric shocks. I was released on 11 January 2019. I fled abroad on 4 May 2019.\n",
    "b.txt": "Interview. On 3 January 2018 policemen arrested me. At the station I was tortured with electric shocks. "
    "On 11 January 2019 I was released. I left the country on 4 May 2019.\n",
    "c.txt": "Interview. In May 2017 I was arrested at home. I was beaten. I was released on 2 March 2018.\n",
}


def test_accounts_of_nobody_known_are_compared_by_what_they_tell(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, UNNAMED, {name: {"consent": "public-anonymous", "kind": "testimony"} for name in UNNAMED})
    read_sources(session)
    (line,) = lines(session)
    assert {line["left"], line["right"]} == {"witness @ a.txt", "witness @ b.txt"} and not line["assumed"]
    assert any("release: 2019-01-11 and 2019-01-11" in reason for reason in line["because"])
    for verdict in ("different", "same"):
        assert judge(session, [{**line, "judgement": verdict}]).refused == []
        assert lines(session) == []
    keys = [key for key, statement in current_review().statements.items() if statement.act == "release"]
    decide(session, [{"statement": key, "decision": "accept"} for key in keys])
    testifiers = {item.statement.source: item.testifier for item in weigh().evidence}
    sources = {item.name: item.id for item in all_sources()}
    assert testifiers[sources["a.txt"]] == testifiers[sources["b.txt"]] != testifiers[sources["c.txt"]]
