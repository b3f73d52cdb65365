"""Accepted statements about the same thing stand together, with what denies them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.made import evidence
from guwah.core.findings.evidence import Evidence
from guwah.core.findings.origins import Link
from guwah.core.findings.propositions import Proposition, build_propositions

PERSONAL = {"arrest", "release"}
A, B, C = "sha256:aa", "sha256:bb", "sha256:cc"


def build(*found: Evidence, links: tuple[Link, ...] = ()) -> list[Proposition]:
    return build_propositions(found, links, personal_acts=PERSONAL)


def held(source: str, place: str = "Velmora Mill", when=None, **more: object) -> Evidence:
    return evidence(source=source, act="detention", place=place, when=when, **more)  # type: ignore[arg-type]


def arrest(source: str, who: str = "Dana", when=("2016-05-01", "2016-05-31"), number: int = 0, **more) -> Evidence:
    people = (who,) if who else ()
    return evidence(number, source=source, act="arrest", people=people, when=when, **{"place": "Tash bridge", **more})


def ids(*items: Evidence) -> set[str]:
    return {item.statement.id for item in items}


def test_statements_of_one_act_at_one_place_in_one_time_stand_together() -> None:
    one, other = held(A, when=("2016-01-01", "2016-12-31")), held(B, "VELMORA mill", when=("2016-12-01", "2017-02-28"))
    [found] = build(one, other)
    assert set(found.statements) == ids(one, other)
    assert (found.earliest, found.latest) == ("2016-01-01", "2017-02-28")
    assert found.independent_origins == 2 and found.polarity == "affirmed"


def test_another_act_place_or_time_stands_apart() -> None:
    first = held(A, when=("2016-01-01", "2016-12-31"))
    assert len(build(first, held(B, "Ostrel"))) == 2
    assert len(build(first, evidence(source=B, act="beating", place="Velmora Mill"))) == 2
    assert len(build(first, held(B, when=("2017-01-01", "2017-12-31")))) == 2


def test_a_long_period_joins_what_it_reaches() -> None:
    early, late = held(A, when=("2015-01-01", "2015-12-31")), held(B, when=("2018-01-01", "2018-12-31"))
    assert len(build(early, late)) == 2
    assert len(build(early, late, held(C, when=("2014-01-01", None)))) == 1


def test_an_undated_account_joins_the_only_period_and_chooses_none_of_several() -> None:
    early, late = held(A, when=("2015-01-01", "2015-12-31")), held(B, when=("2018-01-01", "2018-12-31"))
    undated = held(C)
    assert len(build(early, undated)) == 1
    found = build(early, late, undated)
    assert [set(item.statements) for item in found if not item.earliest] == [ids(undated)]
    assert len(found) == 3


def test_open_bounds_are_left_open() -> None:
    [found] = build(held(A, when=("2016-01-01", None)))
    assert (found.earliest, found.latest) == ("2016-01-01", "")
    [found] = build(held(A, when=(None, "2016-01-01")))
    assert (found.earliest, found.latest) == ("", "2016-01-01")


def test_two_arrests_are_one_only_where_the_same_person_was_arrested() -> None:
    assert len(build(arrest(A), arrest(B))) == 1
    assert len(build(arrest(A), arrest(B, "Berik"))) == 2
    assert len(build(held(A, people=("Dana",)), held(B, people=("Berik",)))) == 1


def test_a_denial_stands_beside_what_it_denies_and_counts_no_origin() -> None:
    yes, no = held(A), held(B, polarity="denied")
    [found] = build(yes, no)
    assert found.polarity == "affirmed" and set(found.statements) == ids(yes)
    assert found.independent_origins == 1
    [contradiction] = found.contradictions
    assert contradiction.kind == "polarity" and set(contradiction.statements) == ids(yes, no)


def test_where_all_deny_the_proposition_is_a_denial() -> None:
    [found] = build(held(A, polarity="denied"), held(B, polarity="denied"))
    assert found.polarity == "denied" and found.contradictions == () and found.independent_origins == 2


def test_a_denial_that_names_no_place_stands_beside_every_affirmed_one() -> None:
    mill, ostrel, no = held(A), held(B, "Ostrel"), held(C, "", polarity="denied")
    found = build(mill, ostrel, no)
    affirmed = [item for item in found if item.polarity == "affirmed"]
    assert len(affirmed) == 2
    for item in affirmed:
        assert ids(no) < set(item.contradictions[0].statements)
    [denied] = [item for item in found if item.polarity == "denied"]
    assert denied.contradictions == ()


def test_a_denial_without_place_beside_an_account_without_place_is_told_once() -> None:
    for people in ((), ("Dana",)):
        yes, no = held(A, "", people=people), held(B, "", people=people, polarity="denied")
        affirmed = next(item for item in build(yes, no) if item.polarity == "affirmed")
        assert [set(item.statements) for item in affirmed.contradictions] == [ids(yes, no)]


def test_accounts_without_place_stand_together_only_where_they_are_of_the_same_people() -> None:
    assert len(build(held(A, ""), held(B, ""))) == 2
    assert len(build(held(A, "", people=("Dana",)), held(B, "", people=("Dana",)))) == 1
    assert len(build(held(A, "", testifier="dana"), held(B, "", testifier="dana"))) == 1


def test_a_denial_of_one_person_s_arrest_says_nothing_of_another_s() -> None:
    dana, no = arrest(A), arrest(B, "Berik", place="", polarity="denied")
    affirmed = next(item for item in build(dana, no) if item.polarity == "affirmed")
    assert affirmed.contradictions == ()


def test_a_denial_for_another_time_stands_against_nothing() -> None:
    yes = held(A, when=("2017-01-01", "2017-12-31"))
    no = held(B, "", polarity="denied", when=("2010-01-01", "2010-12-31"))
    affirmed = next(item for item in build(yes, no) if item.polarity == "affirmed")
    assert affirmed.contradictions == ()


def test_a_denial_that_names_nobody_stands_beside_the_arrests_at_its_place() -> None:
    dana, nobody = arrest(A), arrest(B, "", polarity="denied")
    affirmed = next(item for item in build(dana, nobody) if item.polarity == "affirmed")
    assert [set(item.statements) for item in affirmed.contradictions] == [ids(dana, nobody)]


def test_the_same_arrest_under_other_dates_is_shown_side_by_side() -> None:
    may, june = arrest(A), arrest(B, when=("2017-06-01", "2017-06-30"))
    found = build(may, june)
    assert len(found) == 2
    for item in found:
        [clash] = item.contradictions
        assert clash.kind == "time" and set(clash.statements) == ids(may, june)
    apart = build(arrest(A), arrest(B, "Berik", when=("2017-06-01", "2017-06-30")))
    assert all(item.contradictions == () for item in apart)


def test_the_best_attested_comes_first() -> None:
    found = build(held(A, "Ostrel"), held(A), held(B), held(C))
    assert [item.independent_origins for item in found] == [3, 1]


def test_people_who_testify_are_counted_and_copies_are_not() -> None:
    [found] = build(held(A, testifier="dana"), held(B, testifier="dana"), held(C), links=(Link(A, C, "copy", True),))
    assert (found.distinct_testifiers, found.independent_origins) == (1, 1)


periods = st.none() | st.tuples(
    st.none() | st.sampled_from(["2015-01-01", "2016-01-01", "2017-06-01"]),
    st.none() | st.sampled_from(["2017-12-31", "2018-12-31"]),
)
cases = st.lists(
    st.builds(
        evidence,
        st.integers(0, 20),
        source=st.sampled_from([A, B, C]),
        testifier=st.none() | st.sampled_from(["dana", "berik"]),
        act=st.sampled_from(["arrest", "detention"]),
        polarity=st.sampled_from(["affirmed", "affirmed", "denied"]),
        place=st.sampled_from(["", "Ostrel", "ostrel"]),
        people=st.sampled_from([(), ("Dana",)]),
        when=periods,
    ),
    max_size=8,
    unique_by=lambda item: (item.statement.source, item.statement.trigger.start),
)


@given(cases, st.randoms())
def test_the_order_of_entry_does_not_matter(found: list[Evidence], random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)

    def seen(items: list[Evidence]) -> list[tuple]:
        return [
            (x.id, x.act, x.polarity, x.earliest, x.latest, set(x.statements), x.independent_origins,
             {(c.kind, frozenset(c.statements)) for c in x.contradictions})
            for x in build(*items)
        ]  # fmt: skip

    assert seen(found) == seen(shuffled)


@given(cases)
def test_every_statement_stands_in_one_proposition_on_its_own_side(found: list[Evidence]) -> None:
    made = build(*found)
    polarity = {item.statement.id: item.statement.polarity for item in found}
    stated = [name for item in made for name in item.statements]
    assert len(stated) == len(set(stated))
    assert all(polarity[name] == item.polarity for item in made for name in item.statements)
    shown = {name for item in made for c in item.contradictions for name in c.statements} | set(stated)
    assert shown == set(polarity)
