"""Pairs of spellings of one name word, to train the channels between scripts on.

Three kinds of data: name words of Wikidata in two scripts (COLING 2018, the 64 % part, and the Arabic words of
Wikipedia beside it), places of GeoNames with their names in several scripts, and Turkic name elements written by
this project's own tables in every spelling that the tables know. Nobody's full name is among them.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guwah.engines.names.han import to_han
from guwah.engines.names.romanise import romanise
from guwah.engines.names.units import FAMILIES, family, fold
from guwah.engines.names.words import compared_form
from guwah.reference.names.cognates import load_cognates
from guwah.reference.names.customs import load_customs
from guwah.reference.names.han import load_han

_COLING = {"Cyrl": "russian", "Arab": "arabic", "Hani": "chinese"}
_PLACES = ("xinjiang_places.jsonl", "kz_kg_uz_tr_places.jsonl")


@dataclass(frozen=True, slots=True)
class SpellingPair:
    """One word in two spellings, with their scripts in the order of ``FAMILIES``; ``weight`` says how sure."""

    left: str
    right: str
    scripts: tuple[str, str]
    weight: float = 1.0


def all_pairs(folder: Path, *, seed: int, held_back: frozenset[str] = frozenset()) -> list[SpellingPair]:
    """Every training pair under GUWAH_DATA ``folder``, in a fixed order. Latin words of ``held_back`` are left out."""
    rng = random.Random(seed)
    wikidata = [pair for pair in wikidata_pairs(folder) if pair.left not in held_back]
    return [*wikidata, *_joined(wikidata, rng), *_geonames(folder), *turkic_pairs(rng), *_cognates(rng), *_chinese(rng)]


def wikidata_pairs(folder: Path) -> list[SpellingPair]:
    """Latin words with their Cyrillic, Arabic and Chinese forms."""
    pairs = []
    for script, language in _COLING.items():
        for line in (folder / "names" / "coling2018" / f"wd_{language}_64").read_text("utf8").splitlines():
            latin, native, count = line.split("\t")
            pairs.append(_pair(latin, native.replace(" ", ""), min(int(count), 4) ** 0.5, (("Latn", script))))
    for line in (folder / "names" / "google_ar2en" / "ar2en-train.txt").read_text("utf8").splitlines():
        native, latin = line.split("\t")
        pairs.append(_pair(latin, native, 1.0, ("Latn", "Arab")))
    return [pair for pair in pairs if pair is not None]


def _pair(left: str, right: str, weight: float, scripts: tuple[str, str]) -> SpellingPair | None:
    left, right = fold(left), fold(right)
    if family(left) != scripts[0] or family(right) != scripts[1]:
        return None
    return SpellingPair(left, right, scripts, weight)


def _joined(pairs: Iterable[SpellingPair], rng: random.Random) -> Iterator[SpellingPair]:
    """Forms of one Latin word beside each other, and Latin words of one form beside each other."""
    by_latin: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    by_native: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for pair in pairs:
        by_latin[pair.left].append((pair.scripts[1], pair.right))
        by_native[pair.scripts[1], pair.right].append(pair.left)
    for forms in by_latin.values():
        yield from _crossed(forms, rng, weight=0.7)
    for words in by_native.values():
        yield from _crossed([("Latn", word) for word in words], rng, weight=0.4)


def _crossed(forms: list[tuple[str, str]], rng: random.Random, *, weight: float) -> Iterator[SpellingPair]:
    found = list(itertools.combinations(dict.fromkeys(forms), 2))
    for (left_script, left), (right_script, right) in rng.sample(found, min(len(found), 6)):
        one, other = sorted(((FAMILIES.index(left_script), left), (FAMILIES.index(right_script), right)))
        yield SpellingPair(one[1], other[1], (FAMILIES[one[0]], FAMILIES[other[0]]), weight)


def _geonames(folder: Path) -> Iterator[SpellingPair]:
    """A place's one-word names in two scripts. Most are spellings of one word; training drops those that are not."""
    rng = random.Random(0)
    for file in _PLACES:
        for line in (folder / "geo" / "geonames_xinjiang" / file).read_text("utf8").splitlines():
            place = json.loads(line)
            names = (place["name"], *place["alternatenames"])
            yield from _crossed(_compared(name for name in names if " " not in name), rng, weight=0.5)


def _compared(forms: Iterable[str]) -> list[tuple[str, str]]:
    """(script, word) of each, as they are compared."""
    found = {compared_form(form)[::-1] for form in forms}
    return sorted((script, word) for script, word in found if script and word)


def _cognates(rng: random.Random) -> Iterator[SpellingPair]:
    """Given names as each language writes them."""
    for row in load_cognates():
        forms = _compared(form.replace(" ", "") for forms in row.values() for form in forms)
        pairs = list(itertools.combinations(forms, 2))
        for one, other in rng.sample(pairs, min(len(pairs), 120)):
            yield from _crossed([one, other], rng, weight=1.5)


_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏飞玲文建国志海春林晓燕宇浩然子轩雨"
    "涵欣怡思源嘉琪俊豪泽天佑梦恒遥砚舟正堂岫晴邓淑珍世昌永康德胜秀云锦瑞清池长庚其昌若彤"
)


def _chinese(rng: random.Random) -> Iterator[SpellingPair]:
    """Syllables of Chinese names, one or two together, in pinyin and in Wade and Giles' spelling."""
    surnames = [letter for letter in sorted(load_customs().surname_letters) if len(letter) == 1]
    for _ in range(4000):
        han = rng.choice(surnames) if rng.random() < 0.4 else "".join(rng.choices(_GIVEN, k=rng.choice((1, 2, 2))))
        latin = [romanise(han, standard) for standard in ("zh-pinyin", "zh-wade-giles")]
        forms = _compared([han, *latin, *(form.replace("'", "") for form in latin)])
        for one, other in itertools.combinations(forms, 2):
            yield from _crossed([one, other], rng, weight=0.7)


