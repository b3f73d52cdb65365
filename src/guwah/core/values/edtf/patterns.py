"""Digits that are not known: the numbers that a pattern such as "156X" allows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

UNSPECIFIED = "X"
_DIGITS = "0123456789"


def matching_numbers(pattern: str, *, descending: bool = False) -> Iterator[int]:
    """The numbers that a pattern of digits, "X" and perhaps a leading "-" allows, ascending or descending, one by one.

    "-000X" is -9 to -1: ISO 8601 knows no year -0.
    """
    negative = pattern.startswith("-")
    order = 1 if descending == negative else -1
    pools = [(_DIGITS if digit == UNSPECIFIED else digit)[::order] for digit in pattern.removeprefix("-")]
    numbers = (int("".join(digits)) for digits in product(*pools))
    return (-number for number in numbers if number) if negative else numbers
