"""Why two names have the weight they have: the words that meet, the letters that meet in them, the rules."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from guwah.engines.names.align import Step, alignment_steps
from guwah.engines.names.channel import EIGHTHS
from guwah.engines.names.channel_files import load_channel
from guwah.engines.names.compare import (
    DIFFERS,
    LEFT_OVER,
    LOWEST,
    NOT_THE_FIRST,
    OTHER_FORM,
    OTHER_INITIAL,
    OTHER_ORDER,
    OTHER_SEX,
    SAME_INITIAL,
    SHARED,
    Prepared,
    match_words,
    prepare,
)
from guwah.engines.names.equivalents import groups_of
from guwah.engines.names.repair import repair
from guwah.engines.names.units import units
from guwah.engines.names.word_table import ANOTHER_NAME, EQUIVALENT
from guwah.engines.names.words import NameWord, name_words
from guwah.reference.names.customs import fold_word

_VOWELS = frozenset("aeiouyäëöüıāīūəаеиоуыэюяіәөұүёӘاەېىوۇۆۈ")
_RULES = {
    ("Latn", "Latn"): "another Latin spelling", ("Latn", "Cyrl"): "Cyrillic spelling",
    ("Latn", "Arab"): "Arabic script",
    ("Latn", "Hani"): "Chinese transcription", ("Cyrl", "Cyrl"): "another Cyrillic spelling",
    ("Cyrl", "Arab"): "Arabic script", ("Cyrl", "Hani"): "Chinese transcription",
    ("Arab", "Arab"): "another spelling in Arabic script", ("Arab", "Hani"): "Chinese transcription",
    ("Hani", "Hani"): "another transcription into Chinese",
}  # fmt: skip


USUAL = 2.0
"""Bits of a pair of letters that needs no line of its own."""


@dataclass(frozen=True, slots=True)
class NameComparison:
    """Two names, their match weight in bits, and the path that links them or keeps them apart."""

    a: str
    b: str
    weight_bits: float
    path: tuple[str, ...]


def compare(a: str, b: str) -> NameComparison:
    """The match weight of two names and its path, line by line.

    Above 0 bits the names are more likely one name than two; what a case makes of that, a person decides.
    """
    left, right = prepare([a]), prepare([b])
    weight, met = match_words(left, 0, right, 0)
    path = tuple(itertools.chain(_as_written(a), _as_written(b), _met(a, b, left, right, met)))
    return NameComparison(a, b, round(weight, 2), path)


def _as_written(name: str) -> Iterator[str]:
    repaired = repair(name)
    for step in repaired.steps:
        yield f"{name}: {step}"
    kept = name_words(name)
    there = {part for word in kept for part in fold_word(word.text).split()}
    for written in repaired.text.replace("·", " ").split():
        if kept and not any(part in fold_word(written) or fold_word(written) in part for part in there):
            yield f"{written}: a title or particle, not compared"


def _met(a: str, b: str, left: Prepared, right: Prepared, met: list[tuple[int, int]]) -> Iterator[str]:
    x, y = name_words(a), name_words(b)
    if not x or not y:
        yield "no letters of a script that names are compared in"
        return
    if not met:
        yield from _whole(x, y)
        return
    weights = []
    for i, j in met:
        one, other = x[i], y[j]
        bare, bare_at, ended_at = (y, j, i) if one.sex else (x, i, j)
        is_given = any(word.sex for word in bare) or (bare_at == 0 < ended_at and len(bare) > 1)
        weight, lines = _pair(one, other, as_it_is=bool(one.sex) != bool(other.sex) and is_given)
        weights.append(weight)
        yield from lines
    yield from _put_together(x, y, met, weights)
    yield from _crossed(x, y, met)


def _put_together(
    x: tuple[NameWord, ...], y: tuple[NameWord, ...], met: list[tuple[int, int]], weights: list[float]
) -> Iterator[str]:
    places = [j for _, j in sorted(met)]
    if places != sorted(places):
        yield f"words in another order: {-OTHER_ORDER:+.1f} bits"
    for words, used in ((x, {i for i, _ in met}), (y, {j for _, j in met})):
        for place, word in enumerate(words):
            if place not in used:
                yield f"{word.text}: only one name has it: {-LEFT_OVER:+.1f} bits"
    if min(len(x), len(y)) == 1 and max(met[0]) > 0:
        yield f"the only word of one name meets a word that is not the first of the other: {-NOT_THE_FIRST:+.1f} bits"
    if min(weights) < DIFFERS and len(weights) > 1:
        yield f"a word differs, so that what agrees counts half, at most {SHARED:.0f} bits: relatives share names"


def _crossed(x: tuple[NameWord, ...], y: tuple[NameWord, ...], met: list[tuple[int, int]]) -> Iterator[str]:
    initials = [(i, j) for i, j in met if x[i].is_initial or y[j].is_initial]
    if any((i - k) * (j - m) < 0 for (i, j), (k, m) in itertools.combinations(initials, 2)):
        yield f"initials in another order: {-OTHER_SEX:+.1f} bits"


def _whole(x: tuple[NameWord, ...], y: tuple[NameWord, ...]) -> Iterator[str]:
    """Names that were compared as one word each."""
    yield "compared as one word, as one of the names has no break"
    orders = [(x, y, 0.0), (x, y[::-1], OTHER_ORDER), (x[::-1], y, OTHER_ORDER)]
    wholes = [(*_pair(_joined(one), _joined(other)), cost) for one, other, cost in orders]
    _, lines, cost = max(wholes, key=lambda whole: whole[0] - whole[2])
    yield from lines
    if cost:
        yield f"words in another order: {-cost:+.1f} bits"


def _joined(words: tuple[NameWord, ...]) -> NameWord:
    form = "".join(word.forms[0][0] for word in words)
    return NameWord("".join(word.text for word in words), words[0].script, ((form, ""),))


def _pair(one: NameWord, other: NameWord, *, as_it_is: bool = False) -> tuple[float, list[str]]:
    """The weight of two words, and what it is made of; ``as_it_is`` where their endings must stay."""
    if one.is_initial or other.is_initial:
        return _initial(one, other)
    weight, a, b = max(
        (
            (_bits(x, one.script, y, other.script) - OTHER_FORM * (bool(why_x) + bool(why_y)), (x, why_x), (y, why_y))
            for x, why_x in one.forms[: 1 if as_it_is else None]
            for y, why_y in other.forms[: 1 if as_it_is else None]
        ),
        key=lambda item: item[0],
    )
    lines = [
        f"{word.text} read as {form}" + (f", {why}: {-OTHER_FORM:+.1f} bits" if why else "")
        for word, (form, why) in ((one, a), (other, b))
        if why or fold_word(form) != fold_word(word.text)
    ]
    lines += _letters(a[0], one.script, b[0], other.script)
    if one.sex and other.sex and one.sex != other.sex:
        weight -= OTHER_SEX
        lines.append(f"{one.text}, {other.text}: a woman's and a man's ending: {-OTHER_SEX:+.1f} bits")
    weight = max(weight, LOWEST)
    lines.append(f"{one.text} ~ {other.text}: {weight:+.1f} bits")
    return weight, lines


def _initial(one: NameWord, other: NameWord) -> tuple[float, list[str]]:
    heads = [(word.forms[0][0][:1], word.script) for word in (one, other)]
    fits = _bits(*heads[0], *heads[1]) > 0
    weight = SAME_INITIAL if fits else OTHER_INITIAL
    return weight, [
        f"{one.text} ~ {other.text}: {'the initial fits' if fits else 'another initial'}: {weight:+.1f} bits"
    ]


def _bits(x: str, script_x: str, y: str, script_y: str) -> float:
    left, right = prepare_word(x, script_x), prepare_word(y, script_y)
    return float(left.table.weights(np.zeros(1, np.int32), right.table, np.zeros(1, np.int32))[0])


def prepare_word(word: str, script: str) -> Prepared:
    """One folded word as a prepared name."""
    prepared = prepare([])
    prepared.table.add(word, script)
    return prepared


def _letters(x: str, script_x: str, y: str, script_y: str) -> list[str]:
    known = set(groups_of(x, script_x)), set(groups_of(y, script_y))
    lines = []
    if known[0] & known[1]:
        lines.append(f"{x} ~ {y}: one name in the tables of names: at least {EQUIVALENT:+.1f} bits")
    elif known[0] and known[1]:
        lines.append(f"{x} ~ {y}: two names in the tables of names: at most {ANOTHER_NAME:+.1f} bits")
    if x == y:
        return [*lines, f"{x}: spelled alike"]
    left, right = prepare_word(x, script_x).table.encoded(0), prepare_word(y, script_y).table.encoded(0)
    steps = alignment_steps(left, right, load_channel(script_x, script_y))[0]
    met = [(_letter(step.left, x, script_x), _letter(step.right, y, script_y), step) for step in steps]
    rule = _RULES.get((script_x, script_y)) or _RULES[script_y, script_x]
    usual = [f"{b} for {a}" for a, b, step in met if a and b and a != b and step.eighths >= USUAL * EIGHTHS]
    if usual:
        lines.append(f"{rule}: {', '.join(dict.fromkeys(usual))}")
    return lines + [_unusual(a, b, step, rule) for a, b, step in met if a != b and step.eighths < USUAL * EIGHTHS]


def _letter(place: int | None, word: str, script: str) -> str:
    return "" if place is None else units(word, script)[place].letter.replace("N", "ng")


def _unusual(one: str, other: str, step: Step, rule: str) -> str:
    bits = f"{step.eighths / EIGHTHS:+.1f} bits"
    if not one or not other:
        kind = "vowel" if (one or other) in _VOWELS else "letter"
        return f"{kind} {one or other} {'dropped' if one else 'put in'}: {bits}"
    return f"{other} for {one}: {rule if step.eighths > 0 else 'no usual spelling'}: {bits}"
