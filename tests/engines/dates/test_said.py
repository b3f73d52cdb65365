"""What an accepted statement says of time, read again from its words."""

from __future__ import annotations

import datetime

import pytest

from guwah.core.events.told import After, DayRange, Days
from guwah.core.statements.statement import Quantity, Statement, When
from guwah.core.values.spans import Quote, Span
from guwah.engines.dates.said import days_of, length_days, said_of_time
from guwah.engines.mentions import find_dates


def number(iso):
    return datetime.date.fromisoformat(iso).toordinal()


def days(first, last, *close):
    return DayRange(number(first), number(last), *(number(day) for day in close))


def said(text, *, trigger="held", when=None, how="stated", quantity=None):
    """What a statement that quotes the whole text says; ``when`` is the words that date it."""
    dates = find_dates(text, "en")
    dated = next((date for date in dates if date.span.exact == when), None)
    at = text.index(trigger)
    slot = None
    if dated is not None:
        slot = When(dated.edtf, dated.earliest, dated.latest, dated.span if how == "stated" else None, how, dated.steps)
    statement = Statement(
        "a.txt", "detention", Quote.at(text, 0, len(text)), Span.at(text, at, at + len(trigger)), when=slot,
        quantity=quantity,
    )  # fmt: skip
    return said_of_time(statement, text, dates)


def test_a_day_that_was_stated_is_one_reading():
    found = said("He was held on 5 October 2017.", when="5 October 2017")
    assert found.whens == ((days("2017-10-05", "2017-10-05"),),)
    assert (found.when_words, found.side, found.when_start, found.reckoned) == ("5 October 2017", "", 15, ())


def test_an_ambiguous_day_is_two_readings():
    found = said("He was held on 03/04/2017.", when="03/04/2017")
    assert found.whens == ((days("2017-03-04", "2017-03-04"),), (days("2017-04-03", "2017-04-03"),))


def test_a_part_is_ordinarily_narrower_and_at_the_edge_the_whole_and_more():
    found = said("He was held in early 2018.", when="early 2018")
    ((reading,),) = found.whens
    assert (reading.close_first, reading.close_last) == (number("2018-01-01"), number("2018-06-30"))
    assert reading.first < number("2018-01-01")
    assert reading.last > number("2018-12-31")


def test_a_date_that_was_reckoned_is_no_stated_one():
    text = "On 5 October 2017 he left. Next year he was held, in October 2018."
    found = said(text, when="October 2018", how="derived")
    assert found.whens == ()
    assert found.reckoned == ((days("2018-10-01", "2018-10-31"),),)
    assert found.when_words == ""


@pytest.mark.parametrize(
    ("words", "side"),
    [("since", "begins"), ("until", "ends"), ("before", "before"), ("after", "after"), ("in", ""), ("during", "")],
)
def test_the_words_beside_a_date_say_on_which_side_of_it(words, side):
    assert said(f"He was held {words} October 2017.", when="October 2017").side == side


def test_the_length_nearest_to_the_act_is_how_long_it_lasted():
    found = said("After two days of questions he was held for six months.")
    assert found.lasts_words == "six months"
    assert found.lasts == days_of("P6M")


def test_without_a_length_a_quantity_of_time_says_how_long_and_a_rate_does_not():
    text = "He was held 40 of them."
    span = Span.at(text, text.index("40"), text.index("40") + 2)
    assert said(text, quantity=Quantity(span, 40, 40, 40, unit="days")).lasts == Days(39, 41, 40, 40)
    assert said(text, quantity=Quantity(span, 40, 40, 40, unit="days")).lasts_words == "40 days"
    assert said(text, quantity=Quantity(span, 40, 40, 40, unit="days", per="month")).lasts is None
    assert said(text, quantity=Quantity(span, 40, 40, 40, unit="people")).lasts is None


def test_a_penalty_is_no_length_of_what_happened():
    assert said("He was held and sentenced to seven years in prison.").lasts is None


def test_so_long_after_what_was_told_is_kept_and_not_so_long_ago():
    found = said("On 5 October 2017 he left. Two weeks later he was held.")
    assert found.after == After(days_of("P2W"), "Two weeks later", counted_from=3)
    assert said("He was held two weeks ago.").after is None
    earlier = said("On 5 October 2017 he left. Two weeks earlier he was held.").after
    assert (earlier.backwards, earlier.days) == (True, days_of("P2W"))


def test_a_date_that_counts_from_the_account_is_not_taken_a_second_time_as_inferred():
    found = said("On 5 October 2017 he left. Two weeks later he was held.", when="Two weeks later", how="derived")
    assert found.reckoned == ()
    assert found.after is not None


@pytest.mark.parametrize(
    ("iso", "qualifier", "expected"),
    [
        ("P10D", "", Days(9, 11, 10, 10)),
        ("P2W", "", Days(7, 21, 11, 17)),
        ("P3M", "", Days(61, 122, 77, 106)),
        ("P2D/P3D", "", Days(1, 4, 2, 3)),
        ("P10D", "about", Days(6, 14, 8, 12)),
        ("P10D", "at_least", Days(9, None, 10, None)),
        ("P10D", "at_most", Days(None, 11, None, 10)),
        ("PT3H", "", Days(None, None)),
    ],
)
def test_a_length_is_as_exact_as_its_smallest_unit(iso, qualifier, expected):
    assert days_of(iso, qualifier) == expected


def test_a_year_and_two_months_is_exact_to_months():
    found = days_of("P1Y2M")
    assert found.most - found.least == pytest.approx(2 * 30.4, abs=1)


@pytest.mark.parametrize(
    ("iso", "counted"),
    [("P3M", True), ("P2D/P3D", True), ("PT3H", False), ("PXM", False), ("P", False), ("", False), (None, False)],
)
def test_only_a_length_of_a_day_or_more_can_be_counted(iso, counted):
    assert length_days(iso) is counted