def turkic_pairs(rng: random.Random) -> Iterator[SpellingPair]:
    """Name elements, alone and two together, in every spelling of the tables, against each other."""
    words = _turkic_words(rng)
    for word, language in words:
        forms = _compared(spellings(word, language, rng))
        pairs = [(one, other) for one, other in itertools.combinations_with_replacement(forms, 2) if one != other]
        for one, other in rng.sample(pairs, min(len(pairs), 40)):
            yield from _crossed([one, other], rng, weight=1.5)


@dataclass(frozen=True)
class NameElement:
    """A Turkic name element with its forms as (script, word); ``alike`` are the elements that may be the same name."""

    word: str
    forms: tuple[tuple[str, str], ...]
    alike: frozenset[str]


def name_elements(rng: random.Random) -> list[NameElement]:
    """Every element of the table that is more than three letters long, in every spelling."""
    table = [item for item in load_han().elements if len(item.latin) > 3]
    found = []
    for item in table:
        alike = {
            other.latin
            for other in table
            if set(other.han) & set(item.han) or _rough(other.latin) == _rough(item.latin)
        }
        found.append(
            NameElement(item.latin, tuple(_compared(spellings(item.latin, item.language, rng))), frozenset(alike))
        )
    return found


def _rough(word: str) -> str:
    """Letters that national spellings of one name differ in, made one."""
    return re.sub("[aeëäiyı]+", "e", re.sub("[ouöü]+", "o", re.sub("[xhqkg]+", "k", word))).replace("zh", "j")


def _turkic_words(rng: random.Random) -> list[tuple[str, str]]:
    elements = [(item.latin, item.language) for item in load_han().elements]
    short = [item for item in elements if len(item[0]) <= 6]
    joined = []
    for _ in range(2500):
        (one, language), (other, _) = rng.sample(short, 2)
        joined.append((one + other, language))
    return [*elements, *elements, *joined]


def spellings(word: str, language: str, rng: random.Random) -> list[str]:
    """``word``, in Uyghur Latin or plain Kazakh Latin, as registers and newspapers of each language write it."""
    cyrillic = _kazakh_cyrillic(word) if language == "kk" else romanise(_uyghur(word), "ug-uky")
    arabic = romanise(cyrillic, "kk-tote") if language == "kk" else _uyghur(word)
    han = [form.replace("·", "") for form in to_han(word, limit=4)]
    forms = [word, cyrillic, arabic, *han, *(_pinyin(form) for form in han[:2])]
    if language == "kk":
        forms += [romanise(cyrillic, name) for name in ("kk-latn-2021", "kk-latn-2018", "kk-bgn")]
    else:
        forms += [romanise(arabic, name) for name in ("ug-uyy", "ug-sasm")]
    russian = _russian(cyrillic)
    forms += [russian, *(romanise(russian, f"ru-press-{name}") for name in ("en", "fr", "de"))]
    return forms + [_press(word, rng) for _ in range(3)]


def _uyghur(word: str) -> str:
    """In Uyghur letters; the n of a name before gül is a letter of its own."""
    return romanise(re.sub("n(?=gül)", "n'", word), "ug-from-uly")


def _pinyin(han: str) -> str:
    return romanise(han, "zh-pinyin").replace(" ", "")


_CYRILLIC = (
    ("zh", "ж"), ("sh", "ш"), ("ch", "ч"), ("gh", "ғ"), ("ng", "ң"), ("ya", "я"), ("yu", "ю"),
    *zip("abcdefghijklmnopqrstuvwxyzäëöüı", "абцдефгһижклмнопқрстұвухызәеөүы", strict=True),
)  # fmt: skip
_RUSSIAN = str.maketrans("әғқңөұүһіӘҒҚҢҮҰӨҺІжҗ", "агкноууxиАГКНУУОХИжж")
_PRESS = (
    ("ë", ("e",)), ("ö", ("o", "u", "oe", "ou")), ("ü", ("u", "ou", "ue", "yu", "i")), ("x", ("kh", "h", "x", "q")),
    ("q", ("q", "k", "kh", "gh")), ("gh", ("gh", "g", "h")), ("j", ("j", "dj", "zh", "dzh", "g")),
    ("zh", ("zh", "j")), ("sh", ("sh", "ch", "sch", "x")), ("ch", ("ch", "tch", "q", "tsch")), ("y", ("y", "i", "j")),
    ("w", ("w", "v")), ("e", ("e", "a", "ä")), ("u", ("u", "ou", "oo", "o")), ("ä", ("a", "e", "ae")),
)  # fmt: skip


def _kazakh_cyrillic(word: str) -> str:
    for latin, cyrillic in _CYRILLIC:
        word = word.replace(latin, cyrillic)
    return word


def _russian(cyrillic: str) -> str:
    """As a Russian keyboard and a Russian ear have it."""
    return cyrillic.replace("җ", "дж").replace("һ", "х").translate(_RUSSIAN).replace("x", "х")


def _press(word: str, rng: random.Random) -> str:
    """One way in which newspapers respell: each sound as one of its usual spellings."""
    out, at = [], 0
    while at < len(word):
        for sound, ways in sorted(_PRESS, key=lambda item: -len(item[0])):
            if word.startswith(sound, at):
                out.append(ways[0] if rng.random() < 0.5 else rng.choice(ways))
                at += len(sound)
                break
        else:
            out.append(word[at])
            at += 1
    return "".join(out)
