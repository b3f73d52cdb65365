"""The figures on annotated documents, where they are at hand (GUWAH_DATA is the folder that holds them).

The counterpart on invented text is test_cases.py.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import score_times

DATA = os.environ.get("GUWAH_DATA", "")
TIMEX = Path(DATA) / "timex"
pytestmark = pytest.mark.skipif(not DATA, reason="GUWAH_DATA does not name the folder of annotated documents")


def test_the_wars_of_an_encyclopedia():
    tally = score_times.wikiwars(TIMEX / "wikiwars" / "trainingset" / "tml")
    value = tally.f1(tally.right, gold=tally.valued_gold, found=tally.valued_found)
    assert tally.gold > 2000
    assert tally.f1(tally.strict) >= 0.85
    assert tally.f1(tally.relaxed) >= 0.93
    assert value >= 0.80


def test_the_cases_of_a_library_of_dates_lengths_and_periods():
    _, kinds = score_times.recognizers(TIMEX / "recognizers" / "English")
    names = ("DateParser", "DurationParser", "DatePeriodParser")
    right, wrong = (sum(kinds[f"{name} {word}"] for name in names) for word in ("right", "wrong"))
    assert right + wrong >= 300
    assert right / (right + wrong) >= 0.80
