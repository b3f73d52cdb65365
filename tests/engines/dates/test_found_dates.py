"""Dates in six languages, relative dates, penalties; what cannot be reckoned is kept with the reason."""

from __future__ import annotations

import datetime

import pytest

from guwah.engines.mentions import find_dates


def found(text, language="en", written=None):
    return [(d.span.exact, d.edtf, d.kind) for d in find_dates(text, language, written)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 16 November 2018 we", ("16 November 2018", "2018-11-16")),
        ("On November 16, 2018, we", ("November 16, 2018", "2018-11-16")),
        ("the 3rd of May 2011", ("3rd of May 2011", "2011-05-03")),
        ("in October 2017 he", ("October 2017", "2017-10")),
        ("since 2017-10-05", ("2017-10-05", "2017-10-05")),
        ("since 2017-1-5", ("2017-1-5", "2017-01-05")),
        ("on 05.10.2017", ("05.10.2017", "2017-10-05")),
        ("on 25/10/2017", ("25/10/2017", "2017-10-25")),
        ("in the spring of 2019", ("the spring of 2019", "2019-21")),
        ("in the 1950s", ("the 1950s", "195X")),
        ("in 2017", ("2017", "2017")),
    ],
)
def test_english_dates(text, expected):
    assert found(text) == [(*expected, "date")]


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("arrêté le 1er octobre 2017 à Lume", "fr", "2017-10-01"),
        ("en octobre 2017", "fr", "2017-10"),
        ("октябрь 2017 года", "ru", "2017-10"),
        ("5 мая 2018 г.", "ru", "2018-05-05"),
        ("2017 жылдың қазан айы", "kk", "2017-10"),
        ("2018 жылғы 5 қаңтар", "kk", "2018-01-05"),
        ("2017-يىلى 10-ئاي", "ug", "2017-10"),
        ("2017年10月5日", "zh", "2017-10-05"),
        ("2018年3月", "zh", "2018-03"),
        ("2017-10-05", "ru", "2017-10-05"),
    ],
)
def test_other_languages(text, language, edtf):
    assert [d.edtf for d in find_dates(text, language)] == [edtf]
    assert [d.edtf for d in find_dates(text, None)] == [edtf]


def test_bounds_hold_the_whole_of_what_was_said():
    month, late = find_dates("in February 2016 and in late 2017", "en")
    assert (month.earliest, month.latest) == ("2016-02-01", "2016-02-29")
    assert (late.edtf, late.earliest, late.latest) == ("2017~", "2017-07-01", "2017-12-31")


def test_an_ambiguous_day_keeps_both_readings():
    (date,) = find_dates("on 03/04/2017", "en")
    assert (date.edtf, date.earliest, date.latest) == ("[2017-03-04,2017-04-03]", "2017-03-04", "2017-04-03")
    assert date.steps == ("day and month could be swapped",)


@pytest.mark.parametrize(("text", "language"), [("le 03/04/2017", "fr"), ("on 03.04.2017", "en")])
def test_a_language_or_a_dot_that_puts_the_day_first_leaves_one_reading(text, language):
    assert [date.edtf for date in find_dates(text, language)] == ["2017-04-03"]


def test_later_leans_on_the_date_before_it():
    _, later = find_dates("He came on August 15, 2019. Three months later they came.", "en")
    assert (later.edtf, later.earliest, later.latest, later.derived) == ("2019-11~", "2019-11-01", "2019-11-30", True)
    assert "2019-08-15" in later.steps[0]


def test_ago_leans_on_the_day_of_the_document_and_is_kept_unread_without_it():
    (unread,) = find_dates("three years ago", "en")
    assert (unread.span.exact, unread.edtf, unread.earliest, unread.latest) == ("three years ago", None, None, None)
    assert unread.reason_unread == "counted from the day of the document, which is not known"
    assert (unread.offset, unread.counted_from) == ("-P3Y", "speech")
    assert found("three years ago", written=datetime.date(2020, 5, 1)) == [("three years ago", "2017~", "date")]


def test_a_length_of_time_is_no_date_and_a_sentence_is_a_penalty():
    assert found("held for six months") == [("six months", None, "duration")]
    assert found("sentenced to ten years in prison") == [("ten years", None, "penalty")]
    assert found("five years' imprisonment") == [("five years'", None, "penalty")]


def test_a_day_that_is_in_no_calendar_is_kept_with_the_reason_and_bounds_nothing():
    (date,) = find_dates("on 31 February 2017", "en")
    assert (date.span.exact, date.edtf, date.earliest, date.latest) == ("31 February 2017", None, None, None)
    assert date.reason_unread == "the calendar has no such day"


def test_figures_of_a_month_that_there_is_not_are_no_date():
    assert found("call 2017-13-45") == []


def test_a_count_is_no_year():
    assert found("2000 people were there") == []


def test_one_line_of_json_says_everything_that_was_found():
    _, later = find_dates("On 15 August 2019 he came; three months later they came.", "en")
    assert later.to_json() == {
        "exact": "three months later", "start": 27, "end": 45, "kind": "date", "edtf": "2019-11~",
        "earliest": "2019-11-01", "latest": "2019-11-30", "duration": None,
        "timex3": {"type": "DATE", "value": "2019-11"}, "calendar": "gregorian", "qualifier": None, "how": "derived",
        "steps": ["P3M after what was told before (2019-08-15)"], "reason_unread": None,
        "anchor": {"exact": "15 August 2019", "start": 3, "end": 17}, "range": None,
    }  # fmt: skip
