"""Tables of words for time in YAML, one file a language, and the feasts; read when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LANGUAGES = ("en", "fr", "ru", "kk", "ug", "zh", "ar", "tr")
"""BCP 47 codes of the languages that have a table."""


@cache
def load_times(name: str) -> dict[str, Any]:
    """The table ``name`` ("en", "feasts") as it stands in the YAML file; do not change it.

    Raises:
        FileNotFoundError: no such table.
    """
    words = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(words, Loader=_LOADER)
    return loaded
