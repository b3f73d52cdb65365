"""Rules for times of the day, alone or on a day."""

from __future__ import annotations

from dataclasses import replace

from guwah.engines.dates.grammar import Node, Parts, Rule
from guwah.engines.dates.meaning import Moment

_HOUR = "(day|number|cardinal)"
_DAYPART_SHIFT = {"TAF": 12, "TEV": 12, "TNI": 12}


def _moment(hour: int, minute: int, second: int | None = None) -> Moment | None:
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    seconds = f":{second:02d}" if second is not None else ""
    return Moment(clock=f"{hour:02d}:{minute:02d}{seconds}")


def _read(text: str) -> tuple[int, int]:
    hour, minute = text.replace(".", ":").split(":")[:2]
    return int(hour), int(minute)


def _hour_minute(parts: Parts) -> tuple[int, int] | None:
    clock = parts.get("clock")
    if clock:
        return _read(clock)
    numbers = [node for node in parts.nodes if node.tag in ("day", "number", "cardinal", "decimal")]
    if not numbers:
        return None
    if numbers[0].tag == "decimal":
        hour, _, minutes = numbers[0].low.replace(",", ".").partition(".")
        return (int(hour), int(minutes)) if len(minutes) == 2 else None
    minute = int(numbers[1].value) if len(numbers) > 1 else 0
    return int(numbers[0].value), minute


def _clock(parts: Parts) -> Moment | None:
    """ "5:34", "5 pm", "three in the morning", "quinze heures"."""
    read = _hour_minute(parts)
    if read is None:
        return None
    hour, minute = read
    if hour == 0 and not parts.has("clock"):
        return None
    half = parts.get("ampm")
    daypart = parts.get("daypart")
    if half is not None and hour > 12:
        return None
    if half is not None:
        hour = hour % 12 + int(half)
    elif daypart and hour < 12 and daypart in _DAYPART_SHIFT:
        hour = hour + 12 if daypart != "TNI" or hour > 6 else hour
    if parts.has("half"):
        minute = 30
    return _moment(hour, minute)


def _half_past(parts: Parts) -> Moment | None:
    hour = int(parts.get("day", "cardinal", "number"))
    return _moment(hour, 30)


def _hours(parts: Parts) -> Moment | None:
    """ "à quinze heures trente", "saat on beşte": an hour told with the word for the unit."""
    if parts.get("unit", "units") != "hour":
        return None
    minutes = parts.get("minute_add")
    if minutes is not None:
        hour = int(parts.get("day", "number", "cardinal", "article", "hour_word"))
        return _moment(*divmod(hour * 60 + int(minutes), 60))
    return _hour_of_day(parts)


def _hour_of_day(parts: Parts) -> Moment | None:
    """ "akşam 8'de": an hour of that part of the day."""
    return _clock(Parts([_as_cardinal(node) for node in parts.nodes]))


def _as_cardinal(node: Node) -> Node:
    """An hour with the ending of "at", or "une" of "une heure", as a number."""
    return Node("cardinal", node.value, node.start, node.end) if node.tag in ("hour_word", "article") else node


def _daypart(parts: Parts) -> Moment:
    return Moment(daypart=parts.get("daypart"))


def _night(parts: Parts) -> Moment | None:
    return Moment(daypart="TNI") if parts.get("unit") == "night" else None


def _night_of(parts: Parts) -> Moment | None:
    """ "the night of 10 August"."""
    moment: Moment = parts.get("date", "turned")
    return replace(moment, daypart="TNI") if parts.get("unit") == "night" and not moment.vague else None


def _joined(parts: Parts) -> Moment | None:
    """A time of day with its day."""
    moment: Moment | None = parts.get("date", "turned")
    at: Moment | None = parts.get("time")
    if moment is None or at is None or moment.clock or moment.vague or moment.years > 1:
        return None
    clock = at.clock if at.daypart else _evening(at.clock, moment.daypart)
    return replace(moment, clock=clock, daypart=at.daypart or moment.daypart)


def _evening(clock: str, daypart: str) -> str:
    """ "that evening at eight": the clock of the second half of the day."""
    hour = int(clock[:2]) if clock else 0
    late = (daypart in ("TAF", "TEV") and 0 < hour < 12) or (daypart == "TNI" and 6 < hour < 12)
    return f"{hour + 12}{clock[2:]}" if late else clock


_HOURS = f"({_HOUR}|article) (unit|units)"
_HOUR_ENDING = f"({_HOUR} ordinal_suffix|hour_word|cardinal half)"
_NO_UNIT = "(?!(unit|units|oclock))"
_UNCOUNTED = "(?<!(day|year|number|cardinal|article|vague_number|decimal|half))"

CLOCKS: tuple[Rule, ...] = (
    Rule(
        "time",
        f"(to|at|toward) {_HOURS} ({_HOUR} {_NO_UNIT}|and? half|minute_add)? ((of|the)* daypart)?",
        _hours,
        skip_first=True,
    ),
    Rule("time", f"{_HOURS} ({_HOUR} {_NO_UNIT}|and? half|minute_add)? of the? daypart", _hours),
    Rule("time", f"{_HOURS} (day|minute_add) {_NO_UNIT}", _hours),
    Rule(
        "time", f"daypart? {_UNCOUNTED} unit ({_HOUR} half?|hour_word|clock|decimal) ordinal_suffix? {_NO_UNIT}", _hours
    ),
    Rule("time", f"daypart {_HOUR_ENDING}", _hour_of_day),
    Rule("time", f"(clock|{_HOUR}|decimal) oclock? (in|of|the|comma)* ampm", _clock),
    Rule("time", f"ampm {_HOUR} (oclock ({_HOUR} minute_mark?|half)?)?", _clock),
    Rule("time", "clock oclock? (in|of|the|comma)* daypart", _clock),
    Rule("time", f"{_HOUR} oclock? (in|at)? the daypart", _clock),
    Rule("time", f"{_HOUR} oclock (of|in|the)* daypart", _clock),
    Rule("time", f"daypart (in|at|the|of)* {_HOUR} oclock ({_HOUR} minute_mark?|half)?", _clock),
    Rule("time", "daypart (in|at|the|of)* clock oclock?", _clock),
    Rule("time", f"{_HOUR} oclock ({_HOUR} minute_mark?|half)?", _clock),
    Rule("time", f"half past_hour {_HOUR}", _half_past),
    Rule("time", "clock", _clock),
    Rule("time", "oclock_before (clock|decimal)", _clock),
    Rule("time", f"oclock_before {_HOUR} (daypart|ampm)?", _clock),
)

DAYPARTS: tuple[Rule, ...] = (
    Rule("time", "the? daypart", _daypart),
    Rule("time", "the? part dash? daypart", _daypart),
    Rule("time", "the? part dash? unit", _night),
    Rule("time", "(in|at|part) the? unit", _night, skip_first=True),
)

TIMES_OF_DAYS: tuple[Rule, ...] = (
    Rule("date", "the? unit of the? (date|turned)", _night_of),
    Rule("date", "time (on|comma|of|in|the|bracket)* (date|turned)", _joined),
    Rule("date", "(date|turned) (at|comma|in|the|to|on|of|oclock_before|approximate)* time", _joined),
)
