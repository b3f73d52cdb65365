"""Turkic names in Chinese and back: what a clerk may have written for a name, and what a written form may stand for.

Both ways the word is cut into known elements and syllables; the cheapest cuts come first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from guwah.reference.names.han import load_han

_VOWELS = "aeiouöüë"
_CONSONANTS = "bcdfghjklmnpqrstvwxyz"
_DOUBLED = re.compile(r"(ch|sh|gh|ng|zh|[bcdfghjklmnpqrstvwxyz])(?=\1)")
"""A doubled consonant may be written as one."""
_SILENT = 1.2
"""What it costs to pass over an r or h that closes a syllable, as clerks do."""
_WIDTH = 48
"""Cuts kept at each place of the word; more changes nothing among the first dozen."""
_LONGEST_WORD = 60
_RANK = (0.0, 0.5, 0.85, 1.1, 1.3, 1.5, 1.6, 1.7)
"""What the second, third ... form of a sound costs beside the first."""

_SPELLINGS = str.maketrans(
    {"é": "ë", "ä": "e", "ə": "e", "ı": "i", "ş": "sh", "ç": "ch", "ğ": "gh", "ñ": "ng", "v": "w"}
)
_BARE = str.maketrans("öüë", "oue")


def to_han(latin: str, limit: int = 8) -> list[str]:
    """Plausible Chinese transcriptions of one Turkic name in Latin letters (ULY or near it), most usual first.

    Empty where the word holds no Latin letter, or a sound the table lacks.
    """
    found: dict[str, float] = {}
    for word in _spellings(latin):
        best: list[dict[str, float]] = [{"": 0.0}] + [{} for _ in word]
        for at in range(len(word)):
            reached = _cheapest(best[at], _WIDTH)
            for length, cost, han in _steps(word, at):
                _offer(best[at + length], ((so_far + han, price + cost) for so_far, price in reached))
        _offer(found, best[-1].items())
    return [han for han, _ in _cheapest(found, limit) if han]


def from_han(han: str, limit: int = 8) -> list[str]:
    """Plausible readings, in ULY or plain Kazakh Latin, of one token of Chinese letters, the likeliest first.

    Letters the table lacks, and whatever is no Chinese letter, are passed over.
    """
    known = _readings()
    token = "".join(letter for letter in unicodedata.normalize("NFKC", han) if letter in _letters())[:_LONGEST_WORD]
    if not token:
        return []
    best: list[dict[str, float]] = [{"": 0.0}] + [{} for _ in token]
    for at in range(len(token)):
        reached = _cheapest(best[at], _WIDTH)
        for length in range(1, min(_longest_form(), len(token) - at) + 1):
            for reading, cost in known.get(token[at : at + length], ()):
                joined = ((soft + reading, price + cost + _clash(soft, reading)) for soft, price in reached)
                _offer(best[at + length], joined)
    return [latin for latin, _ in _cheapest(best[-1], limit) if latin]


def _spellings(latin: str) -> list[str]:
    """The word as the table spells it; twice where it has ä: e in Uyghur, in Kazakh also a."""
    composed = unicodedata.normalize("NFC", latin).casefold()
    words = dict.fromkeys(_plain(way) for way in (composed, composed.replace("ä", "a").replace("ə", "a")))
    return [word for word in words if 0 < len(word) <= _LONGEST_WORD]


def _plain(latin: str) -> str:
    """The word in the letters of the table: one case, no apostrophes, Kazakh vowels and digraphs as Uyghur has them."""
    word = unicodedata.normalize("NFC", latin.replace("İ", "i").casefold())
    word = word.translate(_SPELLINGS).replace("kh", "x")
    word = "".join(letter for letter in word if letter in _VOWELS or letter in _CONSONANTS)
    word = re.sub(r"c(?!h)", "j", word)
    word = re.sub(rf"(?<=[{_VOWELS}])i", "y", word)
    word = re.sub(r"(?<=[ae])u", "w", word)
    return re.sub(rf"(?<![{_VOWELS}])y(?![{_VOWELS}])", "i", word)


def _steps(word: str, at: int) -> Iterator[tuple[int, float, str]]:
    """Ways on from ``at``: how many letters are used, at what cost, and what is written for them."""
    doubled = _DOUBLED.match(word, at)
    if doubled:
        yield len(doubled[1]), 0.3, ""
    if at and word[at] in "rh" and word[at - 1] in _VOWELS and word[at + 1 : at + 2] not in set(_VOWELS):
        yield 1, _SILENT, ""
    hiatus = 0.6 if at and word[at] in _VOWELS and word[at - 1] in _CONSONANTS else 0.0
    bare = word.translate(_BARE)
    for length in range(min(_longest_element(), len(word) - at), 1, -1):
        for latin, forms in _elements().get(bare[at : at + length], ()):
            cost = (0.5 if length > 3 else 0.95) + hiatus / 2 + (0.0 if latin == word[at : at + length] else 0.15)
            yield from ((length, cost + _rank(place), form) for place, form in enumerate(forms))
    table = load_han().syllables
    for length in range(min(5, len(word) - at), 0, -1):
        forms = table.get(word[at : at + length], ())
        yield from ((length, 1.0 + hiatus + _rank(place), form) for place, form in enumerate(forms))


def _rank(place: int) -> float:
    """What it costs to take the form that stands at ``place``."""
    return _RANK[min(place, len(_RANK) - 1)]


def _offer(place: dict[str, float], ways: Iterable[tuple[str, float]]) -> None:
    """Keep each way at its lowest cost."""
    for way, cost in ways:
        if cost < place.get(way, float("inf")):
            place[way] = cost


def _cheapest(ways: dict[str, float], limit: int) -> list[tuple[str, float]]:
    """The cheapest first; ties in the order of their letters, so that the answer never changes."""
    return sorted(ways.items(), key=lambda way: (round(way[1], 6), way[0]))[: max(limit, 0)]


def _clash(soft: str, reading: str) -> float:
    """What a join costs that a Turkic word would rather not have: a bare consonant first, or three in a row."""
    if not soft:
        return 0.0 if any(letter in _VOWELS for letter in reading) else 1.5
    if reading[0] in _VOWELS:
        return 0.8 if soft[-1] in _VOWELS else 0.4
    if any(letter in _VOWELS for letter in reading):
        return 0.0
    return 0.0 if soft[-1] in _VOWELS else 0.9


@cache
def _elements() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Elements by their bare spelling (no dots on the vowels), for names typed without them."""
    index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for element in load_han().elements:
        plain = _plain(element.latin)
        index.setdefault(plain.translate(_BARE), []).append((plain, element.han))
    return index


@cache
def _longest_element() -> int:
    return max(map(len, _elements()))


@cache
def _readings() -> dict[str, list[tuple[str, float]]]:
    """What each Chinese form may stand for, with what the reading costs."""
    index: dict[str, dict[str, float]] = {}
    for element in load_han().elements:
        for place, form in enumerate(element.han):
            cost = (0.5 if len(form) > 1 else 0.8) + _rank(place) / 2
            _offer(index.setdefault(form, {}), [(element.latin, cost)])
    for sound, forms in load_han().syllables.items():
        for place, form in enumerate(forms):
            _offer(index.setdefault(form, {}), [(sound, 1.0 * len(form) ** 0.5 + _rank(place))])
    return {form: _cheapest(readings, _WIDTH) for form, readings in index.items()}


@cache
def _longest_form() -> int:
    return max(map(len, _readings()))


@cache
def _letters() -> frozenset[str]:
    """Every Chinese letter of the table."""
    return frozenset("".join(_readings()))
