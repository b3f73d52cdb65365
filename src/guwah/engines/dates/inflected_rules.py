"""Rules for languages that inflect and have no article: "2018 года", "через неделю", "14-қазан", "сағат бесте".

A unit alone is one of it beside "ago" or "in"; the same word marks a year and counts years; a preposition before a
number of hours or years says a time of the clock or an age.
"""

from __future__ import annotations

from dataclasses import replace

from guwah.engines.dates.calendar_rules import _decade, _era, _two_days
from guwah.engines.dates.grammar import Parts, Rule
from guwah.engines.dates.inflected_numbers import unit_of
from guwah.engines.dates.meaning import Age, Amount, Length, Moment, Repeated, Stretch, iso_length

_UNIT = "(unit|counted_unit|per_unit)"
_UNITS = "(unit|units|counted_unit)"
_HOUR = "(day|number|cardinal)"
_MONTH = "(month|weak_month)"
_PLAIN = "(day|number|cardinal|decimal)"
_NIGHT_ENDS = 6
_YOUNGEST_YEAR = 200
_LAST_CENTURY = 22
_AFTERNOON = {"TAF": 12, "TEV": 12, "TDT": 12, "TNI": 12}


def _clock(hour: float, minute: float, daypart: str) -> Moment | None:
    if daypart in _AFTERNOON and hour < 12 and (daypart != "TNI" or hour > _NIGHT_ENDS):
        hour += 12
    elif daypart == "TNI" and hour == 12:
        hour = 0
    return Moment(clock=f"{int(hour):02d}:{int(minute):02d}") if 0 <= hour <= 24 and 0 <= minute < 60 else None


def _of_day(parts: Parts) -> str | None:
    """The part of the day that the last node names: "утра", "дня"."""
    last = parts.nodes[-1]
    if last.tag == "daypart":
        return str(last.value)
    return {"day": "TAF", "night": "TNI"}.get(str(last.value)) if last.tag == "unit" else None


def _hours(parts: Parts) -> Moment | None:
    """ "3 часа дня", "в 5 часов 30 минут": hours with a part of the day, or behind a word of place in time."""
    units = [node.value for node in parts.nodes if node.tag in ("unit", "units")]
    numbers = parts.all("day", "number", "cardinal")
    daypart = _of_day(parts)
    led = parts.get("in") in ("at", "by")
    if units[0] != "hour" or not (daypart or led) or (len(numbers) > 1 and "minute" not in units):
        return None
    return _clock(numbers[0], numbers[1] if len(numbers) > 1 else 0, daypart or "")


def _one_o_clock(parts: Parts) -> Moment | None:
    """ "в час ночи"."""
    daypart = _of_day(parts)
    return _clock(1, 0, daypart) if parts.nodes[1].value == "hour" and daypart else None


def _hour_of(parts: Parts) -> Moment | None:
    """ "5 утра", "в 3 дня"."""
    hour, daypart = parts.get("day", "cardinal"), _of_day(parts)
    if parts.has("in") and parts.get("in") not in ("at", "by"):
        return None
    return _clock(hour, 0, daypart) if daypart and 1 <= hour <= 12 else None


def _hour_after_unit(parts: Parts) -> Moment | None:
    """ "таңғы сағат 5-те", "сағат түнгі 2-де"."""
    daypart = str(parts.get("daypart") or "")
    return _clock(parts.get("ordinal"), 0, daypart) if unit_of(parts) == "hour" else None


def _half_before(parts: Parts) -> Moment | None:
    """ "в половине шестого": half an hour before six."""
    hour = int(parts.get("ordinal"))
    return _clock(hour - 1, 30, _of_day(parts) or "") if 1 <= hour <= 12 else None


def _with_dot(parts: Parts) -> Moment | None:
    """ "в 15.30"."""
    hour, dot, minute = str(next(node.low for node in parts.nodes if node.tag == "decimal")).partition(".")
    if not dot or len(minute) != 2 or len(hour) > 2 or parts.get("in") not in ("at", "by"):
        return None
    return _clock(int(hour), int(minute), "") if int(hour) < 24 else None


