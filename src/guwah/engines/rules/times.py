"""When an act happened: the date of its clause, or of its sentence; a penalty apart."""

from __future__ import annotations

from itertools import pairwise

from guwah.core.statements.statement import Penalty, Quantity, When
from guwah.core.values.spans import Span
from guwah.engines.dates.found import FoundDate
from guwah.engines.rules.document import Document, Sentence
from guwah.engines.rules.numbers import duration_quantity

NEARBY = 300
"""How far back, in code points, a date still rules what follows it in the same passage."""

_DATED_OTHERWISE = frozenset({"law", "article", "act", "no", "section", "regulation", "born"})
_UNTIL = frozenset({"until", "till", "to", "up to", "through", "until the end of", "–", "—"})
_LASTING = frozenset("detention house_arrest solitary_confinement disappearance incommunicado stress_position".split())
_PENAL = frozenset({"trial_sentence", "detention"})


def find_when(document: Document, sentence: Sentence, clause: tuple[int, int], trigger: tuple[int, int]) -> When | None:
    """The date nearest to the trigger in its clause, else the first one of the sentence."""
    dates = [date for date in document.dates_in(sentence.span.start, sentence.span.end) if date.kind == "date"]
    dates = [date for date in dates if not _dates_something_else(document, date)]
    if not dates:
        return _carried(document, sentence)
    inside = [date for date in dates if clause[0] <= date.span.start < clause[1]]
    chosen = min(inside, key=lambda date: _distance(date, trigger)) if inside else _leading(dates, trigger)
    if chosen is None:
        return None
    span = _interval(document, dates, chosen)
    if span is not None:
        return span
    how = "derived" if chosen.derived else "stated"
    return When(chosen.edtf, chosen.earliest, chosen.latest, chosen.span, how, chosen.steps)


def _interval(document: Document, dates: list[FoundDate], chosen: FoundDate) -> When | None:
    """ "from September 2018 until December 2019": one stretch of time from two dates with only such a word between."""
    for one, other in pairwise(dates):
        if chosen not in (one, other) or not one.edtf or not other.edtf or "/" in one.edtf + other.edtf:
            continue
        between = document.text[one.span.end : other.span.start].strip().lower()
        before = document.text[max(0, one.span.start - 10) : one.span.start].lower().split()[-1:]
        ranged = between in _UNTIL or (between == "and" and before == ["between"])
        if not ranged or (between == "to" and before != ["from"]):
            continue
        whole = Span.at(document.text, one.span.start, other.span.end)
        how = "derived" if one.derived or other.derived else "stated"
        edtf = f"{one.edtf}/{other.edtf}"
        return When(edtf, one.earliest, other.latest, whole, how, (*one.steps, *other.steps))
    return None


def find_penalty(document: Document, sentence: Sentence, act: str) -> Penalty | None:
    """The sentence that a court passed, where the sentence says one."""
    if act not in _PENAL:
        return None
    for date in document.dates_in(sentence.span.start, sentence.span.end):
        if date.kind == "penalty" or (act == "trial_sentence" and date.kind == "duration"):
            return Penalty(date.span, date.steps[0] if date.steps else None)
    return None


def find_duration(document: Document, act: str, clause: tuple[int, int]) -> Quantity | None:
    """How long a lasting act took, where its clause says so."""
    if act not in _LASTING:
        return None
    for date in document.dates_in(*clause):
        if date.kind == "duration":
            return duration_quantity(date)
    return None


def _carried(document: Document, sentence: Sentence) -> When | None:
    """The last date that the same passage named before: a story goes on where it stood; derived, never stated."""
    begun = max(document.passages[sentence.passage].start, sentence.span.start - NEARBY)
    earlier = [date for date in document.dates_in(begun, sentence.span.start) if date.kind == "date"]
    earlier = [date for date in earlier if not _dates_something_else(document, date)]
    if not earlier:
        return None
    date = earlier[-1]
    step = f"no date in the sentence: carried on from {date.span.exact}"
    return When(f"{(date.edtf or '').rstrip('~?')}~", date.earliest, None, None, "derived", (*date.steps, step))


def _leading(dates: list[FoundDate], trigger: tuple[int, int]) -> FoundDate | None:
    """Before the trigger a date still rules the sentence; one that only follows belongs to what follows."""
    before = [date for date in dates if date.span.end <= trigger[0]]
    if before:
        return before[-1]
    return dates[0] if len(dates) == 1 else None


def _distance(date: FoundDate, trigger: tuple[int, int]) -> int:
    return max(0, date.span.start - trigger[1], trigger[0] - date.span.end)


def _dates_something_else(document: Document, date: FoundDate) -> bool:
    before = document.text[max(0, date.span.start - 24) : date.span.start].lower().replace(".", " ").split()
    return bool(_DATED_OTHERWISE & set(before[-2:]))
