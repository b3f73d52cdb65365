"""Numbers as said: "around 160", "at least a million", "forty to a cell", and lengths of time."""

from __future__ import annotations

from functools import cache

from guwah.core.statements.statement import Quantity
from guwah.core.values.spans import Span
from guwah.engines.dates.found import FoundDate
from guwah.engines.rules.phrases import number_end, person_nouns, place_nouns
from guwah.engines.rules.tokens import Tokens
from guwah.reference.words import load_words

_COUNTING = frozenset(
    "population_estimate detention_conditions facility_description arrest death displacement detention"
    " armed_attack disappearance forced_sterilisation".split()
)
_UNIT_REACH = 4
_UNITS = frozenset(
    "buildings blocks barracks hectares beds cells hours days nights weeks months years strokes lashes towers storeys"
    " names cases floors corridors houses".split()
)


@cache
def _tables() -> dict[str, dict[str, float]]:
    table = load_words("numbers.en")
    return {"values": table["values"], "plurals": table["plurals"]}


@cache
def _qualifiers() -> list[tuple[tuple[str, ...], str]]:
    table = load_words("numbers.en")
    listed = [(tuple(words.split()), kind) for kind in ("at_least", "at_most", "approximate") for words in table[kind]]
    return sorted(listed, key=lambda entry: -len(entry[0]))


def find_quantity(tokens: Tokens, act: str, trigger: tuple[int, int], clause: tuple[int, int]) -> Quantity | None:
    """The number that the act counts, nearest to the trigger; ``None`` for acts that are not counted."""
    if act not in _COUNTING:
        return None
    best: Quantity | None = None
    nearest = 99
    start = max(clause[0], trigger[0] - 8)
    last = min(clause[1], trigger[1] + 8)
    index = start
    while index < last:
        end = _end_of_number(tokens, index, last)
        if end < 0:
            index += 1
            continue
        quantity = _quantity(tokens, index, end, clause[0], last)
        away = max(0, index - trigger[1], trigger[0] - end)
        if quantity is not None and away < nearest:
            best, nearest = quantity, away
        index = end
    return best


def duration_quantity(date: FoundDate) -> Quantity | None:
    """A length of time ("a year and two months") as a number of its smallest unit; ``None`` where vague."""
    low, high = (_length(iso) for iso in ((date.duration or "").split("/") * 2)[:2])
    if low is None or high is None or low[1] != high[1]:
        return None
    qualifier = {"about": "approximate"}.get(date.qualifier, date.qualifier) or "exact"
    bounds = (None if qualifier == "at_most" else low[0], None if qualifier == "at_least" else high[0])
    return Quantity(date.span, low[0], *bounds, qualifier, low[1])


def _length(iso: str) -> tuple[float, str] | None:
    """Months or days of an ISO 8601 length that has only the one or the other."""
    if not iso or "T" in iso or "." in iso:
        return None
    years, months, days = _iso_parts(iso)
    if days and (years or months):
        return None
    value, unit = (days, "days") if days else (years * 12 + months, "months")
    return (value, unit) if value else None


def _iso_parts(iso: str) -> tuple[int, int, int]:
    years = months = days = 0
    digits = ""
    for char in iso[1:]:
        if char.isdigit():
            digits += char
            continue
        value, digits = int(digits or 0), ""
        years, months = years + value * (char == "Y"), months + value * (char == "M")
        days += value * (7 if char == "W" else 1) * (char in "DW")
    return years, months, days


def _end_of_number(tokens: Tokens, index: int, limit: int) -> int:
    if tokens.lows[index] in _tables()["plurals"]:
        end = index + 1
        while end + 1 < limit and tokens.lows[end] == "of" and tokens.lows[end + 1] in _tables()["plurals"]:
            end += 2
        return end
    return number_end(tokens, index, limit)


def _quantity(tokens: Tokens, start: int, end: int, floor: int, limit: int) -> Quantity | None:
    unit_end = _unit_end(tokens, end, limit)
    if unit_end < 0:
        return None
    value, plural = _value(tokens, start, end)
    if value is None:
        return None
    kind, begun = _qualifier(tokens, start, floor)
    kind = "at_least" if plural and kind == "exact" else kind
    low, high = _bounds(kind, value)
    span = Span.at(tokens.text, tokens.starts[begun], tokens.ends[end - 1])
    begins = end + (tokens.lows[end] == "of") if unit_end > end + 1 else end
    unit = tokens.text[tokens.starts[begins] : tokens.ends[unit_end - 1]]
    return Quantity(span, value, low, high, kind, unit)


def _bounds(kind: str, value: float) -> tuple[float | None, float | None]:
    if kind == "at_least":
        return value, None
    if kind == "at_most":
        return None, value
    # "around" is not bounded by the words; nobody said how far it may be off.
    return (None, None) if kind == "approximate" else (value, value)


def _unit_end(tokens: Tokens, end: int, limit: int) -> int:
    for at in range(end, min(limit, end + _UNIT_REACH)):
        low = tokens.lows[at]
        if (
            low in person_nouns()
            or low in place_nouns()
            or low in _UNITS
            or (tokens.is_capital(at) and low.endswith("s"))
        ):
            return at + 1
        if not low[0].isalpha():
            return -1
    return -1


def _value(tokens: Tokens, start: int, end: int) -> tuple[float | None, bool]:
    values, plurals = _tables()["values"], _tables()["plurals"]
    total, current, plural = 0.0, 0.0, False
    for at in range(start, end):
        low = tokens.lows[at]
        if low[0].isdigit():
            digits = low.replace(",", "")
            try:
                current += float(digits)
            except ValueError:
                return None, False
        elif low in plurals:
            current, plural = (current or 1) * plurals[low], True
        elif low in ("a", "an", "and", "of"):
            current += low in ("a", "an") and not current
        else:
            total, current = _add(total, current, [values.get(part, 0) for part in low.split("-")])
    result = total + current
    return (result, plural) if result > 0 else (None, False)


def _add(total: float, current: float, parts: list[float]) -> tuple[float, float]:
    for part in parts:
        if part >= 1000:
            total, current = total + (current or 1) * part, 0.0
        elif part == 100:
            current = (current or 1) * 100
        else:
            current += part
    return total, current


def _qualifier(tokens: Tokens, start: int, floor: int) -> tuple[str, int]:
    for words, kind in _qualifiers():
        begun = start - len(words)
        if begun >= floor and tuple(tokens.lows[begun:start]) == words:
            return kind, begun
    return "exact", start
