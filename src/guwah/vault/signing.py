"""Ed25519 signatures of ledger heads and manifests. Checks raise; they never return False."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from guwah.core.values.errors import IntegrityError, NotFoundError

_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_PUBLIC_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class SigningKey:
    """The private key of a case. Whoever holds it can sign as the case (see docs/threat-model.md)."""

    private: Ed25519PrivateKey

    @classmethod
    def create(cls) -> SigningKey:
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def load(cls, path: Path) -> SigningKey:
        """The key stored at ``path`` as 64 hex digits.

        Raises:
            NotFoundError: ``signing-key-missing``.
            IntegrityError: ``signing-key-damaged``.
        """
        if not path.is_file():
            raise NotFoundError(
                "signing-key-missing",
                f"the case's signing key is not at {path}.",
                remedy="Restore it from a backup; without it the case can be verified but not added to.",
            )
        text = path.read_text("ascii", errors="replace")
        if not re.fullmatch(r"[0-9a-f]{64}\n", text):
            raise IntegrityError("signing-key-damaged", f"{path} is not a signing key.")
        return cls(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.strip())))

    def save(self, path: Path) -> None:
        """Write the key to a new file that only its owner can read."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(self.private.private_bytes_raw().hex() + "\n")
            file.flush()
            os.fsync(file.fileno())

    @property
    def public_hex(self) -> str:
        return self.private.public_key().public_bytes_raw().hex()

    def derived_secret(self, purpose: str) -> str:
        """A secret of the case for one purpose, 64 hex digits. Source: RFC 5869."""
        kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode("utf8"))
        return kdf.derive(self.private.private_bytes_raw()).hex()

    def sign(self, message: bytes) -> str:
        """The signature of ``message``, 128 hex digits. Source: RFC 8032."""
        return self.private.sign(message).hex()


def check_signature(public_hex: str, message: bytes, signature: str) -> None:
    """Raise unless ``signature`` is that of ``message`` by the key ``public_hex``.

    Raises:
        IntegrityError: ``signature-invalid``.
    """
    if not _SIGNATURE.fullmatch(signature) or not _PUBLIC_KEY.fullmatch(public_hex):
        raise IntegrityError("signature-invalid", "a signature or key is not in its canonical form.")
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_hex)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError) as error:
        raise IntegrityError("signature-invalid", "a signature does not fit its key and message.") from error
