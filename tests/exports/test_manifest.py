"""The manifest: every file and every quote, byte for byte."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.made import dossier
from guwah.core.disclosure.masking import shown
from guwah.core.values.errors import IntegrityError
from guwah.exports.manifest import build_manifest, read_manifest, released_digest
from guwah.exports.site.site import render_site

MADE = dossier()
FILES = render_site(MADE)
DATA = build_manifest(MADE, FILES, public_key="ab" * 32, head="7:cd")


def test_it_lists_every_file_with_its_digest() -> None:
    body = read_manifest(DATA)
    assert body["files"] == {
        path: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for path, data in FILES.items()
    }
    assert (body["dossier"], body["audience"], body["public_key"], body["ledger_head"]) == (
        "d1", "public", "ab" * 32, "7:cd",
    )  # fmt: skip


def test_it_commits_to_every_quote_and_holds_none() -> None:
    body = read_manifest(DATA)
    for item, said in zip(MADE.disclosure.statements, body["statements"], strict=True):
        assert (said["id"], said["quote_commitment"]) == (item.id, item.commitment)
        assert said["page"] in FILES
        assert said["released_sha256"] == (released_digest(shown(item.quote)) if item.quote else None)
    text = DATA.decode("utf8")
    assert "arrested" not in text and "Dana" not in text
    assert not any(number in text for number in MADE.disclosure.exact_ids.values()), "ids of the case are exported"


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_one_byte_changed_is_noticed(at: int, change: int) -> None:
    changed = bytearray(DATA)
    changed[at] ^= change
    try:
        body = read_manifest(bytes(changed))
    except IntegrityError as error:
        assert error.code == "manifest-damaged"
    else:
        assert body != read_manifest(DATA)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]\n", DATA[:-1], DATA + b"\n", b" " + DATA, json.dumps(json.loads(DATA)).encode() + b"\n",
     DATA.replace(b'"audience":"public"', b'"audience":"public","audience":"public"'), b"\xff\n"],
)  # fmt: skip
def test_anything_but_the_very_bytes_is_damaged(data: bytes) -> None:
    with pytest.raises(IntegrityError, match="manifest-damaged"):
        read_manifest(data)


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_digest_of_released_words_does_not_see_white_space(one: str, other: str) -> None:
    assert (released_digest(one) == released_digest(other)) == (one.split() == other.split())
