"""One given name as several languages write it, and short forms of names; read when first asked for.

A form of several words (``Abu Bakr``) is given with its spaces, though the table writes ``_`` between its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_cognates() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Every name: a language (BCP 47) and the forms in it, the most usual first."""
    return tuple(
        MappingProxyType({language: _forms(forms) for language, forms in row.items()})
        for row in _read("cognates.yaml")["rows"]
    )


@cache
def load_homographs() -> Mapping[str, str]:
    """The forms that stand in more than one row, and why."""
    return MappingProxyType(
        {form: group["reason"] for group in _read("cognates.yaml")["homographs"] for form in _forms(group["forms"])}
    )


@cache
def load_nicknames() -> Mapping[str, tuple[str, ...]]:
    """A short form and the full names it may stand for, as written, of all languages together."""
    found: dict[str, tuple[str, ...]] = {}
    for group in _read("nicknames.yaml").values():
        for short, names in group.items():
            found[short] = tuple(dict.fromkeys((*found.get(short, ()), *_forms(names))))
    return MappingProxyType(found)


def _read(name: str) -> dict[str, Any]:
    words = files("guwah.reference.names").joinpath(name).read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(words, Loader=_LOADER)
    return loaded


def _forms(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())
