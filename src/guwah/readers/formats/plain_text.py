"""Plain text and Markdown: the words verbatim."""

from __future__ import annotations

from guwah.readers.decoding import decode
from guwah.readers.draft import Draft


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the text as it stands, newlines included."""
    draft.add(decoded_text(untrusted_bytes, draft))


def decoded_text(untrusted_bytes: bytes, draft: Draft, declared: str = "") -> str:
    """The decoded text; notes in the draft where the encoding is unsure or a tail of zeros was cut off."""
    whole = untrusted_bytes.rstrip(b"\x00") if untrusted_bytes.endswith(bytes(16)) else untrusted_bytes
    if len(whole) < len(untrusted_bytes):
        draft.lacks("characters-replaced", f"{len(untrusted_bytes) - len(whole)} zero bytes at the end left out")
    decoded = decode(whole, declared, draft.limits.max_text_chars)
    if decoded.doubt:
        draft.lacks("encoding-unsure", decoded.doubt)
    return decoded.text
