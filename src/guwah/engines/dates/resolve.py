"""Moments placed in the calendar: what the words say, what they lean on, and the steps between."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from guwah.core.values.days import civil, day_number, is_day, read_day
from guwah.core.values.edtf import edtf_bounds
from guwah.engines.dates.feasts import feast_in, feast_of, month_of, year_of
from guwah.engines.dates.meaning import Length, Moment, iso_length
from guwah.engines.dates.occurrences import day_at, nth_weekday, occurrences
from guwah.engines.dates.placed import (
    Placed,
    part_of,
    place_day,
    place_month,
    place_quarter,
    place_season,
    place_week,
    place_year,
    place_years,
)
from guwah.engines.dates.shift import shift
from guwah.engines.dates.turned_units import turned_unit

_SPEECH = "the day of the document"
FIRST_DAY, LAST_DAY = day_number(-9999, 1, 1), day_number(9999, 12, 31)
"""The days that EDTF can write with four digits of a year."""

BACKWARDS = 1.2
"""A day back counts as so many days on: which year "in March" means, after a time that was told."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words for a time that cannot be placed, with the reason; they are testimony and are kept."""

    reason: str
    timex: str = ""


@dataclass(slots=True)
class Context:
    """What a moment may lean on: the day of speaking or writing, and the time that was told last."""

    written: datetime.date | None = None
    story: Placed | None = None
    story_words: str = ""
    counts_before_christ: bool = False

    @property
    def speech(self) -> Placed | None:
        if self.written is None:
            return None
        return place_day(self.written.toordinal())


Result = Placed | Unplaced


def resolve(moment: Moment, context: Context) -> Result:
    """The time that ``moment`` names, or why it cannot be told."""
    found = _placed(moment, context)
    if isinstance(found, Unplaced):
        return found
    if found.first < FIRST_DAY or found.last > LAST_DAY:
        return Unplaced("the calendar does not reach that year")
    if moment.part == "rest":
        now = _anchor(moment, context)[0]
        found = replace(found, first=now.first) if now and found.first <= now.first <= found.last else found
    elif moment.part:
        found = part_of(found, moment.part)
    if moment.approximate:
        edtf = found.edtf if found.edtf[-1] in "~]" or "/" in found.edtf else f"{found.edtf.rstrip('?')}~"
        found = replace(found, edtf=edtf, steps=(*found.steps, "said to be about then"))
    return _at_time(found, moment)


def _placed(moment: Moment, context: Context) -> Result:
    if moment.vague == "short year":
        return _short_year(moment, context)
    if moment.vague:
        return Unplaced("the words name no time that could be reckoned", moment.vague.replace("null", ""))
    if moment.fixed:
        return _fixed(moment.fixed)
    if moment.choices:
        return _choices(moment, context)
    if moment.offset is not None:
        return _offset(moment, context)
    if moment.is_clock_only:
        return _clock_only(moment, context)
    if moment.turn is not None:
        return _turned(moment, context)
    if moment.within is not None:
        return _within(moment, context)
    return _named(moment, context) if moment.stands_alone else _partial(moment, context)


def _at_time(found: Placed, moment: Moment) -> Placed:
    """The time of day beside the day; EDTF has no parts of a day, TIMEX3 has."""
    if not (moment.clock or moment.daypart) or found.unit != "day":
        return found
    at = f"T{moment.clock}" if moment.clock else moment.daypart
    edtf = f"{found.edtf}{at}" if moment.clock.count(":") == 2 and found.edtf[-1].isdigit() else found.edtf
    return replace(found, timex=f"{found.timex}{at}", at=at, edtf=edtf)


def _short_year(moment: Moment, context: Context) -> Result:
    if not context.counts_before_christ or moment.year is None:
        return Unplaced("not a time")
    return place_year(1 - moment.year).reckoned("a year before Christ, as in the text before it", mark="")


def _choices(moment: Moment, context: Context) -> Result:
    read = [resolve(choice, context) for choice in moment.choices]
    good = [placed for placed in read if isinstance(placed, Placed)]
    if not good:
        return Unplaced("the calendar has no such day")
    if len(good) == 1:
        return good[0]
    first, last = sorted(good, key=lambda placed: placed.first)[:2]
    edtf = f"[{first.edtf},{last.edtf}]"
    why = "two feasts have this name" if moment.choices[0].feast else "day and month could be swapped"
    steps = tuple(dict.fromkeys((*first.steps, *last.steps, why)))
    calendar = first.calendar if first.calendar == last.calendar else "gregorian"
    derived = first.derived or last.derived
    return Placed(first.first, max(first.last, last.last), edtf, "", "choice", derived, steps, calendar)


