"""Endings that sentences put on a name, by language; read when first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Inflection:
    """One ending: ``cut`` it off, put ``add`` on, if the base ends as ``after`` says and keeps ``least`` letters."""

    cut: str
    add: str
    case: str
    after: str
    least: int
    harmony: bool
    raises: bool


@dataclass(frozen=True, slots=True)
class InflectionTable:
    """The endings of a language in one script, the longest first, and its letters by kind."""

    language: str
    script: str
    vowels: str
    voiceless: str
    back: str
    front: str
    glides: str
    never: str
    inflections: tuple[Inflection, ...]
    raised: dict[str, list[str]] = field(default_factory=dict)


@cache
def load_inflections() -> tuple[InflectionTable, ...]:
    """Every table, in the order of the file; do not change them."""
    words = files("guwah.reference.names").joinpath("inflections.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(words, Loader=_LOADER)
    return tuple(_table(name.partition("-")[0], table) for name, table in loaded.items())


def _table(language: str, table: dict[str, Any]) -> InflectionTable:
    every = [
        Inflection(
            cut,
            rule.get("add", ""),
            rule["case"],
            rule["after"],
            rule.get("min", 2),
            rule.get("harmony", True),
            rule.get("raises", False),
        )
        for rule in table["rules"]
        for cut in rule["cut"]
    ]
    return InflectionTable(
        language=language,
        script=table["script"],
        vowels=table["vowels"],
        voiceless=table.get("voiceless", ""),
        back=table.get("back", ""),
        front=table.get("front", ""),
        glides=table.get("glides", ""),
        never=table.get("never", ""),
        inflections=tuple(sorted(every, key=lambda ending: -len(ending.cut))),
        raised=table.get("raised", {}),
    )
