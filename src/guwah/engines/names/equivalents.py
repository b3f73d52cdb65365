"""Words that are one name because people use them so, whatever their letters say: Khadija and Қадиша, Саша and
Александр."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from guwah.engines.names.words import compared_form
from guwah.reference.names.cognates import load_cognates, load_nicknames
from guwah.reference.names.han import load_han

MOST_GROUPS = 3
LEAST_LETTERS = 4
"""Shorter elements are parts of too many names to be told apart by."""


def groups_of(word: str, script: str) -> tuple[int, ...]:
    """The numbers of the names that a folded ``word`` may stand for; two words with a number in common are one name.

    At most ``MOST_GROUPS``; a short form of more names than that stands for the first of them.
    """
    return _groups().get((word, script), ())


def cognates_of(word: str, script: str) -> list[tuple[str, str]]:
    """What other languages write for a folded ``word``: (language, form), the most usual form of each."""
    rows = load_cognates()
    numbers = [number for number in groups_of(word, script) if number < len(rows)]
    return [(language, forms[0]) for number in numbers for language, forms in rows[number].items()]


@cache
def _groups() -> dict[tuple[str, str], tuple[int, ...]]:
    found: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for number, row in enumerate(load_cognates()):
        for form in {form for forms in row.values() for form in forms}:
            found[_compared(form)][number] = None
    fresh = itertools.count(len(load_cognates()))
    _add_elements(found, fresh)
    for short, names in load_nicknames().items():
        for name in names:
            known = found[_compared(name)]
            if not known:
                known[next(fresh)] = None
            found[_compared(short)].update(known)
    return {word: tuple(numbers)[:MOST_GROUPS] for word, numbers in found.items()}


def _add_elements(found: defaultdict[tuple[str, str], dict[int, None]], fresh: Iterator[int]) -> None:
    """Turkic elements that no row has: those with a Chinese form in common may be one name."""
    by_han: dict[str, int] = {}
    for element in load_han().elements:
        if len(element.latin) < LEAST_LETTERS:
            continue
        forms = [_compared(form) for form in (element.latin, *element.han)]
        known = next((number for form in forms for number in found.get(form, ())), None)
        shared = next((by_han[form] for form in element.han if form in by_han), known)
        number = next(fresh) if shared is None else shared
        by_han.update(dict.fromkeys(element.han, number))
        for form in forms:
            found[form].setdefault(number)


def _compared(form: str) -> tuple[str, str]:
    return compared_form(form.replace(" ", ""))
