"""Identifiers: digests that name a thing by what it is made of."""

import hashlib

SOURCE_SCHEME = "sha256:"


def source_id(original: bytes) -> str:
    """The id of a source: ``sha256:`` and the hex digest of the bytes as received."""
    return SOURCE_SCHEME + hashlib.sha256(original).hexdigest()


def statement_id(source: str, act: str, trigger_start: int, trigger_end: int) -> str:
    """The id of a statement, a digest of source, act and trigger (32 hex digits).

    A decision binds to it, so it survives a new engine that finds the same act at the same words.
    """
    key = f"{source}\x1f{act}\x1f{trigger_start}\x1f{trigger_end}"
    return hashlib.sha256(key.encode("utf8")).hexdigest()[:32]


def short_digest(*parts: str) -> str:
    """16 hex digits that name what is made of ``parts``."""
    return hashlib.sha256("\x1f".join(parts).encode("utf8")).hexdigest()[:16]