def _two_hours(parts: Parts) -> Stretch | None:
    """ "с 9 часов до 18 часов", "с двух до пяти часов"."""
    hours = [node for node in parts.nodes if node.tag in ("day", "number", "cardinal")]
    if any(node.value != "hour" for node in parts.nodes if node.tag in ("unit", "units")):
        return None
    first, last = (_clock(node.value, 0, _of_day(parts) or "") for node in hours)
    if first is None or last is None:
        return None
    return Stretch(first, last, (hours[0].start, hours[0].end), (hours[1].start, parts.nodes[-1].end))


INFLECTED_CLOCKS: tuple[Rule, ...] = (
    Rule("time", f"in {_HOUR} (unit|units) ({_HOUR} (unit|units))?", _hours, skip_first=True),
    Rule("time", f"{_HOUR} (unit|units) ({_HOUR} (unit|units))? (daypart|unit)", _hours),
    Rule("time", "in unit (daypart|unit)", _one_o_clock, skip_first=True),
    Rule("time", "half_hour ordinal daypart?", _half_before),
    Rule("time", "in (day|cardinal) (daypart|unit)", _hour_of, skip_first=True),
    Rule("time", "(?<!(month|weak_month))day daypart", _hour_of),
    Rule("time", "daypart? unit daypart? ordinal", _hour_after_unit),
    Rule("time", "in decimal", _with_dot, skip_first=True),
    Rule("stretch", f"from {_HOUR} (unit|units)? (up_to|to) {_HOUR} (unit|units) daypart?", _two_hours),
)


def _one(parts: Parts) -> Length:
    """ "через неделю", "год назад": one of the unit."""
    return Length((Amount(unit_of(parts), 1),))


def _one_behind(parts: Parts) -> Length | None:
    """ "месяц спустя", and not "месяца через два"."""
    return _one(parts) if parts.get("later_before") == "either" else None


def _one_and_half(parts: Parts) -> Length | None:
    """ "год с половиной"."""
    return Length((Amount(unit_of(parts), 1.5),))


def _one_and_more(parts: Parts) -> Length | None:
    """ "год и два месяца"."""
    units = [str(node.value) for node in parts.nodes if node.tag in ("unit", "units", "counted_unit", "per_unit")]
    if units not in (["year", "month"], ["month", "week"], ["month", "day"], ["week", "day"], ["hour", "minute"]):
        return None
    return Length((Amount(units[0], 1), Amount(units[1], parts.get("day", "number", "cardinal", "decimal"))))


def _season_of_two(parts: Parts) -> Moment | None:
    """ "зимой 2017–2018 годов": the season by the year that it begins in."""
    stretch: Stretch = parts.get("stretch")
    first, last = stretch.first.year, stretch.last.year
    return Moment(year=first, season=parts.get("season")) if first and last == first + 1 else None


def _night_between(parts: Parts) -> Moment | None:
    """ "в ночь с 3 на 4 мая": the night that begins on the third."""
    first, last = parts.all("day", "ordinal")
    if parts.get("daypart") != "TNI" or last != first + 1:
        return None
    return Moment(year=parts.get("year"), month=int(parts.get("month", "weak_month")), day=first, daypart="TNI")


def _new_year(parts: Parts) -> Moment:
    """ "новый 2018 год": the feast, with the year between its words."""
    return Moment(year=parts.get("year"), feast="new_year")


def _early_year(parts: Parts) -> Moment | None:
    """ "в 988 году": a year of three figures and no age."""
    is_year = parts.get("in") == "at" and unit_of(parts) == "year" and parts.get("number") >= _YOUNGEST_YEAR
    return Moment(year=int(parts.get("number"))) if is_year else None


def _centuries(parts: Parts) -> Stretch | None:
    """ "XIX–XX вв.", "9 — 10 ғасырларда"."""
    first, last = (node for node in parts.nodes if node.tag in ("day", "roman", "ordinal"))
    if parts.get("units") not in (None, "century") or not 0 < first.value < last.value <= _LAST_CENTURY:
        return None
    ends = [Moment(year=(int(node.value) - 1) * 100, years=100) for node in (first, last)]
    return Stretch(ends[0], ends[1], (first.start, first.end), (last.start, parts.nodes[-1].end))


def _from_to(parts: Parts) -> Length | None:
    """ "от пяти до десяти лет"."""
    low, high = parts.all("day", "number", "cardinal", "decimal")
    return Length((Amount(unit_of(parts), low, high),)) if low < high else None


