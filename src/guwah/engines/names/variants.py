"""The spellings that a name may have elsewhere, each with the rules that lead to it: for searching, and to be seen."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guwah.engines.names.equivalents import cognates_of
from guwah.engines.names.han import from_han, to_han
from guwah.engines.names.repair import repair
from guwah.engines.names.romanise import romanise, standards
from guwah.engines.names.turkic_arabic import is_turkic
from guwah.engines.names.units import family
from guwah.engines.names.words import NameWord, name_words
from guwah.reference.names.customs import load_customs

HAN_FORMS = 3
"""Chinese transcriptions of a word, and readings of a Chinese one, that are followed."""
_KAZAKH = frozenset("әіңғүұқөһӘІҢҒҮҰҚӨҺ")
_UYGHUR = frozenset("җҗәңғүқөһӘҖ")
_STEPS = {
    "ug-Arab": ("ug-uly", "ug-uky", "ug-uyy", "ug-sasm"),
    "kk-Arab": ("kk-from-tote",),
    "kk-Cyrl": ("kk-latn-2021", "kk-latn-2018", "kk-bgn", "kk-tote"),
    "ug-Cyrl": ("ug-uly-from-uky",),
    "ru-Cyrl": ("ru-press-en", "ru-press-fr", "ru-press-de", "ru-bgn", "ru-gost-b", "ru-icao"),
    "ky-Cyrl": ("ky-bgn",),
    "uz-Cyrl": ("uz-latn-1995",),
    "ug-Latn": ("ug-from-uly",),
    "ar-Arab": ("ar-bgn", "ar-ala-lc", "fa-bgn"),
    "zh-Hani": ("zh-pinyin", "zh-wade-giles"),
}
"""The standards that a spelling is followed through, by language and script."""
_OUT = {
    "ug-uly": "ug-Latn", "ug-from-uly": "ug-Arab", "ug-uky": "ug-Cyrl", "kk-from-tote": "kk-Cyrl",
    "ug-uly-from-uky": "ug-Latn", "kk-tote": "kk-Arab",
}  # fmt: skip
"""Outputs that are themselves followed, at most ``_DEEPEST`` steps."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling, its script (ISO 15924) and how it comes about, one step after the other."""

    text: str
    script: str
    path: tuple[str, ...]


def variants(name: str, *, limit: int = 200) -> list[Variant]:
    """Spellings of ``name`` in the scripts and by the standards that the tables know, without the name as it is.

    Those with the fewest steps come first. Words are followed together, by one standard at a time: names are
    seldom written half in one and half in another.
    """
    text = repair(name).text
    found: dict[str, Variant] = {}
    waiting: list[tuple[str, str, tuple[str, ...]]] = [(text, kind, ()) for kind in _kinds(text)]
    for _ in range(_DEEPEST):
        waiting = [step for item in waiting for step in _followed(*item, found)]
    words = name_words(name)
    for variant in _by_tables(words):
        found.setdefault(variant.text, variant)
    found.pop(name, None)
    found.pop(text, None)
    return sorted(found.values(), key=lambda item: len(item.path))[:limit]


def _followed(
    text: str, kind: str, path: tuple[str, ...], found: dict[str, Variant]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    titles = {standard.id: standard.title for standard in standards()}
    for standard in _STEPS.get(kind, ()):
        spelled = romanise(text, standard)
        steps = (*path, titles[standard])
        if spelled and spelled not in found and spelled != text and _in_one_script(spelled):
            found[spelled] = Variant(spelled, family(spelled), steps)
            if standard in _OUT:
                yield spelled, _OUT[standard], steps
    if kind in ("ug-Latn", "kk-Latn"):
        for number, spelled in enumerate(_transcribed(text)):
            steps = (*path, f"Chinese transcription of Turkic names, form {number + 1}")
            if spelled not in found:
                found[spelled] = Variant(spelled, "Hani", steps)
                yield spelled, "zh-Hani", steps
    if kind == "zh-Hani" and not path and not _is_chinese(text):
        for number, spelled in enumerate(_read(text)):
            steps = (*path, f"Turkic reading of Chinese characters, form {number + 1}")
            if spelled not in found:
                found[spelled] = Variant(spelled, "Latn", steps)
                yield spelled, "ug-Latn", steps


def _in_one_script(text: str) -> bool:
    """False for what a table of another language has left half done."""
    return len({family(letter) for letter in text if letter.isalpha()}) == 1


def _kinds(text: str) -> list[str]:
    """The languages and scripts that ``text`` may be in."""
    script = family(text)
    if script == "Arab":
        return ["ug-Arab", "kk-Arab"] if is_turkic(text) else ["ar-Arab", "ug-Arab"]
    if script == "Cyrl":
        letters = set(text)
        turkic = [kind for kind, own in (("kk-Cyrl", _KAZAKH), ("ug-Cyrl", _UYGHUR)) if letters & own]
        return turkic or ["ru-Cyrl", "kk-Cyrl", "ky-Cyrl", "uz-Cyrl"]
    return {"Latn": ["ug-Latn"], "Hani": ["zh-Hani"]}.get(script, [])


def _is_chinese(text: str) -> bool:
    """A Chinese name of the usual form: a surname and one or two characters, no dot."""
    return len(text) <= 3 and text[:1] in load_customs().surname_letters


def _transcribed(text: str) -> list[str]:
    forms = [to_han(word.lower(), limit=HAN_FORMS) for word in text.split()]
    return _together(forms, "·")


def _read(text: str) -> list[str]:
    words = [word for word in text.replace("•", "·").replace(" ", "·").split("·") if word]
    return [form.title() for form in _together([from_han(word, limit=HAN_FORMS) for word in words], " ")]


def _together(forms: Sequence[Sequence[str]], joint: str) -> list[str]:
    """First forms together, second forms together and so on; nothing where a word has none."""
    if not forms or not all(forms):
        return []
    most = max(map(len, forms))
    return list(dict.fromkeys(joint.join(word[min(n, len(word) - 1)] for word in forms) for n in range(most)))


def _by_tables(words: tuple[NameWord, ...]) -> Iterator[Variant]:
    """The name with every word as another language has it."""
    by_language: dict[str, list[str]] = {}
    for place, word in enumerate(words):
        for language, form in cognates_of(word.forms[0][0], word.script):
            forms = by_language.setdefault(language, [w.text for w in words])
            forms[place] = form
    for language, forms in by_language.items():
        scripts = {family(form) for form in forms}
        if len(scripts) == 1:
            joint = "·" if scripts == {"Hani"} else " "
            yield Variant(joint.join(forms), scripts.pop(), (f"the name in {language}, by the table of names",))
    for left, right in itertools.pairwise(words):
        if len(words) == 2 and left.script == right.script != "Hani":
            yield Variant(f"{right.text} {left.text}", family(right.text), ("words in another order",))
