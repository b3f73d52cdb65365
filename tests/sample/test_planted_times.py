"""The contradictions in time that were planted in the sample, found by the timeline, and nothing that is not one.

Sets of quotes are written as the ids of ``truth.yaml``; copies that say the same stand in one claim.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guwah.core.events.claims import Bounds
from guwah.core.events.timeline import Clash
from guwah.core.passages import locate_quote
from guwah.core.sources.record import record_from_mapping
from guwah.core.values.days import read_day
from guwah.core.values.ids import statement_id
from guwah.reference.sample import TITLE, load_sample
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.decide import decide
from guwah.services.judge import judge
from guwah.services.read_source import read_sources
from guwah.services.sample_case import sample_decisions, sample_judgements
from guwah.services.timeline import CaseTimeline, case_timeline

Claims = frozenset[frozenset[str]]
Found = dict[tuple[str, Claims], Clash]

TRUTH = load_sample().truth


def quotes(*claims: str) -> Claims:
    """``quotes("courier-05 fr-01", "long-04")``: two claims, the first made by two statements."""
    return frozenset(frozenset(claim.split()) for claim in claims)


# What the accounts say, each with the copies that say exactly the same.
ARREST_14_MARCH = "courier-05 reprint-05 fr-01"
ARREST_MARCH = "report-02"  # the report took it from the newspaper and kept the month
ARREST_MAY = "long-04"
ELEVEN_NIGHTS = "courier-08 reprint-08"
ELEVEN_NIGHT_MT = "mt-07"  # the machine's translation calls the place otherwise, so it is a detention of its own
TWO_WEEKS = "long-13"
TWENTY_MONTHS = "courier-18 reprint-18 mt-13"
RELEASE_26_NOVEMBER = "courier-34 reprint-34 fr-04 long-32"
RELEASE_NOVEMBER = "mt-24"
FLIGHT_8_FEBRUARY = "courier-39 reprint-39"
FLIGHT_FEBRUARY = "long-34"
OPENED = "official-02"

PLANTED = {
    "arrest-month-A": ("impossible", quotes(ARREST_14_MARCH, ARREST_MAY)),
    # Eleven nights and "about two weeks" meet only where both words are stretched.
    "police-days-A": ("strained", quotes(ELEVEN_NIGHTS, TWO_WEEKS)),
    "release-C": ("impossible", quotes("video-13", "c-21")),
}
"""Clashes whose sides are two quotes that alone cannot both be true."""

OPENING = {
    "let go on 26 November 2018 after twenty months there: there since April 2017 at the latest": [
        quotes(TWENTY_MONTHS, RELEASE_26_NOVEMBER, OPENED),
        quotes(TWENTY_MONTHS, RELEASE_NOVEMBER, OPENED),
    ],
    "over the border in February 2019 after twenty months there: there since summer 2017 at the latest": [
        quotes(TWENTY_MONTHS, FLIGHT_8_FEBRUARY, OPENED),
        quotes(TWENTY_MONTHS, FLIGHT_FEBRUARY, OPENED),
    ],
}
"""The planted clash "opening", as far as its sides are statements. The report's first buses and the notice's date are
quotes of no statement. B's eleven months "in the women's block" (b-en-09) are a statement, but nobody judged that block
to be of the college, so nothing ties it to the opening. The stay of A says nothing by itself either: when it ended
is in another quote."""

FURTHER = {
    # arrest-month-A: what follows from "May 2017".
    ("impossible", "the report repeats March from the newspaper, the long testimony says May"): [
        quotes(ARREST_MARCH, ARREST_MAY),
    ],
    ("impossible", "from 1 May 2017 to 26 November 2018 are less than nineteen months; he was inside for twenty"): [
        quotes(ARREST_MAY, TWENTY_MONTHS, RELEASE_26_NOVEMBER),
    ],
    ("strained", "from 1 May 2017 to the last day of November 2018 are just nineteen months, twenty at a stretch"): [
        quotes(ARREST_MAY, TWENTY_MONTHS, RELEASE_NOVEMBER),
    ],
    ("impossible", "arrested in May, eleven nights with the police, and only then the twenty months until November"): [
        quotes(ARREST_MAY, ELEVEN_NIGHTS, TWENTY_MONTHS, RELEASE_NOVEMBER),
        quotes(ARREST_MAY, ELEVEN_NIGHT_MT, TWENTY_MONTHS, RELEASE_NOVEMBER),
    ],
    ("impossible", "arrested in May, driven there after about two weeks, and then the twenty months until November"): [
        quotes(ARREST_MAY, TWO_WEEKS, TWENTY_MONTHS, RELEASE_NOVEMBER),
    ],
    # police-days-A: the same from the machine's translation.
    ("strained", "eleven nights in the cellar, as the machine's translation has them, and about two weeks"): [
        quotes(ELEVEN_NIGHT_MT, TWO_WEEKS),
    ],
    # opening: everybody who was in Sheltam before September 2018.
    ("impossible", "C was moved to Sheltam on 19 January 2018, eight months before it is said to have opened"): [
        quotes("c-10", OPENED),
    ],
    ("impossible", "C in the video: arrested in January 2018, and in Sheltam two weeks later"): [
        quotes("video-01", "video-05", OPENED),
    ],
    ("impossible", "C was there almost a year and was out by December 2018 or 11 January 2019, whichever it was"): [
        quotes("video-06", "c-21", OPENED),
        quotes("video-06", "video-13", OPENED),
    ],
    ("strained", "C was there almost a year and left for Sarbel in May 2019: from September are nine months at most"): [
        quotes("video-06", "c-28", OPENED),
    ],
    ("impossible", "A was arrested in spring 2017, in March or in May, and in Sheltam after eleven nights"): [
        quotes(arrest, nights, OPENED)
        for arrest in (ARREST_14_MARCH, ARREST_MARCH, ARREST_MAY)
        for nights in (ELEVEN_NIGHTS, ELEVEN_NIGHT_MT)
    ],
    ("impossible", "A was arrested in spring 2017, in March or in May, and in Sheltam after about two weeks"): [
        quotes(arrest, TWO_WEEKS, OPENED) for arrest in (ARREST_14_MARCH, ARREST_MARCH, ARREST_MAY)
    ],
}
"""Every further set that is reported, by why it cannot be true: each rests on one side of a planted clash."""

WITHOUT_A_CLASH = ("b-", "hearing-", "appeal-", "ru-", "ug-", "note-", "zh-")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseTimeline]:
    """The timeline of the sample, as its reviewer left it."""
    sample = load_sample()
    case = tmp_path_factory.mktemp("sample") / "case"
    session = create_case(case, title=TITLE, actor="Sample Reviewer", invented=True)
    with session.case:
        records = {name: record_from_mapping(record) for name, record in sample.records.items()}
        add_sources(session, [sample.documents], records=records)
        read_sources(session)
        assert judge(session, sample_judgements()).refused == []
        assert decide(session, sample_decisions()).refused == []
        yield case_timeline(seconds=120)


@pytest.fixture(scope="module")
def ids(made: CaseTimeline) -> dict[str, str]:
    """Statement of the case to id in ``truth.yaml``."""
    sources = {name: item for item in made.weighed.sources for name in item.names}
    found = {}
    for item in TRUTH["statements"]:
        source = sources[item["file"].rpartition("/")[2]]
        if source.text:
            quote = locate_quote(source.text, item["quote"])
            start = quote.start + source.text[quote.start : quote.end].index(item["trigger"])
            found[statement_id(source.id, item["act"], start, start + len(item["trigger"]))] = item["id"]
    return found


@pytest.fixture(scope="module")
def sets(made: CaseTimeline, ids: dict[str, str]) -> Found:
    """Every reported set by kind, those that stand under ``also`` too."""
    return {
        (clash.kind, frozenset(frozenset(ids[name] for name in claim.statements) for claim in claims)): clash
        for clash in made.timeline.clashes
        for claims in (clash.claims, *clash.also)
    }


def test_every_statement_of_the_timeline_is_one_of_the_sample(made: CaseTimeline, ids: dict[str, str]) -> None:
    assert made.told and set(made.told) <= set(ids)


def test_the_search_ends_by_itself(made: CaseTimeline) -> None:
    assert made.timeline.complete and made.timeline.stopped is None


def test_the_planted_clashes_of_time_are_those_that_are_looked_for() -> None:
    """``elyarbeg-twice`` stands in rows of a list, of which no statement was made."""
    planted = {clash["id"]: clash["sides"] for clash in TRUTH["clashes"] if clash["kind"] == "time"}
    assert set(planted) == {*PLANTED, "opening", "elyarbeg-twice"}
    assert not [side for sides in planted["elyarbeg-twice"] for side in sides if "statement" in side]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_clash_is_found_with_exactly_its_sides(name: str, sets: Found) -> None:
    kind, claims = PLANTED[name]
    sides = next(clash["sides"] for clash in TRUTH["clashes"] if clash["id"] == name)
    planted = {side["statement"] for side in (one for one, *_ in sides)}
    assert (kind, claims) in sets
    assert len(claims) == len(planted) and all(len(claim & planted) == 1 for claim in claims)
    assert {name.partition("-")[0] for claim in claims for name in claim - planted} <= {"reprint", "mt", "fr", "report"}


def test_the_opening_is_found_against_the_stay_that_began_before_it(sets: Found) -> None:
    sides = next(clash["sides"] for clash in TRUTH["clashes"] if clash["id"] == "opening")
    official, others = ({side["statement"] for side in sides_ if "statement" in side} for sides_ in sides)
    assert (official, others) == ({"official-02"}, {"courier-18", "b-en-09"})
    for claims in (claims for told in OPENING.values() for claims in told):
        assert any("courier-18" in claim for claim in claims) and frozenset(official) in claims
        assert ("impossible", claims) in sets
        assumed = [item.says for item in sets[("impossible", claims)].assumed]
        assert any("only after it opened" in words for words in assumed)


def test_every_other_set_follows_from_a_planted_one(sets: Found) -> None:
    further = {(kind, claims) for (kind, _), told in FURTHER.items() for claims in told}
    opening = {("impossible", claims) for told in OPENING.values() for claims in told}
    listed = further | opening | set(PLANTED.values())
    assert set(sets) - listed == set(), "reported and not accounted for"
    assert listed - set(sets) == set(), "listed and not reported"


def test_no_set_is_without_a_side_of_a_planted_clash(sets: Found) -> None:
    planted = {
        side["statement"]
        for clash in TRUTH["clashes"]
        if clash["kind"] == "time"
        for sides in clash["sides"]
        for side in sides
        if "statement" in side
    }
    assert [claims for _, claims in sets if not planted & frozenset[str]().union(*claims)] == []


def test_accounts_without_a_planted_clash_are_in_no_set(sets: Found) -> None:
    """B, D, E, and what relatives tell of Daniyar, Elyarbeg, Erkinbeg and Sawutjan."""
    names = {name for _, claims in sets for claim in claims for name in claim}
    assert names and not [name for name in names if name.startswith(WITHOUT_A_CLASH)]
    of = {item["id"]: {one["person"] for one in item["victims"]} for item in TRUTH["statements"]}
    assert set().union(*(of[name] for name in names)) == {"A", "C"}


def test_bounds_of_what_is_in_dispute_hold_either_way_and_the_opening_loosens_none(
    made: CaseTimeline, ids: dict[str, str]
) -> None:
    starts = {ids[name]: item.start for item in made.timeline.events for name in item.event.statements}
    for name, first, last in (
        ("courier-05", "2017-03-14", "2017-05-31"),
        ("c-21", "2018-12-01", "2019-01-11"),
        ("c-10", "2018-01-19", "2018-01-19"),
        ("b-en-23", "2019-03-09", "2019-03-09"),
        ("official-02", "2018-09-01", "2018-09-30"),
    ):
        assert starts[name] == Bounds(read_day(first), read_day(last)), name
