"""Time expressions of a text that is in no case."""

from __future__ import annotations

import datetime

from guwah.services.find_times import find_times


def test_the_language_is_read_from_the_text_where_it_is_not_named() -> None:
    assert [date.edtf for date in find_times("en octobre 2017, dans la rue")] == ["2017-10"]
    assert [date.edtf for date in find_times("2017年10月5日")] == ["2017-10-05"]


def test_a_language_that_is_named_decides() -> None:
    assert [date.edtf for date in find_times("03/04/2017", language="fr")] == ["2017-04-03"]
    assert [date.edtf for date in find_times("03/04/2017", language="en")] == ["[2017-03-04,2017-04-03]"]


def test_the_day_of_the_document_is_what_ago_counts_from() -> None:
    text = "three years ago"
    assert [date.edtf for date in find_times(text, written=datetime.date(2020, 5, 1))] == ["2017~"]
    assert [date.edtf for date in find_times(text)] == [None]


def test_a_text_without_times_has_none() -> None:
    assert find_times("They beat him in the cellar.") == []
    assert find_times("") == []
