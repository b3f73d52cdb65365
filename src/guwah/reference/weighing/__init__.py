"""The rules by which statements are put together, as data."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class WeighingRules:
    """A version of the rules. ``personal_acts`` stand together only where they befell the same person."""

    version: str
    personal_acts: frozenset[str]


@functools.cache
def load_rules() -> WeighingRules:
    """The rules that ship with guwah."""
    data = yaml.safe_load(Path(__file__).with_name("rules.yaml").read_text("utf8"))
    return WeighingRules(str(data["version"]), frozenset(data["personal_acts"]))
