"""The one refusal of EDTF. It says what is wrong and never repeats the text, which may be the words of a witness."""

from __future__ import annotations

from guwah.core.values.errors import InvalidInputError


def unread(reason: str) -> InvalidInputError:
    """The error ``edtf-unread`` with the reason."""
    return InvalidInputError("edtf-unread", f"not a date in EDTF: {reason}.")
