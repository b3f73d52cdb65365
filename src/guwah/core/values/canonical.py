"""Canonical JSON: one value, one sequence of bytes, so that a digest means something."""

import json
from typing import Any

from guwah.core.values.errors import InvalidInputError


def canonical_json(value: Any) -> str:
    """``value`` as JSON with sorted keys, no white space and no escapes beyond those JSON requires."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def check_text(value: Any) -> None:
    """Raise unless every text in ``value`` is whole Unicode: half a surrogate pair cannot be stored or hashed.

    Raises:
        InvalidInputError: ``text-malformed``.
    """
    try:
        canonical_json(value).encode("utf8")
    except (UnicodeEncodeError, ValueError, TypeError) as error:
        raise InvalidInputError("text-malformed", "it holds half a character, or a value JSON has not.") from error
