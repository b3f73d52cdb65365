"""Rules of the first level: number words put together, and numbers that are no time at all."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from guwah.engines.dates.grammar import Parts, Rule
from guwah.engines.dates.tokens import OTHER

_DIGITS = "(day|number|year|decimal|cardinal)"


def _added(parts: Parts) -> int | None:
    """ "twenty-one", "quatre-vingt-dix": each number smaller than the tens before it."""
    values = parts.all("cardinal")
    total = values[0]
    for value in values[1:]:
        if total < 10 or total % 10 or value >= 20 or (value >= 10 and total not in (60, 80)):
            return None
        total += value
    return int(total)


def _reversed(parts: Parts) -> int | None:
    """ "five and twenty", as Arabic says it."""
    ones, tens = parts.all("cardinal")
    return ones + tens if ones < 10 <= 20 <= tens and tens % 10 == 0 else None


def _scaled(parts: Parts) -> int | None:
    """ "two hundred and fifty", "a thousand"."""
    total, group, seen = 0, 0, 0
    for node in parts.nodes:
        if node.tag == "scale" and node.value < 1000:
            group, seen = group + (seen or 1) * node.value, 0
        elif node.tag == "scale":
            total, group, seen = total + (group + seen or 1) * node.value, 0, 0
        elif node.tag in ("cardinal", "day", "number", "article"):
            seen += node.value
    return int(total + group + seen)


def _value(parts: Parts) -> Any:
    """A figure with its ending: "2017'de"."""
    return parts.get("year")


def _called_year(parts: Parts) -> Any:
    """ "l'année 2017": the unit only says what the figure is."""
    return parts.get("year") if parts.get("unit") == "year" else None


def _called_month(parts: Parts) -> Any:
    """ "le mois de mars", "the month of March"."""
    return parts.get("month", "weak_month") if parts.get("unit") == "month" else None


def _nothing(_: Parts) -> Any:
    return 0


def _no_month(parts: Parts) -> Any:
    """ "2017-13-45": written as a day is, of a month that there is not."""
    together = all(one.end == other.start for one, other in pairwise(parts.nodes))
    return 0 if together and not 1 <= parts.nodes[2].value <= 12 else None


def _dotted(parts: Parts) -> Any:
    """A numeric date after a word that numbers things ("Article 5.2.2017") is none."""
    return 0 if parts.nodes else None


_TENS = "(cardinal (dash? cardinal)?)"
_NAMES = "(month|weak_month|doubtful_month|weekday|weekday_weak|season|weak_season|feast|hijri_month)"

NUMBERS: tuple[Rule, ...] = (
    Rule("cardinal", "cardinal (dash? cardinal)+", _added),
    Rule("cardinal", "cardinal and cardinal", _reversed),
    Rule("cardinal", f"(({_TENS}|article|day|number)? dash? scale){{1,6}} (dash? and? dash? {_TENS})?", _scaled),
    Rule(OTHER, f"{_NAMES} name_after", _nothing),
    Rule(OTHER, f"name_before dot? {_NAMES}", _nothing),
    Rule("year", "year ordinal_suffix", _value),
    Rule("year", "the? unit year", _called_year),
    Rule("month", "unit of (month|weak_month)", _called_month),
    Rule(OTHER, "year dash (day|number) dash (day|number)", _no_month),
    Rule(OTHER, f"(numbered|money) dot? {_DIGITS} (dash|slash) {_DIGITS}", _nothing),
    Rule(OTHER, f"(numbered|money) (dot|quote)? ({_DIGITS}|numeric|clock|iso)", _dotted),
    Rule(OTHER, f"{_DIGITS} (ordinal_suffix|dash)? (counted|percent|money|numbered_after)", _nothing),
    Rule(OTHER, f"{_DIGITS} (dash|to|or) {_DIGITS} (counted|percent|money|numbered_after)", _nothing),
)
