"""Letter tables of romanisation standards, one YAML file a standard, with where each is from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class LetterTable:
    """A standard: how each letter, or sequence of letters, of one script is written in another.

    ``rules`` are regular expressions with their replacements, tried in order at each place before ``letters``.
    ``prepare`` is applied to the whole text before, ``finish`` after. ``capitals`` is "words" where a script without
    capitals is written with one on each word, as the systems for place names ask; ``syllables`` is true where the
    rules apply to syllables of pinyin, joined by ``joint``. ``verified`` is true where at least fifteen published
    examples pass.
    """

    standard: str
    title: str
    source: str
    language: str
    script_from: str
    script_to: str
    verified: bool
    letters: dict[str, str]
    rules: tuple[tuple[str, str], ...]
    prepare: tuple[tuple[str, str], ...]
    finish: tuple[tuple[str, str], ...]
    capitals: str
    syllables: bool
    joint: str


@cache
def letter_standards() -> tuple[str, ...]:
    """The ids of the standards that have a table, in order: "ar-ala-lc", "ug-uly"."""
    names = [entry.name for entry in files(__package__).joinpath("letters").iterdir()]
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@cache
def load_letters(standard: str) -> LetterTable:
    """The table of ``standard``; do not change it.

    Raises:
        KeyError: no such standard.
    """
    if standard not in letter_standards():
        raise KeyError(standard)
    text = files(__package__).joinpath("letters", f"{standard}.yaml").read_text(encoding="utf8")
    read: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    return LetterTable(
        standard=read["standard"],
        title=read["title"],
        source=read["source"],
        language=read["language"],
        script_from=read["script_from"],
        script_to=read["script_to"],
        verified=read["verified"],
        letters=dict(read.get("letters") or {}),
        rules=_pairs(read, "rules"),
        prepare=_pairs(read, "prepare"),
        finish=_pairs(read, "finish"),
        capitals=read.get("capitals", "none"),
        syllables=read.get("syllables", False),
        joint=read.get("joint", ""),
    )


def _pairs(read: dict[str, Any], field: str) -> tuple[tuple[str, str], ...]:
    return tuple((pattern, replacement) for pattern, replacement in read.get(field) or [])