def _fixed(edtf: str) -> Result:
    """A time that the team's own table gives."""
    earliest, latest = edtf_bounds(edtf)
    if earliest is None or latest is None:
        return Unplaced("the team's table leaves a side of it open")
    first, last = read_day(earliest), read_day(latest)
    unit = "day" if first == last else "year" if len(edtf) == 4 else "month" if len(edtf) == 7 else "anchor"
    return Placed(first, last, edtf, edtf, unit, derived=True, steps=("by the team's own table of anchors",))


def _offset(moment: Moment, context: Context) -> Result:
    length = moment.offset
    assert length is not None
    base: Result | None
    if moment.base is not None:
        base, words = resolve(moment.base, context), "the time named"
    elif moment.anchor == "speech":
        base, words = context.speech, "the day of the document"
    elif moment.anchor == "either":
        base, words = _anchor(moment, context)
    else:
        base, words = context.story, "what was told before"
    if isinstance(base, Unplaced):
        return base
    if moment.event:
        return Unplaced("counted from something that is told and has no date here")
    if base is None:
        return Unplaced(f"counted from {words}, which is not known")
    from_speech = moment.anchor in ("speech", "either") and base == context.speech
    placed = _shifted(base, length, moment.sign, from_speech)
    if placed is None:
        return Unplaced("how long before or after is not said")
    way = "before" if moment.sign < 0 else "after"
    said = iso_length(length) or ""
    return placed.reckoned(f"{said} {way} {words} ({base.edtf})")


def _shifted(base: Placed, length: Length, sign: int, from_speech: bool) -> Placed | None:
    """From the end of a month of fasting, or back from its beginning; a day that the moon decides moves the count."""
    if base.unit == "feast":
        base = place_day(base.last if sign > 0 else base.first)
    spread = (base.last - base.first) // 2 if base.unit == "day" else 0
    placed = shift(place_day(base.middle) if spread else base, length, sign, from_speech=from_speech)
    if placed is None or not spread:
        return placed
    return replace(placed, first=placed.first - spread, last=placed.last + spread)


def _clock_only(moment: Moment, context: Context) -> Result:
    at = f"T{moment.clock}" if moment.clock else moment.daypart
    story = context.story
    if story is not None and story.unit == "day" and story.first == story.last:
        return replace(story, at="", steps=(), timex=place_day(story.first).timex).reckoned(
            f"on the day told before ({story.edtf.rstrip('~')})"
        )
    return Unplaced("a time of day; the day is not named", at)


def _anchor(moment: Moment, context: Context) -> tuple[Placed | None, str]:
    if moment.anchor == "story":
        if context.story is not None or moment.event:
            return context.story, "what was told before"
        # "The next day" may be next to the day of writing; "that night" and "the day before" need a story.
        if moment.turn == 1 or moment.unit not in ("day", "night"):
            return context.speech, _SPEECH
        return None, "what was told before"
    if moment.anchor == "either" and context.story is not None and not _from_speech(context.story):
        return context.story, "what was told before"
    # "Yesterday" is never the day before what was told: without the day of speaking it stays unknown.
    return context.speech, _SPEECH


def _from_speech(placed: Placed) -> bool:
    """True for "last week": "the next week" after it is next to the day of speaking, too."""
    return any(_SPEECH in step for step in placed.steps)


def _turned(moment: Moment, context: Context) -> Result:
    anchor, words = _anchor(moment, context)
    if anchor is None:
        return Unplaced(f"counted from {words}, which is not known", _open_timex(moment))
    by = moment.turn or 0
    if moment.within is not None or not moment.unit:
        placed = _turned_name(moment, anchor, by, context)
    else:
        placed = turned_unit(moment, anchor, by)
    if placed is None:
        return Unplaced("cannot be counted from " + words)
    return placed.reckoned(f"counted from {words} ({anchor.edtf})", mark="" if moment.anchor == "speech" else "~")


def _turned_name(moment: Moment, anchor: Placed, by: int, context: Context) -> Placed | None:
    """ "last October", "next Monday", "this winter": the nearest one on that side."""
    candidates = occurrences(moment, anchor)
    if by < 0:
        earlier = [placed for placed in candidates if placed.first < anchor.first]
        return earlier[-1] if earlier else None
    if by > 0:
        later = [placed for placed in candidates if placed.first > anchor.last]
        return later[0] if later else None
    if moment.weekday is not None:
        week = place_week(anchor.first)
        return place_day(week.first + moment.weekday - 1)
    around = [placed for placed in candidates if placed.first <= anchor.last and placed.last >= anchor.first]
    year = civil(anchor.first)[0]
    return around[-1] if around else next((x for x in candidates if civil(x.first)[0] == year), None)


def _within(moment: Moment, context: Context) -> Result:
    assert moment.within is not None
    whole = resolve(moment.within, context)
    if isinstance(whole, Unplaced):
        return Unplaced(whole.reason, _open_timex(moment))
    part = replace(moment, within=None, part="", daypart="", clock="", approximate=False)
    placed = _part_inside(part, whole)
    if placed is None:
        return Unplaced("the calendar has no such time")
    if not whole.derived:
        return placed
    return replace(placed, derived=True, steps=(*whole.steps, *placed.steps), edtf=_marked_like(placed, whole))


