"""Canonical JSON: one value, one sequence of bytes, so that a digest means something."""

import json
from typing import Any


def canonical_json(value: Any) -> str:
    """``value`` as JSON with sorted keys, no white space and no escapes beyond those JSON requires."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
