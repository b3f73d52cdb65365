"""The timeline: bounds with their chains, and quotes that cannot all be true."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guwah.core.events.claims import Bounds
from guwah.core.events.happenings import Same
from guwah.core.events.timeline import Timeline
from guwah.core.events.told import After, DayRange, Days, Told
from guwah.core.values.days import read_day

from .accounts import RULES, between, days, event_of, quotes, readings, said, sets_of, timeline

TWO_WEEKS = After(Days(7, 21, 11, 17), "after two weeks")


def start(made: Timeline, statement: str) -> Bounds:
    return event_of(made, statement).start


def end(made: Timeline, statement: str) -> Bounds:
    return event_of(made, statement).end


def because(made: Timeline, statement: str) -> list[str]:
    return [item.says for item in event_of(made, statement).because]


def test_an_undated_beating_lies_between_arrest_and_transfer_with_the_chain_that_says_so() -> None:
    made = timeline(
        [said("a-01", "arrest", "2017-03-14"), said("a-02", "beating"), said("a-03", "transfer", "2017-04-02")]
    )
    assert start(made, "a-02") == between("2017-03-14", "2017-04-02")
    assert because(made, "a-02") == [
        "arrest: 2017-03-14", "told after arrest", "transfer: 2017-04-02", "told before transfer",
    ]  # fmt: skip
    assert made.clashes == () and made.disputed == () and made.complete and made.stopped is None


def test_a_length_and_a_release_give_the_beginning() -> None:
    held = said("a-01", "detention", place="the mill", lasts=Days(100, 110), lasts_words="three months")
    made = timeline([held, said("a-02", "release", "2018-11-16")])
    released = read_day("2018-11-16")
    assert start(made, "a-01") == Bounds(released - 111, released - 99)
    assert because(made, "a-01") == [
        "release: 2018-11-16",
        "custody goes on: release follows detention at once",
        "detention lasts three months",
    ]


def test_after_two_weeks_is_counted_in_days() -> None:
    made = timeline([said("a-01", "arrest", "2017-03-14"), said("a-02", "transfer", after=TWO_WEEKS)])
    assert start(made, "a-02") == Bounds(read_day("2017-03-21"), read_day("2017-04-04"))


def test_what_nothing_places_is_open() -> None:
    made = timeline([said("a-01", "arrest"), said("a-02", "beating")])
    assert start(made, "a-02") == Bounds(None, None) and because(made, "a-02") == []


def test_an_ambiguous_date_leaves_both_readings_until_something_else_decides() -> None:
    arrested = said("a-01", "arrest", "2017-03-04", "2017-04-03")
    assert start(timeline([arrested]), "a-01") == between("2017-03-04", "2017-04-03")
    decided = timeline([arrested, said("b-01", "arrest", "2017-04")])
    assert start(decided, "a-01") == between("2017-04-03") and decided.clashes == ()
    neither = timeline([arrested, said("b-01", "arrest", "2017-05")])
    assert sets_of(neither)["impossible"] == {quotes("a-01", "b-01")}
    assert start(neither, "a-01") == between("2017-03-04", "2017-05")


def test_of_two_contradicting_dates_neither_is_chosen() -> None:
    made = timeline([said("a-01", "arrest", "2017-03-14"), said("b-01", "arrest", "2017-05")])
    assert sets_of(made) == {"impossible": {quotes("a-01", "b-01")}, "strained": set()}
    assert start(made, "a-01") == between("2017-03-14", "2017-05")
    assert {item.statements for item in made.disputed} == {("a-01",), ("b-01",)}


def test_nor_is_the_one_that_more_accounts_tell() -> None:
    told = [said(f"{source}-01", "arrest", "2017-03-14") for source in "abc"]
    told += [said("d-01", "arrest", "2017-03"), said("e-01", "arrest", "2017-05")]
    made = timeline(told)
    assert sets_of(made)["impossible"] == {quotes("a-01 b-01 c-01", "e-01"), quotes("d-01", "e-01")}
    assert start(made, "a-01") == between("2017-03-14", "2017-05")


def test_bounds_of_what_hangs_on_a_contradiction_hold_either_way() -> None:
    told = [said("a-01", "arrest", "2017-03-14"), said("a-02", "beating"), said("a-03", "release", "2018-11-16")]
    made = timeline([*told, said("b-01", "arrest", "2017-05-20")])
    assert start(made, "a-02") == between("2017-03-14", "2018-11-16")


def test_copies_make_one_set_with_all_their_statements() -> None:
    told = [said(f"{source}-01", "arrest", "2017-03-14") for source in "abc"]
    made = timeline([*told, said("d-01", "arrest", "2017-05")])
    (clash,) = made.clashes
    assert clash.also == () and set(clash.statements) == {"a-01", "b-01", "c-01", "d-01"}


def test_quotes_set_aside_drop_out_and_copies_of_them_do_not() -> None:
    told = [
        said("a-01", "arrest", "2017-03-14"),
        said("b-01", "arrest", "2017-03-14"),
        said("c-01", "arrest", "2017-05"),
    ]
    one = timeline(told, relaxed={"a-01"})
    assert sets_of(one)["impossible"] == {quotes("b-01", "c-01")}
    for relaxed, left in ({"a-01", "b-01"}, "2017-05"), ({"c-01"}, "2017-03-14"):
        made = timeline(told, relaxed=relaxed)
        assert made.clashes == () and made.disputed == () and start(made, "a-01") == between(left)


def test_a_statement_set_aside_still_tells_of_its_event_and_of_the_order() -> None:
    told = [said("a-01", "arrest", "2017-03-14"), said("a-02", "beating"), said("a-03", "release", "2018-11-16")]
    made = timeline(told, relaxed={"a-03"})
    assert start(made, "a-03") == Bounds(read_day("2017-03-14"), None)
    assert len(made.events) == 3


def test_the_order_of_telling_contradicts_nothing() -> None:
    told = [said("a-01", "arrest", "2017-03-14"), said("a-02", "beating", "2016-01-02"), said("a-03", "release")]
    made = timeline([*told, said("a-04", "threat", "2019-01-01"), said("a-05", "flight", "2018-01-01")])
    assert made.clashes == ()
    assert start(made, "a-02") == between("2016-01-02") and start(made, "a-04") == between("2019-01-01")


def test_an_inferred_date_bounds_what_has_none_and_contradicts_nothing() -> None:
    told = [said("a-01", "arrest", reckoned=readings("2017-05")), said("a-02", "release", "2018-11-16")]
    made = timeline(told)
    assert start(made, "a-01") == between("2017-05")
    assert because(made, "a-01") == ["arrest: date inferred in review"]
    against = timeline([*told, said("b-01", "arrest", "2017-03-14")])
    assert against.clashes == () and start(against, "a-01") == between("2017-03-14")


def test_an_inferred_date_does_not_decide_a_contradiction() -> None:
    told = [said("a-01", "arrest", "2017-03-14"), said("b-01", "arrest", "2017-05-20")]
    made = timeline([*told, said("c-01", "arrest", reckoned=readings("2017-05"))])
    assert start(made, "a-01") == between("2017-03-14", "2017-05-20")


OPENING = said("o-01", "facility_description", "2018-09", place="the mill", people=(), trigger="opened")
HELD = [
    said("a-01", "arrest", "2017-03-14"),
    said("a-02", "transfer", "2017-03-25", place="the mill"),
    said("a-03", "detention", place="the mill"),
    said("a-04", "beating"),
    said("a-05", "release", "2018-11-16"),
]


def test_an_opening_contradicts_and_does_not_loosen_the_bounds_of_an_account() -> None:
    alone, beside = timeline(HELD), timeline([*HELD, OPENING])
    assert sets_of(beside)["impossible"] == {quotes("a-02", "o-01")}
    (clash,) = beside.clashes
    assert any("only after it opened" in item.says for item in clash.assumed)
    for item in alone.events:
        placed = event_of(beside, item.event.statements[0])
        assert (placed.start, placed.end, placed.because) == (item.start, item.end, item.because)
    assert start(beside, "o-01") == between("2018-09")


def test_an_opening_before_contradicts_nothing() -> None:
    made = timeline(
        [*HELD, said("o-01", "facility_description", "2016-09", place="the mill", people=(), trigger="opened")]
    )
    assert made.clashes == ()


def test_what_holds_only_at_the_edge_of_approximate_words_is_strained() -> None:
    held = said("a-02", "detention", place="the mill", lasts=Days(11, 11, 11, 11), lasts_words="eleven nights")
    told = [said("a-01", "arrest"), held, said("a-03", "transfer", place="the tower")]
    made = timeline([*told, said("b-01", "arrest"), said("b-02", "transfer", place="the tower", after=TWO_WEEKS)])
    assert sets_of(made) == {"impossible": set(), "strained": set()}
    far = After(Days(10, 40, 20, 30), "after some weeks")
    made = timeline([*told, said("b-01", "arrest"), said("b-02", "transfer", place="the tower", after=far)])
    assert sets_of(made) == {"impossible": set(), "strained": {quotes("a-02", "b-02")}}
    assert made.disputed == ()


def test_sets_that_differ_in_the_same_things_stand_together_but_never_strained_with_impossible() -> None:
    about = ((DayRange(days("2017-01").first, days("2017-06").last, days("2017-05").first, days("2017-05").last),),)
    told = [
        said("a-01", "arrest", "2017-03-14"),
        said("b-01", "arrest", "2017-08"),
        said("c-01", "arrest", "2017-03-15"),
    ]
    told.append(said("d-01", "arrest", "2017-03-15"))
    near = Told("e-01", "e", "arrest", "", ("ainel",), 50, "", "arrest", whens=about, when_words="about May")
    made = timeline([*told, near])
    assert sets_of(made) == {
        "impossible": {
            quotes("a-01", "b-01"), quotes("a-01", "c-01 d-01"), quotes("b-01", "c-01 d-01"), quotes("b-01", "e-01"),
        },
        "strained": {quotes("a-01", "e-01"), quotes("c-01 d-01", "e-01")},
    }  # fmt: skip
    assert [clash.kind for clash in made.clashes] == ["impossible", "strained"]


@pytest.mark.parametrize("length", [150, 250])
def test_the_set_that_most_statements_make_stands_first_with_what_it_assumes(length: int) -> None:
    """The stay in the mill began with the arrest at once, that in the tower only after it."""
    stay = {"lasts": Days(200, 200), "lasts_words": "two hundred days"}
    told = [said("a-01", "arrest", "2017-03-14"), said("a-02", "detention", place="the mill", **stay)]
    told.append(said("a-03", "release", "2017-04-02"))
    stay["lasts"] = Days(length, length)
    for source in "bc":
        told += [said(f"{source}-01", "arrest"), said(f"{source}-02", "transfer", place="the tower")]
        told += [said(f"{source}-03", "detention", place="the tower", **stay), said(f"{source}-04", "release")]
    clash = next(clash for clash in timeline(told).clashes if clash.also)
    assert {item.statements for item in clash.claims} == {("a-01",), ("a-03",), ("b-03", "c-03")}
    assert [{item.statements for item in claims} for claims in clash.also] == [{("a-01",), ("a-02",), ("a-03",)}]
    assert {item.says for item in clash.assumed} == {
        "custody goes on: release follows detention at once", "custody goes on: arrest before detention",
    }  # fmt: skip


def test_a_judgement_that_two_arrests_are_two_ends_the_contradiction() -> None:
    told = [said("a-01", "arrest", "2017-03-14"), said("b-01", "arrest", "2017-05-20")]
    made = timeline(told, judged=[Same("a-01", "b-01", False)])
    assert made.clashes == () and start(made, "b-01") == between("2017-05-20")


@pytest.mark.parametrize(
    ("more", "stopped"), [({"keep_going": lambda: False}, "told to stop"), ({"limit": 1}, "limit")]
)
def test_a_search_that_stops_early_says_so_and_still_bounds(more: dict[str, Any], stopped: str) -> None:
    told = [said(f"{source}-01", "arrest", f"2017-0{n}") for n, source in enumerate("abc", 1)]
    made = timeline([*told, said("d-01", "release", "2018-11-16", people=("temir",))], **more)
    assert (made.complete, made.stopped) == (False, stopped)
    assert start(made, "d-01") == between("2018-11-16")
    assert made.disputed, "what could not be held together is named"


def test_too_many_ways_to_mend_bound_nothing_of_what_is_in_dispute() -> None:
    told = []
    for number in range(7):
        told.append(said(f"a-0{number}", "arrest", "2017-03-14", people=(f"p{number}",)))
        told.append(said(f"b-0{number}", "arrest", "2017-05-20", people=(f"p{number}",)))
    few, many = timeline(told[:12]), timeline([*told, said("c-01", "flight", "2019-01-01")])
    assert start(few, "a-00") == between("2017-03-14", "2017-05-20")
    assert start(many, "a-00") == Bounds(None, None) and len(many.disputed) == 14
    assert start(many, "c-01") == between("2019-01-01")


def test_no_statement_makes_an_empty_timeline() -> None:
    made = timeline([])
    assert (made.events, made.clashes, made.complete) == ((), (), True)


# Hidden truths. A story has days for every act of custody; accounts tell parts of it, as exactly or as roughly as
# witnesses do. An account may leave out what it likes, as long as what is assumed of custody still holds of it: it does
# not pass over the one stop between an arrest and the camp, nor the one between the police and the release.

CHAIN = ("arrest", "police", "transfer", "camp", "release", "house_arrest", "flight", "reunion")
ACT = {"police": "detention", "camp": "detention"}
PLACE = {"police": "the mill", "transfer": "the tower", "camp": "the tower"}
MOMENTS = frozenset({"arrest", "transfer", "release", "flight", "reunion"})


@dataclass
class Story:
    """What happened, and what was told of it; ``truth`` has the days of every statement's event."""

    rng: random.Random
    person: str
    days: dict[str, tuple[int, int]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    truth: dict[str, tuple[int, int]] = field(default_factory=dict)

    def happen(self) -> None:
        at = [read_day("2016-01-01") + self.rng.randrange(400)]
        for _ in range(5):
            at.append(at[-1] + self.rng.choice((0, 1, 12, 40, 200, 500)))
        arrest, transfer, release, home, flight, reunion = at
        self.days = {
            "arrest": (arrest, arrest), "police": (arrest, transfer), "transfer": (transfer, transfer),
            "camp": (transfer, release), "release": (release, release), "house_arrest": (release, home),
            "flight": (flight, flight), "reunion": (reunion, reunion),
        }  # fmt: skip

    def tell(self, source: str) -> None:
        """One account of it, in order."""
        parts = [part for part in CHAIN if self.rng.random() < 0.7]
        if {"arrest", "camp"} <= {*parts} and not {"police", "transfer"} & {*parts}:
            parts.remove("camp")
        if {"police", "release"} <= {*parts} and not {"transfer", "camp"} & {*parts}:
            parts.remove("police")
        last: tuple[int, int] | None = None
        last_is_moment, offset = False, self.rng.randrange(5) * 1000
        for place, part in enumerate(parts):
            offset += 20
            base = None if last is None else last[0] if last_is_moment else last[1]
            self._say(f"{source}-{offset:05}", part, self.days[part], base)
            if ACT.get(part, part) in RULES.milestones:
                last, last_is_moment = self.days[part], part in MOMENTS
                later = next((self.days[x] for x in parts[place + 1 :] if ACT.get(x, x) in RULES.milestones), None)
                if self.rng.random() < 0.5:
                    offset += 20
                    day = self.rng.randint(last[0], later[0]) if later else last[0] + self.rng.randrange(99)
                    self._say(f"{source}-{offset:05}", "beating", (day, day), None)

    def _say(self, name: str, part: str, true: tuple[int, int], base: int | None) -> None:
        more: dict[str, Any] = {}
        how = self.rng.choice(("", "", "exact", "about", "two", "span", "inferred"))
        if how == "exact" or (how in ("about", "two", "span") and part == "beating"):
            more = {"whens": ((DayRange(true[0], true[0]),),), "when_words": how}
        elif how == "about":
            more = {"whens": ((self._around(self.rng.randint(*true)),),), "when_words": how}
        elif how == "two":
            wrong = true[0] + self.rng.choice((-90, -31, 28, 60))
            pair = [(DayRange(true[0], true[0]),), (DayRange(wrong, wrong),)]
            more = {"whens": tuple(self.rng.sample(pair, 2)), "when_words": how}
        elif how == "span" and part not in MOMENTS:
            more = {"whens": ((self._around(true[0]), self._around(true[1])),), "when_words": how}
        elif how == "inferred":
            more = {"reckoned": ((self._around(true[0]),),), "side": "begins"}
        if part not in MOMENTS and part != "beating" and self.rng.random() < 0.5:
            more |= {"lasts": self._long(true[1] - true[0]), "lasts_words": "so long"}
        if base is not None and true[0] >= base and self.rng.random() < 0.3:
            more |= {"after": After(self._long(true[0] - base), "so long after")}
        act = ACT.get(part, part)
        self.told.append(Told(name, name[0], act, PLACE.get(part, ""), (self.person,), int(name[2:]), "", act, **more))
        self.truth[name] = true

    def _around(self, day: int) -> DayRange:
        reach = [self.rng.randrange(40) for _ in range(4)]
        close = (day - reach[2], day + reach[3])
        first, last = day - reach[2] - reach[0], day + reach[3] + reach[1]
        return DayRange(first, last, *close) if self.rng.random() < 0.5 else DayRange(first, last)

    def _long(self, length: int) -> Days:
        around = self._around(length)
        least, close = max(0, around.first or 0), around.close_first
        return Days(least, around.last, None if close is None else max(0, close), around.close_last)


def accounts(seed: int, people: int = 2, sources: str = "abc") -> tuple[list[Told], dict[str, tuple[int, int]]]:
    rng, told, truth = random.Random(seed), list[Told](), dict[str, tuple[int, int]]()
    for person in range(people):
        story = Story(rng, f"p{person}")
        story.happen()
        for source in sources:
            if rng.random() < 0.8:
                story.tell(source)
        taken = {item.statement for item in told}
        told += [item for item in story.told if item.statement not in taken]
        truth |= {name: true for name, true in story.truth.items() if name not in taken}
        sources = "".join(chr(ord(source) + 3) for source in sources)
    return told, truth


def assert_holds(made: Timeline, truth: dict[str, tuple[int, int]]) -> None:
    for item in made.events:
        for name in item.event.statements:
            for bounds, day in zip((item.start, item.end), truth[name], strict=True):
                assert bounds.earliest is None or bounds.earliest <= day, (name, item)
                assert bounds.latest is None or day <= bounds.latest, (name, item)


@given(st.integers(0, 10**9))
@settings(max_examples=150, deadline=None)
def test_consistent_accounts_have_no_contradiction_and_bounds_that_contain_the_truth(seed: int) -> None:
    told, truth = accounts(seed)
    made = timeline(told)
    assert made.clashes == () and made.disputed == () and made.complete
    assert_holds(made, truth)


@given(st.integers(0, 10**9), st.integers(1, 60), st.sampled_from(["arrest", "transfer", "release", "flight"]))
@settings(max_examples=150, deadline=None)
def test_a_planted_date_is_found_with_exactly_the_quotes_that_it_contradicts(seed: int, wrong: int, part: str) -> None:
    told, truth = accounts(seed, people=1)
    right = Story(random.Random(seed), "p0")
    right.happen()
    day, _ = right.days[part]
    exact = (((DayRange(day, day),),), ((DayRange(day + wrong, day + wrong),),))
    for source, whens in zip("xz", exact, strict=True):
        name = f"{source}-00001"
        told.append(Told(name, source, part, PLACE.get(part, ""), ("p0",), 1, "", part, whens=whens))
        truth[name] = (day, day)
    made = timeline(told)
    found = sets_of(made)
    same = {item.statement for item in told if item.act == part and item.whens == exact[0]}
    assert frozenset({frozenset({"z-00001"}), frozenset(same)}) in found["impossible"]
    for claims in found["impossible"] | found["strained"]:
        assert frozenset({"z-00001"}) in claims, "only the planted quote is wrong"
    assert_holds(made, truth)


def _saying_one_thing(item: Told) -> Told:
    """A quote that gives a date and a length makes two claims, and is set aside with both."""
    return replace(
        item, lasts=None if item.whens else item.lasts, after=item.after if not (item.whens or item.lasts) else None
    )


@given(st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_without_any_one_quote_of_a_set_the_others_can_be_true(seed: int) -> None:
    rng = random.Random(seed)
    told = [_saying_one_thing(item) for item in accounts(seed, people=1)[0]]
    late = said("z-00001", "release", "2015-05", people=("p0",))
    told = [*told, late, said("z-00002", "arrest", "2017-05", people=("p0",))]
    chosen = [(kind, claims) for kind, found in sets_of(timeline(told)).items() for claims in found]
    chosen.sort(key=lambda one: (one[0], sorted(map(sorted, one[1]))))
    for kind, claims in rng.sample(chosen, min(2, len(chosen))):
        rest = {item.statement for item in told} - {name for claim in claims for name in claim}
        assert claims in sets_of(timeline(told, relaxed=rest))[kind]
        for claim in claims:
            fewer = sets_of(timeline(told, relaxed=rest | claim))
            assert fewer["impossible"] == set(), "what is left can be true"
            assert kind == "impossible" or fewer["strained"] == set(), "and without an edge, where only that was wrong"