def _marked_like(placed: Placed, whole: Placed) -> str:
    marked = whole.edtf.endswith("~") and "/" not in placed.edtf and placed.edtf[-1] != "~"
    return f"{placed.edtf}~" if marked else placed.edtf


def _part_inside(part: Moment, whole: Placed) -> Placed | None:
    if part.weekday is not None and part.week is not None:
        return nth_weekday(part.weekday, part.week, whole)
    if part.week == 0:
        return place_week(whole.first)
    if part.week is not None:
        return place_week(whole.first + 7 * (part.week - 1) + 3 if part.week > 0 else whole.last - 3)
    if part.day is not None and part.day < 0:
        return place_day(whole.last)
    if part.day is not None and part.month is None and whole.unit not in ("month", "week"):
        return place_day(whole.first + part.day - 1)
    if part.is_clock_only or part == Moment():
        return whole
    if part.feast:
        return feast_in(part.feast, civil(whole.first)[0])
    found = occurrences(part, whole)
    if part.weekday is not None or part.day is not None:
        found = [placed for placed in found if whole.first <= placed.first <= whole.last]
    else:
        found = [placed for placed in found if civil(placed.first)[0] == civil(whole.first)[0]]
    return found[0] if found else None


def _named(moment: Moment, context: Context) -> Result:
    """A time whose year the words name."""
    year = moment.year
    assert year is not None
    if moment.calendar != "gregorian":
        return _other_calendar(moment, year)
    if moment.feast:
        return (
            feast_in(moment.feast, year)
            or feast_of(moment.feast, year)
            or Unplaced("the calendar does not reach that year")
        )
    if moment.years > 1:
        return place_years(year, moment.years)
    if moment.season is not None:
        return place_season(year, moment.season)
    if moment.quarter is not None:
        return place_quarter(year, moment.quarter)
    if moment.month is None:
        return place_year(year)
    if moment.day is None:
        return place_month(year, moment.month) if 1 <= moment.month <= 12 else Unplaced("there is no such month")
    if not is_day(year, moment.month, moment.day):
        return Unplaced("the calendar has no such day")
    return day_at(year, moment.month, moment.day)


def _other_calendar(moment: Moment, year: int) -> Result:
    if moment.month is None:
        placed = year_of(moment.calendar, year)
    else:
        placed = month_of(moment.calendar, year, moment.month, moment.day)
    if placed is None:
        return Unplaced(f"the {moment.calendar} calendar has no such day, or the table does not reach it")
    said = "-".join(str(part) for part in (year, moment.month, moment.day) if part is not None)
    return placed.reckoned(f"{said} of the {moment.calendar} calendar", mark="")


def _partial(moment: Moment, context: Context) -> Result:
    """ "14 October", "Monday", "the summer": in the time that was told, else the latest before the document."""
    if context.story is not None:
        placed = _in_story(moment, context.story)
        if placed is not None:
            return placed.reckoned(f"with {context.story.edtf}, told before it", mark="?")
    speech = context.speech
    if speech is None:
        return Unplaced("the year is not named, and nothing before it gives one", _open_timex(moment))
    known = [placed for placed in occurrences(moment, speech) if placed.first <= speech.first]
    if not known:
        return Unplaced("the calendar has no such day")
    return known[-1].reckoned(f"the latest one not after the document ({speech.edtf})", mark="?")


def _in_story(moment: Moment, story: Placed) -> Placed | None:
    """The one of that name in the year (or month, or week) that was being told."""
    found = occurrences(moment, story)
    if not found:
        return None
    if moment.weekday is not None and moment.day is None:
        after = [placed for placed in found if placed.first >= story.first]
        return after[0] if story.unit == "day" else None
    if moment.day is not None and moment.month is None:
        return found[len(found) // 2] if story.unit in ("day", "month", "week") else None
    if story.unit in ("year", "decade", "century"):
        year = civil(story.first)[0]
        return next((placed for placed in found if civil(placed.first)[0] == year), None)
    return min(found, key=lambda placed: _distance(placed, story))


def _distance(placed: Placed, story: Placed) -> float:
    """Days from what was told before; a story goes on more often than back."""
    days = placed.middle - story.middle
    return days if days >= 0 else -days * BACKWARDS


def _open_timex(moment: Moment) -> str:
    """TIMEX3 with X for what is not known: "XXXX-10-14"."""
    if moment.month is not None and moment.calendar == "gregorian":
        return f"XXXX-{moment.month:02d}" + (f"-{moment.day:02d}" if moment.day else "")
    if moment.weekday is not None:
        return f"XXXX-WXX-{moment.weekday}"
    if moment.season is not None:
        return "XXXX-" + {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[moment.season]
    return f"XXXX-XX-{moment.day:02d}" if moment.day else ""
