"""What the ending of a name says of whether a woman or a man bears it; read when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def sexed_endings() -> tuple[tuple[str, str], ...]:
    """Endings with ``f`` or ``m``, the longest first."""
    loaded: dict[str, list[str]] = yaml.safe_load(
        files("guwah.reference.names").joinpath("sexes.yaml").read_text("utf8")
    )
    found = [(ending, sex) for sex, endings in loaded.items() for ending in endings]
    return tuple(sorted(found, key=lambda item: -len(item[0])))
