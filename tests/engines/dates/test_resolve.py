"""What a time leans on: the day of the document, what was told before, a longer time; and the steps that say so."""

from __future__ import annotations

import datetime

import pytest

from guwah.engines.dates.meaning import Amount, Length, Moment, inside
from guwah.engines.dates.placed import Placed, place_day, place_month, place_year
from guwah.engines.dates.resolve import Context, Unplaced, resolve

WRITTEN = datetime.date(2019, 5, 10)
SPEECH = Context(written=WRITTEN)


def day(iso):
    return place_day(datetime.date.fromisoformat(iso).toordinal())


def told(iso):
    return Context(written=WRITTEN, story=day(iso))


def length(unit, count):
    return Length((Amount(unit, count),))


def edtf(moment, context=SPEECH):
    result = resolve(moment, context)
    assert isinstance(result, Placed), result
    return result.edtf


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment(unit="day", turn=-1, anchor="speech"), "2019-05-09"),
        (Moment(unit="week", turn=-1, anchor="speech"), "2019-04-29/2019-05-05"),
        (Moment(unit="week", turn=0, anchor="speech"), "2019-05-06/2019-05-12"),
        (Moment(unit="month", turn=1, anchor="speech"), "2019-06"),
        (Moment(unit="year", turn=-1, anchor="speech"), "2018"),
        (Moment(unit="quarter", turn=-1, anchor="speech"), "2019-33"),
        (Moment(unit="decade", turn=0, anchor="speech"), "201X"),
        (Moment(unit="weekend", turn=0, anchor="speech"), "2019-05-11/2019-05-12"),
        (Moment(month=10, turn=-1, anchor="speech"), "2018-10"),
        (Moment(season=24, turn=-1, anchor="speech"), "2018-24"),
        (Moment(weekday=1, turn=1, anchor="speech"), "2019-05-13"),
        (Moment(weekday=1, turn=0, anchor="speech"), "2019-05-06"),
        (Moment(feast="eid_al_adha", turn=-1, anchor="speech"), "2018-08-21~"),
    ],
)
def test_last_this_and_next_count_from_the_day_of_the_document(moment, expected):
    assert edtf(moment) == expected
    assert resolve(moment, SPEECH).steps[-1] == "counted from the day of the document (2019-05-10)"
    assert resolve(moment, SPEECH).derived


def test_what_counts_from_the_story_counts_from_it_and_is_marked():
    placed = resolve(Moment(unit="day", turn=1, anchor="story"), told("2017-05-03"))
    assert (placed.edtf, placed.steps) == ("2017-05-04~", ("counted from what was told before (2017-05-03)",))


def test_without_anything_to_lean_on_the_reason_is_said():
    yesterday = resolve(Moment(unit="day", turn=-1, anchor="speech"), Context())
    later = resolve(Moment(offset=length("month", 3), sign=1, anchor="story"), SPEECH)
    assert isinstance(yesterday, Unplaced)
    assert "which is not known" in yesterday.reason
    assert later == Unplaced("counted from what was told before, which is not known")


def test_an_offset_says_how_long_from_where():
    ago = resolve(Moment(offset=length("year", 3), sign=-1, anchor="speech"), SPEECH)
    later = resolve(Moment(offset=length("month", 3), sign=1, anchor="story"), told("2019-08-15"))
    assert (ago.edtf, ago.steps) == ("2016~", ("P3Y before the day of the document (2019-05-10)",))
    assert (later.edtf, later.steps) == ("2019-11~", ("P3M after what was told before (2019-08-15)",))


def test_an_offset_from_a_time_that_is_named_leans_on_nothing_else():
    base = Moment(year=2018, month=3, day=8)
    placed = resolve(Moment(offset=length("day", 3), sign=-1, base=base), Context())
    assert (placed.edtf, placed.steps) == ("2018-03-05~", ("P3D before the time named (2018-03-08)",))


def test_an_offset_from_something_told_is_not_reckoned_even_where_a_time_was_told():
    moment = Moment(offset=length("day", 2), sign=1, anchor="story", event=True)
    assert "no date here" in resolve(moment, told("2017-05-03")).reason


def test_several_months_later_is_not_reckoned():
    moment = Moment(offset=length("month", None), sign=1, anchor="story")
    assert resolve(moment, told("2017-05-03")) == Unplaced("how long before or after is not said")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment(month=10, day=14), "2018-10-14?"),
        (Moment(month=5, day=10), "2019-05-10?"),
        (Moment(month=6), "2018-06?"),
        (Moment(weekday=1), "2019-05-06?"),
        (Moment(season=22), "2018-22?"),
    ],
)
def test_without_a_year_or_a_story_it_is_the_latest_not_after_the_document(moment, expected):
    assert edtf(moment) == expected
    assert "latest one not after the document" in resolve(moment, SPEECH).steps[-1]


