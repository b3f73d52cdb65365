"""A disk that fills up: a clear error, nothing acknowledged lost, nothing half-written, and the work goes on after."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from django.db import connection

from guwah.core.values.errors import InvalidInputError
from guwah.services import add_source
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.open_case import open_case
from guwah.services.verify_case import verify_case
from guwah.store import originals
from guwah.store.sources import all_sources


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"File {number}. " + "He was arrested in May. " * 800, "utf8")
    return folder


def test_the_database_cannot_grow(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add_source, "BATCH_FILES", 5)
    with (session := create_case(tmp_path / "case", title="", actor="Tester")).case:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages + 60}")
        with pytest.raises(InvalidInputError) as caught:
            add_sources(session, [files])
        assert caught.value.code == "disk-full"
        kept = len(all_sources())
    assert 0 < kept < 40 and kept % 5 == 0
    assert verify_case(tmp_path / "case").problems == []
    with (session := open_case(tmp_path / "case", actor=None)).case:
        add_sources(session, [files])
        assert len(all_sources()) == 40
    assert verify_case(tmp_path / "case").problems == []


def test_an_original_cannot_be_written_whole(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with (session := create_case(tmp_path / "case", title="", actor="Tester")).case:
        add_sources(session, [files / "00.txt"])
        with monkeypatch.context() as patch:
            patch.setattr(originals.os, "fsync", full)
            with pytest.raises(InvalidInputError) as caught:
                add_sources(session, [files / "01.txt"])
        assert caught.value.code == "disk-full"
        assert [item.name for item in all_sources()] == ["00.txt"]
        assert not list((tmp_path / "case" / "tmp").iterdir())
    assert verify_case(tmp_path / "case").problems == []
