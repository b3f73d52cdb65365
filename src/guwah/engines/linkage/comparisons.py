"""Comparison vectors: for each candidate pair, the level of each field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guwah.engines.linkage import levels
from guwah.engines.linkage.cleaning import is_latin
from guwah.engines.linkage.levels import Kind, Levels
from guwah.engines.linkage.people import Ints, People

NameWeight = Callable[[Sequence[str], Sequence[str]], NDArray[np.float64]]
"""Bits for or against two names being of one person, for many pairs; for names that are not both in Latin script."""

CHUNK_PAIRS = 500_000
FEW_VALUES = 4
"""Values are few where their square is at most this many times the pairs."""


@dataclass(frozen=True)
class Comparison:
    """A field, what it is called in an explanation, and how its values are compared.

    ``is_shared``: people of one household often agree on it though they are two.
    """

    field: str
    label: str
    kind: Kind
    is_shared: bool = False


COMPARISONS: tuple[Comparison, ...] = (
    Comparison("full_name", "name", levels.WHOLE_NAME),
    Comparison("given_name", "given name", levels.NAME),
    Comparison("family_name", "family name", levels.NAME, is_shared=True),
    Comparison("patronymic", "patronymic", levels.NAME, is_shared=True),
    Comparison("father_name", "father's name", levels.WHOLE_NAME, is_shared=True),
    Comparison("date_of_birth", "date of birth", levels.DATE),
    Comparison("age", "age", levels.AGE),
    Comparison("sex", "sex", levels.CATEGORY),
    Comparison("place", "place", levels.TEXT, is_shared=True),
    Comparison("street_number", "street number", levels.NUMBER, is_shared=True),
    Comparison("street", "street", levels.TEXT, is_shared=True),
    Comparison("address", "address", levels.TEXT, is_shared=True),
    Comparison("suburb", "suburb", levels.TEXT, is_shared=True),
    Comparison("postcode", "postcode", levels.NUMBER, is_shared=True),
    Comparison("state", "state", levels.COMMON, is_shared=True),
    Comparison("phone", "phone", levels.NUMBER, is_shared=True),
    Comparison("id", "identity number", levels.NUMBER),
    Comparison("date_missing", "date missing", levels.DATE, is_shared=True),
)
"""Every comparison, in the order of an explanation; those are made whose field at least one row tells."""

NAMES = ("full_name", "given_name", "family_name", "patronymic", "father_name")


@dataclass(frozen=True)
class Vectors:
    """``levels`` has shape (pairs, comparisons); ``name_bits`` of shape (pairs,) is what ``NameWeight`` said.

    Where ``NameWeight`` spoke, the level of the name is missing, so that nothing counts twice.
    """

    comparisons: tuple[Comparison, ...]
    levels: Levels
    name_bits: NDArray[np.float64]


def comparisons_for(people: People) -> tuple[Comparison, ...]:
    """The comparisons that these people allow."""
    has_native = people.has("native_name")
    return tuple(item for item in COMPARISONS if people.has(item.field) or (item.field == "full_name" and has_native))


def compare(people: People, left: Ints, right: Ints, name_weight: NameWeight | None = None) -> Vectors:
    """The comparison vectors of the pairs (``left[k]``, ``right[k]``), both of shape (pairs,)."""
    wanted = comparisons_for(people)
    parts = [
        _compare(people, wanted, left[start : start + CHUNK_PAIRS], right[start : start + CHUNK_PAIRS], name_weight)
        for start in range(0, max(len(left), 1), CHUNK_PAIRS)
    ]
    return Vectors(wanted, np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts]))


def _compare(
    people: People, wanted: tuple[Comparison, ...], left: Ints, right: Ints, name_weight: NameWeight | None
) -> tuple[Levels, NDArray[np.float64]]:
    found = np.zeros((len(left), len(wanted)), np.int8)
    bits = np.zeros(len(left))
    for column, item in enumerate(wanted):
        values, a, b = _paired_values(people, item.field, left, right)
        found[:, column] = _levels(item.kind, values, a, b)
        if item.field in NAMES:
            foreign = _not_both_latin(values, a, b) & (found[:, column] != levels.MISSING)
            if foreign.any():
                bits += _weighed(values, a, b, foreign & (found[:, column] != levels.EXACT), name_weight)
                silent = foreign & _of_two_scripts(values, a, b) if name_weight is None else foreign
                found[silent & (found[:, column] != levels.EXACT), column] = levels.MISSING
        if item.field == "age" and people.has("date_of_birth"):
            told = people.told("date_of_birth")
            found[told[left] & told[right], column] = levels.MISSING
    columns = {item.field: column for column, item in enumerate(wanted)}
    if {"given_name", "family_name"} <= set(columns):
        _mark_swapped(people, found[:, columns["given_name"]], found[:, columns["family_name"]], left, right)
    return found, bits


def _paired_values(people: People, field: str, left: Ints, right: Ints) -> tuple[list[str], Ints, Ints]:
    """The values that two rows are compared by: native names where both have one, else whatever either has."""
    if field != "full_name" or not people.has("native_name"):
        values, codes = people.coded(field)
        return values, codes[left], codes[right]
    native, native_codes = people.coded("native_name")
    latin, latin_codes = people.coded("full_name") if people.has("full_name") else ([""], np.zeros(len(people), int))
    values, shift = [*native, *latin], len(native)
    has_native, has_latin = people.told("native_name"), np.array([bool(text) for text in latin], bool)[latin_codes]
    by_native = (has_native[left] & has_native[right]) | (~has_latin[left] | ~has_latin[right])
    out = []
    for rows in (left, right):
        own = np.where(has_native[rows] & (by_native | ~has_latin[rows]), native_codes[rows], latin_codes[rows] + shift)
        out.append(own)
    return values, out[0], out[1]


def _levels(kind: Kind, values: list[str], a: Ints, b: Ints) -> Levels:
    """The level of each pair; where values are few, each two of them are judged once."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    size = len(values)
    if size * size > len(a) * FEW_VALUES:
        return _judged(kind, values, low, high)
    table = np.zeros(size * size, np.int8)
    keys = low * size + high
    table[keys] = 1
    distinct = np.flatnonzero(table)
    table[distinct] = _judged(kind, values, *np.divmod(distinct, max(size, 1)))
    return np.asarray(table[keys])