@pytest.mark.parametrize(
    ("story", "moment", "expected"),
    [
        ("2017-10-05", Moment(month=11), "2017-11?"),
        ("2017-12-20", Moment(month=1), "2018-01?"),
        ("2017-10-05", Moment(month=9), "2017-09?"),
        ("2017-10-05", Moment(day=9), "2017-10-09?"),
        ("2017-05-03", Moment(weekday=1), "2017-05-08?"),
    ],
)
def test_without_a_year_it_is_the_one_nearest_to_what_was_told(story, moment, expected):
    placed = resolve(moment, told(story))
    assert (placed.edtf, placed.steps) == (expected, (f"with {story}, told before it",))


def test_a_month_in_a_year_that_was_told_is_of_that_year():
    assert edtf(Moment(month=1), Context(story=place_year(2017))) == "2017-01?"


def test_a_month_with_nothing_to_lean_on_is_kept_as_far_as_it_goes():
    assert resolve(Moment(month=10, day=14), Context()) == Unplaced(
        "the year is not named, and nothing before it gives one", "XXXX-10-14"
    )


LAST_YEAR = Moment(unit="year", turn=-1, anchor="speech")
MARCH = Moment(year=2018, month=3)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (Moment(month=10), LAST_YEAR, "2018-10"),
        (Moment(day=3), Moment(unit="month", turn=-1, anchor="speech"), "2019-04-03"),
        (Moment(weekday=2), Moment(unit="week", turn=-1, anchor="speech"), "2019-04-30"),
        (Moment(feast="nowruz"), LAST_YEAR, "2018-03-21"),
        (Moment(week=1), MARCH, "2018-02-26/2018-03-04"),
        (Moment(week=-1), MARCH, "2018-03-26/2018-04-01"),
        (Moment(day=-1), MARCH, "2018-03-31"),
        (Moment(weekday=1, week=2), MARCH, "2018-03-12"),
        (Moment(weekday=5, week=-1), MARCH, "2018-03-30"),
        (Moment(month=10), inside(Moment(month=10), LAST_YEAR), "2018-10"),
    ],
)
def test_a_part_is_found_within_the_longer_time(part, whole, expected):
    assert edtf(inside(part, whole)) == expected


def test_a_part_keeps_the_steps_of_what_it_is_within():
    assert resolve(inside(Moment(month=10), LAST_YEAR), SPEECH).steps == (
        "counted from the day of the document (2019-05-10)",
    )


def test_a_weekday_that_a_month_does_not_have_so_often_is_not_placed():
    assert resolve(inside(Moment(weekday=1, week=5), MARCH), SPEECH) == Unplaced("the calendar has no such time")


def test_of_two_readings_one_that_the_calendar_lacks_falls_away():
    both = Moment(choices=(Moment(year=2017, month=4, day=3), Moment(year=2017, month=3, day=4)))
    one = Moment(choices=(Moment(year=2017, month=2, day=30), Moment(year=2017, month=3, day=2)))
    none = Moment(choices=(Moment(year=2017, month=2, day=30), Moment(year=2017, month=2, day=31)))
    assert edtf(both) == "[2017-03-04,2017-04-03]"
    assert edtf(one) == "2017-03-02"
    assert resolve(none, SPEECH) == Unplaced("the calendar has no such day")


def test_about_marks_and_does_not_widen():
    placed = resolve(Moment(year=2016, approximate=True), Context())
    assert (placed.edtf, placed.bounds) == ("2016~", ("2016-01-01", "2016-12-31"))
    assert placed.steps == ("said to be about then",)


def test_a_time_of_day_stands_on_the_day_that_was_told_and_nowhere_without_one():
    clock = Moment(clock="20:00")
    placed = resolve(clock, told("2017-05-03"))
    assert (placed.edtf, placed.timex) == ("2017-05-03~", "2017-05-03T20:00")
    assert resolve(clock, Context(story=place_month(2017, 5))).timex == "T20:00"
    assert isinstance(resolve(clock, Context()), Unplaced)


def test_years_that_cannot_be_written_are_not_placed():
    edge = Context(written=datetime.date(9999, 12, 31))
    assert resolve(Moment(unit="day", turn=1, anchor="speech"), edge) == Unplaced(
        "the calendar does not reach that year"
    )
    assert isinstance(resolve(Moment(year=-123_456), Context()), Unplaced)
    assert edtf(Moment(year=-9999)) == "-9999"


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        (Moment(year=2017, month=2, day=31), "no such day"),
        (Moment(year=2017, month=13), "no such month"),
        (Moment(year=1438, month=9, day=31, calendar="hijri"), "no such day"),
        (Moment(vague="PAST_REF"), "no time that could be reckoned"),
    ],
)
def test_what_no_calendar_has_is_kept_with_the_reason(moment, reason):
    assert reason in resolve(moment, SPEECH).reason
