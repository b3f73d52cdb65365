"""The places an open case speaks of, and what each name can mean."""

from __future__ import annotations

import pytest

from guwah.services.case_gazetteer import GAZETTEER
from guwah.services.decide import decide
from guwah.services.find_places import PlaceMention, find_place, find_places
from guwah.services.judge import judge
from guwah.services.read_source import read_sources
from guwah.services.session import Session

FIRST = (
    "Dana Korash speaks. I was arrested in Ostrel. We drove to Khorgos, to the border post in Kazakhstan. "
    "They beat me in the Mill. The Mill was cold.\n"
)
SECOND = "ئۇ ئوسترېلدا ئىدى. We were near Almaty, and then in Khorgos.\n"
RECORDS = {"first.txt": {"language": "en", "witnesses": [{"name": "Dana Korash"}]}, "second.txt": {"language": "en"}}
OWN = """
places:
  - {id: ostrel, name: Ostrel, kind: town, parent: cn-65, names: [{text: ئوسترېل, language: ug}], source: a map}
facilities:
  - {id: mill, name: Ostrel cloth mill, kind: camp, place: ostrel, aliases: [the Mill], source: two witnesses}
"""


@pytest.fixture
def told(session: Session, add_texts) -> Session:
    """Two texts, read; one statement with a place, added by hand."""
    add_texts(session, {"first.txt": FIRST, "second.txt": SECOND}, RECORDS)
    read_sources(session)
    (session.case.root / GAZETTEER).write_text(OWN, "utf8")
    edits = {"quote": {"exact": "They beat me in the Mill"}, "place": {"exact": "the Mill"}}
    added = {"source": "first.txt", "act": "beating", "trigger": {"exact": "beat"}, "decision": "add", "edits": edits}
    assert decide(session, [added]).refused == []
    return session


def found(session: Session) -> dict[str, PlaceMention]:
    return {item.name: item for item in find_places(session.case.root)}


def test_places_of_statements_are_there_with_what_they_can_mean(told: Session) -> None:
    mill = found(told)["the Mill"]
    assert [item.entity.id for item in mill.candidates] == ["mill"]
    assert mill.candidates[0].within[0] == "Ostrel" and mill.candidates[0].country == "CN"


def test_a_statement_that_was_rejected_names_no_place(told: Session) -> None:
    rejected = {
        "source": "first.txt",
        "act": "beating",
        "trigger": {"exact": "beat"},
        "decision": "reject",
        "reason": "x",
    }
    assert decide(told, [rejected]).refused == []
    assert "the Mill" not in found(told)


def test_a_name_on_both_sides_of_a_border_keeps_both_and_the_words_around_order(told: Session) -> None:
    assert judge(told, [{"kind": "place", "left": "Khorgos", "judgement": "same"}]).refused == []
    item = found(told)["Khorgos"]
    assert (item.times, item.sources) == (2, 2)
    assert {candidate.country for candidate in item.candidates} == {"CN", "KZ"}
    assert item.candidates[0].entity.id == "kz-post-khorgos"
    assert "the text says 'border post'" in item.candidates[0].because


def test_names_that_somebody_judged_are_found_in_any_script_and_stand_together(told: Session) -> None:
    same = {"kind": "place", "left": "Ostrel", "right": "ئوسترېلدا", "judgement": "same"}
    assert judge(told, [same]).refused == []
    items = found(told)
    assert items["ئوسترېلدا"].together == items["Ostrel"].together == "Ostrel"
    assert [item.entity.id for item in items["ئوسترېلدا"].candidates] == ["ostrel"]
    assert items["ئوسترېلدا"].candidates[0].step == "inflection"


def test_a_person_is_no_place_and_neither_is_what_somebody_judged_to_be_other(told: Session) -> None:
    assert not [name for name in found(told) if "Dana" in name or "Korash" in name]
    judge(told, [{"kind": "organization", "left": "Almaty", "judgement": "same"}])
    assert "Almaty" not in found(told)


def test_one_passage_counts_once_however_it_was_found(told: Session) -> None:
    judge(told, [{"kind": "facility", "left": "the Mill", "judgement": "same"}])
    assert found(told)["the Mill"].times == 2


def test_the_most_frequent_come_first(told: Session) -> None:
    judge(told, [{"kind": "place", "left": "Khorgos", "judgement": "same"}])
    times = [item.times for item in find_places(told.case.root)]
    assert times == sorted(times, reverse=True)


def test_one_name_is_looked_up_whether_or_not_the_case_speaks_of_it(told: Session) -> None:
    assert find_place(told.case.root, "Verny")[0].entity.name == "Almaty"
    assert find_place(told.case.root, "Ostrel")[0].entity.id == "ostrel"
    assert find_place(told.case.root, "Nowhere") == ()


def test_where_nothing_bears_the_name_what_is_spelled_like_it_is_shown(told: Session) -> None:
    found = find_place(told.case.root, "Ostrell")
    assert found[0].entity.id == "ostrel" and found[0].step == "similar"
    assert "spelled like Ostrel" in found[0].because[0]


def test_a_case_without_texts_names_no_place(session: Session) -> None:
    assert find_places(session.case.root) == ()