def _judged(kind: Kind, values: list[str], firsts: Ints, seconds: Ints) -> Levels:
    empty = np.array([not value for value in values], bool)
    out = np.full(len(firsts), levels.EXACT, np.int8)
    missing = empty[firsts] | empty[seconds]
    out[missing] = levels.MISSING
    unlike = np.flatnonzero(~missing & (firsts != seconds))
    if len(unlike):
        left, right = ([values[code] for code in codes[unlike].tolist()] for codes in (firsts, seconds))
        out[unlike] = kind.judge(left, right)
    return out


def _not_both_latin(values: list[str], a: Ints, b: Ints) -> NDArray[np.bool_]:
    latin = np.array([is_latin(value) for value in values], bool)
    return np.asarray(~(latin[a] & latin[b]))


def _of_two_scripts(values: list[str], a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Without a hook nothing is said of names that share no letter because one is Latin and the other is not."""
    latin = np.array([is_latin(value) for value in values], bool)
    return np.asarray(latin[a] != latin[b])


def _weighed(
    values: list[str], a: Ints, b: Ints, wanted: NDArray[np.bool_], name_weight: NameWeight | None
) -> NDArray[np.float64]:
    bits = np.zeros(len(a))
    at = np.flatnonzero(wanted)
    if name_weight is None or not len(at):
        return bits
    distinct, inverse = np.unique(np.stack([a[at], b[at]]), axis=1, return_inverse=True)
    given = name_weight([values[code] for code in distinct[0]], [values[code] for code in distinct[1]])
    bits[at] = np.asarray(given, float)[inverse.ravel()]
    return bits


def _mark_swapped(people: People, given: Levels, family: Levels, left: Ints, right: Ints) -> None:
    """Where names are unlike but given name and family name of the two rows are alike crosswise, in both columns.

    It is one event, so that it counts once, in the column of given names.
    """
    unlike = np.flatnonzero((given > levels.LIKE_LEVEL) & (family > levels.LIKE_LEVEL))
    names = [people.coded(field) for field in ("given_name", "family_name")]
    starts = [
        np.array([ord(value[0]) if value else -1 for value in values], np.int64)[codes] for values, codes in names
    ]
    one, other = left[unlike], right[unlike]
    maybe = (starts[0][one] == starts[1][other]) & (starts[1][one] == starts[0][other])
    unlike = unlike[maybe]
    texts = [
        [[values[code] for code in codes[rows[unlike]].tolist()] for values, codes in names] for rows in (left, right)
    ]
    crosswise = levels.jaro_winkler(texts[0][0], texts[1][1]), levels.jaro_winkler(texts[0][1], texts[1][0])
    swapped = unlike[(np.minimum(*crosswise) >= levels.LIKE) & (np.maximum(*crosswise) >= levels.CLOSE)]
    given[swapped], family[swapped] = levels.SWAPPED, levels.MISSING
