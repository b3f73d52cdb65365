"""From a text to its expressions: ranges, lengths, sets and ages, and what is remembered from one to the next."""

from __future__ import annotations

import datetime

import pytest

from guwah.engines.mentions import find_dates

WRITTEN = datetime.date(2019, 5, 10)


@pytest.mark.parametrize(
    ("text", "ends", "whole", "edtf"),
    [
        ("from May to July 2018", ["2018-05", "2018-07"], "May to July 2018", "2018-05/2018-07"),
        ("between 3 and 7 May 2017", ["2017-05-03", "2017-05-07"], "3 and 7 May 2017", "2017-05-03/2017-05-07"),
        ("from 2014 until 2016", ["2014", "2016"], "2014 until 2016", "2014/2016"),
        ("1914-18", ["1914", "1918"], "1914-18", "1914/1918"),
        ("499-493 BC", ["-0498", "-0492"], "499-493 BC", "-0498/-0492"),
        ("from December 2017 to March", ["2017-12", "2018-03"], "December 2017 to March", "2017-12/2018-03"),
        ("from November to March 2018", ["2017-11", "2018-03"], "November to March 2018", "2017-11/2018-03"),
    ],
)
def test_each_end_of_a_range_is_an_expression_and_both_know_the_whole(text, ends, whole, edtf):
    found = find_dates(text, "en")
    assert [date.edtf for date in found] == ends
    assert {(date.whole.span.exact, date.whole.edtf) for date in found} == {(whole, edtf)}
    assert {(date.whole.earliest, date.whole.latest) for date in found} == {(found[0].earliest, found[1].latest)}


def test_until_now_ends_on_the_day_of_the_document():
    _, now = find_dates("from May until now", "en", WRITTEN)
    assert (now.span.exact, now.edtf, now.whole.edtf) == ("now", "2019-05-10", "2019-05/2019-05-10")


def test_an_end_with_two_readings_gives_the_range_its_outermost_day():
    first, last = find_dates("from 2016 to 01/02/2017", "en")
    assert last.edtf == "[2017-01-02,2017-02-01]"
    assert (first.whole.edtf, first.whole.earliest, first.whole.latest) == (
        "2016/2017-02-01~",
        "2016-01-01",
        "2017-02-01",
    )


def test_a_range_that_runs_backwards_is_no_stretch():
    first, last = find_dates("from 2018 to 2016", "en")
    assert (first.whole.edtf, first.whole.earliest, last.whole.latest) == (None, None, None)


def test_a_range_never_ends_after_the_calendar():
    first, last = find_dates("from 9999-12-31 to October", "en")
    assert (first.whole.edtf, last.edtf, last.latest) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "language", "kind", "duration", "timex"),
    [
        ("for six months", "en", "duration", "P6M", "P6M"),
        ("for a year and two months", "en", "duration", "P1Y2M", "P1Y2M"),
        ("for two or three days", "en", "duration", "P2D/P3D", "P2D"),
        ("for several months", "en", "duration", None, "PXM"),
        ("for half an hour", "en", "duration", "PT30M", "PT30M"),
        ("for a year and a half", "en", "duration", "P1Y6M", "P1Y6M"),
        ("every morning", "en", "set", None, "P1DTMO"),
        ("every two weeks", "en", "set", None, "P2W"),
        ("fifteen hours a day", "en", "set", "PT15H", "P1D"),
        ("aged 34", "en", "age", "P34Y", "P34Y"),
        ("three weeks and four days", "en", "duration", "P25D", "P25D"),
        ("三四天", "zh", "duration", "P3D/P4D", "P3D"),
        ("полтора года", "ru", "duration", "P1Y6M", "P1Y6M"),
    ],
)
def test_lengths_sets_and_ages_have_their_length_and_no_day(text, language, kind, duration, timex):
    (date,) = find_dates(text, language)
    assert (date.kind, date.duration, date.timex) == (kind, duration, timex)
    assert (date.edtf, date.earliest, date.latest) == (None, None, None)


def test_a_length_that_nobody_counted_says_so():
    (date,) = find_dates("for several months", "en")
    assert date.reason_unread == "how many is not said"


def test_the_last_three_months_are_a_length_that_says_when():
    (date,) = find_dates("in the last three months", "en", WRITTEN)
    assert (date.kind, date.duration, date.earliest, date.latest) == ("duration", "P3M", "2019-02-10", "2019-05-10")
    assert date.steps == ("P3M", "counted from 2019-05-10")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("about six months", "about"), ("at least six months", "at_least"), ("up to six months", "at_most")],
)
def test_a_length_keeps_how_it_was_loosened(text, qualifier):
    (date,) = find_dates(f"held for {text}", "en")
    assert (date.duration, date.qualifier) == ("P6M", qualifier)


def test_what_leans_on_a_time_points_at_its_words():
    told, later = find_dates("On 31 January 2018 he came. One month later they left.", "en")
    assert later.anchor == told.span
    assert (later.edtf, later.offset, later.counted_from) == ("2018-02~", "P1M", "story")


def test_each_time_told_is_what_the_next_one_leans_on():
    found = find_dates("On 3 May 2017 he left. The next day she left. Two weeks later they came.", "en")
    assert [date.edtf for date in found] == ["2017-05-03", "2017-05-04~", "2017-05-18~"]


def test_what_is_said_of_today_does_not_interrupt_the_story():
    found = find_dates("On 3 May 2017 he left. Today she cries. The next day they came.", "en", WRITTEN)
    assert [date.edtf for date in found] == ["2017-05-03", "2019-05-10", "2017-05-04~"]


def test_a_date_with_two_readings_is_nothing_to_lean_on():
    _, later = find_dates("On 03/04/2017 he left. Two days later they came.", "en")
    assert later.edtf is None
    assert "not known" in later.reason_unread


def test_a_year_of_three_figures_is_one_only_in_a_text_that_counts_before_christ():
    assert [date.edtf for date in find_dates("In 490 BC and in 480 they came.", "en")] == ["-0489", "-0479"]
    assert find_dates("In May and in 480 they came.", "en")[1:] == []


def test_a_time_of_day_is_a_time_with_its_day():
    (date,) = find_dates("at 15:30 on 3 May 2017", "en")
    assert (date.kind, date.edtf, date.timex) == ("time", "2017-05-03", "2017-05-03T15:30")


def test_times_before_christ_have_years_as_astronomers_count():
    (date,) = find_dates("in 480 BC", "en")
    assert (date.edtf, date.earliest, date.latest, date.timex) == ("-0479", "-0479-01-01", "-0479-12-31", "BC0480")
