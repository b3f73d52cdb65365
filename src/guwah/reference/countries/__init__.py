"""Names of states, which no finder of names need take for a person's."""

from __future__ import annotations

import functools
from pathlib import Path


@functools.cache
def country_names() -> frozenset[str]:
    """English names of states as commonly written; those that are also given names (Chad, Jordan) are left out."""
    lines = Path(__file__).with_name("countries.txt").read_text("utf8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
