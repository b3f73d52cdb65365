"""The words around a quote: its sentences, and one on each side."""

from hypothesis import given
from hypothesis import strategies as st

from guwah.core.disclosure.context import REACH, surrounding

TEXT = "One came. Two saw it. They took her away. Four wept. Five left."


def around(words: str) -> str:
    start = TEXT.index(words)
    low, high = surrounding(TEXT, start, start + len(words))
    return TEXT[low:high].strip()


def test_one_sentence_on_each_side() -> None:
    assert around("took her") == "Two saw it. They took her away. Four wept."
    assert around("One came.") == "One came. Two saw it."
    assert around("Five") == "Four wept. Five left."
    assert around("saw it. They took") == "One came. Two saw it. They took her away. Four wept."


@given(st.text("ab. \n!", min_size=1, max_size=60), st.data())
def test_the_quote_lies_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = surrounding(text, start, end)
    assert 0 <= low <= start < end <= high <= len(text)


def test_a_sentence_without_end_is_cut() -> None:
    text = "word " * 2000
    low, high = surrounding(text, 5000, 5004)
    assert 5000 - low <= REACH and high - 5004 <= REACH
