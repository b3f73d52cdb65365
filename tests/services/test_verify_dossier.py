"""A dossier in hostile hands: a fault for whatever does not hold; nothing outside is opened, nothing is waited for."""

from __future__ import annotations

import builtins
import hashlib
import io
import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guwah.cli.main import run
from guwah.core.values.canonical import canonical_json
from guwah.exports.manifest import MANIFEST, SIGNATURE
from guwah.services.decide import decide
from guwah.services.open_case import open_case
from guwah.services.publish import publish
from guwah.services.verify_dossier import verify_dossier
from guwah.vault.signing import SigningKey

DEEP = "[" * 200_000
ARRESTED = {"source": "interview.txt", "act": "arrest", "trigger": {"exact": "arrested"}}


@pytest.fixture(scope="module")
def _released(_stocked_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("released")
    shutil.copytree(_stocked_root, root / "case")
    opened = open_case(root / "case", actor="Ann")
    with opened.case:
        decide(opened, [{**ARRESTED, "decision": "accept"}])
        publish(opened, "public", root / "dossier")
    return root


@pytest.fixture
def dossier(_released: Path, tmp_path: Path) -> Path:
    """A dossier to spoil."""
    shutil.copytree(_released / "dossier", tmp_path / "dossier")
    return tmp_path / "dossier"


class WaitedError(BaseException):
    """It waited for somebody to write into a pipe."""


@pytest.fixture(autouse=True)
def _never_wait() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise WaitedError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every file that was opened, other than those of the dossier."""
    opened: list[str] = []
    real = io.open

    def watched(file: Any, *arguments: Any, **named: Any) -> Any:
        path = os.path.realpath(os.fsdecode(file)) if isinstance(file, (str, bytes, os.PathLike)) else ""
        if path and not path.startswith(str(tmp_path / "dossier")):
            opened.append(path)
        return real(file, *arguments, **named)

    monkeypatch.setattr(io, "open", watched)
    monkeypatch.setattr(builtins, "open", watched)
    return opened


def codes(folder: Path) -> set[str]:
    result = verify_dossier(folder)
    json.dumps([item.to_json() for item in result.problems])
    return {item.code for item in result.problems}


def manifest_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / MANIFEST).read_text("utf8"))


def signed(folder: Path, body: Any = None, data: bytes | None = None, **fields: Any) -> None:
    """Write a manifest and sign it with a key of one's own, as anybody can."""
    key = SigningKey.create()
    body = manifest_of(folder) if body is None else body
    if isinstance(body, dict):
        body = {**body, "public_key": key.public_hex, **fields}
    data = data if data is not None else (canonical_json(body) + "\n").encode("utf8")
    (folder / MANIFEST).write_bytes(data)
    (folder / SIGNATURE).write_text(key.sign(data) + "\n", "ascii")


def with_page(folder: Path, page: str) -> None:
    """Put a page of one's own into the dossier and sign it."""
    data = page.encode("utf8")
    (folder / "index.html").write_bytes(data)
    files = manifest_of(folder)["files"]
    said = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    signed(folder, files={**files, "index.html": said})


def test_an_untouched_dossier_holds(dossier: Path) -> None:
    result = verify_dossier(dossier)
    assert result.problems == [] and result.checked["statements"] == 1 and result.checked["links"] > 3


def test_a_dossier_signed_anew_by_somebody_else_holds_only_without_the_key(dossier: Path) -> None:
    key = manifest_of(dossier)["public_key"]
    signed(dossier)
    assert codes(dossier) == set()
    assert {item.code for item in verify_dossier(dossier, key=key).problems} == {"key-differs"}


# Things that are no files


def fifo(folder: Path, target: Path) -> None:
    os.mkfifo(folder / "pipe")


def fifo_for_page(folder: Path, target: Path) -> None:
    (folder / "index.html").unlink()
    os.mkfifo(folder / "index.html")


def fifo_for_manifest(folder: Path, target: Path) -> None:
    (folder / MANIFEST).unlink()
    os.mkfifo(folder / MANIFEST)


def fifo_for_signature(folder: Path, target: Path) -> None:
    (folder / SIGNATURE).unlink()
    os.mkfifo(folder / SIGNATURE)


def link(folder: Path, target: Path) -> None:
    (folder / "more.html").symlink_to(target / "secret.html")


def link_for_page(folder: Path, target: Path) -> None:
    shutil.copy(folder / "index.html", target / "secret.html")
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(target / "secret.html")


def link_for_manifest(folder: Path, target: Path) -> None:
    shutil.move(folder / MANIFEST, target / "secret.html")
    (folder / MANIFEST).symlink_to(target / "secret.html")


def linked_folder(folder: Path, target: Path) -> None:
    (folder / "more").symlink_to(target)


def linked_folder_for_sources(folder: Path, target: Path) -> None:
    shutil.copytree(folder / "sources", target / "sources")
    shutil.rmtree(folder / "sources")
    (folder / "sources").symlink_to(target / "sources")


def link_to_itself(folder: Path, target: Path) -> None:
    (folder / "loop").symlink_to(folder)


def empty_folder(folder: Path, target: Path) -> None:
    (folder / "empty" / "still").mkdir(parents=True)


def foreign_file(folder: Path, target: Path) -> None:
    (folder / "sources" / "note.txt").write_text("x", "utf8")


def missing_page(folder: Path, target: Path) -> None:
    (folder / "index.html").unlink()


def bad_name(folder: Path, target: Path) -> None:
    (folder / os.fsdecode(b"bad-\xff")).write_bytes(b"x")


SPOILERS = [
    *(fifo, fifo_for_page, fifo_for_manifest, fifo_for_signature, link, link_for_page, link_for_manifest),
    *(linked_folder, linked_folder_for_sources, link_to_itself, empty_folder, foreign_file, missing_page, bad_name),
]


@pytest.mark.parametrize("spoil", SPOILERS)
def test_what_is_no_file_of_the_dossier_is_a_fault_and_not_opened(
    dossier: Path, tmp_path: Path, outside: list[str], spoil: Callable[[Path, Path], None]
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "secret.html").write_text("<p id=x>secret</p>", "utf8")
    spoil(dossier, target)
    del outside[:]
    assert codes(dossier)
    assert [path for path in outside if path.startswith(str(target))] == []


@pytest.mark.parametrize("spoil", [fifo, bad_name, fifo_for_page, linked_folder])
def test_the_command_says_what_is_wrong_with_exit_1(
    dossier: Path, tmp_path: Path, spoil: Callable[[Path, Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "target").mkdir()
    spoil(dossier, tmp_path / "target")
    assert run(["verify", str(dossier)]) == 1
    assert run(["verify", "--json", str(dossier)]) == 1
    assert "file-not-listed" in capsys.readouterr().out


def test_a_name_does_not_steer_the_terminal(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier / "x\x1b[2K\rEverything holds").write_text("x", "utf8")
    assert run(["verify", str(dossier)]) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said and "\r" not in said


def test_a_case_put_into_a_dossier_does_not_speak_for_it(dossier: Path, _released: Path) -> None:
    """Whoever adds a whole case of their own to a dossier would have it verified in the dossier's place."""
    shutil.copytree(_released / "case", dossier, dirs_exist_ok=True)
    (dossier / "index.html").write_text("<p>Nobody was beaten.</p>", "utf8")
    assert run(["verify", str(dossier)]) != 0


# Manifests


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xff", b"x\n", b"0" * 128, b"\xc2\xb2" * 64 + b"\n"])
def test_a_signature_that_is_none_is_a_fault(dossier: Path, data: bytes) -> None:
    (dossier / SIGNATURE).write_bytes(data)
    assert codes(dossier) == {"signature-invalid"}


@pytest.mark.parametrize("missing", [MANIFEST, SIGNATURE])
def test_without_manifest_or_signature_nothing_holds(dossier: Path, missing: str) -> None:
    (dossier / missing).unlink()
    assert codes(dossier) == {"signature-missing"}


@pytest.mark.parametrize(
    "data", [DEEP.encode(), b'{"a":' * 100_000, b"", b"7\n", b"[]\n", b"null\n", b"{}", b"\xff", b'{"a":1, "b":2}\n']
)
def test_a_manifest_that_cannot_be_read_is_a_fault(dossier: Path, data: bytes) -> None:
    signed(dossier, data=data)
    assert codes(dossier) <= {"manifest-damaged", "signature-invalid"} and codes(dossier)


@pytest.mark.parametrize("number", [99, 2, 0, "1", None, [], 1.5])
def test_another_format_is_a_fault(dossier: Path, number: object) -> None:
    signed(dossier, format=number)
    assert codes(dossier) == {"manifest-newer"}


WRONG = [7, "x", None, [7], [[]], {"x": 7}, {"x": {}}, [{}], {"index.html": {"sha256": 7}}, {"": {"sha256": "x"}}]


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("name", ["files", "statements"])
def test_a_manifest_with_wrong_types_is_a_fault(dossier: Path, name: str, value: object) -> None:
    signed(dossier, **{name: value})
    assert codes(dossier)


@pytest.mark.parametrize("name", ["files", "statements"])
def test_a_manifest_without_a_field_is_a_fault(dossier: Path, name: str) -> None:
    body = manifest_of(dossier)
    del body[name]
    signed(dossier, body)
    assert codes(dossier)


@pytest.mark.parametrize("key", [7, None, [], "", "0" * 64, "é" * 64, int("1" * 64)])
def test_a_public_key_that_is_none_is_a_fault(dossier: Path, key: object) -> None:
    signed(dossier, public_key=key)
    assert codes(dossier) == {"signature-invalid"}


STATEMENT = {"anchor": "s1", "number": 1, "page": "index.html", "released_sha256": "00"}


@pytest.mark.parametrize(
    "change",
    [
        *({"page": 7}, {"page": []}, {"page": None}, {"page": "../../etc/passwd"}, {"page": "nowhere.html"}),
        *({"anchor": 7}, {"anchor": []}, {"anchor": "x"}, {"number": []}, {"released_sha256": 7}),
    ],
)
def test_a_statement_that_is_not_where_it_says_is_a_fault(dossier: Path, change: dict[str, object]) -> None:
    signed(dossier, statements=[{**STATEMENT, **change}])
    assert codes(dossier)


def test_words_that_are_not_those_released_are_a_fault(dossier: Path) -> None:
    [said] = manifest_of(dossier)["statements"]
    signed(dossier, statements=[{**said, "released_sha256": "0" * 64}])
    assert codes(dossier) == {"quote-changed"}


@pytest.mark.parametrize("path", ["../outside.html", "/etc/hostname", "sources/../../outside.html", "a\0b", "."])
def test_a_path_that_leads_outside_is_a_fault_and_not_opened(
    dossier: Path, tmp_path: Path, outside: list[str], path: str
) -> None:
    (tmp_path / "outside.html").write_text("<p>x</p>", "utf8")
    said = {"sha256": hashlib.sha256(b"<p>x</p>").hexdigest(), "size": 8}
    signed(dossier, files={**manifest_of(dossier)["files"], path: said})
    del outside[:]
    assert codes(dossier) == {"file-missing"}
    assert [name for name in outside if name.endswith(("outside.html", "hostname"))] == []


# Links

LINKS = [
    *("../outside.html", "/etc/hostname", "file:///etc/hostname", "//example.test/x", "https://example.test/"),
    *("javascript:alert(1)", "nowhere.html", "index.html#nowhere", "#nowhere", "sources", "%2e%2e/outside.html"),
    *(
        "x" * 100_000,
        "../" * 30_000 + "etc/hostname",
        "%00",
        "a%ffb",
        "http://[::1",
        "sources/0001.html#" + "x" * 99_999,
    ),
]


@pytest.mark.parametrize("where", LINKS)
def test_a_link_that_leads_nowhere_or_outside_is_a_fault_and_not_followed(
    dossier: Path, tmp_path: Path, outside: list[str], where: str
) -> None:
    (tmp_path / "outside.html").write_text("<p>x</p>", "utf8")
    with_page(dossier, f'<!doctype html><p id="a"><a href="{where}">x</a></p>')
    del outside[:]
    found = codes(dossier)
    assert found & {"link-broken", "manifest-damaged"}
    assert [name for name in outside if name.endswith(("outside.html", "hostname"))] == []


@pytest.mark.parametrize("page", ["", " ", "<", "\0", "<p>" * 50_000, "<!--", "<?xml version='1.0' encoding='x'?><p>"])
def test_a_page_that_cannot_be_read_is_no_exception(dossier: Path, page: str) -> None:
    with_page(dossier, page)
    verify_dossier(dossier)


def test_a_page_that_is_not_utf8_is_no_exception(dossier: Path) -> None:
    (dossier / "index.html").write_bytes(b"\xff\xfe<p>")
    assert "file-changed" in codes(dossier)


def test_two_anchors_of_one_name_are_a_fault(dossier: Path) -> None:
    [said] = manifest_of(dossier)["statements"]
    signed(dossier, statements=[{**said, "page": "index.html", "anchor": "twice"}])
    with_page(dossier, '<!doctype html><p id="twice">a</p><p id="twice">b</p>')
    assert "statement-missing" in codes(dossier)
