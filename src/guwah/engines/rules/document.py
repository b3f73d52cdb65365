"""A document as the rules see it: words, passages, sentences, quotations, names, dates, and what kind it is."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from guwah.core.passages import Passage, sentences, split_passages
from guwah.core.passages.split import speaker_label
from guwah.core.values.spans import Span
from guwah.engines.dates.anchors import Anchors
from guwah.engines.dates.find import find_dates
from guwah.engines.dates.found import FoundDate
from guwah.engines.names.find import FoundName, find_names
from guwah.engines.rules.quotes import quoted_ranges
from guwah.engines.rules.tokens import Tokens, tokenize

_JUDGMENT = re.compile(r"\b[Tt]he applicants?\b")
_TRANSCRIPT_TURNS = 4
LONGEST_SENTENCE = 300
"""Words after which a sentence is cut."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as code points and as word indices, both half-open, and the passage it stands in."""

    span: Span
    first: int
    last: int
    passage: int


@dataclass(slots=True)
class Document:
    """Everything that is worked out once per text."""

    text: str
    tokens: Tokens
    passages: list[Passage]
    sentences: list[Sentence]
    names: list[FoundName]
    dates: list[FoundDate]
    quotes: list[tuple[int, int]]
    kind: str = "report"
    labels: dict[int, Span] = field(default_factory=dict)
    sentence_starts: list[int] = field(default_factory=list)
    _quote_starts: list[int] = field(default_factory=list)
    _date_starts: list[int] = field(default_factory=list)
    _name_starts: list[int] = field(default_factory=list)

    def quote_at(self, offset: int) -> int:
        """The index of the quotation in which ``offset`` lies; -1 outside."""
        at = bisect_right(self._quote_starts, offset) - 1
        return at if at >= 0 and offset < self.quotes[at][1] else -1

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """The dates that begin between two offsets."""
        return self.dates[bisect_right(self._date_starts, start - 1) : bisect_right(self._date_starts, end - 1)]

    def names_in(self, start: int, end: int) -> list[FoundName]:
        """The names that begin between two offsets."""
        return self.names[bisect_right(self._name_starts, start - 1) : bisect_right(self._name_starts, end - 1)]


def read_document(
    text: str,
    language: str | None,
    written: datetime.date | None,
    known_names: Sequence[str] = (),
    anchors: Anchors = (),
) -> Document:
    """The document of ``text``; ``known_names`` are names of persons already in the case."""
    tokens = tokenize(text)
    passages = split_passages(text)
    found: list[Sentence] = []
    quotes: list[tuple[int, int]] = []
    labels: dict[int, Span] = {}
    for number, passage in enumerate(passages):
        begun = passage.start
        if passage.kind == "turn":
            label = speaker_label(text, passage.start, passage.end)
            if label:
                labels[number] = Span.at(text, begun + label.start("label"), begun + label.end("label"))
                begun += label.end() - 1
        spans = sentences(text, begun, passage.end)
        quotes += quoted_ranges(text, begun, passage.end, spans)
        found += [piece for span in spans for piece in _pieces(text, tokens, span, number)]
    names = find_names(text, language)
    document = Document(
        text,
        tokens,
        passages,
        found,
        _with_known(names, known_names),
        find_dates(text, language, written, anchors),
        quotes,
    )
    tokens.names = _name_words(tokens, [name for name in document.names if name.kind != "place"])
    tokens.places = _name_words(tokens, [name for name in document.names if name.kind == "place"])
    document.labels = _real_labels(labels)
    document.sentence_starts = [sentence.span.start for sentence in found]
    document._quote_starts = [start for start, _ in quotes]
    document._date_starts = [date.span.start for date in document.dates]
    document._name_starts = [name.span.start for name in document.names]
    document.kind = _kind(document)
    return document


def _pieces(text: str, tokens: Tokens, span: Span, passage: int) -> list[Sentence]:
    """The sentence at ``span``; one without an end in sight is cut, so that the time stays linear."""
    first, last = tokens.first_at(span.start), tokens.first_at(span.end)
    if last - first <= LONGEST_SENTENCE:
        return [Sentence(span, first, last, passage)]
    cuts = [*range(first, last, LONGEST_SENTENCE), last]
    return [
        Sentence(Span.at(text, tokens.starts[start], tokens.ends[end - 1]), start, end, passage)
        for start, end in pairwise(cuts)
    ]


def _name_words(tokens: Tokens, names: list[FoundName]) -> frozenset[int]:
    return frozenset(
        index for name in names for index in range(tokens.first_at(name.span.start), tokens.first_at(name.span.end))
    )


def _with_known(names: list[FoundName], known: Sequence[str]) -> list[FoundName]:
    words = {word.lower() for name in known for word in name.split()}
    return [FoundName(name.span, "person") if words & set(name.span.exact.lower().split()) else name for name in names]


def _real_labels(labels: dict[int, Span]) -> dict[int, Span]:
    """Labels that return: "Date:" stands once, a speaker more often."""
    counts = Counter(label.exact for label in labels.values())
    return {number: label for number, label in labels.items() if counts[label.exact] > 1 or len(labels) < 4}


def _kind(document: Document) -> str:
    """``transcript``, ``judgment``, ``first_person``, or ``report``."""
    if len(document.labels) >= _TRANSCRIPT_TURNS:
        return "transcript"
    if len(_JUDGMENT.findall(document.text)) >= 3:
        return "judgment"
    lows, starts = document.tokens.lows, document.tokens.starts
    mine = [start for low, start in zip(lows, starts, strict=True) if low in ("i", "me", "my")]
    first = sum(document.quote_at(start) < 0 for start in mine)
    if first >= 3 and first * 80 >= len(lows) and first * 2 > len(mine):
        return "first_person"
    return "report"
