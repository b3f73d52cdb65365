"""Invented Uyghur and Kazakh names in mixed scripts, as many as wanted; the same for the same seed.

A word is an element of names, two of them, or one with syllables around it; words are drawn with a Zipf-like
frequency. Most names have two words, 15 % one and 10 % three; some have a father's name or surname with its ending.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from name_pairs import spellings
from numpy.typing import NDArray

from guwah.engines.names.romanise import romanise
from guwah.reference.names.han import load_han

WORDS = 40_000
"""Words of each language."""
SCRIPTS = {"ug": (("Arab", 0.45), ("Latn", 0.30), ("ru", 0.10), ("Hani", 0.15)),
           "kk": (("Cyrl", 0.50), ("Latn", 0.20), ("ru", 0.18), ("Hani", 0.12))}  # fmt: skip
LANGUAGES = tuple(SCRIPTS)
UYGHURS = 0.6
ENDED = 0.35
"""Share of last words of Kazakh names, and of names in Russian, that have an ending."""
ENDINGS = {
    "Cyrl": ("", "ұлы", "қызы", "ов", "ова"),
    "Latn": ("", "uly", "qyzy", "ov", "ova"),
    "ru": ("", "улы", "кызы", "ов", "ова"),
    "Hani": ("", "乌勒", "克孜", "夫", "娃"),
    "Arab": ("", "", "", "", ""),
}
"""None, son of, daughter of, a man's and a woman's surname."""
_PRESS = "press"


@dataclass(frozen=True)
class Word:
    """A word in Uyghur Latin or plain Kazakh Latin, and a usual Chinese form."""

    latin: str
    han: str


@dataclass(frozen=True)
class Invented:
    """``names`` with what they were made of: language, words (-1 for none), script and ending of each."""

    names: list[str]
    languages: NDArray[np.int8]
    words: NDArray[np.int32]
    scripts: NDArray[np.int8]
    endings: NDArray[np.int8]

    def person(self, place: int) -> tuple[int, ...]:
        """What the name says, in whatever script."""
        return int(self.languages[place]), *self.words[place].tolist()


@cache
def vocabulary(language: str) -> tuple[Word, ...]:
    """``WORDS`` words: the elements themselves first, so that they are the most frequent."""
    table, rng = load_han(), random.Random(language)
    elements = [Word(item.latin, item.han[0]) for item in table.elements if item.language in (language, "both")]
    rng.shuffle(elements)
    elements = [Word(item.latin.replace(" ", ""), item.han.replace("·", "")) for item in elements]
    syllables = [Word(sound, forms[0]) for sound, forms in table.syllables.items() if set(sound) & set("aeiouöüë")]
    short = [item for item in elements if len(item.latin) <= 6]
    found = {item.latin: item for item in elements}
    while len(found) < WORDS:
        kind = rng.random()
        pieces = [rng.choice(short)]
        pieces += [rng.choice(short)] if kind < 0.5 else rng.choices(syllables, k=1 if kind < 0.8 else 2)
        if rng.random() < 0.3:
            pieces.reverse()
        word = Word("".join(piece.latin for piece in pieces), "".join(piece.han for piece in pieces))
        if len(word.latin) <= 14:
            found.setdefault(word.latin, word)
    return tuple(found.values())


def invent(count: int, *, seed: int) -> Invented:
    """``count`` distinct names."""
    rng = np.random.default_rng(seed)
    frequency = 1 / (np.arange(WORDS) + 30) ** 0.9
    frequency /= frequency.sum()
    found: dict[str, tuple[int, ...]] = {}
    while len(found) < count:
        for row in _drawn(min(count, 50_000), frequency, rng):
            found.setdefault(_written(*row), row)
            if len(found) == count:
                break
    rows = np.array(list(found.values()), np.int32)
    small = rows[:, [0, 4, 5]].astype(np.int8)
    return Invented(list(found), small[:, 0], rows[:, 1:4], small[:, 1], small[:, 2])


def _drawn(count: int, frequency: NDArray[np.float64], rng: np.random.Generator) -> list[tuple[int, ...]]:
    """Rows of language, three words, script and ending, as numbers."""
    words = rng.choice(len(frequency), (count, 3), p=frequency)
    one, three = rng.random((2, count))
    alone = one < 0.15
    words[alone, 0] = rng.integers(len(frequency), size=int(alone.sum()))
    words[alone, 1:] = -1
    words[~alone & (three > 0.10 / 0.85), 2] = -1
    languages = (rng.random(count) > UYGHURS).astype(np.intp)
    scripts = np.array([
        rng.choice(len(ways), count, p=[share for _, share in ways]) for ways in SCRIPTS.values()
    ])[languages, np.arange(count)]  # fmt: skip
    russian = scripts == [name for name, _ in SCRIPTS["ug"]].index("ru")
    ended = (rng.random(count) < ENDED) & ~alone & ((languages == 1) | russian)
    endings = np.where(ended, rng.integers(1, 5, count), 0)
    endings[ended & (languages == 0)] = rng.integers(3, 5, int((ended & (languages == 0)).sum()))
    return list(map(tuple, np.column_stack([languages, words, scripts, endings]).tolist()))


def _written(language: int, one: int, two: int, three: int, script: int, ending: int) -> str:
    name = LANGUAGES[language]
    return _joined(name, [word for word in (one, two, three) if word >= 0], SCRIPTS[name][script][0], ending)


def _joined(language: str, words: list[int], script: str, ending: int) -> str:
    forms = [_word(language, word, script) for word in words]
    if ending and not (language == "ug" and script != "ru"):
        forms[-1] += ENDINGS[script][ending]
    return ("·" if script == "Hani" else " ").join(forms)


@cache
def _word(language: str, number: int, script: str) -> str:
    word = vocabulary(language)[number]
    if script == "Hani":
        return word.han
    if script == "Latn":
        return word.latin.capitalize()
    if script == "Arab":
        return romanise(word.latin, "ug-from-uly")
    cyrillic = _cyrillic(word.latin, language)
    return (cyrillic.replace("җ", "дж").translate(_RUSSIAN) if script == "ru" else cyrillic).capitalize()


_LETTERS = (
    ("zh", "ж"), ("sh", "ш"), ("ch", "ч"), ("gh", "ғ"), ("ng", "ң"), ("йa", "я"), ("йu", "ю"),
    *zip("abcdefghijklmnopqrstuvwxyzäëöüı", "абцдефгһижклмнопқрстұвухызәеөүы", strict=True),
)  # fmt: skip
_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")


def _cyrillic(latin: str, language: str) -> str:
    if language == "ug":
        return romanise(romanise(latin, "ug-from-uly"), "ug-uky")
    latin = re.sub("y(?=[aeiouöü])|(?<=[aeiouöü])y", "й", latin)
    for sound, letter in _LETTERS:
        latin = latin.replace(sound, letter)
    return latin


def respelled(invented: Invented, place: int, rng: random.Random) -> str:
    """Name ``place`` in another script, or in one of the ways in which newspapers write its sounds."""
    language, words = LANGUAGES[invented.languages[place]], invented.words[place]
    own, ending = SCRIPTS[language][invented.scripts[place]][0], int(invented.endings[place])
    kept = [int(word) for word in words if word >= 0]
    if rng.random() < 0.5:
        return _joined(language, kept, rng.choice([name for name, _ in SCRIPTS[language] if name != own]), ending)
    forms = [spellings(vocabulary(language)[word].latin, language, rng)[-1].capitalize() for word in kept]
    if ending and not (language == "ug" and own != "ru"):
        forms[-1] += ENDINGS["Latn"][ending]
    return " ".join(forms)
