"""Words that look like a time and are none, beside the same words where they are one."""

from __future__ import annotations

import pytest

from guwah.engines.mentions import find_dates


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He may go.", "en"),
        ("They march to the bridge.", "en"),
        ("He stayed in room 2018 with us.", "en"),
        ("He was charged under Article 5.", "en"),
        ("under Article 5.2.2017", "en"),
        ("2018 people were counted", "en"),
        ("There were 12 women and 2017 men.", "en"),
        ("It cost $2017.", "en"),
        ("Elle s'appelle Mme Avril.", "fr"),
        ("В камере 2018 человек", "ru"),
    ],
)
def test_what_looks_like_a_time_and_is_none_is_not_found(text, language):
    assert [date.span.exact for date in find_dates(text, language)] == []


@pytest.mark.parametrize(
    ("text", "language", "exact"),
    [
        ("He came in May 2017.", "en", "May 2017"),
        ("They came in March 2018.", "en", "March 2018"),
        ("He stayed in 2018 with us.", "en", "2018"),
        ("They came on 5.2.2017", "en", "5.2.2017"),
        ("Elle est venue en avril 2017.", "fr", "avril 2017"),
        ("В мае 2018 года", "ru", "мае 2018 года"),
    ],
)
def test_the_same_words_are_found_where_they_are_a_time(text, language, exact):
    assert [date.span.exact for date in find_dates(text, language)] == [exact]


def test_a_number_too_long_for_a_time_is_passed_over_and_what_follows_is_read():
    for digits in ("9" * 5000, "1," + "000," * 2000 + "000", "万" * 5000):
        for language in ("en", "zh"):
            assert [date.edtf for date in find_dates(f"{digits}; 2017-10-05", language)] == ["2017-10-05"]


def test_a_round_number_of_five_figures_is_no_decade():
    assert [date.edtf for date in find_dates("31480年代", "zh")] == []
