"""From what a rule built to what was found: each expression placed, in the order of the text."""

from __future__ import annotations

import datetime
from dataclasses import replace

from guwah.core.values.days import iso_day
from guwah.core.values.spans import Span
from guwah.engines.dates.found import FoundDate, Stretched
from guwah.engines.dates.grammar import Node
from guwah.engines.dates.meaning import Age, Length, Moment, Repeated, Stretch, iso_length
from guwah.engines.dates.occurrences import occurrences
from guwah.engines.dates.placed import Placed
from guwah.engines.dates.resolve import FIRST_DAY, LAST_DAY, Context, Result, Unplaced, resolve
from guwah.engines.dates.shift import moved_day

_VAGUE_UNITS = {
    "year": "PXY", "month": "PXM", "week": "PXW", "day": "PXD", "night": "PXD", "decade": "PXDE", "century": "PXCE",
    "hour": "PTXH", "minute": "PTXM", "second": "PTXS",
}  # fmt: skip


class Reader:
    """Reads the expressions of one text in order, and remembers what was told before."""

    def __init__(self, text: str, written: datetime.date | None) -> None:
        self.text = text
        self.context = Context(written=written)
        self.told: Span | None = None

    def read(self, node: Node) -> list[FoundDate]:
        """What ``node`` says: one expression, or the two ends of a stretch; none where it is no time after all."""
        value = node.value
        if isinstance(value, Stretch):
            return self._stretch(value, node)
        span = Span.at(self.text, node.start, node.end)
        if isinstance(value, Length):
            return [self._length(span, value)]
        if isinstance(value, Repeated):
            return [_repeated(span, value)]
        if isinstance(value, Age):
            duration = iso_length(value.length)
            return [FoundDate(span, None, None, None, "age", duration=duration, timex=duration)]
        return self._moment(span, value)

    def _moment(self, span: Span, moment: Moment) -> list[FoundDate]:
        result = resolve(moment, self.context)
        if isinstance(result, Unplaced) and result.reason == "not a time":
            return []
        found = _dated(span, moment, result, self.told)
        self._remember(moment, result, span)
        return [found]

    def _remember(self, moment: Moment, result: Result, span: Span) -> None:
        if moment.era == -1:
            self.context.counts_before_christ = True
        elif moment.year is not None and moment.year > 1000:
            self.context.counts_before_christ = False
        if not isinstance(result, Placed) or result.unit == "choice":
            return
        if moment.turn == 0 and moment.anchor == "story" and self.told is not None:
            return  # "the same day" tells no new time
        # What leans on the day of speaking ("today") interrupts a story that has its own times.
        if moment.anchor != "speech" or self.context.story is None:
            self.context.story, self.told = result, span

    def _stretch(self, stretch: Stretch, node: Node) -> list[FoundDate]:
        places = [Span.at(self.text, *place) for place in (stretch.first_place, stretch.last_place)]
        first, last = self._ends(stretch)
        told = self.told
        whole = (
            Stretched(Span.at(self.text, places[0].start, places[1].end), *_joined(first, last))
            if stretch.joined
            else None
        )
        found = [
            replace(_dated(place, moment, result, told), whole=whole)
            for place, moment, result in zip(places, (stretch.first, stretch.last), (first, last), strict=True)
        ]
        for place, moment, result in zip(places, (stretch.first, stretch.last), (first, last), strict=True):
            self._remember(moment, result, place)
        return found

    def _ends(self, stretch: Stretch) -> tuple[Result, Result]:
        """Both ends; one that lacks its year takes it from the other, so that the first is not after the last."""
        stretch = self._with_now(stretch)
        if stretch.first.is_partial and not stretch.first.is_clock_only:
            last = resolve(stretch.last, self.context)
            if isinstance(last, Placed):
                before = [day for day in occurrences(stretch.first, last) if FIRST_DAY <= day.first <= last.first]
                if before and (not stretch.last.is_partial or self.context.story is None):
                    return before[-1].reckoned(f"the latest one before {last.edtf}", mark=""), last
        first = resolve(stretch.first, self.context)
        if isinstance(first, Placed) and stretch.last.is_partial:
            if stretch.last.is_clock_only:
                return first, resolve(stretch.last, replace(self.context, story=first))
            after = [day for day in occurrences(stretch.last, first) if first.last <= day.last <= LAST_DAY]
            if after:
                return first, after[0].reckoned(f"the first one after {first.edtf}", mark="")
        return first, resolve(stretch.last, self.context)

    def _with_now(self, stretch: Stretch) -> Stretch:
        """ "from May until now": the day of speaking, where it is known."""
        now = Moment(unit="day", turn=0, anchor="speech")
        first, last = (now if end.vague == "PRESENT_REF" else end for end in (stretch.first, stretch.last))
        return replace(stretch, first=first, last=last)

    def _length(self, span: Span, length: Length) -> FoundDate:
        duration = iso_length(length)
        timex = duration.split("/")[0] if duration else _VAGUE_UNITS.get(length.unit or "")
        reason = None if duration else "how many is not said"
        found = FoundDate(span, None, None, None, "duration", duration=duration, timex=timex, reason_unread=reason,
                          qualifier=length.qualifier, steps=(duration,) if duration else ())  # fmt: skip
        return self._anchored(found, length) if length.turned else found

    def _anchored(self, found: FoundDate, length: Length) -> FoundDate:
        """ "the last three months": a length that also says when."""
        speaking = length.turned in ("last", "past", "this_past", "next") and self.context.speech is not None
        base = self.context.speech if speaking else self.context.story or self.context.speech
        if base is None or not length.is_counted:
            return found
        back = length.turned in ("last", "past", "this_past", "previous")
        first, last = (
            (moved_day(base.first, length, -1), base.first)
            if back
            else (base.last + 1, moved_day(base.last, length, 1))
        )
        if not FIRST_DAY <= first <= last <= LAST_DAY:
            return found
        edtf = f"{iso_day(first)}~/{iso_day(last)}" if back else f"{iso_day(first)}/{iso_day(last)}~"
        step = f"counted from {base.edtf}"
        return replace(found, edtf=edtf, earliest=iso_day(first), latest=iso_day(last), derived=True,
                       steps=(*found.steps, step))  # fmt: skip


