"""From events to claims: what each quote says of days, and what is assumed between events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from guwah.core.events.claims import CALENDAR, Constraint, Point
from guwah.core.events.happenings import happenings
from guwah.core.events.telling import ACROSS, Spoken, given_claims, spoken_claims, told_order
from guwah.core.events.told import After, DayRange, Days, Told

from .accounts import RULES, days, readings, said

TWO_WEEKS = After(Days(7, 21, 11, 17), "after two weeks")
Limit = tuple[str, str, int | None, int | None]


class Made:
    """Claims of an account, with points written as "act.side"."""

    def __init__(self, *told: Told) -> None:
        self.events = happenings(told, RULES)
        self.spoken = spoken_claims(self.events, RULES)
        self.names = {event.id: f"{event.act} {event.place}".strip() for event in self.events}

    def said(self) -> list[Spoken]:
        return [item for item in self.spoken if not item.is_assumed]

    def assumed(self) -> set[Limit]:
        return self.limits(item for item in self.spoken if item.is_assumed)

    def between(self) -> set[Limit]:
        return self.limits(told_order(self.events, RULES))

    def limits(self, spoken: Iterable[Spoken]) -> set[Limit]:
        return {self._limit(x) for item in spoken for reading in item.claim.readings for x in reading}

    def _limit(self, limit: Constraint) -> Limit:
        return (self._point(limit.earlier), self._point(limit.later), limit.least, limit.most)

    def _point(self, point: Point) -> str:
        return "calendar" if point == CALENDAR else f"{self.names[point.event]}.{point.side}"


def only(made: Made) -> set[Limit]:
    """What the one statement says."""
    (item,) = made.said()
    return made.limits([item])


def test_the_date_of_a_moment_is_its_day() -> None:
    made, march = Made(said("a-01", "arrest", "2017-03")), days("2017-03")
    assert only(made) == {("calendar", "arrest.start", march.first, march.last)}
    assert made.said()[0].says == "arrest: 2017-03" and made.said()[0].statements == ("a-01",)


def test_the_date_of_what_lasts_holds_on_some_day_of_it() -> None:
    made, march = Made(said("a-01", "detention", "2017-03", place="the mill")), days("2017-03")
    assert only(made) == {
        ("calendar", "detention the mill.start", None, march.last),
        ("calendar", "detention the mill.end", march.first, None),
    }


@pytest.mark.parametrize("told", [{"side": "begins"}, {}])
def test_a_single_day_and_what_is_said_to_begin_is_the_beginning(told: dict[str, Any]) -> None:
    when = "2017-03" if told else "2017-03-14"
    made = Made(said("a-01", "detention", when, place="the mill", **told))
    assert only(made) == {("calendar", "detention the mill.start", days(when).first, days(when).last)}


def test_from_and_to_are_beginning_and_end() -> None:
    made = Made(said("a-01", "detention", "2017-03/2018-11", place="the mill"))
    assert only(made) == {
        ("calendar", "detention the mill.start", days("2017-03").first, days("2017-03").last),
        ("calendar", "detention the mill.end", days("2018-11").first, days("2018-11").last),
    }


def test_an_ambiguous_date_is_one_claim_of_two_readings() -> None:
    (spoken,) = Made(said("a-01", "arrest", "2017-03-04", "2017-04-03")).said()
    assert [reading[0].least for reading in spoken.claim.readings] == [
        days("2017-03-04").first, days("2017-04-03").first,
    ]  # fmt: skip


def test_approximate_words_keep_what_they_ordinarily_mean() -> None:
    about = ((DayRange(100, 200, 140, 160),),)
    (spoken,) = Made(Told("a-01", "a", "arrest", "", ("ainel",), 1, "", "arrest", whens=about)).said()
    ((limit,),) = spoken.claim.readings
    assert (limit.least, limit.most, limit.close_least, limit.close_most) == (100, 200, 140, 160)


def test_a_length_lies_between_beginning_and_end_and_a_moment_has_none() -> None:
    made = Made(said("a-01", "detention", place="the mill", lasts=Days(300, 400), lasts_words="a year"))
    assert only(made) == {("detention the mill.start", "detention the mill.end", 300, 400)}
    assert made.said()[0].says == "detention lasts a year"
    assert Made(said("a-01", "arrest", lasts=Days(1, 2), lasts_words="a day")).said() == []


def test_after_two_weeks_counts_from_what_ordered_the_account_last() -> None:
    told = [said("a-01", "arrest"), said("a-02", "beating"), said("a-03", "transfer", after=TWO_WEEKS)]
    made = Made(*told, said("b-01", "flight"))
    assert only(made) == {("arrest.start", "transfer.start", 7, 21)}
    assert made.said()[0].says == "transfer: after two weeks (arrest)"


def test_after_counts_from_the_end_of_what_lasted_and_before_from_its_beginning() -> None:
    held = said("a-01", "detention", place="the mill")
    assert only(Made(held, said("a-02", "flight", after=TWO_WEEKS))) == {
        ("detention the mill.end", "flight.start", 7, 21)
    }
    back = After(TWO_WEEKS.days, "two weeks before", backwards=True)
    assert only(Made(held, said("a-02", "beating", after=back))) == {
        ("beating.start", "detention the mill.start", 7, 21)
    }


def test_after_counts_from_nothing_where_nothing_was_told_before() -> None:
    assert Made(said("a-01", "transfer", after=TWO_WEEKS), said("a-02", "arrest")).said() == []
    assert Made(said("a-02", "arrest"), said("b-01", "transfer", after=TWO_WEEKS)).said() == []
    assert Made(said("a-01", "arrest"), said("a-02", "transfer", people=("temir",), after=TWO_WEEKS)).said() == []


def test_after_never_counts_from_the_event_itself() -> None:
    told = [said("a-01", "arrest"), said("a-02", "transfer"), said("a-03", "transfer", after=TWO_WEEKS)]
    assert only(Made(*told)) == {("arrest.start", "transfer.start", 7, 21)}


def test_what_copies_say_of_one_event_is_one_claim() -> None:
    told = [said(f"{source}-01", "arrest", "2017-03-14") for source in "abc"]
    told += [said("d-01", "arrest", "2017-03")]
    assert [item.statements for item in Made(*told).said()] == [("a-01", "b-01", "c-01"), ("d-01",)]
    assert {item.about for item in Made(*told).said()} == {"ainel, arrest, date"}


def test_custody_goes_on_at_once_from_one_act_to_the_next() -> None:
    told = [
        said("a-01", "arrest"),
        said("a-02", "detention", place="the mill"),
        said("a-03", "transfer", place="the tower"),
        said("a-04", "detention", place="the tower"),
        said("a-05", "release"),
        said("a-06", "house_arrest"),
    ]
    made = Made(*told)
    at_once = {limit[:2] for limit in made.assumed() if limit[2:] == (-1, 1)}
    assert at_once == {
        ("arrest.start", "detention the mill.start"),
        ("detention the mill.end", "transfer the tower.start"),
        ("transfer the tower.start", "detention the tower.start"),
        ("detention the tower.end", "release.start"),
        ("release.start", "house_arrest.start"),
    }
    before = {limit[:2] for limit in made.assumed() if limit[2:] == (0, None)}
    assert {("arrest.start", "release.start"), ("arrest.start", "detention the tower.start")} <= before
    assert at_once | before == {limit[:2] for limit in made.assumed()}
    assert all(item.is_assumed and item.claim.given and "custody" in item.says for item in made.spoken)


def test_a_detention_at_one_place_does_not_begin_with_a_transfer_to_another() -> None:
    told = [said("a-01", "transfer", place="the tower"), said("a-02", "detention", place="the mill")]
    assert Made(*told).assumed() == set()
    assert Made(told[0], said("a-02", "detention", place="the tower")).assumed() != set()


def test_no_custody_is_assumed_across_accounts_or_people() -> None:
    assert Made(said("a-01", "arrest"), said("b-01", "release")).assumed() == set()
    assert Made(said("a-01", "arrest"), said("a-02", "release", people=("temir",))).assumed() == set()
    assert Made(said("a-01", "arrest", people=()), said("a-02", "release", people=())).assumed() == set()
    assert Made(said("a-01", "arrest"), said("a-02", "release")).assumed() == {
        ("arrest.start", "release.start", 0, None)
    }


def test_what_is_told_the_other_way_round_is_not_assumed() -> None:
    assert Made(said("a-01", "release"), said("a-02", "arrest")).assumed() == set()


def opening(place: str = "the mill", trigger: str = "was opened") -> Told:
    return said("o-01", "facility_description", "2018-09", place=place, people=(), trigger=trigger)


def test_nobody_is_held_at_a_place_before_it_opened() -> None:
    told = [said("a-01", "transfer", place="the mill"), said("b-01", "detention", place="the mill")]
    told += [said("c-01", "detention", place="the tower"), said("a-02", "beating", place="the mill")]
    made = Made(opening(), *told)
    assert made.assumed() == {
        ("facility_description the mill.start", "transfer the mill.start", 0, None),
        ("facility_description the mill.start", "detention the mill.start", 0, None),
    }
    assert {item.about for item in made.spoken if item.is_assumed} == {ACROSS}


def test_only_an_opening_opens() -> None:
    held = said("a-01", "detention", place="the mill")
    assert Made(opening(trigger="has three floors"), held).assumed() == set()
    assert Made(opening(place=""), said("a-01", "detention")).assumed() == set()
    first = Made(opening()).said()[0].claim.readings[0][0]
    assert (first.later.side, first.least, first.most) == ("start", days("2018-09").first, days("2018-09").last)


def test_nothing_ends_before_it_begins_and_a_moment_ends_at_once() -> None:
    made = Made(said("a-01", "arrest"), said("a-02", "detention", place="the mill"))
    given = given_claims(made.events, RULES)
    assert {(limit.least, limit.most) for item in given for (limit,) in item.readings} == {(0, 0), (0, None)}
    assert all(item.given for item in given)


def test_what_is_told_between_two_milestones_happened_between_them() -> None:
    made = Made(said("a-01", "arrest"), said("a-02", "beating"), said("a-03", "transfer"), said("a-04", "threat"))
    assert made.between() == {
        ("arrest.start", "beating.start", 0, None),
        ("beating.start", "transfer.start", 0, None),
        ("transfer.start", "threat.start", 0, None),
    }


def test_what_is_told_before_everything_else_may_have_happened_at_any_time() -> None:
    assert Made(said("a-01", "beating"), said("a-02", "arrest")).between() == set()


def test_an_inferred_date_is_told_beside_the_quotes_and_not_among_them() -> None:
    made = Made(said("a-01", "beating", reckoned=readings("2017-03-14")))
    day = days("2017-03-14").first
    assert made.said() == [] and made.between() == {("calendar", "beating.start", day, day)}
