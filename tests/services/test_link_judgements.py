"""Judgements on rows: from JSON, the last word holding, lines nobody decided passed over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guwah.services.link_judgements import Verdict, read_verdicts

ROWS = {"a.csv:2": 0, "a.csv:3": 1, "b.csv:2": 2}


def test_a_decision_of_an_output_line_is_a_judgement() -> None:
    line = {"a": "a.csv:3", "b": "a.csv:2", "decision": "judged same", "weight_bits": 3.0, "path": [], "by": "Ann"}
    assert read_verdicts([line], ROWS) == ({(0, 1): Verdict("same", by="Ann")}, [])


def test_lines_that_nobody_decided_are_passed_over() -> None:
    lines = [{"a": "a.csv:2", "b": "a.csv:3", "decision": word} for word in ("joined", "suggested")]
    assert read_verdicts(lines, ROWS) == ({}, [])


def test_unsure_is_kept_and_takes_back_what_was_said() -> None:
    lines = [{"a": "a.csv:2", "b": "b.csv:2", "judgement": word} for word in ("same", "unsure")]
    assert read_verdicts(lines, ROWS)[0] == {(0, 2): Verdict("unsure")}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "judgement", "decision", "by"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.lists(json_values, max_size=5))
def test_any_json_is_a_judgement_or_refused(items: list) -> None:
    verdicts, refused = read_verdicts(items, ROWS)
    assert not verdicts
    assert len(refused) <= len(items)