def _dated(span: Span, moment: Moment, result: Result, told: Span | None) -> FoundDate:
    kind = "time" if moment.clock or moment.daypart else "date"
    if isinstance(result, Unplaced):
        timex = result.timex or None
        found = FoundDate(span, None, None, None, kind, timex=timex, reason_unread=result.reason)
        return _counted(found, moment)
    earliest, latest = result.bounds
    leans = result.derived and moment.anchor != "speech" and moment.base is None and not moment.fixed
    anchor = told if leans else None
    found = FoundDate(
        span,
        result.edtf,
        earliest,
        latest,
        kind,
        derived=result.derived,
        steps=result.steps,
        timex=result.timex or None,
        calendar=result.calendar,
        anchor=anchor,
    )
    return _counted(found, moment)


def _counted(found: FoundDate, moment: Moment) -> FoundDate:
    """With what was counted, and from what, where the words count."""
    if moment.offset is None:
        return found
    length = iso_length(moment.offset)
    sign = "-" if moment.sign < 0 else ""
    return replace(
        found,
        offset=f"{sign}{length}" if length else None,
        counted_from="event" if moment.event else "named" if moment.base else moment.anchor,
        qualifier=moment.offset.qualifier,
    )


def _repeated(span: Span, repeated: Repeated) -> FoundDate:
    each = iso_length(repeated.each) if repeated.each else None
    at = repeated.at.daypart if repeated.at else ""
    return FoundDate(span, None, None, None, "set", duration=each, timex=repeated.period + at)


def _joined(first: Result, last: Result) -> tuple[str | None, str | None, str | None]:
    if isinstance(first, Unplaced) or isinstance(last, Unplaced) or first.first > last.last:
        return None, None, None
    edtf = f"{_single(first, first.first)}/{_single(last, last.last)}"
    return edtf, iso_day(first.first), iso_day(last.last)


def _single(end: Placed, outermost: int) -> str:
    """An end that is itself a set or a stretch cannot stand in an interval: its outermost day, about."""
    if "/" in end.edtf or end.edtf.startswith("["):
        return f"{iso_day(outermost)}~"
    return end.edtf
