"""How much agreement tells of one person, as data, read when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from guwah.core.identity.weights import Chance, IdentityWeights


@cache
def load_identity_weights() -> IdentityWeights:
    """The weights of ``weights.yaml``."""
    told: dict[str, Any] = yaml.safe_load(files(__name__).joinpath("weights.yaml").read_text(encoding="utf8"))
    chances = {
        name: Chance(float(item["m"]), None if item["u"] == "case" else float(item["u"]))
        for group in ("described", "told")
        for name, item in told[group].items()
    }
    numbers = {name: float(value) for name, value in told.items() if isinstance(value, (int, float))}
    return IdentityWeights(str(told["version"]), chances, numbers)
