"""When an act happened: the date of its clause, or of its sentence; a penalty apart."""

from __future__ import annotations

from guwah.core.statements.statement import Penalty, Quantity, When
from guwah.engines.dates.found import FoundDate
from guwah.engines.rules.document import Document, Sentence
from guwah.engines.rules.numbers import duration_quantity

NEARBY = 300
"""How far back, in code points, a date still rules what follows it in the same passage."""

_DATED_OTHERWISE = frozenset({"law", "article", "act", "no", "section", "regulation", "born"})
_LASTING = frozenset("detention house_arrest solitary_confinement disappearance incommunicado stress_position".split())
_PENAL = frozenset({"trial_sentence", "detention"})


def find_when(document: Document, sentence: Sentence, clause: tuple[int, int], trigger: tuple[int, int]) -> When | None:
    """The date nearest to the trigger in its clause, else the first one of the sentence."""
    dates = [date for date in document.dates_in(sentence.span.start, sentence.span.end) if _is_placed(date)]
    dates = [date for date in dates if not _dates_something_else(document, date)]
    if not dates:
        return _carried(document, sentence)
    inside = [date for date in dates if clause[0] <= date.span.start < clause[1]]
    chosen = min(inside, key=lambda date: _distance(date, trigger)) if inside else _leading(dates, trigger)
    if chosen is None:
        return None
    how = "derived" if chosen.derived else "stated"
    whole = chosen.whole
    if whole is not None and whole.edtf is not None:
        return When(whole.edtf, whole.earliest, whole.latest, whole.span, how, chosen.steps)
    return When(chosen.edtf, chosen.earliest, chosen.latest, chosen.span, how, chosen.steps)


def find_penalty(document: Document, sentence: Sentence, act: str) -> Penalty | None:
    """The sentence that a court passed, where the sentence says one."""
    if act not in _PENAL:
        return None
    for date in document.dates_in(sentence.span.start, sentence.span.end):
        if date.kind == "penalty" or (act == "trial_sentence" and date.kind == "duration"):
            return Penalty(date.span, date.duration)
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
    earlier = [date for date in document.dates_in(begun, sentence.span.start) if _is_placed(date)]
    earlier = [date for date in earlier if not _dates_something_else(document, date)]
    if not earlier:
        return None
    date = earlier[-1]
    step = f"no date in the sentence: carried on from {date.span.exact}"
    return When(_loosened(date.edtf or ""), date.earliest, None, None, "derived", (*date.steps, step))


def _is_placed(date: FoundDate) -> bool:
    return date.kind in ("date", "time") and date.edtf is not None


def _loosened(edtf: str) -> str:
    """About then; a stretch or a choice of days stays as it is, for EDTF marks only single dates."""
    return edtf if edtf[-1] in "~]" or "/" in edtf or "T" in edtf else f"{edtf.rstrip('?')}~"


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
