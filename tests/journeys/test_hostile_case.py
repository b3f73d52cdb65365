"""Hostile and strange files in one batch: each becomes a row with a reason, and nothing leaves the case."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.verify_case import verify_case
from guwah.store.models import Refusal
from guwah.store.sources import all_sources

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><x>&j;</x>"
)


def docx(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a-good.txt").write_text("He was arrested in May 2016.\n", "utf8")
    (folder / "bomb.docx").write_bytes(docx(BOMB))
    external = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>'
    (folder / "external.docx").write_bytes(docx(external))
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "truncated.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "wrong.pdf").write_text("Only words, whatever the name says.\n", "utf8")
    (folder / "inner-bomb.zip").write_bytes(zipped(("zeros", b"\0" * 80_000_000)))
    tricks = ("../../outside.txt", "/etc/outside.txt", "..\\outside.txt", "a/../../outside.txt", "con.txt", "x" * 300)
    (folder / "tricks.zip").write_bytes(zipped(*((name, b"He was arrested.") for name in tricks)))
    with (folder / "zeros.bin").open("wb") as file:
        os.truncate(file.fileno(), 300_000_000)
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to("/etc/hostname")
    (folder / "z-good.txt").write_text("She was beaten.\n", "utf8")
    (folder / os.fsdecode(b"bad-\xff-name.txt")).write_text("He was released.\n", "utf8")
    return folder


def test_each_becomes_a_row_and_the_batch_goes_on(files: Path, tmp_path: Path) -> None:
    session = create_case(tmp_path / "case", title="", actor="Tester")
    with session.case:
        intake = add_sources(session, [files])
        sources = {item.name: item for item in all_sources()}
        refused = dict(Refusal.objects.values_list("name", "code"))
    assert refused == {"pipe": "not-a-file", "link": "link-skipped"}
    assert sources["a-good.txt"].status == sources["z-good.txt"].status == "read"
    assert sources["wrong.pdf"].status == "read" and "Only words" in sources["wrong.pdf"].text
    for name in ("bomb.docx", "external.docx", "empty.pdf", "truncated.pdf", "zeros.bin"):
        assert sources[name].status != "read" and sources[name].reason_code, name
    hostname = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "no-such-word"
    assert all(hostname not in item.text for item in sources.values())
    assert len([item for item in sources.values() if item.text == "He was arrested."]) == 1
    assert "outside.txt" in {name for item in sources.values() for name in item.names}
    assert any("bad-" in name for name in sources)
    assert intake.count("refused") == 2
    assert not list(tmp_path.glob("outside*")) and not Path("/etc/outside.txt").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"in", "case"}
    assert verify_case(tmp_path / "case").problems == []


def test_the_same_bytes_twice_are_one_original_with_two_receipts(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("He was arrested in May 2016.\n", "utf8")
    session = create_case(tmp_path / "case", title="", actor="Tester")
    with session.case:
        first = add_sources(session, [tmp_path / "one.txt", tmp_path / "two.txt"])
        again = add_sources(session, [tmp_path / "one.txt"])
        found = all_sources()
    assert [item.status for item in first.outcomes] == ["read", "again"]
    assert [item.status for item in again.outcomes] == ["already"]
    assert len(found) == 1 and found[0].receipts == 2 and found[0].names == ("one.txt", "two.txt")
