"""How Turkic sounds and elements of names are written in Chinese; read when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class HanElement:
    """A frequent part of names, or a whole name, with its Chinese forms, the most usual first.

    ``language`` is ug, kk or both.
    """

    latin: str
    han: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class HanTable:
    """``syllables``: a sound in Latin and what it is written with; ``elements``: names that have forms of their own."""

    syllables: dict[str, tuple[str, ...]]
    elements: tuple[HanElement, ...]


@cache
def load_han() -> HanTable:
    """The table; do not change it."""
    words = files("guwah.reference.names").joinpath("han/turkic.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(words, Loader=_LOADER)
    return HanTable(
        {sound: tuple(forms) for group in loaded["syllables"].values() for sound, forms in group.items()},
        tuple(
            HanElement(latin, tuple(forms), language)
            for language, group in loaded["elements"].items()
            for latin, forms in group.items()
        ),
    )
