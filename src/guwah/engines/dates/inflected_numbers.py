"""Numbers of languages that inflect and have no article: "2018 года", "14-қазан", "двадцать первое", "2-х дней".

The same word marks a year and counts years; a figure takes its ending behind a hyphen.
"""

from __future__ import annotations

from guwah.engines.dates.calendar_rules import _two_years
from guwah.engines.dates.grammar import Parts, Rule
from guwah.engines.dates.tokens import OTHER

_UNIT = "(unit|counted_unit|per_unit)"
_YEARS = "(units|counted_unit|year_mark|decade_mark)"
_HOUR = "(day|number|cardinal)"
_MONTH = "(month|weak_month)"


def unit_of(parts: Parts) -> str:
    """The unit that a rule matched, whichever category its word has."""
    return str(parts.get("unit", "units", "counted_unit", "per_unit"))


def _year(parts: Parts) -> int | None:
    """ "2018 года", "2017-жылы": the word after the figure is no length."""
    return int(parts.get("year")) if unit_of(parts) == "year" else None


def _spelled_year(parts: Parts) -> int | None:
    """ "две тысячи восемнадцатого года", "екі мың он жетінші жылы"."""
    total, seen = 0, 0
    for node in parts.nodes:
        if node.tag == "scale":
            total, seen = (total + (seen or 1) * node.value, 0)
        elif node.tag in ("cardinal", "ordinal"):
            seen += node.value
    return total + seen if unit_of(parts) == "year" and 1000 <= total + seen <= 2199 else None


def _short_year(parts: Parts) -> int | None:
    """ "в 37-м году": of the last century."""
    number = int(parts.get("number"))
    return 1900 + number if unit_of(parts) == "year" and number < 100 else None


def _same_year(parts: Parts) -> int:
    return int(parts.get("year"))


def _ordinal(parts: Parts) -> int:
    return int(parts.get("day", "ordinal"))


def _counted(parts: Parts) -> int | None:
    """ "2-х дней", "10-ти лет"; "30-х годов" are a decade."""
    count = int(parts.get("day", "number"))
    return None if parts.has("decade_suffix") and count % 10 == 0 else count


def _compound(parts: Parts) -> int | None:
    """ "двадцать первое", "он төртінші"."""
    tens, ones = int(parts.get("cardinal")), int(parts.get("ordinal"))
    return tens + ones if ones < 10 <= tens and tens % 10 == 0 else None


def _month(parts: Parts) -> int | None:
    """ "қазан айында", "10-айдың": a month and not months."""
    number = int(parts.get("month", "weak_month", "day"))
    return number if unit_of(parts) == "month" and number <= 12 else None


def _month_day(parts: Parts) -> int | None:
    """ "14-күні"."""
    return int(parts.get("day")) if unit_of(parts) == "day" else None


def _weekday(parts: Parts) -> int | None:
    return int(parts.get("weekday", "weekday_weak")) if unit_of(parts) == "day" else None


def _said_twice(parts: Parts) -> int | None:
    """ "3 (три)", as court papers write it."""
    return int(parts.get("cardinal")) if parts.get("day", "number") == parts.get("cardinal") else None


def _nothing(_: Parts) -> int:
    return 0


INFLECTED_NUMBERS: tuple[Rule, ...] = (
    Rule("year", f"year (dash? ordinal_suffix|dash)? {_UNIT}", _year),
    Rule("year", "year dash ordinal_suffix", _same_year),
    Rule("year", f"cardinal? scale scale? cardinal? ordinal {_UNIT}", _spelled_year),
    Rule("year", "cardinal? scale scale? (cardinal cardinal?)? counted_unit", _spelled_year),
    Rule("year", f"number dash? ordinal_suffix {_UNIT}", _short_year),
    Rule("stretch", f"year (dash|slash) (year|day|number) (dash? ordinal_suffix)? {_YEARS}", _two_years),
    Rule("ordinal", "day dash ordinal_suffix", _ordinal),
    Rule("ordinal", f"day dash decade_suffix ({_MONTH}|day_mark)", _ordinal, skip_last=True),
    Rule("ordinal", f"(?<!{_MONTH})day dash {_MONTH}", _ordinal, skip_last=True),
    Rule("ordinal", "cardinal dash? ordinal", _compound),
    Rule("cardinal", "(day|number) dash? (ordinal_suffix|decade_suffix) units", _counted, skip_last=True),
    Rule(OTHER, f"{_HOUR} (and|or|to|dash) {_HOUR} counted", _nothing),
    Rule(OTHER, f"year (and|or|to|dash) ({_HOUR}|year) counted", _nothing),
    Rule("day", f"quote day quote {_MONTH}", _ordinal, skip_last=True),
    Rule("month", f"{_MONTH} {_UNIT}", _month),
    Rule("month", "day dash counted_unit", _month),
    Rule("ordinal", "day dash counted_unit", _month_day),
    Rule("weekday", "(weekday|weekday_weak) counted_unit", _weekday),
    Rule("cardinal", "(day|number) bracket cardinal bracket", _said_twice),
    Rule(OTHER, f"street (day|ordinal) {_MONTH}", _nothing),
    Rule(OTHER, f"((day|ordinal) dash?)? {_MONTH} name_after", _nothing),
    Rule(OTHER, f"quote (season|weekday|unit|units|daypart|feast|{_MONTH}) quote", _nothing),
    Rule("year", f"numbered_weak year {_UNIT}", _year, skip_first=True),
    Rule(OTHER, "numbered_weak (year|number)", _nothing),
    Rule(OTHER, f"({_HOUR}|year) (dash (day|number|year))? dash (counted|numbered_after)", _nothing),
)
