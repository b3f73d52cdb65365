"""Sentences in any script, whatever the quotation marks do."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.passages import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was cold. We slept.", ["It was cold.", "We slept."]),
        ("It was cold there. » Ten men came.", ["It was cold there. »", "Ten men came."]),
        ("“It was cold.” He left.", ["“It was cold.”", "He left."]),
        ("Mr. Orta saw Dr. Lume. She nodded.", ["Mr. Orta saw Dr. Lume.", "She nodded."]),
        ("Cell No. 8 was mine. No. They lied.", ["Cell No. 8 was mine.", "No.", "They lied."]),
        ("We came in the 1950s. to the valley.", ["We came in the 1950s. to the valley."]),
        ("The guard, J. Orta, hit me! Why?", ["The guard, J. Orta, hit me!", "Why?"]),
        ("他们带走了我。为什么？没有人说。", ["他们带走了我。", "为什么？", "没有人说。"]),
        ("ئۇلار كەلدى؟ بىز قاچتۇق۔ تۈگىدى", ["ئۇلار كەلدى؟", "بىز قاچتۇق۔", "تۈگىدى"]),
        ("Нас увезли. Зачем? В 2017 г. было тихо.", ["Нас увезли.", "Зачем?", "В 2017 г. было тихо."]),
        ("They took us.\nWe waited", ["They took us.", "We waited"]),
        ("a line that is wrapped in the middle of the\nsentence goes on.", None),
    ],
)
def test_sentences(text, expected):
    assert [span.exact for span in sentences(text)] == (expected or [text])


def test_only_the_asked_part_is_cut():
    text = "One. Two. Three."
    assert [span.exact for span in sentences(text, 5, 9)] == ["Two."]


@given(st.text(alphabet="aB1.?!。؟۔ \r\n\"'“”«»()…\u0301\u200f👩", max_size=80))
def test_sentences_stand_in_the_text_and_leave_nothing_out(text):
    spans = sentences(text)
    assert all(span.holds(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert {at for at, char in enumerate(text) if not char.isspace()} <= covered
