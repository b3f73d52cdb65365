"""Whatever EDTF can say is read and given back as it was; anything else is refused, and by nothing but the refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.edtf import (
    AllOf,
    Component,
    Date,
    DateTime,
    Edtf,
    Interval,
    OneOf,
    Point,
    Range,
    Season,
    Side,
    Year,
    day_bounds,
    edtf_bounds,
    edtf_level,
    parse_edtf,
)
from guwah.core.values.errors import InvalidInputError

MARKS = st.sampled_from("?~%")


@st.composite
def components(draw: st.DrawFn, digits: str) -> Component:
    """The digits with some of them unspecified and perhaps one mark."""
    unspecified = draw(st.lists(st.integers(0, len(digits) - 1), max_size=2))
    known = "".join("X" if at in unspecified and digit != "-" else digit for at, digit in enumerate(digits))
    left, right = draw(st.one_of(st.just(("", "")), st.tuples(MARKS, st.just("")), st.tuples(st.just(""), MARKS)))
    return Component(known, left, right)


def written_year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


whole_years = st.integers(-9999, 9999)


@st.composite
def dates(draw: st.DrawFn, precision: int) -> Date:
    """A date of one, two or three components. One that is made of a day of the calendar has a day that fits."""
    written = [written_year(draw(whole_years)), f"{draw(st.integers(1, 12)):02}", f"{draw(st.integers(1, 28)):02}"]
    return Date(*(draw(components(digits)) for digits in written[:precision]))


@st.composite
def seasons(draw: st.DrawFn) -> Season:
    year, mark = draw(components(written_year(draw(whole_years)))), draw(components("-"))
    return Season(year, Component(str(draw(st.integers(21, 41))), mark.left, mark.right))


@st.composite
def special_years(draw: st.DrawFn) -> Year:
    """Y-prefixed, exponential and four-digit years, with or without significant digits."""
    form = draw(st.sampled_from(["far", "exponential", "near"]))
    sign = draw(st.sampled_from(["", "-"]))
    number = draw(st.integers(10_000, 10**17) if form == "far" else st.integers(1, 9999))
    digits = f"{sign}{number:04}" if form == "near" else f"{sign}{number}"
    exponent = draw(st.integers(1, 14)) if form == "exponential" else None
    length = len(str(number)) + (exponent or 0)
    significant = draw(st.integers(1, length)) if form == "near" or draw(st.booleans()) else None
    mark = draw(components("-"))
    return Year(digits, form != "near", exponent, significant, mark.left, mark.right)


@st.composite
def datetimes(draw: st.DrawFn) -> DateTime:
    year, month, day = written_year(draw(whole_years)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    date = Date(Component(year), Component(f"{month:02}"), Component(f"{day:02}"))
    hours = st.integers(0, 23).map(lambda hour: f"{hour:02}")
    minutes = st.integers(0, 59).map(lambda minute: f":{minute:02}")
    shift = st.builds(lambda hour, minute: f"+{hour}{minute}", hours, st.one_of(st.just(""), minutes))
    zone = draw(st.one_of(st.just(""), st.just("Z"), shift, st.just("-03:30"), st.just("-12")))
    time = draw(st.one_of(st.just((24, 0, 0)), st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))))
    return DateTime(date, *time, zone)


def in_order(one: Point, other: Point) -> tuple[Point, Point]:
    """The two, so that the first does not begin after the last day of the second."""
    earliest, latest = day_bounds(one)[0], day_bounds(other)[1]
    assert earliest is not None
    assert latest is not None
    return (one, other) if earliest <= latest else (other, one)


of_one_precision: list[st.SearchStrategy[Point]] = [
    st.one_of(dates(1), special_years()),
    dates(2),
    dates(3),
    seasons().map(lambda season: Season(season.year, Component("21"))),
]
points: st.SearchStrategy[Point] = st.one_of(dates(1), dates(2), dates(3), seasons(), special_years())


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = in_order(draw(points), draw(points))
    side = draw(st.sampled_from(Side))
    return draw(st.sampled_from([Interval(start, end), Interval(side, end), Interval(start, side)]))


ranges = st.one_of([st.tuples(kind, kind).map(lambda pair: Range(*in_order(*pair))) for kind in of_one_precision])


@st.composite
def sets(draw: st.DrawFn) -> OneOf | AllOf:
    members: list[Point | Range] = draw(st.lists(st.one_of(points, ranges), min_size=1, max_size=4))
    if draw(st.booleans()):
        members.insert(0, Range(None, draw(points)))
    if draw(st.booleans()):
        members.append(Range(draw(points), None))
    kind: Callable[[tuple[Point | Range, ...]], OneOf | AllOf] = draw(st.sampled_from([OneOf, AllOf]))
    return kind(tuple(members))


values: st.SearchStrategy[Edtf] = st.one_of(points, datetimes(), intervals(), sets())


@given(values)
def test_every_value_is_read_as_it_was_written(value: Edtf) -> None:
    assert parse_edtf(str(value)) == value


@given(values)
def test_every_value_has_a_level_and_bounds_in_order(value: Edtf) -> None:
    assert edtf_level(value) in (0, 1, 2)
    earliest, latest = day_bounds(value)
    assert earliest is None or latest is None or earliest <= latest


looks_like_edtf = st.text("0123456789-X?~%YTESZ:+/.,[]{} ", max_size=30)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A value's text with something put in place of a piece of it."""
    text = str(draw(values))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text[:start] + draw(looks_like_edtf) + text[end:]


@given(st.one_of(st.text(), looks_like_edtf, spoilt()))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = parse_edtf(text)
    except InvalidInputError as refusal:
        assert refusal.code == "edtf-unread"
    else:
        assert str(value) == text
        edtf_bounds(text)
        edtf_level(value)


@pytest.mark.parametrize(
    "piece", ["9", "X", "-", "?", "Y1", "1E5", "S1", "/", "..", ",", "[", "]", "1985-", "1985,", "T", ":00"]
)
@pytest.mark.parametrize("start", ["", "[", "{", "1985", "Y1", "1985/", "1985-04-12T"])
def test_a_long_text_is_refused_at_once(start: str, piece: str) -> None:
    # With time that grew faster than the length, this test would never end.
    with pytest.raises(InvalidInputError, match="edtf-unread"):
        parse_edtf(start + piece * 200_000 + "!")


def test_a_set_may_be_long() -> None:
    text = "[" + ",".join(f"{year:04}" for year in range(10_000)) + "]"
    assert str(parse_edtf(text)) == text
    assert edtf_bounds(text) == ("0000-01-01", "9999-12-31")
