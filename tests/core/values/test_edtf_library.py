"""The same dates read by the PyPI library edtf: where it differs, a reason is written down, and a new difference fails.

docs/decisions/0010-edtf-by-our-own-code.md holds the same list in words.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.values.test_edtf_examples import EXAMPLES, SEASONS
from guwah.core.values.days import civil
from guwah.core.values.edtf import day_bounds, parse_edtf
from guwah.core.values.errors import InvalidInputError

library = pytest.importorskip("edtf", reason="the library edtf is not installed: pip install -e '.[dev]' brings it.")

MEASURED_AT = "5.0.2"
Day = tuple[int, int, int]

DIFFERENCES: dict[str, list[str]] = {
    # Ours is right by the specification.
    "an unknown side is given a bound ten years away": [
        "1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985", "1984~/", "/2004-06~",
    ],
    "digits that are not significant do not widen the strict bounds": [
        "1950S2", "-1950S2", "0050S1", "Y171010000S3", "Y-171010000S3", "1950S2/1960", "1950S2~",
    ],
    "the text of an exponential year with significant digits is not kept (S3S3)": ["Y3388E2S3", "Y1E5S1"],
    "the text of a set is not kept: a space after each comma, which the specification forbids": [
        "[1667,1668,1670..1672]", "[1760-01,1760-02,1760-12..]", "[1667,1760-12]", "{1667,1668,1670..1672}",
        "{1960,1961-12}", "{1960,1961}", "[1667?,1668~]", "[156X,1670]", "[..1667,1670]",
    ],
    "AttributeError instead of a value": [
        "1984-1X", "1985-0X", "1985-X1",
        "{2001-XX,2003}", "2004-X6~", "2004-XX/2005",
    ],
    "TypeError instead of a value or a refusal": ["../", "?1950S2"],
    "TypeError instead of bounds": ["{..1983-12-31,1984-10-10..1984-11-01,1984-11-05..}"],
    "ValueError instead of bounds": [
        "1985-1X-31", "1985-0X-3X", "1985-04-1X", "1985-XX-1X", "156X-12-2X", "1985-02-3X", "201X-1X",
        "2004-06-0X/2004-06-2X",
    ],
    "29 February in years that have none": [
        "2017-02-29", "1900-02-29", "2017-02-29/2018", "2017-02-29T10:00:00", "201X-02-29", "XXX1-02-29",
    ],
    "earliest and latest change places before year 0": ["-1985-XX", "-1985-04-XX", "-1985-XX-XX", "-1985-XX-12"],
    "the year -0, which ISO 8601 does not know, ends a pattern": ["-0X0X"],
    "qualifiers and unspecified digits together are refused": [
        "?156X-12", "~201X", "156X-12~-25", "2004-06-1X~", "20X6~", "2004~-XX", "156X-12-25?/1600",
    ],
    "qualifiers at two right sides are refused": ["2004~-06?", "2004?-06-11~"],
    "unspecified digits within years before 0 are refused": ["-XXXX", "-1X85", "-19XX-12"],
    "leap seconds are refused": ["2016-12-31T23:59:60Z", "2016-12-31T18:59:60-05:00", "2016-12-31T23:59:60"],
    "shifts that ISO 8601 allows are refused": [
        "2016-05-01T00:00:00+00:00", "2016-05-01T00:00:00+00", "2016-05-01T00:00:00+15:00",
    ],
    "an interval or range that ends before it starts": [
        "2004/2003", "2004-06-11/2004-06-10", "2003/2001-21", "[1672..1670]", "{1984-11-01..1984-10-10}",
    ],
    "a time of a whole month or year, of which the text becomes the last day": ["2016-05T10:00:00", "2016T10:00:00"],
    "spaces are let through": ["2016 ", " 2016", "[1667, 1668]", "1964 / 2008"],
    "significant digits that cannot be: none, more than there are, of a month": ["1950S0", "1950S5", "1950S2-05"],
    # The specification is silent; ours chooses, and says so.
    "a winter, of which the code is that of the year it begins in, ends with that year": [
        "2015-24", "2015-28", "2015-30", "2016-24", "2015/2015-24",
    ],
    "seasons with qualifiers or unspecified digits are refused": [
        "2016-21~", "2016-34?", "?2016-21", "2016-?21", "201X-21",
    ],
    "qualified special years, and special years in intervals and sets, are refused": [
        "Y12345?", "Y-17E7~", "Y12000/Y13000", "Y12000/..", "[Y12000,Y13000]", "[1950S2..1960]",
    ],
    "seasons in sets are refused": ["[2001-21,2002]", "{2001-21..2002-24}"],
    "sets of one date are refused": ["[1984]", "{1960}"],
    "an interval without a date": ["../.."],
    # The library is right; ours refuses on purpose.
    "years of more than 18 digits": ["Y1E100", "Y1000000000000000000"],
}  # fmt: skip
"""Kind of difference, seen from the library: the texts of the list below that show it."""

MORE = [
    "0000", "-0000", "0001", "2016-02-29", "2016-02-30", "2017-13", "2017-00", "2017-04-31", "2016-42",
    "2004-02-XX", "2005-02-XX", "1985-XX-12", "1985-XX-31", "2004-XX-30", "XXXX", "1XXX", "20X6", "XXXX-XX-XX", "-201X",
    "-1985-04-12", "-0004-02-29", "?1984", "~2004-06", "2004?-06", "2004-?06", "2004-06-?11", "?2004-?06-~11",
    "~2004?-06-11", "20XX~", "2004-XX?", "1985-04-XX%", "1984~?", "1984/2004~", "1984-06-02?/2004-08-08~", "1984~/..",
    "../1984~", "201X/202X", "2016-21/2016-23", "2001-21/2003", "-0100/0100", "/", "1985/1986/1987", "Y1985", "Y12345",
    "Y00012345", "Y17E0", "Y17E2", "1950S4", "Y17X", "[]", "[1667..1760-12]", "[1667,..1668]", "[1667..,1668]", "[..]",
    "[1667-05..1667-08]", "[1912-03-01..1912-03-05]", "{1960..}", "2016-05-01T10:00", "2016-05-01T24:00:00",
    "2016-05-01T24:00:01", "2016-12-30T23:59:60Z", "2016-05-01T00:00:00+14:00", "2016-05-01T00:00:00-00:00",
    "2016-05-01T00:00:00.5Z", "2016-05-01T25:00:00", "2016-02-30T10:00:00", "-0044-03-15T12:00:00",
    "2016-05-01T10:00:00/2016-05-02", "20160501", "2016-5-1", "2016/05/01", "last spring", "16", "19", "198u", "y12345",
    "2001-21^southernHemisphere", "..2004-06-01/2004-06-20..", "2004-06-(01)~", "(2004)?-06-11", "٢٠١٦", "",
]  # fmt: skip


def read_by_ours(text: str) -> tuple[Any, ...]:
    """The text again and the first and last day; or "refused"."""
    try:
        value = parse_edtf(text)
    except InvalidInputError:
        return ("refused",)
    return (str(value), *(None if number is None else civil(number) for number in day_bounds(value)))


def read_by_theirs(text: str) -> tuple[Any, ...]:
    """The same; or the name of the exception that was raised instead."""
    try:
        # On some errors the library prints what it tried.
        with contextlib.redirect_stdout(io.StringIO()):
            value = library.parse_edtf(text)
        return str(value), _strict(value.lower_strict()), _strict(value.upper_strict())
    except library.EDTFParseException:
        return ("refused",)
    except (AttributeError, TypeError, ValueError) as error:
        return (type(error).__name__,)


def _strict(found: Any) -> Day | None:
    """Year, month and day; none for an infinite float, which is how the library says that a side is open."""
    return None if isinstance(found, float) else tuple(found[:3])


def test_the_library_is_the_version_that_the_differences_were_found_with() -> None:
    assert importlib.metadata.version("edtf") == MEASURED_AT


def test_each_difference_has_one_reason() -> None:
    texts = [text for shown in DIFFERENCES.values() for text in shown]
    assert len(texts) == len(set(texts))
    assert not set(texts) & set(MORE)


@pytest.mark.parametrize("reason", DIFFERENCES)
def test_a_difference_is_still_there(reason: str) -> None:
    for text in DIFFERENCES[reason]:
        assert read_by_ours(text) != read_by_theirs(text), text
        named = [name for name in ("AttributeError", "TypeError", "ValueError") if reason.startswith(name)]
        assert not named or read_by_theirs(text) == (named[0],), text


def test_there_is_no_other_difference() -> None:
    known = {text for shown in DIFFERENCES.values() for text in shown}
    tried = [example[0] for example in EXAMPLES] + [f"2015-{season[0]}" for season in SEASONS] + MORE
    assert not [text for text in tried if text not in known and read_by_ours(text) != read_by_theirs(text)]


@st.composite
def plain(draw: st.DrawFn) -> str:
    """Days, months and years, qualified as a whole, and with digits unspecified from the right."""
    day = draw(st.dates(min_value=date(1, 1, 1))).isoformat()
    mark = draw(st.sampled_from(["", "?", "~", "%"]))
    whole = [day, day[:7], day[:4], day[:3] + "X", day[:2] + "XX", day[:4] + "-XX", day[:7] + "-XX"]
    return draw(st.sampled_from(whole)) + mark


@given(plain())
def test_what_witnesses_say_most_is_read_the_same_by_both(text: str) -> None:
    assert read_by_ours(text) == read_by_theirs(text)


@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)), st.sampled_from([10, 7, 4]))
def test_intervals_in_order_are_read_the_same_by_both(one: date, other: date, length: int) -> None:
    start, end = (day.isoformat()[:length] for day in sorted((one, other)))
    for text in (f"{start}/{end}", f"{start}/..", f"../{end}"):
        assert read_by_ours(text) == read_by_theirs(text)
