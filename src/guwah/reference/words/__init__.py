"""Tables of words in YAML, one idea a file; read when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# The C loader reads the tables in a tenth of the time; PyYAML is sometimes built without it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_words(name: str) -> dict[str, Any]:
    """The table ``name`` ("months", "verbs.en") as it stands in the YAML file; do not change it.

    Raises:
        FileNotFoundError: no such table.
    """
    words = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(words, Loader=_LOADER)
    return loaded
