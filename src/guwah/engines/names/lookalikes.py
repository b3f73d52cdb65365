"""Letters that look alike in Latin, Cyrillic and Greek, brought to the alphabet of the word they stand in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_LATIN_CYRILLIC = dict(
    zip(
        "aceopxyijshkəɵëïABCEHIJKMOPSTXYƏƟËÏ",
        "асеорхуіјѕһкәөёїАВСЕНІЈКМОРЅТХУӘӨЁЇ",
        strict=True,
    )
)
_LATIN_GREEK = dict(zip("ABEHIKMNOPTXYZov", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖον", strict=True))
_STRAIGHT_U = re.compile("[әғқңөүұһіӘҒҚҢӨҮҰҺІ]")


def in_one_script(text: str) -> str:
    """``text`` with each word in one alphabet, where every stranger in it has a double there; else as it is.

    Source: the look-alikes that keyboards and old fonts of Central Asia mix up, after Unicode UTS 39, confusables.
    """
    return _WORD.sub(lambda word: _of_one_script(word.group()), text)


def _of_one_script(word: str) -> str:
    counts = {script: sum(_script(letter) == script for letter in word) for script in _SCRIPTS}
    if sum(map(bool, counts.values())) < 2:
        return word
    for target in sorted(counts, key=lambda script: -counts[script]):
        doubles = _doubles(target)
        strangers = {letter for letter in word if _script(letter) not in (target, "")}
        if counts[target] and all(letter in doubles for letter in strangers):
            # A straight capital Y is Ү among Kazakh and Kyrgyz letters, У among Russian ones.
            straight = {"Y": "Ү", "Υ": "Ү"} if target == "CYRILLIC" and _STRAIGHT_U.search(word) else {}
            return "".join(
                letter if letter not in strangers else straight.get(letter, doubles[letter]) for letter in word
            )
    return word


@cache
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _SCRIPTS else ""


@cache
def _doubles(target: str) -> dict[str, str]:
    """For each letter of the other two alphabets that has one, its double in ``target``."""
    from_latin = _LATIN_CYRILLIC if target == "CYRILLIC" else _LATIN_GREEK
    to_latin = {other: latin for table in (_LATIN_CYRILLIC, _LATIN_GREEK) for latin, other in table.items()}
    if target == "LATIN":
        return to_latin
    through_latin = {other: from_latin[latin] for other, latin in to_latin.items() if latin in from_latin}
    own = {letter: double for letter, double in through_latin.items() if _script(letter) != target}
    return {**own, **from_latin}
