"""The project's own cases of time expressions, in eight languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import score_times

CASES = sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
LEAST = 0.90


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nine_in_ten_cases_are_right_in_every_language(path):
    tally = score_times.cases(path)
    assert tally.gold >= 70
    assert tally.right / tally.gold >= LEAST, "\n".join(tally.errors)


def test_every_language_with_a_table_has_cases():
    from guwah.reference.times import LANGUAGES

    assert {path.stem for path in CASES} == set(LANGUAGES)
