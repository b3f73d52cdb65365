"""Every time expression of a text, in order, placed in the calendar as far as the words and the text allow."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guwah.engines.dates.anchors import Anchors, with_anchors
from guwah.engines.dates.calendar_rules import CALENDAR
from guwah.engines.dates.clock_rules import CLOCKS, DAYPARTS, TIMES_OF_DAYS
from guwah.engines.dates.express import Reader
from guwah.engines.dates.found import FoundDate
from guwah.engines.dates.grammar import Node, Rule, parse
from guwah.engines.dates.inflected_numbers import INFLECTED_NUMBERS
from guwah.engines.dates.inflected_rules import (
    INFLECTED_AGES,
    INFLECTED_BARE,
    INFLECTED_CLOCKS,
    INFLECTED_LENGTHS,
    INFLECTED_OFFSETS,
    INFLECTED_QUALIFIED,
    INFLECTED_SETS,
)
from guwah.engines.dates.languages import lexicons_for
from guwah.engines.dates.length_rules import JOINED_LENGTHS, LENGTHS
from guwah.engines.dates.lexicon import Lexicon
from guwah.engines.dates.marked_rules import (
    MARKED_BARE,
    MARKED_CALENDAR,
    MARKED_NUMBERS,
    MARKED_OFFSETS,
    MARKED_PARTS,
)
from guwah.engines.dates.marked_times import MARKED_AGES, MARKED_CLOCKS, MARKED_JOINED, MARKED_RANGES, MARKED_SETS
from guwah.engines.dates.modifier_rules import ABOUT, ARTICLES, PARTS, QUALIFIED
from guwah.engines.dates.number_rules import NUMBERS
from guwah.engines.dates.penalty import is_penalty
from guwah.engines.dates.range_rules import RANGES
from guwah.engines.dates.relative_rules import BARE, OFFSETS, WITHIN
from guwah.engines.dates.repeated_rules import AGES, RATES, SETS
from guwah.engines.dates.tokens import OTHER, Token, tokenise

LEVELS: tuple[Sequence[Rule], ...] = (
    MARKED_NUMBERS, (*NUMBERS, *INFLECTED_NUMBERS), (*SETS, *INFLECTED_SETS, *MARKED_SETS),
    (*CLOCKS, *INFLECTED_CLOCKS, *MARKED_CLOCKS),
    (*CALENDAR, *LENGTHS, *INFLECTED_LENGTHS, *MARKED_CALENDAR), (*JOINED_LENGTHS, *MARKED_JOINED),
    (*QUALIFIED, *INFLECTED_QUALIFIED), (*AGES, *INFLECTED_AGES, *MARKED_AGES), RATES,
    (*MARKED_BARE, *BARE, *INFLECTED_BARE), WITHIN,
    (*OFFSETS, *INFLECTED_OFFSETS, *MARKED_OFFSETS), WITHIN,
    (*PARTS, *MARKED_PARTS), DAYPARTS, TIMES_OF_DAYS, ARTICLES, ABOUT, (*RANGES, *MARKED_RANGES),
)  # fmt: skip

_TIMELY = frozenset(
    "anchor day_beside "
    "month weak_month doubtful_month weekday weekday_weak weekdays season weak_season unit units counted_unit "
    "short_unit daypart each_daypart deictic story_day vague iso numeric clock year feast hijri_month "
    "persian_month chinese_month era decade_name decade_mark often aged age_unit fixed_length month_mark "
    "day_mark lunar oclock vague_length ordinal_suffix turn one_whole quarter_letter week_of slash oclock_before "
    "ampm quarter century per_unit fixed_age unit_mark unit_dash half_unit oclock_weak of_life reign".split()
)
"""Categories of which one must be in a run of words that is about time."""

_EXPRESSIONS = frozenset({"date", "turned", "time", "length", "set", "age", "stretch"})


def find_dates(
    text: str, language: str | None = None, written: datetime.date | None = None, anchors: Anchors = ()
) -> list[FoundDate]:
    """The times, lengths of time, sets, ages and penalties that ``text`` names, in order, never overlapping.

    Args:
        text: the stored text.
        language: BCP 47 tag; ``None`` reads by the scripts and words of the text.
        written: the day of the document, for "three weeks ago".
        anchors: times that the team names itself.
    """
    found: list[FoundDate] = []
    for lexicon in lexicons_for(text, language):
        found += _in_language(text, with_anchors(lexicon, anchors), written)
    return _without_overlaps(found)


def _in_language(text: str, lexicon: Lexicon, written: datetime.date | None) -> Iterator[FoundDate]:
    tokens = tokenise(text, lexicon)
    # The end of a text ends a sentence too.
    tokens.append(Token("dot", None, len(text), len(text), "."))
    _tell_words_apart(tokens, text, lexicon)
    reader = Reader(text, written)
    for first, last in _islands(tokens):
        for node in parse(tokens[first:last], LEVELS):
            if node.tag in _EXPRESSIONS:
                yield from _expressions(node, reader, tokens, first, last)


def _expressions(node: Node, reader: Reader, tokens: list[Token], first: int, last: int) -> list[FoundDate]:
    found = reader.read(node)
    if node.tag == "length" and found and is_penalty(tokens, node.start, node.end, first, last):
        return [replace(date, kind="penalty") for date in found]
    return found


def _islands(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Runs of tokens with categories, where at least one of them is about time."""
    start, timely = 0, False
    for at, token in enumerate(tokens):
        if token.tag == OTHER or token.tag == "gap":
            if timely:
                yield start, at
            start, timely = at + 1, False
        elif token.tag in _TIMELY or (token.tag == "day" and at > start and tokens[at - 1].tag == "the"):
            timely = True
    if timely:
        yield start, len(tokens)


