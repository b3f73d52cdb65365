"""Rules for sets, ages, the clock and ranges where words follow their figures, or numbers are ordinals.

"每两周一次", "ئىككى ھەپتىدە بىر قېتىم", "في السادسة عشرة من عمره", "الساعة الثالثة فجرا", "自3月5日起至8日止".
"""

from __future__ import annotations

from dataclasses import replace

from guwah.engines.dates.clock_rules import _evening
from guwah.engines.dates.grammar import Parts, Rule
from guwah.engines.dates.length_rules import _size
from guwah.engines.dates.meaning import Age, Amount, Length, Moment, Repeated, iso_length
from guwah.engines.dates.range_rules import _ends

_COUNT = "(day|number|cardinal|vague_number)"
_UNIT = "(unit|counted_unit)"


def _each_so_often(parts: Parts) -> Repeated | None:
    """ "每两周一次": the count of times says nothing more than the length."""
    length: Length = parts.get("length")
    period = iso_length(length)
    return Repeated(period) if period and "/" not in period else None


def _each_length(parts: Parts) -> Repeated | None:
    """ "两周一次", "ئىككى ھەپتىدە بىر قېتىم": once in so many."""
    unit, count = parts.get("unit", "counted_unit", "fixed_length"), parts.get("day", "cardinal")
    if parts.has("fixed_length"):
        unit, count = str(unit).split()[0], float(str(unit).split()[1])
    period = iso_length(Length((Amount(str(unit), float(count)),)))
    return Repeated(period) if period else None


def _each_day(parts: Parts) -> Repeated | None:
    """ "ثلاث مرات في اليوم": the word for today is that for the day."""
    return Repeated("P1D", each=parts.get("length")) if parts.get("deictic") == "day 0" else None


_SO_OFTEN = "(once|(day|number|cardinal|vague_number) times)"

MARKED_SETS: tuple[Rule, ...] = (
    Rule("set", f"each? (day|cardinal) measure? {_UNIT} {_SO_OFTEN}", _each_length),
    Rule("set", f"{_SO_OFTEN} (each|in)* (day|cardinal) {_UNIT}", lambda parts: _last_counted(parts)),
    Rule("set", f"{_SO_OFTEN} (each|in)* fixed_length", _each_length),
    Rule("set", "each fixed_length", _each_length),
    Rule("set", f"{_SO_OFTEN} in deictic", _each_day),
)


def _last_counted(parts: Parts) -> Repeated | None:
    """ "مرة كل ثلاثة أشهر"."""
    period = iso_length(Length((Amount(parts.get("unit", "counted_unit"), float(parts.nodes[-2].value)),)))
    return Repeated(period) if period else None


def _ordinal_age(parts: Parts) -> Age:
    """ "في السادسة عشرة من عمره": in the sixteenth year of his life."""
    return Age(Length((Amount("year", parts.get("ordinal")),)))


def _age_more(parts: Parts) -> Age:
    return Age(Length((Amount("year", parts.get("day", "number", "cardinal")),), qualifier="about"))


MARKED_AGES: tuple[Rule, ...] = (
    Rule("age", "ordinal of_life", _ordinal_age),
    Rule("age", "length of_life", lambda parts: Age(parts.get("length"))),
    Rule("set", "length in deictic", _each_day),
    Rule("set", f"each length (once|{_COUNT} times)", _each_so_often),
    Rule("age", "(day|number|cardinal) (more|vague_number) age_unit", _age_more),
)


def _clock(parts: Parts) -> Moment | None:
    """ "下午三点半", "3点20分"; "一点" alone is "a little"."""
    numbers = [node for node in parts.nodes if node.tag in ("day", "number")]
    hour, minute = int(numbers[0].value), int(numbers[1].value) if len(numbers) > 1 else 30 if parts.has("half") else 0
    daypart = parts.get("daypart")
    if hour > 24 or minute > 59 or (numbers[0].low == "一" and len(parts.nodes) == 2):
        return None
    if daypart == "TMI" and hour < 4:
        hour += 12
    elif daypart in ("TEV", "TNI") and hour == 12:
        hour = 0
    return Moment(clock=_evening(f"{hour:02d}:{minute:02d}", daypart or ""))


def _clock_after_unit(parts: Parts) -> Moment | None:
    """ "الساعة 8:30 مساءً", "كەچ سائەت 8:30"."""
    hour, minute = str(parts.get("clock")).split(":")[:2]
    clock = _evening(f"{int(hour):02d}:{minute}", parts.get("daypart") or "")
    return Moment(clock=clock) if parts.get("unit") in (None, "hour") else None


def _hour_after_unit(parts: Parts) -> Moment | None:
    """ "سائەت 8دە": the word for an hour before its figure is a time of the clock."""
    return _clock(parts) if parts.get("unit") == "hour" and parts.has("oclock", "daypart") else None


def _ordinal_hour(parts: Parts) -> Moment | None:
    """ "الساعة الثالثة فجرا", "الثامنة والنصف مساء"."""
    hour, daypart = int(parts.get("ordinal")), parts.get("daypart")
    if hour > 12 or parts.get("unit") not in (None, "hour"):
        return None
    return Moment(clock=_evening(f"{hour:02d}:{30 if parts.has('half') else 0:02d}", daypart or ""))


MARKED_CLOCKS: tuple[Rule, ...] = (
    Rule("time", "(unit|oclock_before) ordinal (and half)? ((of|in|comma)* daypart)?", _ordinal_hour),
    Rule("time", "ordinal (and half)? (of|in)* daypart", _ordinal_hour),
    Rule("time", "daypart? (unit|oclock_before) clock oclock? ((of|in)* daypart)?", _clock_after_unit),
    Rule("time", "daypart? of? (day|number) (oclock|oclock_weak) (day minute_mark?|half|more)?", _clock),
    Rule("time", "daypart? unit (day|number) half? oclock", _hour_after_unit),
)


def _unit_and(parts: Parts) -> Length | None:
    """ "سنة وشهرين": a unit alone is one of it before a smaller length."""
    length: Length = parts.get("length")
    if length.turned or not length.unit or _size(parts.get("unit")) <= _size(length.amounts[0].unit):
        return None
    return replace(length, amounts=(Amount(parts.get("unit"), 1), *length.amounts))


MARKED_JOINED: tuple[Rule, ...] = (Rule("length", "unit and length", _unit_and),)

_END = "(date|turned|time)"
MARKED_RANGES: tuple[Rule, ...] = (
    Rule("stretch", f"from? {_END} from_after (to|dash) {_END} (to_after|from_after)?", _ends),
    Rule("stretch", f"from {_END} (to|dash) {_END} to_after", _ends),
)
