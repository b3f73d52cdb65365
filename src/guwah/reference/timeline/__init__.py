"""How acts lie in time: rules as data, read when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from guwah.core.events.rules import CustodyLink, TimeRules


@cache
def load_time_rules() -> TimeRules:
    """The rules of ``rules.yaml``."""
    told: dict[str, Any] = yaml.safe_load(files(__name__).joinpath("rules.yaml").read_text(encoding="utf8"))
    custody = {
        (item["first"], item["then"]): CustodyLink(item["link"], item.get("within_days", 0)) for item in told["custody"]
    }
    return TimeRules(
        version=told["version"],
        moments=frozenset(told["moments"]),
        once=frozenset(told["once"]),
        once_at_place=frozenset(told["once_at_place"]),
        custody=custody,
        held=frozenset(told["held"]),
        opening_acts=frozenset(told["opening"]["acts"]),
        opening_words=tuple(told["opening"]["words"]),
        milestones=frozenset(told["milestones"]),
    )
