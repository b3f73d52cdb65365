"""Feasts and months of other calendars, against days that are known."""

from __future__ import annotations

import datetime

import pytest

from guwah.engines.dates.feasts import feast_in, feast_of, feasts_around, month_of, own_years, to_day, year_of
from guwah.engines.mentions import find_dates
from guwah.reference.times import load_times


def number(iso):
    return datetime.date.fromisoformat(iso).toordinal()


@pytest.mark.parametrize(
    ("name", "year", "iso"),
    [
        ("easter", 2016, "2016-03-27"),
        ("easter", 2018, "2018-04-01"),
        ("easter", 2019, "2019-04-21"),
        ("easter", 2000, "2000-04-23"),
        ("easter", 2038, "2038-04-25"),
        ("good_friday", 2018, "2018-03-30"),
        ("easter_monday", 2019, "2019-04-22"),
        ("nowruz", 2018, "2018-03-21"),
        ("nowruz", 2020, "2020-03-21"),
        ("spring_festival", 2017, "2017-01-28"),
        ("spring_festival", 2018, "2018-02-16"),
        ("spring_festival", 2019, "2019-02-05"),
        ("mid_autumn", 2017, "2017-10-04"),
        ("mid_autumn", 2018, "2018-09-24"),
        ("chinese_new_year_eve", 2021, "2021-02-11"),
        ("chinese_new_year_eve", 2022, "2022-01-31"),
        ("christmas_orthodox", 2018, "2018-01-07"),
        ("china_national_day", 2017, "2017-10-01"),
    ],
)
def test_a_feast_falls_on_its_day(name, year, iso):
    assert feast_in(name, year).bounds == (iso, iso)


@pytest.mark.parametrize(
    ("year", "iso"), [(2016, "2016-09-12"), (2017, "2017-09-01"), (2018, "2018-08-21"), (2019, "2019-08-11")]
)
def test_the_feast_of_sacrifice_is_within_a_day_of_where_it_was_kept(year, iso):
    placed = feast_in("eid_al_adha", year)
    assert placed.last - placed.first == 2
    assert placed.first <= number(iso) <= placed.last


def test_the_month_of_fasting_of_2017_is_a_day_wider_on_both_sides():
    placed = feast_in("ramadan", 2017)
    assert (placed.edtf, placed.bounds) == ("2017-05-27~/2017-06-24~", ("2017-05-26", "2017-06-25"))
    assert placed.steps == ("Hijri day by the Umm al-Qura table, a day either way",)


def test_a_lunar_year_that_fits_in_twice_gives_the_first():
    # 1 Muharram is in January and December of 2008; the month of fasting begins twice in 2030.
    assert feast_in("ramadan", 2030).edtf.startswith("2030-01-0")
    assert len([day for day in feasts_around("ramadan", 2030) if day.edtf.startswith("2030")]) == 2


def test_a_feast_of_a_hijri_year_is_that_of_the_year_of_the_moon():
    assert feast_of("ramadan", 1438).edtf == "2017-05-27~/2017-06-24~"
    assert feast_of("eid_al_adha", 1438).edtf == "2017-09-01~"
    assert feast_of("easter", 1438) is None
    (date,) = find_dates("in Ramadan 1438 he fasted", "en")
    assert (date.edtf, date.calendar, date.steps[-1]) == (
        "2017-05-27~/2017-06-24~",
        "hijri",
        "1438 of the hijri calendar",
    )


def test_a_name_of_two_feasts_keeps_both_readings():
    (date,) = find_dates("They came on Eid 2018.", "en")
    assert (date.edtf, date.earliest, date.latest) == ("[2018-06-15~,2018-08-21~]", "2018-06-14", "2018-08-22")
    assert (date.calendar, date.derived, date.steps[-1]) == ("hijri", False, "two feasts have this name")
    (date,) = find_dates("They came on Eid.", "en", datetime.date(2019, 5, 10))
    assert (date.edtf, date.derived) == ("[2018-06-15?,2018-08-21?]", True)


def test_years_that_no_table_reaches_have_no_feast():
    assert feast_in("ramadan", 1500) is None
    (date,) = find_dates("in Ramadan 1650", "en")
    assert (date.edtf, date.reason_unread) == (None, "the calendar does not reach that year")


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "iso"),
    [
        ("gregorian", 2016, 2, 29, "2016-02-29"),
        ("hijri", 1438, 9, 1, "2017-05-27"),
        ("hijri", 1440, 1, 1, "2018-09-11"),
        ("persian", 1397, 1, 1, "2018-03-21"),
        ("persian", 1396, 12, 29, "2018-03-20"),
        ("chinese", 2017, 8, 15, "2017-10-04"),
        ("chinese", 2017, 12, 30, "2018-02-15"),
    ],
)
def test_a_day_of_another_calendar_is_a_day_of_ours(calendar, year, month, day, iso):
    assert to_day(calendar, year, month, day) == number(iso)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [("hijri", 1438, 13, 1), ("hijri", 1200, 1, 1), ("persian", 1396, 12, 30), ("chinese", 2021, 12, 30)],
)
def test_a_day_that_a_calendar_does_not_have_is_none(calendar, year, month, day):
    assert to_day(calendar, year, month, day) is None
    assert month_of(calendar, year, month, day) is None


def test_months_and_years_of_other_calendars_reach_to_their_last_day():
    assert month_of("persian", 1397, 1, None).bounds == ("2018-03-21", "2018-04-20")
    assert month_of("persian", 1396, 12, None).bounds == ("2018-02-20", "2018-03-20")
    assert month_of("chinese", 2017, 12, None).bounds == ("2018-01-17", "2018-02-15")
    assert year_of("hijri", 1438).bounds == ("2016-10-01", "2017-09-21")
    assert year_of("hijri", 9999) is None


@pytest.mark.parametrize("calendar", ["gregorian", "hijri", "persian", "chinese"])
def test_the_own_years_of_a_gregorian_year_cover_it(calendar):
    first, last = number("2018-01-01"), number("2018-12-31")
    years = own_years(calendar, 2018)
    assert to_day(calendar, years[0], 1, 1) <= first
    assert to_day(calendar, years[-1] + 1, 1, 1) > last


@pytest.mark.parametrize(
    ("text", "language", "edtf", "calendar"),
    [
        ("on 12 Ramadan 1438", "en", "2017-06-07~", "hijri"),
        ("on 5 Muharram 1440 AH", "en", "2018-09-15~", "hijri"),
        ("في ١٢ رمضان ١٤٣٨", "ar", "2017-06-07~", "hijri"),
        ("in Farvardin 1397", "en", "2018-03-21/2018-04-20", "persian"),
        ("2017年农历八月十五", "zh", "2017-10-04", "chinese"),
        ("2017年冬月", "zh", "2017-12-18/2018-01-16", "chinese"),
        ("2017年春节", "zh", "2017-01-28", "chinese"),
    ],
)
def test_other_calendars_are_read_where_they_are_named(text, language, edtf, calendar):
    (date,) = find_dates(text, language)
    assert (date.edtf, date.calendar) == (edtf, calendar)


@pytest.mark.parametrize("name", [name for name, feast in load_times("feasts").items() if "either" not in feast])
def test_every_feast_of_the_table_falls_in_every_year(name):
    for year in range(2000, 2031):
        assert feast_in(name, year) is not None
