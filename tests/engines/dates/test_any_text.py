"""Whatever the text, what is found holds together; and no text makes the reading explode."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guwah.core.values.days import read_day
from guwah.core.values.edtf import day_bounds, parse_edtf
from guwah.engines.dates.lexicon import load_lexicon
from guwah.engines.mentions import find_dates
from guwah.reference.times import LANGUAGES

SIGHTING = 1
"""Days by which a Hijri day may reach beyond its value; the steps say so."""

FIGURES = [
    "0", "1", "5", "14", "31", "32", "99", "480", "999", "2016", "2017", "2199", "9999", "0001", "03/04/2017",
    "31/02/2017", "29.02.2018", "2017-10-05", "2017-10", "2017-02-31", "2017-13-45", "9999-12-31", "12/9999",
    "0000-01", "10:30", "25:61", "2.5", "1,000", "9" * 30, "١٢", "٢٠١٧", "१४", "二〇一七", "十四", "万万",
]  # fmt: skip
BETWEEN = [" ", " ", " ", ", ", ".", "-", " - ", "–", "/", "", "\r\n", "\n\n", " (", ") ", "'", "’", "\u202b", "\u0301"]
DAYS = st.sampled_from(
    [None, *(datetime.date.fromisoformat(day) for day in ("2019-05-10", "2020-02-29", "9999-12-31", "0001-01-01"))]
)


def forms(language):
    """Forms of the language by category, so that rare categories come as often as common ones."""
    lexicon = load_lexicon(language)
    by_category = {}
    for form, (category, _) in lexicon.words.items():
        by_category.setdefault(category, []).append(form)
    for seconds in lexicon.phrases.values():
        for phrases in seconds.values():
            for cut, (category, _) in phrases:
                by_category.setdefault(category, []).append((" " if lexicon.spaced else "").join(cut))
    return [st.sampled_from(words) for words in by_category.values()]


def sentences(language):
    """Words about time of one language, figures and marks in any order."""
    word = st.one_of(st.sampled_from(FIGURES), *forms(language))
    pieces = st.lists(st.tuples(word, st.sampled_from(BETWEEN)), max_size=12)
    return pieces.map(lambda pairs: "".join(word + mark for word, mark in pairs))


SENTENCES = {language: sentences(language) for language in LANGUAGES}


def holds_together(text, found):
    at = 0
    for date in found:
        assert at <= date.span.start < date.span.end
        assert text[date.span.start : date.span.end] == date.span.exact
        at = date.span.end
        agrees(date.edtf, date.earliest, date.latest, spread=SIGHTING if date.calendar == "hijri" else 0)
        if date.kind in ("date", "time"):
            assert date.edtf or date.reason_unread
        if date.derived:
            assert date.steps
        if date.whole:
            assert date.whole.span.start <= date.span.start < date.span.end <= date.whole.span.end
            assert text[date.whole.span.start : date.whole.span.end] == date.whole.span.exact
            agrees(date.whole.edtf, date.whole.earliest, date.whole.latest, spread=SIGHTING)


def agrees(edtf, earliest, latest, *, spread):
    """The bounds are in order and lie within what the value allows."""
    if edtf is None:
        assert (earliest, latest) == (None, None)
        return
    first, last = read_day(earliest), read_day(latest)
    low, high = day_bounds(parse_edtf(edtf))
    assert low - spread <= first <= last <= high + spread


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), written=DAYS)
def test_words_about_time_in_any_order_hold_together(language, data, written):
    text = data.draw(SENTENCES[language])
    holds_together(text, find_dates(text, language, written))


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.one_of(*SENTENCES.values()), max_size=3), written=DAYS, title=st.booleans())
def test_mixed_scripts_without_a_language_hold_together(parts, written, title):
    text = " \u200f".join(parts)
    text = text.title() if title else text
    holds_together(text, find_dates(text, None, written))


@given(text=st.text(max_size=200), language=st.sampled_from([None, "de", *LANGUAGES]), written=DAYS)
@example(text="\ud800 2017\x00", language=None, written=None)
@example(text="2017\u0301 5 Oc\u0301tober", language="en", written=None)
@example(text="İ 2017 Kasım", language="tr", written=None)
@example(text="ﬁve days ½ ²", language="en", written=None)
def test_any_characters_hold_together(text, language, written):
    holds_together(text, find_dates(text, language, written))


@given(start=st.text(max_size=40).filter(lambda text: not text or not text[-1].isalnum()))
def test_offsets_count_from_the_beginning_of_the_text(start):
    text = f"{start}\n\n2017-10-05"
    last = find_dates(text, "en")[-1]
    assert (last.span.start, last.span.exact) == (len(text) - 10, "2017-10-05")


LONG = 200_000
HOSTILE = {
    "ones": "1 ", "May": "May ", "the": "the ", "years": "2017-", "figures": "2017", "days": "1 day ", "blanks": " ",
    "empty lines": "\n ", "line ends": "\r\n", "numeral": "一", "year mark": "年", "one": "one ",
    "hundreds": "hundred ",
    "dashes": "-", "thousands": "1,000,", "dots": "1.", "letters": "ء", "vowel signs": "\u064b", "accents": "a\u0301",
    "from": "from ", "from to": "2017 to ", "lengths": "3 days and ", "months": "six months ", "last": "last ",
    "Mondays": "Monday, ", "clocks": "10:30 ", "BC": "bc ", "decades": "1950s ", "fractions": "1/",
    "stamps": "2017-10-05T", "sentences": "sentenced ", "years and months": "1 year 2 months ",
    "next day": "the next day ", "marked": "2017年10月",
    "endless": "early of the ", "brackets": "(2017) ", "halves": "half a ", "Ramadan": "Ramadan ",
}  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_long_text_of_one_piece_is_read_to_its_end(piece):
    text = (piece * (LONG // len(piece)))[: LONG - 12] + "\n\n2017-10-05"
    found = find_dates(text)
    assert found[-1].edtf == "2017-10-05"
    assert all(text[date.span.start : date.span.end] == date.span.exact for date in found)


def test_the_number_of_matches_grows_with_the_text_and_not_faster(monkeypatch):
    from guwah.engines.dates import grammar

    built = []

    class Counted(grammar.Parts):
        def __init__(self, nodes):
            built.append(len(nodes))
            super().__init__(nodes)

    monkeypatch.setattr(grammar, "Parts", Counted)
    for piece in ("1 day ", "1 year 2 months ", "two and ", "2017-", "one hundred days "):
        work = []
        for times in (100, 400):
            built.clear()
            find_dates(piece * times, "en")
            work.append(sum(built))
        assert work[1] <= 5 * work[0] + 100, piece
