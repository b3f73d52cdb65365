"""Originals: written once, never changed, or not there at all."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from guwah.core.values.errors import ConflictError, InvalidInputError, NotFoundError
from guwah.store import originals as module
from guwah.store.originals import Originals


@pytest.fixture
def kept(tmp_path: Path) -> Originals:
    made = Originals(tmp_path)
    made.create()
    return made


def files(kept: Originals) -> list[str]:
    return [path.name for folder in (kept.root, kept.arriving) for path in folder.rglob("*") if path.is_file()]


@hypothesis_settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_the_bytes_come_back_as_they_came(kept: Originals, original: bytes) -> None:
    stored = kept.put(io.BytesIO(original))
    assert stored.sha256 == hashlib.sha256(original).hexdigest() and stored.size == len(original)
    assert kept.read(stored.sha256) == original and stored.sha256 in kept


def test_twice_is_once_and_nobody_may_write_to_it(kept: Originals) -> None:
    first, second = kept.put(io.BytesIO(b"words")), kept.put(io.BytesIO(b"words"))
    assert first == second and files(kept) == [first.sha256]
    assert stat.S_IMODE(kept.path(first.sha256).stat().st_mode) == 0o400


def test_a_large_file_is_copied_in_pieces(kept: Originals) -> None:
    original = os.urandom((1 << 20) + 7)
    assert kept.read(kept.put(io.BytesIO(original)).sha256) == original


def test_a_missing_original_is_said_to_be_missing(kept: Originals) -> None:
    assert "ab" * 32 not in kept
    with pytest.raises(NotFoundError, match="original-missing"):
        kept.read("ab" * 32)


def test_a_damaged_original_is_not_taken_for_the_one_that_arrives(kept: Originals) -> None:
    stored = kept.put(io.BytesIO(b"words"))
    kept.path(stored.sha256).chmod(0o600)
    kept.path(stored.sha256).write_bytes(b"wordz")
    with pytest.raises(ConflictError, match="original-damaged"):
        kept.put(io.BytesIO(b"words"))
    assert kept.path(stored.sha256).read_bytes() == b"wordz", "evidence of the damage is kept"
    assert files(kept) == [stored.sha256]


@pytest.mark.parametrize(("number", "code"), [(28, "disk-full"), (5, "original-not-stored")])
def test_bytes_that_cannot_be_written_leave_nothing_behind(
    kept: Originals, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module.os, "fsync", fail)
    with pytest.raises(InvalidInputError) as caught:
        kept.put(io.BytesIO(b"words"))
    assert caught.value.code == code and caught.value.remedy
    assert files(kept) == []


class HalfRead(io.BytesIO):
    """A source that breaks off in the middle."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError(5, "Input/output error")
        return super().read(3)


def test_a_source_that_breaks_off_leaves_nothing_behind(kept: Originals) -> None:
    with pytest.raises(InvalidInputError):
        kept.put(HalfRead(b"words"))
    assert files(kept) == []


def test_what_a_killed_process_left_is_cleared(kept: Originals) -> None:
    (kept.arriving / "123.part").write_bytes(b"wor")
    kept.clear_arrivals()
    assert files(kept) == []


def test_an_erased_original_is_gone_and_erasing_it_again_is_no_mistake(kept: Originals) -> None:
    stored = kept.put(io.BytesIO(b"words"))
    kept.path(stored.sha256).chmod(0o600)
    kept.erase(stored.sha256)
    kept.erase(stored.sha256)
    assert stored.sha256 not in kept and files(kept) == []
    assert kept.put(io.BytesIO(b"words")) == stored
