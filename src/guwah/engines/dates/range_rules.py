"""Rules for times from one to another; each end stays a time of its own."""

from __future__ import annotations

from dataclasses import replace

from guwah.engines.dates.grammar import Node, Parts, Rule
from guwah.engines.dates.meaning import Moment, Stretch, inside

_ENDS = ("date", "turned", "time", "day", "year", "month", "weak_month")


def _ends(parts: Parts) -> Stretch | None:
    ends = [node for node in parts.nodes if node.tag in _ENDS]
    if len(ends) != 2:
        return None
    first, last = (_moment(node) for node in ends)
    if first is None or last is None or any(end.vague not in ("", "PRESENT_REF") for end in (first, last)):
        return None
    if last.is_clock_only != first.is_clock_only and last.is_clock_only:
        first, last = first, replace(first, clock=last.clock, daypart=last.daypart)
    if first.is_clock_only and last.clock and not last.is_clock_only:
        first = replace(last, clock=first.clock, daypart=first.daypart)
    if ends[0].tag == "day" and not (last.day and (last.month or last.within)):
        return None
    return Stretch(first, last, (ends[0].start, ends[0].end), (ends[1].start, ends[1].end))


def _days_of_turned(parts: Parts) -> Stretch | None:
    """ "from 4 to 22 this month"."""
    whole: Moment = parts.get("turned")
    days = [node for node in parts.nodes if node.tag == "day"]
    if whole.unit != "month" or days[0].value >= days[1].value:
        return None
    first, last = (inside(Moment(day=int(node.value)), whole) for node in days)
    return Stretch(first, last, (days[0].start, days[0].end), (days[1].start, parts.nodes[-1].end))


def _hours_of_day(parts: Parts) -> Stretch | None:
    """ "tomorrow between 8 am and 2 pm"."""
    day: Moment = parts.get("date", "turned")
    first, last = (node for node in parts.nodes if node.tag == "time")
    if day.vague or day.clock:
        return None
    return Stretch(
        replace(day, clock=first.value.clock, daypart=first.value.daypart),
        replace(day, clock=last.value.clock, daypart=last.value.daypart), (parts.nodes[0].start, first.end),
        (last.start, last.end),
    )  # fmt: skip


def _until_hour(parts: Parts) -> Stretch | None:
    """ "from 1:30 pm to 4": the next time that the clock shows it."""
    start = next(node for node in parts.nodes if node.tag in ("time", "date"))
    end = parts.nodes[-2]
    first: Moment = start.value
    if not first.clock or not 1 <= int(end.value) <= 12:
        return None
    hour = int(end.value) % 12
    hour += 12 if hour <= int(first.clock[:2]) < 24 and hour + 12 > int(first.clock[:2]) else 0
    return Stretch(first, replace(first, clock=f"{hour:02d}:00"), (start.start, start.end), (end.start, end.end))


def _hours(parts: Parts) -> Stretch | None:
    """ "from 5 to 6 pm": the first hour is of the same half of the day."""
    start = next(node for node in parts.nodes if node.tag in ("day", "cardinal"))
    end = parts.nodes[-1]
    last: Moment = end.value
    if not last.clock or not 1 <= int(start.value) <= 24:
        return None
    hour, until = int(start.value), int(last.clock[:2])
    if hour <= 12 <= until and hour % 12 + 12 < until:
        hour = hour % 12 + 12
    first = replace(last, clock=f"{hour:02d}:00")
    return Stretch(first, last, (start.start, start.end), (end.start, end.end))


def _both(parts: Parts) -> Stretch | None:
    """ "in April and June 1955": the year of the second is that of the first, and there is no stretch between them."""
    both = _ends(parts)
    if both is None or not both.first.is_partial or not both.last.stands_alone or both.first.is_clock_only:
        return None
    return replace(both, joined=False)


def _moment(node: Node) -> Moment | None:
    if isinstance(node.value, Moment):
        return node.value
    if node.tag == "day":
        return Moment(day=int(node.value))
    if node.tag == "year":
        return Moment(year=int(node.value))
    return Moment(month=int(node.value))


_END = "(date|turned|time)"

RANGES: tuple[Rule, ...] = (
    Rule("stretch", f"from the? {_END} (to|dash|up_to) the? {_END}", _ends),
    Rule("stretch", f"from {_END} {_END} to_after", _ends),
    Rule("stretch", f"{_END} {_END} to_after", _ends),
    Rule("stretch", f"{_END} from_after {_END} (to_after|to)?", _ends),
    Rule("stretch", f"{_END} (to|dash) the? {_END}", _ends),
    Rule("stretch", f"between the? {_END} (and|to|dash) the? {_END}", _ends),
    Rule("stretch", f"{_END} (and|to|dash) {_END} between_after", _ends),
    Rule("stretch", f"from day ordinal_suffix? (to|dash) {_END}", _ends),
    Rule("stretch", "day ordinal_suffix? (to|dash) date", _ends),
    Rule("stretch", "(from|between) (time|date) (to|dash|and) (day|cardinal) (comma|dot)", _until_hour, skip_last=True),
    Rule("stretch", f"between the? (day|weak_month) ordinal_suffix? and the? {_END}", _ends),
    Rule("stretch", f"from weak_month (to|dash) {_END}", _ends),
    Rule("stretch", f"weak_month (to|dash) {_END}", _ends),
    Rule("stretch", "(date|weak_month) (and|or) date", _both),
    Rule("stretch", "(from|between)? day (to|dash|and) day (of|in)* turned", _days_of_turned),
    Rule("stretch", "(date|turned) comma? (from|between) time (to|dash|and) time", _hours_of_day),
    Rule("stretch", "(from|between)? (day|cardinal) (to|dash|and) time", _hours),
    Rule("stretch", "(from|between)? (day|cardinal) (to|dash|and) (date|turned)", _hours),
)