def _within_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()[-1:]
    return before.isalnum() or before in ("—", "–", "-", ",")


def _tell_words_apart(tokens: list[Token], text: str, lexicon: Lexicon) -> None:
    """ "May" the month and "may" the verb: where months are capitalised, a small letter is doubtful."""
    if lexicon.capitals == "names":
        for at, token in enumerate(tokens):
            if token.tag == "month" and text[token.start].isupper() and _within_sentence(text, token.start):
                token.tag = OTHER if at and tokens[at - 1].tag == "name_before" else "weak_month"
    if lexicon.small_months:
        _tell_names_apart(tokens, text)
    if lexicon.capitals is not True:
        return
    for at, token in enumerate(tokens):
        if token.tag not in ("weak_month", "weekday_weak"):
            continue
        if not text[token.start].isupper():
            token.tag = "doubtful_month" if token.tag == "weak_month" else OTHER
        elif token.tag == "weak_month" and at and text[tokens[at - 1].start].islower():
            # A capital after a word in small letters is no beginning of a sentence, and no name after a name.
            token.tag = "weak_month" if tokens[at - 1].tag == "name_before" else "month"


def _tell_names_apart(tokens: list[Token], text: str) -> None:
    """ "Mme Avril", "le Printemps": a capital within a sentence, where times are written small."""
    for token in tokens:
        if token.tag not in ("month", "season"):
            continue
        before = text[max(0, token.start - 3) : token.start].rstrip(" \t\u00a0")[-1:]
        inside = before.isalnum() or before in ("-", "'", "’", ",")
        if inside and text[token.start].isupper() and not text[token.start : token.end].isupper():
            token.tag = "doubtful_month" if token.tag == "month" else OTHER


def _without_overlaps(found: list[FoundDate]) -> list[FoundDate]:
    """The longest at each place, in order of the text."""
    kept: list[FoundDate] = []
    for date in sorted(found, key=lambda date: (date.span.start, -date.span.end)):
        if not kept or date.span.start >= kept[-1].span.end:
            kept.append(date)
    return kept
