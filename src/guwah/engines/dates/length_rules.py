"""Rules for lengths of time: "a year and two months", "two or three days", "half an hour", "several weeks"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from guwah.engines.dates.grammar import Node, Parts, Rule
from guwah.engines.dates.meaning import DAYS_IN, MONTHS_IN, SECONDS_IN, Amount, Length

COUNT = "(day|number|year|decimal|cardinal|article|vague_number|pair)"
UNIT = "(unit|units|counted_unit)"
AMOUNT = f"{COUNT} (dash|measure)? {UNIT}"
_UNITS = ("unit", "units", "counted_unit", "short_unit")


def _size(unit: str) -> float:
    """Seconds, about; only to compare. Nothing where the unit is not said."""
    if not unit:
        return 0
    if unit in MONTHS_IN:
        return MONTHS_IN[unit] * 2_630_000
    return DAYS_IN[unit] * 86_400 if unit in DAYS_IN else SECONDS_IN[unit]


def _amount(counted: Node, unit: str) -> Amount:
    if counted.tag == "pair":
        low, high = counted.value
        return Amount(unit, low, high)
    if counted.tag == "vague_number":
        return Amount(unit, None)
    return Amount(unit, counted.value)


def _length(parts: Parts) -> Length | None:
    """Amounts one after another, each of a smaller unit than the one before."""
    amounts: list[Amount] = []
    counted: Node | None = None
    for node in parts.nodes:
        if node.tag in _UNITS and counted is not None:
            amounts.append(_amount(counted, node.value))
            counted = None
        elif node.tag not in ("dash", "and", "comma", "measure", "of"):
            counted = node
    sizes = [_size(amount.unit) for amount in amounts]
    if not amounts or any(one <= other for one, other in pairwise(sizes)):
        return None
    return Length(tuple(amounts)) if _plausible(amounts) else None


def _plausible(amounts: list[Amount]) -> bool:
    """ "2017 years" and "1950 months" are no length that a witness tells."""
    return all((amount.count or 0) < 1000 or amount.unit in SECONDS_IN for amount in amounts)


def _and_half(parts: Parts) -> Length | None:
    """ "a year and a half", "two and a half years", "полтора года" as a count of its own."""
    unit = parts.get(*_UNITS)
    counted = next((node for node in parts.nodes if node.tag not in ("and", "half", *_UNITS, "measure")), None)
    if counted is None or counted.tag in ("vague_number", "pair"):
        return None
    if counted.tag == "article" and parts.nodes[1].tag == "half":
        return Length((Amount(unit, 0.5),))
    return Length((Amount(unit, counted.value + 0.5),))


def _half(parts: Parts) -> Length:
    return Length((Amount(parts.get(*_UNITS), 0.5),))


def _between(parts: Parts) -> Length | None:
    """ "two to three days", "5-6 months"."""
    low, high = parts.all("day", "number", "cardinal", "decimal", "article")[:2]
    return Length((Amount(parts.get(*_UNITS), low, high),)) if low < high else None


def _short(parts: Parts) -> Length | None:
    """ "3h", "2d": a digit with its letter, nothing between."""
    digits, letter = parts.nodes[0], parts.nodes[-1]
    return Length((Amount(letter.value, digits.value),)) if digits.end == letter.start or letter.low == "h" else None


def _bare(parts: Parts) -> Length | None:
    """ "for months": so many that nobody counted; "в дни" and "к часам" are no length."""
    if parts.get("in") in ("at", "by"):
        return None
    return Length((Amount(parts.get("units"), None),))


def _one_whole(parts: Parts) -> Length:
    """ "a full day", "another week"."""
    return Length((Amount(parts.get("unit"), 1),))


def _untold(_: Parts) -> Length:
    """ "a long time": not even the unit is said."""
    return Length((Amount("", None),))


def _vague_length(parts: Parts) -> Length:
    """ "aylarca", "ces derniers mois": so many that nobody counted."""
    return Length((Amount(parts.get("vague_length", "unit", "units"), None),))


def _turned_amount(parts: Parts) -> Length:
    """ "les trois derniers mois": the number stands before the turn."""
    counted = next(node for node in parts.nodes if node.tag not in ("turn", "turn_after", *_UNITS))
    return Length((_amount(counted, parts.get(*_UNITS)),), turned=parts.get("turn", "turn_after"))


def _neighbours(parts: Parts) -> Length | None:
    """ "üç dört gün": two numbers side by side."""
    low, high = parts.all("cardinal")
    return Length((Amount(parts.get(*_UNITS), low, high),)) if low < high <= low + 5 else None


def _counted_per(parts: Parts) -> Length:
    """ "üç günde", in three days: the word of "a day" with a number."""
    return Length((_amount(parts.nodes[0], parts.get("per_unit")),))


def _named_length(parts: Parts) -> Length:
    """ "un trimestre", "un siècle": words that have a category of their own beside being a unit."""
    return Length((_amount(parts.nodes[0], parts.nodes[1].tag),))


def _fixed(parts: Parts) -> Length:
    """A word that is a length by itself: Arabic duals, "полгода"."""
    unit, count = str(parts.nodes[0].value).split()
    return Length((Amount(unit, float(count)),))


def _fixed_and(parts: Parts) -> Length | None:
    """ "سنة وشهرين", "un an et demi": lengths that follow each other."""
    amounts: list[Amount] = []
    for node in parts.nodes:
        if node.tag == "length":
            amounts += node.value.amounts
    if any(_size(one.unit) <= _size(other.unit) for one, other in pairwise(amounts)):
        return None
    first: Length = parts.get("length")
    return replace(first, amounts=tuple(amounts))


def _length_half(parts: Parts) -> Length | None:
    length: Length = parts.get("length")
    last = length.amounts[-1]
    if last.count is None:
        return None
    return replace(length, amounts=(*length.amounts[:-1], replace(last, count=last.count + 0.5)))


_PLAIN = "(day|number|cardinal|decimal|article)"

LENGTHS: tuple[Rule, ...] = (
    Rule("length", f"{AMOUNT} ((and|comma)? {AMOUNT}){{1,5}}", _length),
    Rule("length", AMOUNT, _length),
    Rule("length", f"{COUNT} (and article?)? half (dash|measure)? {UNIT}", _and_half),
    Rule("length", f"{AMOUNT} and? article? half", _and_half),
    Rule("length", f"half of? (article|dash|the)? {UNIT}", _half),
    Rule("length", f"{_PLAIN} (to|dash|or|comma) {_PLAIN} (dash|measure)? {UNIT}", _between),
    Rule("length", "(day|number|decimal) short_unit", _short),
    Rule(
        "length",
        "(in|after|at_least|of|before|at_most) units (?!(year|day|number|cardinal|decade_name))",
        _bare,
        skip_first=True,
    ),
    Rule("length", "units (later|earlier|ago|before|after)", _bare, skip_last=True),
    Rule("length", "vague_length", _untold),
    Rule("length", "article? one_whole dash? unit", _one_whole),
    Rule("length", "fixed_length", _fixed),
    Rule("length", "(in|after|at_least|ago_before) of (unit|units)", _vague_length),
    Rule("length", "(day|number|cardinal|vague_number) (turn|turn_after) (units|counted_unit)", _turned_amount),
    Rule("length", f"cardinal cardinal {UNIT}", _neighbours),
    Rule("length", "(article|vague_number) (quarter|century)", _named_length),
    Rule("length", f"{COUNT} per_unit", _counted_per),
)

JOINED_LENGTHS: tuple[Rule, ...] = (
    Rule("length", "length (and? length){1,5}", _fixed_and),
    Rule("length", "length and? half", _length_half),
)
