"""Salted commitments: a digest that proves content to who holds the salt, and tells nothing to who does not.

When the salt is erased together with the content, the digest left in the ledger can no longer be used to
test a guess ("was this name here?").
"""

import hashlib
import hmac
import secrets


def new_salt() -> str:
    """16 random bytes as hex."""
    return secrets.token_hex(16)


def commit(salt: str, content: str) -> str:
    """The commitment to ``content`` under ``salt``, 64 hex digits. Source: HMAC-SHA256, RFC 2104."""
    return hmac.new(bytes.fromhex(salt), content.encode("utf8"), hashlib.sha256).hexdigest()
