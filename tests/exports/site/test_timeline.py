"""Bars between bounds, inside the drawing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from guwah.core.disclosure.disclosed import DisclosedProposition
from guwah.exports.site.timeline import LEAST, WIDTH, timeline_rows


def finding(earliest: str, latest: str) -> DisclosedProposition:
    return DisclosedProposition(1, "Arrest", "arrest", "affirmed", "", earliest, latest, (), (1,), (), 0, ())


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def bounds(draw: st.DrawFn) -> DisclosedProposition:
    first, last = sorted((draw(days), draw(days)))
    kept = draw(st.sampled_from([(True, True), (True, False), (False, True)]))
    return finding(first.isoformat() if kept[0] else "", last.isoformat() if kept[1] else "")


@given(st.lists(bounds(), min_size=1, max_size=8))
def test_every_bar_lies_in_the_drawing_and_can_be_seen(found: list[DisclosedProposition]) -> None:
    drawing = timeline_rows(found)
    assert [row.finding for row in drawing.rows] == found
    for row in drawing.rows:
        assert row.x >= 0 and row.width >= LEAST and row.x + row.width <= WIDTH
        assert (row.open_start, row.open_end) == (not row.finding.earliest, not row.finding.latest)
    assert [x for _, x in drawing.years] == sorted({x for _, x in drawing.years})
    assert drawing.years[0][1] == 0 and len(drawing.years) <= 8


@given(days, days, days, days)
def test_what_is_earlier_stands_further_left(a: date, b: date, c: date, d: date) -> None:
    one, other = sorted((a, b)), sorted((c, d))
    first, second = timeline_rows([finding(*(day.isoformat() for day in pair)) for pair in (one, other)]).rows
    if one[0] <= other[0]:
        assert first.x <= second.x
    if one[0] <= other[0] and other[1] <= one[1]:
        assert first.x + first.width >= second.x + second.width - LEAST


def test_an_open_end_reaches_the_edge() -> None:
    closed, open_end, open_start = timeline_rows(
        [finding("2016-01-01", "2017-12-31"), finding("2017-01-01", ""), finding("", "2016-06-30")]
    ).rows
    assert (closed.x, closed.width) == (0, WIDTH)
    assert open_end.x + open_end.width == WIDTH and open_start.x == 0 and open_start.width < WIDTH / 2


def test_nothing_dated_is_no_drawing() -> None:
    assert timeline_rows([]).rows == () and timeline_rows([finding("", "")]).rows == ()
    assert timeline_rows([finding("unknown", "")]).years == ()
