"""Blocking: which pairs are worth comparing. Rules are data; a pair is a candidate where any rule gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from guwah.engines.linkage.cleaning import sound_key
from guwah.engines.linkage.people import Ints, People

MOST_ROWS_IN_A_BLOCK = 400
NAMES = ("native_name", "full_name", "given_name", "family_name")
NameKeys = Callable[[str], Sequence[str]]
"""Keys under which spellings of one name in several scripts meet."""


@dataclass(frozen=True)
class BlockingRule:
    """Rows that agree on every key are compared. ``right`` holds the keys of the other row where they differ.

    A key is a field and a way to take keys of its value, one of ``WAYS``: ``("family_name", "sound")``.
    """

    name: str
    keys: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...] = ()


def _word_pairs(text: str) -> tuple[str, ...]:
    """Sounds of every two words of a whole name, whatever their order."""
    sounds = sorted({sound_key(word) for word in text.split() if len(word) > 1})
    return tuple(f"{a} {b}" for at, a in enumerate(sounds) for b in sounds[at + 1 :]) or tuple(sounds)


WAYS: Mapping[str, Callable[[str], Sequence[str]]] = {
    "whole": lambda text: (text,),
    "sound": lambda text: (sound_key(text),),
    "start": lambda text: (text[:3],),
    "year": lambda text: (text[:4],),
    "year_month": lambda text: (text[:6],) if len(text) >= 6 else (),
    "month_day": lambda text: (text[4:],) if len(text) == 8 else (),
    "year_day": lambda text: (text[:4] + text[6:],) if len(text) == 8 else (),
    "word_sounds": lambda text: tuple(sorted({sound_key(word) for word in text.split() if len(word) > 1})),
    "word_pairs": _word_pairs,
}

RULES: tuple[BlockingRule, ...] = (
    BlockingRule("identity number", (("id", "whole"),)),
    BlockingRule("phone", (("phone", "whole"),)),
    BlockingRule("date of birth", (("date_of_birth", "whole"),)),
    BlockingRule("sounds of given and family name", (("given_name", "sound"), ("family_name", "sound"))),
    BlockingRule("swapped given and family name", (("given_name", "sound"), ("family_name", "sound")),
                 (("family_name", "sound"), ("given_name", "sound"))),
    BlockingRule("sound of family name, month and day", (("family_name", "sound"), ("date_of_birth", "month_day"))),
    BlockingRule("sound of family name, year and month", (("family_name", "sound"), ("date_of_birth", "year_month"))),
    BlockingRule("sound of family name, year and day", (("family_name", "sound"), ("date_of_birth", "year_day"))),
    BlockingRule("sound of given name, month and day", (("given_name", "sound"), ("date_of_birth", "month_day"))),
    BlockingRule("sound of given name, year and month", (("given_name", "sound"), ("date_of_birth", "year_month"))),
    BlockingRule("sound of given name, year and day", (("given_name", "sound"), ("date_of_birth", "year_day"))),
    BlockingRule("family name begins alike, postcode", (("family_name", "start"), ("postcode", "whole"))),
    BlockingRule("given name begins alike, postcode", (("given_name", "start"), ("postcode", "whole"))),
    BlockingRule("family name begins alike, suburb", (("family_name", "start"), ("suburb", "sound"))),
    BlockingRule("given name begins alike, suburb", (("given_name", "start"), ("suburb", "sound"))),
    BlockingRule("postcode and street number", (("postcode", "whole"), ("street_number", "whole"))),
    BlockingRule("postcode and suburb", (("postcode", "whole"), ("suburb", "sound"))),
    BlockingRule("street and street number", (("street", "sound"), ("street_number", "whole"))),
    BlockingRule("street and suburb", (("street", "sound"), ("suburb", "sound"))),
    BlockingRule("street and address", (("street", "sound"), ("address", "sound"))),
    BlockingRule("sounds of given and father's name", (("given_name", "sound"), ("father_name", "word_sounds"))),
    BlockingRule("sounds of two words of the name", (("full_name", "word_pairs"),)),
    BlockingRule("sound of a word of the name, year and month",
                 (("full_name", "word_sounds"), ("date_of_birth", "year_month"))),
    BlockingRule("sound of a word of the name, month and day",
                 (("full_name", "word_sounds"), ("date_of_birth", "month_day"))),
    BlockingRule("sound of a word of the name, year, place",
                 (("full_name", "word_sounds"), ("date_of_birth", "year"), ("place", "word_sounds"))),
    BlockingRule("sound of a word of the name, postcode", (("full_name", "word_sounds"), ("postcode", "whole"))),
    BlockingRule("sounds of given name and place", (("given_name", "sound"), ("place", "word_sounds"))),
    BlockingRule("month and day, place", (("date_of_birth", "month_day"), ("place", "word_sounds"))),
    BlockingRule("year and month, place", (("date_of_birth", "year_month"), ("place", "word_sounds"))),
    BlockingRule("beginnings of given and family name", (("given_name", "start"), ("family_name", "start"))),
    BlockingRule("sounds of family name and place", (("family_name", "sound"), ("place", "word_sounds"))),
    BlockingRule("sound of a word of the name, place, age",
                 (("full_name", "word_sounds"), ("place", "word_sounds"), ("age", "whole"))),
    BlockingRule("native name", (("native_name", "whole"),)),
    BlockingRule("name in any script", (("native_name", "any_script"),)),
)  # fmt: skip


@dataclass(frozen=True)
class Capped:
    """Blocks of a rule that were too large to compare every pair of; their rows may still meet by another rule."""

    rule: str
    blocks: int
    largest: int


@dataclass(frozen=True)
class Candidates:
    """Pairs to compare, ``left`` below ``right``, sorted, each once; shape (pairs,). ``capped``: what was left out."""

    left: Ints
    right: Ints
    capped: tuple[Capped, ...]


def candidates(
    people: People,
    rules: Sequence[BlockingRule] = RULES,
    *,
    between_lists: bool = False,
    most: int = MOST_ROWS_IN_A_BLOCK,
    name_keys: NameKeys | None = None,
) -> Candidates:
    """The union of what the rules give.

    Args:
        between_lists: only pairs of rows of two different lists.
        most: rows in one block, above which the block is left out and reported.
        name_keys: the keys of the way ``any_script``; rules with that way are passed over without it.
    """
    size, found, capped = len(people), [np.zeros(0, np.int64)], []
    for rule in rules:
        if all(_usable(people, field, way, name_keys) for field, way in rule.keys):
            pairs, left_out = _pairs_of(people, rule, most, name_keys)
            found.append(pairs)
            capped += [left_out] if left_out else []
    pairs = np.unique(np.concatenate(found))
    left, right = np.divmod(pairs, max(size, 1))
    if between_lists:
        apart = people.lists[left] != people.lists[right]
        left, right = left[apart], right[apart]
    return Candidates(left, right, tuple(capped))


def _usable(people: People, field: str, way: str, name_keys: NameKeys | None) -> bool:
    if way == "any_script":
        return name_keys is not None and any(people.has(role) for role in NAMES)
    return people.has(field)


def _pairs_of(people: People, rule: BlockingRule, most: int, name_keys: NameKeys | None) -> tuple[Ints, Capped | None]:
    """The pairs of one rule as ``left * rows + right``."""
    rows, keys = _keyed(people, rule.keys, name_keys)
    if not rule.right:
        return _within(rows, keys, len(people), most, rule.name)
    other_rows, other_keys = _keyed(people, rule.right, name_keys)
    return _across((rows, keys), (other_rows, other_keys), len(people), most, rule.name)


def _keyed(people: People, keys: tuple[tuple[str, str], ...], name_keys: NameKeys | None) -> tuple[Ints, list[str]]:
    """Rows and their keys; a row has one for every combination of what its fields give, or none."""
    ways: list[list[Sequence[str]]] = []
    for field, way in keys:
        ways.append(
            _any_script(people, name_keys) if way == "any_script" and name_keys else _one_field(people, field, way)
        )
    rows: list[int] = []
    out: list[str] = []
    for row, parts in enumerate(zip(*ways, strict=True)):
        combined = [""]
        for part in parts:
            combined = [f"{before}\x1f{key}" for before in combined for key in part if key]
        rows += [row] * len(combined)
        out += combined
    return np.array(rows, np.int64), out


def _one_field(people: People, field: str, way: str) -> list[Sequence[str]]:
    values, codes = people.coded(field)
    made = [WAYS[way](value) if value else () for value in values]
    return [made[code] for code in codes]


def _any_script(people: People, name_keys: NameKeys) -> list[Sequence[str]]:
    fields = [people.fields[role] for role in ("native_name", "full_name") if people.has(role)]
    if not fields:
        parts = [people.fields[role] for role in ("given_name", "family_name") if people.has(role)]
        fields = [[" ".join(filter(None, names)) for names in zip(*parts, strict=True)]]
    known = {text: tuple(name_keys(text)) for column in fields for text in set(column) if text}
    return [tuple({key for text in texts for key in known.get(text, ())}) for texts in zip(*fields, strict=True)]


def _numbered(keys: Sequence[str], numbers: dict[str, int]) -> Ints:
    return np.fromiter((numbers.setdefault(key, len(numbers)) for key in keys), np.int64, len(keys))


def _within(rows: Ints, keys: list[str], size: int, most: int, name: str) -> tuple[Ints, Capped | None]:
    codes = _numbered(keys, {})
    order = np.lexsort((rows, codes))
    rows, codes = rows[order], codes[order]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]]) if len(codes) else np.zeros(0, np.int64)
    lengths = np.diff(np.r_[starts, len(codes)])
    capped = _capped(name, lengths, most)
    kept = (lengths > 1) & (lengths <= most)
    pairs = [_all_pairs(rows, starts[lengths == length], int(length), size) for length in np.unique(lengths[kept])]
    return (np.concatenate(pairs) if pairs else np.zeros(0, np.int64)), capped


def _all_pairs(rows: Ints, starts: Ints, length: int, size: int) -> Ints:
    """Every two rows of each block of one length."""
    block = rows[starts[:, None] + np.arange(length)]
    first, second = np.triu_indices(length, 1)
    left, right = block[:, first].ravel(), block[:, second].ravel()
    return np.unique((left * size + right)[left != right])


def _across(
    one: tuple[Ints, list[str]], other: tuple[Ints, list[str]], size: int, most: int, name: str
) -> tuple[Ints, Capped | None]:
    """Rows whose key is the other key of another row."""
    numbers: dict[str, int] = {}
    codes, other_codes = _numbered(one[1], numbers), _numbered(other[1], numbers)
    order = np.argsort(other_codes, kind="stable")
    sorted_codes = other_codes[order]
    begins, ends = np.searchsorted(sorted_codes, codes, "left"), np.searchsorted(sorted_codes, codes, "right")
    lengths = ends - begins
    capped = _capped(name, lengths[np.unique(codes, return_index=True)[1]], most)
    lengths = np.where(lengths > most, 0, lengths)
    rows = np.repeat(one[0], lengths)
    offsets = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    partners = other[0][order[np.repeat(begins, lengths) + offsets]]
    low, high = np.minimum(rows, partners), np.maximum(rows, partners)
    return np.unique((low * size + high)[low != high]), capped


def _capped(name: str, lengths: Ints, most: int) -> Capped | None:
    large = lengths[lengths > most]
    return Capped(name, len(large), int(large.max())) if len(large) else None
