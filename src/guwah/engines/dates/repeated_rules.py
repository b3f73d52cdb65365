"""Rules for sets ("every morning", "fifteen hours a day") and ages."""

from __future__ import annotations

from guwah.engines.dates.grammar import Parts, Rule
from guwah.engines.dates.meaning import Age, Amount, Length, Moment, Repeated, iso_length

_EACH_DAY = "P1D"


def _each_unit(parts: Parts) -> Repeated | None:
    """ "every two weeks", "each month", "every other day"."""
    length: Length | None = parts.get("length")
    if length is None:
        count = 2 if parts.has("every_other") else 1
        unit = parts.get("unit", "units", "counted_unit")
        length = Length((Amount(unit, count),))
    period = iso_length(length)
    return Repeated(period) if period and "/" not in period else None


def _each_ordinal(parts: Parts) -> Repeated | None:
    """ "every third day"."""
    unit = parts.get("unit")
    if unit is None:
        return Repeated(f"P{parts.get('ordinal', 'day')}W", at=Moment(weekday=parts.get("weekday")))
    period = iso_length(Length((Amount(unit, parts.get("ordinal", "day")),)))
    return Repeated(period) if period else None


def _each_weekday(parts: Parts) -> Repeated:
    weeks = 2 if parts.has("every_other") else 1
    return Repeated(f"P{weeks}W", at=Moment(weekday=parts.get("weekday", "weekday_weak", "weekdays")))


def _each_year(parts: Parts) -> Repeated:
    month = parts.get("month", "weak_month")
    return Repeated("P1Y", at=Moment(month=month, season=parts.get("season", "weak_season")))


def _every_other_after(parts: Parts) -> Repeated | None:
    """ "un mercredi sur deux", "un jour sur deux"."""
    if parts.has("unit"):
        period = iso_length(Length((Amount(parts.get("unit"), 2),)))
        return Repeated(period) if period else None
    return Repeated("P2W", at=Moment(weekday=parts.get("weekday", "weekday_weak")))


def _each_daypart(parts: Parts) -> Repeated:
    return Repeated(_EACH_DAY, at=Moment(daypart=parts.get("daypart", "each_daypart") or "TNI"))


def _often(parts: Parts) -> Repeated:
    period = str(parts.get("often"))
    return Repeated(_EACH_DAY, at=Moment(daypart="TNI")) if period == "P1DN" else Repeated(period)


def _so_often(parts: Parts) -> Repeated | None:
    """ "twice a week", "three times per day"."""
    unit = parts.get("unit", "counted_unit")
    period = iso_length(Length((Amount(unit, 1),)))
    return Repeated(period) if period else None


def _per_unit(parts: Parts) -> Repeated | None:
    """ "haftada iki kez" twice a week, "üç günde bir" every three days."""
    counted = parts.nodes[0].value if parts.nodes[0].tag != "per_unit" else 1
    period = iso_length(Length((Amount(parts.get("per_unit"), counted),)))
    return Repeated(period, each=parts.get("length")) if period else None


def _rate(parts: Parts) -> Repeated | None:
    """ "fifteen hours a day": a length in each longer time."""
    length: Length | None = parts.get("length")
    unit = parts.get("unit", "counted_unit")
    if length is None or length.amounts[-1].unit == unit:
        return None
    period = iso_length(Length((Amount(unit, 1),)))
    return Repeated(period, each=length) if period else None


def _rate_of_one(parts: Parts) -> Repeated | None:
    """ "fifteen hours a day", where "a day" has been read as one day."""
    done, period = parts.all("length")
    one = period.amounts[0]
    if len(period.amounts) != 1 or one.count != 1 or period.turned or one.unit == done.amounts[-1].unit:
        return None
    length = iso_length(period)
    return Repeated(length, each=done) if length else None


def _rate_often(parts: Parts) -> Repeated:
    return Repeated(str(parts.get("often")), each=parts.get("length"))


def _age(parts: Parts) -> Age | None:
    length: Length | None = parts.get("length")
    if length is None:
        number = parts.get("day", "number", "cardinal")
        length = Length((Amount("year", number),)) if number is not None and number < 130 else None
    return Age(length) if length is not None and not length.turned else None


def _years_of_age(parts: Parts) -> Age | None:
    """ "À dix-neuf ans, elle": at that age."""
    age = _age(parts)
    return age if age is not None and age.length.unit == "year" and not age.length.qualifier else None


_COUNTED = "(day|number|cardinal)"
_TIMES = f"(once|{_COUNTED} times|vague_number times)"

SETS: tuple[Rule, ...] = (
    Rule("set", "(each|every_other) (unit|units|counted_unit)", _each_unit),
    Rule("set", "each (ordinal|day ordinal_suffix) (unit|weekday)", _each_ordinal),
    Rule("set", "(each|every_other) (weekday|weekday_weak) daypart?", _each_weekday),
    Rule("set", "(on|in)? the? weekdays", _each_weekday),
    Rule("set", "each (month|weak_month|season|weak_season)", _each_year),
    Rule("set", "each daypart", _each_daypart),
    Rule("set", "per unit", _each_unit),
    Rule("set", "each_daypart", _each_daypart),
    Rule("set", "(unit|units) each_after", _each_unit),
    Rule("set", "daypart each_after", _each_daypart),
    Rule("set", "(weekday|weekdays) each_after", _each_weekday),
    Rule("set", "often daypart?", _often),
    Rule("set", f"{_TIMES} (article|per|each|in|the|of)* (unit|counted_unit)", _so_often),
    Rule("set", f"(article|per|each|in)* (unit|counted_unit) {_TIMES}", _so_often),
    Rule("set", f"per_unit (once|({_COUNTED}|vague_number) times|article)", _per_unit),
    Rule("set", f"{_COUNTED} per_unit article", _per_unit),
    Rule("set", "article? (unit|weekday|weekday_weak) every_other_after", _every_other_after),
    Rule("set", f"often (once|{_COUNTED} times|vague_number times)", _often),
)  # fmt: skip

RATES: tuple[Rule, ...] = (
    Rule("set", "each length", _each_unit),
    Rule("set", "length length", _rate_of_one),
    Rule("set", "length (article|per|each|slash|in)+ (unit|counted_unit)", _rate),
    Rule("set", "(per|each) (unit|counted_unit) (at_least|approximate)? length", _rate),
    Rule("set", "length often", _rate_often),
    Rule("set", "per_unit length", _per_unit),
    Rule("set", "often (at_least|approximate)? length", _rate_often),
)

AGES: tuple[Rule, ...] = (
    Rule("age", f"aged (of|approximate|dash)? ({_COUNTED} age_unit|length)", _age),
    Rule("age", f"aged (of|approximate|at_least|at_most)? {_COUNTED}", _age),
    Rule("age", "length dash? old", _age),
    Rule("age", f"{_COUNTED} (dash|ordinal_suffix|measure)? age_unit", _age),
    Rule("age", "aged length", _age),
    Rule("age", "length aged_after", _age),
    Rule("age", "person (of|comma) length", _age),
    Rule("age", "has length", _years_of_age),
    Rule("age", "comma length comma", _years_of_age, skip_first=True, skip_last=True),
    Rule(
        "age",
        "(?<!(penalty_before|penalty_word|of|in)) to length comma",
        _years_of_age,
        skip_first=True,
        skip_last=True,
    ),
    Rule("age", "length article? person_after", _age, skip_last=True),
)