def _years(parts: Parts) -> Length | None:
    """ "10-летний срок": a length and not an age."""
    if parts.has("fixed_age"):
        unit, count = str(parts.get("fixed_age")).split()
        return Length((Amount(unit, float(count)),))
    return Length((Amount("year", parts.get("day", "number", "cardinal")),))


_TERM = "(length_noun|penalty_before|penalty_after)"

INFLECTED_LENGTHS: tuple[Rule, ...] = (
    Rule("length", f"(later_before|lasting) {_UNIT}", _one, skip_first=True),
    Rule("length", f"{_UNIT} (ago|later|earlier)", _one, skip_last=True),
    Rule("length", f"{_UNIT} later_before", _one_behind, skip_last=True),
    Rule("length", f"{_UNIT} half", _one_and_half),
    Rule("length", f"{_UNIT} and {_PLAIN} {_UNITS}", _one_and_more),
    Rule("date", "season stretch", _season_of_two),
    Rule("date", "stretch season", _season_of_two),
    Rule("date", "(year|number|day) dash? decade_mark", _decade),
    Rule("date", "new year", _new_year),
    Rule("length", f"from? {_PLAIN} up_to {_PLAIN} {_UNITS}", _from_to),
    Rule("length", f"{_PLAIN} dash age_unit {_TERM}", _years, skip_last=True),
    Rule("length", f"fixed_age {_TERM}", _years, skip_last=True),
    Rule("date", "(number|day|year) (unit|year_mark|counted_unit) era", _era),
    Rule("date", "in number unit", _early_year, skip_first=True),
    Rule("stretch", "(day|roman|ordinal) dash (day|roman|ordinal) dash? (century|units)", _centuries),
    Rule("stretch", f"(year comma?)? day dash day {_MONTH}", _two_days),
    Rule("stretch", f"(year comma?)? (day ordinal_suffix?|ordinal) (day|ordinal) {_MONTH} to_after", _two_days),
    Rule("date", f"daypart (day|ordinal) lasting (day|ordinal) {_MONTH} year?", _night_between),
    Rule("stretch", f"(day|ordinal) (up_to|to|dash|and) (day|ordinal) {_MONTH} (comma? year year_mark?)?", _two_days),
    Rule("stretch", f"(year comma?)? {_MONTH} ordinal (dash|to)? ordinal to_after?", _two_days),
)


def _later_about(parts: Parts) -> Moment | None:
    """ "дня через три": about three days on."""
    length = Length((Amount(unit_of(parts), parts.get("day", "cardinal")),), qualifier="about")
    return Moment(offset=length, sign=1, anchor="story") if parts.get("later_before") else None


def _at_most(parts: Parts) -> Length | None:
    """ "до двух лет"."""
    if parts.get("up_to") == "by":
        return None
    length: Length = parts.get("length")
    return replace(length, qualifier="at_most")


INFLECTED_QUALIFIED: tuple[Rule, ...] = (Rule("length", "up_to length", _at_most),)


def _in_years(length: Length | None) -> bool:
    return length is not None and not length.turned and length.amounts[0].unit == "year" and length.is_counted


def _age_at(parts: Parts) -> Age | None:
    """ "в 34 года": so old, where "за 34 года" is a length."""
    length: Length = parts.get("length")
    return Age(length) if parts.get("in") == "at" and _in_years(length) else None


def _age_of(parts: Parts) -> Age | None:
    """ "мне 34 года", where "мне три дня не давали есть" is a length."""
    length: Length = parts.get("length")
    return Age(length) if _in_years(length) else None


def _fixed_age(parts: Parts) -> Age:
    unit, count = str(parts.get("fixed_age")).split()
    return Age(Length((Amount(unit, float(count)),)))


def _length(parts: Parts) -> Length:
    length: Length = parts.get("length")
    return length


def _times_in(parts: Parts) -> Repeated | None:
    """ "раз в неделю", "раз в два года"."""
    length: Length = parts.get("length") or _one(parts)
    period = iso_length(length)
    return Repeated(period) if period and "/" not in period else None


def _each_so_many(parts: Parts) -> Repeated | None:
    """ "4 жыл сайын"."""
    period = iso_length(Length((Amount(unit_of(parts), parts.get("day", "number", "cardinal")),)))
    return Repeated(period) if period else None


def _each_one(parts: Parts) -> Repeated | None:
    """ "күнде", every day, where no number says otherwise."""
    period = iso_length(Length((Amount(str(parts.get("in_unit")), 1),)))
    return Repeated(period) if period else None


