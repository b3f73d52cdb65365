"""Judgements on an open case."""

from __future__ import annotations

import pytest

from guwah.services.gather_material import fresh_pseudonyms, gather_material
from guwah.services.judge import judge
from guwah.services.people import case_register
from guwah.services.session import Session
from guwah.store import ledger
from guwah.store import statements as stored
from guwah.store.models import Judgement
from guwah.store.sources import all_sources

SAME = {"kind": "person", "left": "Dana Korash", "right": "D. K.", "judgement": "same"}


def test_judgements_are_recorded_with_who_and_when(session: Session) -> None:
    report = judge(session, [SAME, {**SAME, "by": "Ben", "at": "2024-01-01", "judgement": "unsure"}])
    assert (report.recorded, report.refused) == (2, [])
    assert list(Judgement.objects.order_by("id").values_list("by", flat=True)) == ["Ann", "Ben"]
    assert [item.judgement for item in stored.judgements()] == ["unsure"]


def test_a_judgement_can_be_withdrawn_and_nothing_is_lost(stocked: Session) -> None:
    judge(stocked, [SAME])
    assert case_register(all_sources()).person("D. K.").name == "Dana Korash"
    judge(stocked, [{**SAME, "left": "d. k.", "right": "Dana  KORASH", "judgement": "withdraw"}])
    assert case_register(all_sources()).person("D. K.") is None
    assert Judgement.objects.count() == 2


def test_wrong_lines_are_refused_and_the_others_kept(stocked: Session) -> None:
    lines = [
        SAME,
        None,
        {"kind": "ghost", "left": "a", "judgement": "same"},
        {"kind": "copy", "left": "interview.txt", "right": "no-such-file.txt", "judgement": "same"},
        {"kind": "copy", "left": "interview.txt", "judgement": "same"},
        {"kind": "place", "left": "Ostrel", "judgement": "same"},
    ]
    report = judge(stocked, lines)
    assert report.recorded == 2
    assert [(number, code) for number, code, _ in report.refused] == [
        (2, "judgement-malformed"), (3, "judgement-malformed"), (4, "source-unknown"), (5, "source-unknown"),
    ]  # fmt: skip


@pytest.mark.parametrize("line", [{**SAME, "reason": "half a sign: \ud83d"}, {**SAME, "judgement": ["same"]}])
def test_a_line_of_the_wrong_shape_costs_no_other_line(session: Session, line: dict) -> None:
    try:
        report = judge(session, [{"kind": "place", "left": "Ostrel", "judgement": "same"}, line])
    except Exception as error:
        pytest.fail(f"one wrong line ended the whole batch: {error!r}")
    assert report.recorded == 1 and [number for number, _, _ in report.refused] == [2]


def test_a_judgement_on_copies_names_sources_by_any_of_their_names(stocked: Session) -> None:
    ids = [item.id for item in all_sources()]
    copy = {"kind": "copy", "judgement": "same", "type": "copy_of"}
    lines = [{**copy, "left": "interview.txt", "right": ids[1]}, {**copy, "left": ids[0][7:15], "right": "letter.txt"}]
    assert judge(stocked, lines).refused == []
    assert {(item.left, item.right) for item in stored.judgements()} == {(ids[0], ids[1])}
    assert Judgement.objects.count() == 2


def test_nothing_is_recorded_where_everything_is_refused(session: Session) -> None:
    before = ledger.head()
    assert judge(session, [None]).recorded == 0 and ledger.head() == before


def labels(session: Session, audience: str) -> dict[str, str]:
    """The pseudonyms towards an audience, stored as a release stores them."""
    with session.case.writing():
        material = gather_material(session, audience)
        if rows := fresh_pseudonyms(material, audience):
            session.record("published", rows)
    return dict(material.labels)


def test_pseudonyms_stay_within_an_audience_and_differ_between_audiences(stocked: Session) -> None:
    judge(stocked, [{"kind": "person", "left": name, "judgement": "same"} for name in ("Talun", "Zarin", "Nila")])
    public, court = labels(stocked, "public"), labels(stocked, "court")
    assert len(set(public.values())) == len(public) == 5
    assert not any(court[key] == label for key, label in public.items())
    judge(stocked, [{"kind": "person", "left": "Aaron", "judgement": "same"}])
    later = labels(stocked, "public")
    assert {key: later[key] for key in public} == public


def test_a_label_that_a_release_bore_is_not_given_to_somebody_else_after_a_merge(stocked: Session) -> None:
    judge(stocked, [{"kind": "person", "left": name, "judgement": "same"} for name in ("Talun", "Zarin")])
    before = labels(stocked, "public")
    judge(stocked, [{"kind": "person", "left": "Talun", "right": "Zarin", "judgement": "same"}])
    judge(stocked, [{"kind": "person", "left": "Aaron", "judgement": "same"}])
    after = labels(stocked, "public")
    assert after["talun"] in (before["talun"], before["zarin"])
    assert after["aaron"] not in before.values(), "an earlier release used this label for another person"
