"""How alike two values are, in levels: one function for each kind of field, over many pairs at once.

Level 0 says that a value is missing and is neutral; 1 is exact; the last of a kind is "different". Values are
numbered and every distinct pair of values is compared once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

Levels = NDArray[np.int8]
Texts = list[str]

MISSING, EXACT = 0, 1
CLOSE, LIKE = 0.92, 0.85
"""Jaro-Winkler similarities from which two words count as close, and as alike."""


@dataclass(frozen=True)
class Kind:
    """``levels`` are the words for levels 0, 1, 2...; ``judge`` gives the levels of two equally long lists of texts;
    the two of a pair are never equal and never empty.

    ``usual_m`` and ``usual_u`` are what is expected of levels 1, 2... before any pair is seen; they carry lists
    that are too short to estimate from. ``by_frequency``: agreeing on a rare value tells more than on a common one.
    """

    levels: tuple[str, ...]
    judge: Callable[[Texts, Texts], Levels]
    usual_m: tuple[float, ...]
    usual_u: tuple[float, ...]
    by_frequency: bool = False


def jaro_winkler(left: Texts, right: Texts) -> NDArray[np.float32]:
    """Similarities from 0 to 1; those below ``LIKE`` are 0.

    Source: Winkler 1990, as rapidfuzz computes it.
    """
    return np.asarray(process.cpdist(left, right, scorer=JaroWinkler.similarity, score_cutoff=LIKE, dtype=np.float32))


def edits(left: Texts, right: Texts, most: int) -> NDArray[np.int64]:
    """Insertions, deletions, substitutions and transpositions of neighbours; above ``most`` it is ``most`` + 1.

    Source: optimal string alignment (Damerau 1964), as rapidfuzz computes it.
    """
    return np.asarray(process.cpdist(left, right, scorer=OSA.distance, score_cutoff=most, dtype=np.int64))


def _where(pairs: list[tuple[NDArray[np.bool_], int]], otherwise: int) -> Levels:
    """The first level whose condition holds."""
    return np.select([holds for holds, _ in pairs], [level for _, level in pairs], otherwise).astype(np.int8)


def _at(wanted: NDArray[np.bool_], left: Texts, right: Texts, test: Callable[[str, str], bool]) -> NDArray[np.bool_]:
    """Where ``test`` holds among the ``wanted`` pairs; the others are not looked at, since that is slow."""
    out = np.zeros(len(left), np.bool_)
    for at in np.flatnonzero(wanted):
        out[at] = test(left[at], right[at])
    return out


def _shortest(left: Texts, right: Texts) -> NDArray[np.int64]:
    return np.fromiter((min(len(a), len(b)) for a, b in zip(left, right, strict=True)), np.int64, len(left))


def _name(left: Texts, right: Texts) -> Levels:
    alike = jaro_winkler(left, right)
    initial = _at(_shortest(left, right) == 1, left, right, _is_initial)
    return _where([(initial, 5), (alike >= CLOSE, 2), (alike >= LIKE, 3)], 6)


def _is_initial(a: str, b: str) -> bool:
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def _whole_name(left: Texts, right: Texts) -> Levels:
    words = {text: sorted(text.split()) for text in {*left, *right}}
    ordered = [" ".join(words[text]) for text in left], [" ".join(words[text]) for text in right]
    alike = np.maximum(jaro_winkler(left, right), jaro_winkler(*ordered))
    swapped = np.fromiter((a == b for a, b in zip(*ordered, strict=True)), np.bool_, len(left))
    return _where([(swapped, 2), (_part(left, right), 4), (alike >= CLOSE, 3), (alike >= LIKE, 5)], 6)


def _part(left: Texts, right: Texts) -> NDArray[np.bool_]:
    """Every word of one text stands in the other, and at least two do; an initial stands for a word."""
    score = process.cpdist(left, right, scorer=fuzz.token_set_ratio, score_cutoff=100, dtype=np.float32)
    initials = {text for text in {*left, *right} if any(len(word) == 1 for word in text.split())}
    short = np.fromiter((a in initials or b in initials for a, b in zip(left, right, strict=True)), bool, len(left))
    return _at((np.asarray(score) == 100) | short, left, right, _is_part)


def _is_part(a: str, b: str) -> bool:
    short, long = sorted((a.split(), b.split()), key=len)
    left = list(long)
    for word in short:
        match = word if word in left else next((item for item in left if _is_initial(word, item)), None)
        if match is None:
            return False
        left.remove(match)
    return len(short) >= 2


def _text(left: Texts, right: Texts) -> Levels:
    alike = jaro_winkler(left, right)
    return _where([(alike >= CLOSE, 2), (_part(left, right), 3), (alike >= LIKE, 4)], 5)


def _date(left: Texts, right: Texts) -> Levels:
    apart = edits(left, right, 1)
    a, b = _parts(left), _parts(right)
    told = np.minimum(a[:, 3], b[:, 3])
    agree = (a[:, :3] == b[:, :3]) & (a[:, :3] >= 0) & (b[:, :3] >= 0)
    whole = told == 8
    moved = whole & agree[:, 0] & (a[:, 1] == b[:, 2]) & (a[:, 2] == b[:, 1])
    moved |= _at(apart == 1, left, right, is_transposed)
    partial = (a[:, 3] != b[:, 3]) & agree[:, 0] & ((told < 6) | agree[:, 1])
    two = whole & (agree.sum(axis=1) >= 2)
    near = ~whole & (np.abs(a[:, 0] - b[:, 0]) <= 1)
    one_off = (apart <= 1) & (a[:, 3] == b[:, 3]) & (told > 4)
    return _where([(moved, 2), (one_off, 3), (partial, 4), (two, 5), (near, 6)], 7)


def _parts(texts: Texts) -> NDArray[np.int64]:
    """Year, month, day (-1 where not told) and the number of digits of each date; shape (texts, 4)."""
    known = {text: (int(text[:4]), int(text[4:6] or -1), int(text[6:8] or -1), len(text)) for text in set(texts)}
    return np.array([known[text] for text in texts], np.int64).reshape(-1, 4)


def is_transposed(a: str, b: str) -> bool:
    """Two neighbouring characters exchanged, and nothing else."""
    apart = [at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other]
    return (
        len(a) == len(b)
        and len(apart) == 2
        and apart[1] - apart[0] == 1
        and a[apart[0]] == b[apart[1]]
        and a[apart[1]] == b[apart[0]]
    )


def _number(left: Texts, right: Texts) -> Levels:
    apart = edits(left, right, 2)
    moved = _at(apart == 1, left, right, is_transposed)
    long = _shortest(left, right) >= 4
    return _where([(moved, 2), (apart <= 1, 3), ((apart <= 2) & long, 4)], 5)


def _age(left: Texts, right: Texts) -> Levels:
    years = np.array([abs(_years(a) - _years(b)) for a, b in zip(left, right, strict=True)], np.int64)
    return _where([(years == 0, EXACT), (years == 1, 2), (years <= 3, 3)], 4)


def _years(text: str) -> int:
    figures = "".join(char for char in text if char.isascii() and char.isdigit())
    return int(figures[:3] or 999)


def _category(left: Texts, right: Texts) -> Levels:
    return np.full(len(left), 2, np.int8)


LIKE_LEVEL, SWAPPED = 3, 4
"""Levels of ``NAME``: names are alike up to the one; the other is set where both names of a row are known."""
NAME = Kind(
    ("missing", "exact", f"Jaro-Winkler at least {CLOSE}", f"Jaro-Winkler at least {LIKE}",
     "given and family name swapped", "initial", "different"),
    _name, (0.75, 0.10, 0.03, 0.02, 0.02, 0.08), (0.005, 0.003, 0.006, 0.0001, 0.01, 0.9759), by_frequency=True,
)  # fmt: skip
WHOLE_NAME = Kind(
    ("missing", "exact", "same words in another order", f"Jaro-Winkler at least {CLOSE}", "one name part of the other",
     f"Jaro-Winkler at least {LIKE}", "different"),
    _whole_name, (0.65, 0.06, 0.12, 0.08, 0.04, 0.05), (0.0005, 0.0001, 0.002, 0.0005, 0.005, 0.9919),
    by_frequency=True,
)  # fmt: skip
TEXT = Kind(
    ("missing", "exact", f"Jaro-Winkler at least {CLOSE}", "one part of the other", f"Jaro-Winkler at least {LIKE}",
     "different"),
    _text, (0.70, 0.12, 0.05, 0.03, 0.10), (0.02, 0.01, 0.01, 0.01, 0.95), by_frequency=True,
)  # fmt: skip
DATE = Kind(
    ("missing", "exact", "transposed", "one digit off", "same as far as both tell", "two of year, month and day",
     "a year apart at most", "different"),
    _date, (0.80, 0.02, 0.05, 0.05, 0.03, 0.02, 0.03), (0.0002, 0.0001, 0.001, 0.01, 0.005, 0.02, 0.9637),
)  # fmt: skip
NUMBER = Kind(
    ("missing", "exact", "two digits transposed", "one digit off", "two digits off", "different"),
    _number, (0.80, 0.03, 0.05, 0.02, 0.10), (0.001, 0.0005, 0.005, 0.02, 0.9735), by_frequency=True,
)  # fmt: skip
AGE = Kind(
    ("missing", "exact", "a year apart", "two or three years apart", "different"),
    _age, (0.60, 0.20, 0.10, 0.10), (0.02, 0.04, 0.06, 0.88),
)  # fmt: skip
CATEGORY = Kind(("missing", "exact", "different"), _category, (0.97, 0.03), (0.5, 0.5))
COMMON = Kind(CATEGORY.levels, _category, (0.93, 0.07), (0.2, 0.8), by_frequency=True)