def _so_many(parts: Parts) -> Length:
    """ "12 жылда", in twelve years; "соңғы 30 жылда"."""
    count = parts.get("day", "number", "cardinal")
    return Length((Amount(str(parts.get("in_unit")), count),), turned=parts.get("turn") or "")


def _nowadays(parts: Parts) -> Moment | None:
    """ "осы күнде"."""
    return Moment(vague="PRESENT_REF") if parts.get("turn") == "this" else None


INFLECTED_SETS: tuple[Rule, ...] = (
    Rule("set", "times (in|per) (unit|counted_unit)", _times_in),
    Rule("set", "counted_unit each_after", _times_in),
    Rule("set", "(day|number|cardinal) counted_unit each_after", _each_so_many),
    Rule("set", "in_unit", _each_one),
    Rule("length", "(day|number|cardinal|vague_number) in_unit", _so_many),
    Rule("length", "turn (day|number|cardinal|vague_number) in_unit", _so_many),
    Rule("turned", "turn in_unit", _nowadays),
)

INFLECTED_AGES: tuple[Rule, ...] = (
    Rule("length", "(?<=(length_noun|penalty_before))in length", _length, skip_first=True),
    Rule("set", f"({_HOUR}? times|once) in length", _times_in),
    Rule("age", "in approximate? length", _age_at, skip_first=True),
    Rule("age", "aged_weak (approximate|at_least|at_most)? length", _age_of, skip_first=True),
    Rule("age", "fixed_age", _fixed_age),
    Rule("set", "length each_after", _times_in),
)


def _day_of_month(parts: Parts) -> Moment:
    """ "четырнадцатого числа"."""
    return Moment(day=int(parts.get("ordinal")))


INFLECTED_BARE: tuple[Rule, ...] = (Rule("date", "ordinal day_mark", _day_of_month),)


def _before_base(parts: Parts) -> Moment | None:
    """ "за два дня до праздника", "за год до ареста": counted back, from a time or from something told."""
    length: Length = parts.get("length")
    base = parts.get("date", "turned")
    if length.turned:
        return None
    return Moment(offset=length, sign=-1, base=base, anchor="" if base else "story", event=base is None)


def _after_base(parts: Parts) -> Moment | None:
    """ "через два дня после праздника", "через месяц после ареста"."""
    length: Length = parts.get("length")
    base = parts.get("date", "turned")
    if length.turned:
        return None
    return Moment(offset=length, sign=1, base=base, anchor="" if base else "story", event=base is None)


def _behind(parts: Parts) -> Moment | None:
    """ "два года спустя"."""
    length: Length = parts.get("length")
    return Moment(offset=length, sign=1, anchor="story") if parts.get("later_before") == "either" else None


def _before_then(parts: Parts) -> Moment:
    """ "содан бір апта бұрын": counted back from what was told."""
    return Moment(offset=parts.get("length"), sign=-1, anchor="story")


def _from_named(parts: Parts) -> Moment | None:
    """ "құрбан айттан екі күн бұрын": in some languages the same word counts from a time and from today."""
    length: Length = parts.get("length")
    if parts.get("ago", "later") != "from" or length.turned:
        return None
    return Moment(offset=length, sign=-1 if parts.has("ago") else 1, base=parts.get("date", "turned"))


INFLECTED_OFFSETS: tuple[Rule, ...] = (
    Rule("turned", "from_that length ago", _before_then),
    Rule("turned", "(date|turned) length (ago|later)", _from_named),
    Rule("turned", "later_before length after (date|turned)", _after_base, skip_first=True),
    Rule("turned", "later_before length after", _after_base, skip_first=True, skip_last=True),
    Rule("turned", "lasting? length up_to (date|turned)", _before_base),
    Rule("turned", "lasting length up_to", _before_base, skip_first=True, skip_last=True),
    Rule("turned", "length later_before", _behind),
    Rule("turned", f"{_UNITS} later_before (day|cardinal)", _later_about),
)

__all__ = [
    "INFLECTED_AGES", "INFLECTED_BARE", "INFLECTED_CLOCKS", "INFLECTED_LENGTHS", "INFLECTED_OFFSETS",
    "INFLECTED_QUALIFIED", "INFLECTED_SETS",
]  # fmt: skip
