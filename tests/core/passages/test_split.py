"""Passages cover the text, in order, and know a turn of speech from a paragraph."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from guwah.core.passages import split_passages


def kinds(text):
    return [(text[p.start : p.end], p.kind) for p in split_passages(text)]


def test_blank_lines_part_paragraphs_and_a_short_line_is_a_heading():
    text = "The road\n\nWe left at night.\nNobody spoke.\r\n\r\nThen we slept."
    assert kinds(text) == [
        ("The road", "heading"),
        ("We left at night.\nNobody spoke.", "paragraph"),
        ("Then we slept.", "paragraph"),
    ]


def test_a_speaker_begins_a_turn_without_a_blank_line():
    text = "MS ORTA: Were you hurt?\nMR. TESSEN: Yes.\nIt was in May.\nQ: When?\n"
    assert kinds(text) == [
        ("MS ORTA: Were you hurt?", "turn"),
        ("MR. TESSEN: Yes.\nIt was in May.", "turn"),
        ("Q: When?", "turn"),
    ]


def test_a_colon_within_a_sentence_is_no_speaker():
    assert kinds("he said one thing: nothing was left.") == [("he said one thing: nothing was left.", "paragraph")]


def test_empty_text_has_none():
    assert split_passages("") == split_passages(" \r\n\u2029\n") == []


@given(st.text(alphabet="aB:.? \t\r\n\x0b\x0c\x85\u2028\u2029«»\u0301\u202e", max_size=80))
def test_every_visible_character_lies_in_exactly_one_passage(text):
    passages = split_passages(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(passages))
    covered = {at for p in passages for at in range(p.start, p.end)}
    assert {at for at, char in enumerate(text) if not char.isspace()} <= covered
