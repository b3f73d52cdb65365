"""Events out of statements: what is one act told several times, and what is two."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guwah.core.events.happenings import THERE, Same, happenings
from guwah.core.events.told import Told

from .accounts import APART, RULES, said


def events(told: Iterable[Told], judged: Sequence[Same] = ()) -> set[frozenset[str]]:
    return {frozenset(event.statements) for event in happenings(told, RULES, judged)}


def groups(*names: str) -> set[frozenset[str]]:
    return {frozenset(name.split()) for name in names}


def test_one_arrest_in_three_sources_is_one_event() -> None:
    told = [
        said("a-01", "arrest", "2017-03-14", place="the mill"),
        said("b-01", "arrest", "2017-05", place="the ford"),
        said("c-01", "arrest"),
    ]
    assert events(told) == groups("a-01 b-01 c-01")


def test_two_dated_arrests_in_one_source_are_two() -> None:
    assert events([said("a-01", "arrest", "2014-03-14"), said("a-05", "arrest", "2017-05")]) == groups("a-01", "a-05")


def test_an_arrest_told_again_with_a_date_that_fits_is_one() -> None:
    told = [said("a-01", "arrest", "2017-03-14"), said("a-05", "arrest", "2017-03"), said("a-09", "arrest")]
    assert events(told) == groups("a-01 a-05 a-09")


def test_each_of_two_arrests_is_found_again_in_another_source_by_its_date() -> None:
    told = [
        said("a-01", "arrest", "2014-03-14"),
        said("a-05", "arrest", "2017-05"),
        said("b-01", "arrest", "2017-05-20"),
        said("b-02", "arrest", "2014-03"),
    ]
    assert events(told) == groups("a-01 b-02", "a-05 b-01")


def test_two_arrests_of_one_account_never_become_one_event_of_another() -> None:
    told = [said("a-01", "arrest"), said("b-01", "arrest", "2014-03-14"), said("b-02", "arrest", "2017-05")]
    assert sorted(map(len, events(told))) == [1, 2]


def test_a_detention_at_two_places_is_two() -> None:
    told = [
        said("a-01", "detention", place="the mill"),
        said("a-02", "detention", place="the tower"),
        said("b-01", "detention", place="the tower"),
    ]
    assert events(told) == groups("a-01", "a-02 b-01")


def test_there_is_the_place_told_just_before() -> None:
    told = [
        said("a-01", "detention", place="the mill"),
        said("a-02", "transfer", place="the tower"),
        said("a-03", "detention"),
        said("b-01", "detention", place="the tower"),
    ]
    assert events(told) == groups("a-01", "a-02", "a-03 b-01")


def test_there_is_no_place_told_long_before_or_by_somebody_else_or_of_somebody_else() -> None:
    far = 2 + THERE // APART
    place = said("a-01", "detention", place="the mill")
    for other in (
        said(f"a-{far}", "detention"),
        said("b-02", "detention"),
        said("a-02", "detention", people=("temir",)),
    ):
        assert len(events([place, other])) == 2
    assert events([place, said(f"a-{far - 1}", "detention")]) == groups(f"a-01 a-{far - 1}")


def test_what_is_denied_is_no_event_and_gives_no_place() -> None:
    told = [
        said("a-01", "detention", place="the mill"),
        said("a-02", "detention", place="the tower", denied=True),
        said("a-03", "detention"),
        said("a-04", "beating", denied=True),
    ]
    assert events(told) == groups("a-01 a-03")


def test_beatings_are_one_each_and_so_are_arrests_of_nobody_named() -> None:
    told = [said("a-01", "beating"), said("a-02", "beating"), said("b-01", "beating")]
    told += [said("a-03", "arrest", people=()), said("b-03", "arrest", people=())]
    assert events(told) == groups("a-01", "a-02", "b-01", "a-03", "b-03")


def test_an_arrest_of_two_people_is_an_event_of_each() -> None:
    made = happenings([said("a-01", "arrest", people=("ainel", "temir")), said("b-01", "arrest")], RULES)
    assert {(event.person, event.statements) for event in made} == {("ainel", ("a-01", "b-01")), ("temir", ("a-01",))}
    assert len({event.id for event in made}) == 2


def test_a_judgement_same_joins_and_is_carried_on() -> None:
    told = [said("a-01", "beating"), said("b-01", "beating"), said("c-01", "beating"), said("d-01", "beating")]
    judged = [Same("a-01", "c-01", True), Same("b-01", "c-01", True)]
    assert events(told, judged) == groups("a-01 b-01 c-01", "d-01")
    assert events(told, judged[::-1]) == groups("a-01 b-01 c-01", "d-01")


def test_a_judgement_same_joins_whatever_stands_in_between() -> None:
    """The whole of an account's two mentions goes with one of another source, told before or after it."""
    for one, two in (("a", "b"), ("b", "a")):
        told = [said(f"{one}-01", "beating"), said(f"{one}-02", "beating"), said(f"{two}-01", "beating")]
        judged = [Same(f"{one}-01", f"{one}-02", True), Same(f"{one}-01", f"{two}-01", True)]
        assert events(told, judged) == groups(f"{one}-01 {one}-02 {two}-01")


