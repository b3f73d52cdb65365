"""Quotes are exact, or broken; offsets count code points, whatever the script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.errors import IntegrityError
from guwah.core.values.spans import CONTEXT_LENGTH, Quote, Span

AWKWARD = (
    "e\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\r\n",
    "\u200f",
    "گۇۋاھ",
    "兰",
    "а",
    " ",
    "\u00ad",
    "z",
)
texts = st.lists(st.sampled_from(AWKWARD) | st.characters(codec="utf-8"), min_size=1, max_size=80).map("".join)


@st.composite
def placed(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and offsets of a stretch of it that is not empty."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(placed())
def test_a_span_is_the_words_at_its_offsets(case: tuple[str, int, int]) -> None:
    text, start, end = case
    for found in (Span.at(text, start, end), Quote.at(text, start, end)):
        assert found.exact == text[start:end]
        assert found.holds(text)
        assert type(found).from_json(found.to_json()) == found


@given(placed())
def test_a_quote_keeps_the_words_around_it(case: tuple[str, int, int]) -> None:
    text, start, end = case
    found = Quote.at(text, start, end)
    assert text[: found.start].endswith(found.prefix) and text[found.end :].startswith(found.suffix)
    assert len(found.prefix) == min(start, CONTEXT_LENGTH)
    assert len(found.suffix) == min(len(text) - end, CONTEXT_LENGTH)


@given(placed(), st.characters(codec="utf-8"))
def test_a_quote_does_not_hold_where_one_character_of_it_changed(case: tuple[str, int, int], other: str) -> None:
    text, start, end = case
    found = Quote.at(text, start, end)
    for at in (start, end - 1):
        changed = text[:at] + other + text[at + 1 :]
        assert found.holds(changed) == (changed == text)


@given(placed(), texts)
def test_a_quote_holds_only_in_its_place(case: tuple[str, int, int], before: str) -> None:
    text, start, end = case
    found = Quote.at(text, start, end)
    moved = Quote(found.exact, start + len(before), end + len(before), found.prefix, found.suffix)
    assert moved.holds(before + text)
    if found.holds(before + text):
        kept = slice(start - len(found.prefix), end + len(found.suffix))
        assert (before + text)[kept] == text[kept]
    else:
        assert before


def test_a_look_alike_sentence_is_not_the_quote() -> None:
    text = "He was taken. Later he came home. He was taken. Nobody saw him."
    second = Quote.at(text, 34, 47)
    assert second.exact == "He was taken."
    assert not Quote(second.exact, 0, 13, second.prefix, second.suffix).holds(text)


def test_offsets_are_code_points_not_utf16_units_nor_bytes() -> None:
    text = "🕊️🕊️ taken"
    assert Span.at(text, 5, 10).exact == "taken"
    utf16_start = len("🕊️🕊️ ".encode("utf-16-le")) // 2
    assert not Span("taken", utf16_start, utf16_start + 5).holds(text)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 0), (2, 1), (0, 6), (5, 6)])
def test_offsets_outside_the_text_are_refused(start: int, end: int) -> None:
    for kind in (Span, Quote):
        with pytest.raises(IntegrityError, match="span-outside-text"):
            kind.at("taken", start, end)
        assert not Span("x", start, end).holds("taken")


@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
def test_spans_overlap_where_they_share_a_code_point(a: int, a_long: int, b: int, b_long: int) -> None:
    left, right = Span("x" * a_long, a, a + a_long), Span("x" * b_long, b, b + b_long)
    shared = set(range(a, a + a_long)) & set(range(b, b + b_long))
    assert left.overlaps(right) == right.overlaps(left) == bool(shared)
