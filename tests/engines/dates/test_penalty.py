"""A length that a court passed is a penalty; the same length elsewhere is none."""

from __future__ import annotations

import pytest

from guwah.engines.mentions import find_dates


@pytest.mark.parametrize(
    ("text", "language", "exact", "duration"),
    [
        ("He was sentenced to seven years.", "en", "seven years", "P7Y"),
        ("She got ten years in prison.", "en", "ten years", "P10Y"),
        ("condamné à sept ans de prison", "fr", "sept ans", "P7Y"),
        ("приговорили к семи годам лишения свободы", "ru", "семи годам", "P7Y"),
        ("被判处有期徒刑七年", "zh", "七年", "P7Y"),
        ("yedi yıl hapis cezası", "tr", "yedi yıl", "P7Y"),
        ("حكم عليه بالسجن سبع سنوات", "ar", "سبع سنوات", "P7Y"),
    ],
)
def test_words_of_sentencing_beside_a_length_make_it_a_penalty(text, language, exact, duration):
    assert [(date.span.exact, date.kind, date.duration) for date in find_dates(text, language)] == [
        (exact, "penalty", duration)
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We waited for seven years.", "en"),
        ("He was sentenced. We waited for seven years.", "en"),
        ("Nous avons attendu sept ans.", "fr"),
        ("Дали пять минут.", "ru"),
        ("我们等了七年。", "zh"),
    ],
)
def test_a_length_that_no_court_passed_is_a_length(text, language):
    assert [date.kind for date in find_dates(text, language)] == ["duration"]


def test_the_date_of_a_sentence_stays_a_date():
    found = find_dates("On 5 May 2018 he was sentenced to seven years.", "en")
    assert [(date.kind, date.edtf, date.duration) for date in found] == [
        ("date", "2018-05-05", None), ("penalty", None, "P7Y")
    ]  # fmt: skip
