"""Times that a team names itself."""

from __future__ import annotations

import pytest

from guwah.core.values.errors import InvalidInputError
from guwah.engines.dates.anchors import read_anchors
from guwah.engines.mentions import find_dates

FILE = """
floods:
  edtf: 2010-07/2010-08
  names: {en: [the floods, the great flood], kk: [су тасқыны]}
  source: the district gazette of 3 August 2010
melon harvest:
  begins: 8-20
  days: 40
  names: {en: [the melon harvest]}
  source: two farmers, March 2024
governor:
  edtf: "2014"
  names: {en: [the year the governor changed], zh: [换县长那年]}
  source: the same
"""


def test_an_event_of_the_teams_table_has_its_days_and_says_whose_they_are() -> None:
    (date,) = find_dates("We moved after the great flood.", "en", anchors=read_anchors(FILE))
    assert (date.edtf, date.earliest, date.latest) == ("2010-07/2010-08", "2010-07-01", "2010-08-31")
    assert "the team's own table" in " ".join(date.steps)
    assert find_dates("We moved after the great flood.", "en") == []


def test_what_comes_every_year_is_placed_in_the_year_that_is_told() -> None:
    text = "In October 2017 they came, after the melon harvest."
    _, harvest = find_dates(text, "en", anchors=read_anchors(FILE))
    assert (harvest.earliest, harvest.latest) == ("2017-08-20", "2017-09-28")


def test_lengths_count_from_an_anchor() -> None:
    (date,) = find_dates("Two years after the floods my brother was taken.", "en", anchors=read_anchors(FILE))
    assert date.edtf == "2012~"


def test_a_language_without_spaces_has_anchors_too() -> None:
    (date,) = find_dates("换县长那年他被带走了。", "zh", anchors=read_anchors(FILE))
    assert date.edtf == "2014"


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("x: {names: {en: [x]}, source: y}", "edtf"),
        ("x: {edtf: 2010, begins: 8-20, names: {en: [x]}, source: y}", "either"),
        ("x: {edtf: 2010, names: [x], source: y}", "names"),
        ("x: {edtf: 2010, names: {en: [x]}}", "source"),
        ("x: {begins: 13-1, names: {en: [x]}, source: y}", "begins"),
        ("x: {begins: 8-20, days: 400, names: {en: [x]}, source: y}", "days"),
        ("- a list", "a name with its fields"),
        ("x: [", "not YAML"),
    ],
)
def test_a_wrong_entry_is_refused_and_named(entry: str, says: str) -> None:
    with pytest.raises(InvalidInputError, match=says) as raised:
        read_anchors(entry)
    assert raised.value.code == "anchors-malformed"
