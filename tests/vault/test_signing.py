"""Signatures: checks raise, and one form is canonical."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.errors import IntegrityError, NotFoundError
from guwah.vault.signing import SigningKey, check_signature

KEY, OTHER = SigningKey.create(), SigningKey.create()


def refused(public: str, message: bytes, signature: str) -> None:
    with pytest.raises(IntegrityError, match="signature-invalid"):
        check_signature(public, message, signature)


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_a_signature_holds_for_its_key_and_message_alone(message: bytes, other: bytes) -> None:
    signature = KEY.sign(message)
    check_signature(KEY.public_hex, message, signature)
    refused(OTHER.public_hex, message, signature)
    refused(KEY.public_hex, message + b"\0", signature)
    if other != message:
        refused(KEY.public_hex, other, signature)


@given(st.integers(0, 127), st.sampled_from("0123456789abcdef"))
def test_one_digit_changed_is_noticed(at: int, digit: str) -> None:
    signature = KEY.sign(b"words")
    changed = signature[:at] + digit + signature[at + 1 :]
    if changed != signature:
        refused(KEY.public_hex, b"words", changed)


def test_another_way_to_write_the_same_signature_or_key_is_refused() -> None:
    signature = KEY.sign(b"words")
    assert signature.upper() != signature and KEY.public_hex.upper() != KEY.public_hex
    for form in (signature.upper(), signature + "\n", " " + signature, signature[:-2], signature + "00", ""):
        refused(KEY.public_hex, b"words", form)
    for form in (KEY.public_hex.upper(), KEY.public_hex + "\n", KEY.public_hex[:-2], "", "None"):
        refused(form, b"words", signature)


def test_a_key_is_kept_for_its_owner_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    KEY.save(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert SigningKey.load(path).public_hex == KEY.public_hex
    with pytest.raises(FileExistsError):
        OTHER.save(path)
    assert SigningKey.load(path).public_hex == KEY.public_hex


def test_a_missing_or_damaged_key_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    with pytest.raises(NotFoundError, match="signing-key-missing"):
        SigningKey.load(path)
    for text in ("", "ab", "G" * 64 + "\n", "ab" * 32, "AB" * 32 + "\n", "ab" * 32 + "\n\n", "é" * 64 + "\n"):
        path.write_text(text, "utf8")
        with pytest.raises(IntegrityError, match="signing-key-damaged"):
            SigningKey.load(path)


def test_a_derived_secret_belongs_to_its_key_and_purpose(tmp_path: Path) -> None:
    secret = KEY.derived_secret("release to public")
    KEY.save(tmp_path / "key")
    assert SigningKey.load(tmp_path / "key").derived_secret("release to public") == secret
    assert len({secret, KEY.derived_secret("release to court"), OTHER.derived_secret("release to public")}) == 3
    assert len(bytes.fromhex(secret)) == 32 and secret not in (KEY.public_hex, KEY.private.private_bytes_raw().hex())
