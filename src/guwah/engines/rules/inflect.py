"""The forms of an English verb, from a table of the irregular ones and the spelling rules for the rest."""

from __future__ import annotations

from functools import cache

from guwah.reference.words import load_words

_VOWELS = "aeiou"
_PRESENT = {"be": ("is", "are", "am"), "have": ("has",)}


@cache
def verb_forms(base: str) -> dict[str, tuple[str, ...]]:
    """The forms of ``base`` by key: ``b`` base, ``s`` third person, ``d`` past, ``n`` participle, ``g`` -ing."""
    irregular = load_words("verbs.en")["irregular"].get(base)
    regular = _regular_stem(base)
    past, participle, ing = f"{regular}ed", f"{regular}ed", f"{_ing_stem(base)}ing"
    if base.endswith("e"):
        past = participle = f"{base}d"
    if irregular:
        past, participle, *rest = irregular
        ing = rest[0] if rest else ing
    return {
        "b": (base,),
        "s": _PRESENT.get(base) or (_third_person(base),),
        "d": tuple(past.split("|")),
        "n": tuple(participle.split("|")),
        "g": (ing,),
    }


def all_forms(base: str, keys: str = "bsdng") -> tuple[str, ...]:
    """The forms of ``base`` that ``keys`` names, each once."""
    forms = verb_forms(base)
    return tuple(dict.fromkeys(form for key in keys for form in forms[key]))


@cache
def _doubled() -> frozenset[str]:
    return frozenset(load_words("verbs.en")["doubled"])


def _regular_stem(base: str) -> str:
    if base in _doubled():
        return base + base[-1]
    if base.endswith("y") and len(base) > 2 and base[-2] not in _VOWELS:
        return base[:-1] + "i"
    return base


def _ing_stem(base: str) -> str:
    if base in _doubled():
        return base + base[-1]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1]
    return base


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}s"