def test_a_judgement_same_outweighs_dates_and_names_of_places() -> None:
    dated = [said("a-01", "arrest", "2014-03-14"), said("a-05", "arrest", "2017-05"), said("a-09", "arrest")]
    assert events(dated, [Same("a-05", "a-09", True)]) == groups("a-01", "a-05 a-09")
    assert events(dated, [Same("a-01", "a-05", True)]) == groups("a-01 a-05 a-09")
    placed = [said("a-01", "detention", place="the mill"), said("b-01", "detention", place="the old mill")]
    placed.append(said("c-01", "detention", place="the old mill"))
    assert events(placed, [Same("a-01", "b-01", True)]) == groups("a-01 b-01", "c-01")


def test_a_judgement_same_comes_before_a_date_that_would_fit_too() -> None:
    told = [said("a-01", "arrest", "2014-03-14"), said("a-05", "arrest", "2017-05"), said("b-01", "arrest")]
    assert events(told, [Same("a-05", "b-01", True)]) == groups("a-01", "a-05 b-01")
    told.append(said("b-02", "arrest", "2017-05-02"))
    told[2] = said("b-01", "arrest", "2017-05-04")
    assert len(events(told, [Same("a-05", "b-02", True), Same("b-01", "b-02", False)])) == 3
    assert frozenset({"a-05", "b-02"}) in events(told, [Same("a-05", "b-02", True), Same("b-01", "b-02", False)])


def test_a_judgement_different_parts() -> None:
    told = [said("a-01", "arrest", "2017-03-14"), said("b-01", "arrest", "2017-03-14"), said("c-01", "arrest")]
    assert events(told) == groups("a-01 b-01 c-01")
    assert events(told, [Same("a-01", "b-01", False)]) == groups("a-01 c-01", "b-01")
    within = [said("a-01", "arrest"), said("a-02", "arrest")]
    assert events(within, [Same("a-01", "a-02", False)]) == groups("a-01", "a-02")


def test_a_judgement_same_joins_nothing_that_was_judged_different() -> None:
    told = [said("a-01", "beating"), said("b-01", "beating"), said("c-01", "beating")]
    judged = [Same("a-01", "b-01", True), Same("b-01", "c-01", True), Same("a-01", "c-01", False)]
    assert events(told, judged) == groups("a-01 b-01", "c-01")


def test_a_judgement_does_not_join_two_acts_or_two_people() -> None:
    told = [said("a-01", "beating"), said("b-01", "arrest"), said("c-01", "beating", people=("temir",))]
    judged = [Same("a-01", "b-01", True), Same("a-01", "c-01", True)]
    assert events(told, judged) == groups("a-01", "b-01", "c-01")


@st.composite
def tellings(draw: st.DrawFn) -> tuple[list[Told], list[Same]]:
    told = [
        said(
            f"{source}-{number:02}",
            draw(st.sampled_from(["arrest", "detention", "transfer", "beating"])),
            *draw(st.sampled_from([(), ("2014-03-14",), ("2014-03",), ("2017",), ("2017-05-01", "2017-01-05")])),
            place=draw(st.sampled_from(["", "the mill", "the tower"])),
            people=draw(st.sampled_from([(), ("ainel",), ("ainel", "temir")])),
            denied=draw(st.sampled_from([False, False, False, True])),
        )
        for source in "abc"
        for number in range(draw(st.integers(0, 4)))
    ]
    names = st.sampled_from([item.statement for item in told] or ["a-00"])
    pairs = draw(st.lists(st.builds(Same, names, names, st.booleans()), max_size=3))
    return told, [item for item in pairs if item.left != item.right]


@given(tellings(), st.integers(0, 1000))
@settings(max_examples=300, deadline=None)
def test_events_do_not_depend_on_the_order_of_input(made: tuple[list[Told], list[Same]], seed: int) -> None:
    told, judged = made
    shuffled = random.Random(seed).sample(told, len(told))
    assert happenings(shuffled, RULES, judged) == happenings(told, RULES, judged)


@given(tellings())
@settings(max_examples=300, deadline=None)
def test_every_affirmed_statement_is_in_one_event_of_each_of_its_people(made: tuple[list[Told], list[Same]]) -> None:
    told, judged = made
    found = Counter((name, event.person) for event in happenings(told, RULES, judged) for name in event.statements)
    assert found == Counter((x.statement, p) for x in told if not x.denied for p in x.people or ("",))


@given(tellings())
@settings(max_examples=300, deadline=None)
def test_two_statements_judged_different_are_in_no_event_together(made: tuple[list[Told], list[Same]]) -> None:
    told, judged = made
    apart = [{item.left, item.right} for item in judged if not item.same]
    assert not any(pair <= set(event.statements) for event in happenings(told, RULES, judged) for pair in apart)


@pytest.mark.parametrize("act", sorted(RULES.once))
def test_every_act_that_happens_once_is_one_event_across_sources(act: str) -> None:
    assert events([said("a-01", act, "2017-03-14"), said("b-01", act, "2018-03-14")]) == groups("a-01 b-01")
