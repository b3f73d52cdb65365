"""Text that can be stored: no lone surrogates and no NUL. Everything else stays verbatim."""

from __future__ import annotations

import re

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(untrusted_text: str) -> tuple[str, int]:
    """The text with surrogate pairs joined, lone surrogates and NUL as U+FFFD, and how many were replaced."""
    if not UNSTORABLE.search(untrusted_text):
        return untrusted_text, 0
    nuls = untrusted_text.count("\x00")
    joined = untrusted_text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lone = joined.count("\ufffd") - untrusted_text.count("\ufffd")
    return joined.replace("\x00", "\ufffd"), nuls + lone
