"""Exit codes, messages and streams of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from guwah.cli.main import COMMANDS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def actor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUWAH_ACTOR", "Tester")


@pytest.fixture
def case(guwah: Run, tmp_path: Path) -> Path:
    """A case with one English text, read."""
    text = "In May 2016 Tarbek Oltanov says he was arrested by two officers at the Sary bridge. They beat him.\n"
    (tmp_path / "one.txt").write_text(text, "utf8")
    assert guwah("new", tmp_path / "case", "--no-encryption")[0] == 0
    assert guwah("add", tmp_path / "case", tmp_path / "one.txt", "--consent", "public-anonymous")[0] == 0
    assert guwah("read", tmp_path / "case")[0] == 0
    return tmp_path / "case"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(guwah: Run, command: str) -> None:
    code, out, _ = guwah(command, "--help")
    assert code == 0 and "Example:" in out


def test_wrong_use_is_exit_2_with_a_code_and_what_to_do(guwah: Run, tmp_path: Path) -> None:
    code, out, err = guwah("weigh", tmp_path / "nowhere")
    assert code == 2 and out == "" and "[case-missing]" in err and "guwah new" in err
    assert guwah("publish", tmp_path, "--audience", "everyone", "--out", "x")[0] == 2
    assert guwah("frobnicate")[0] == 2


def test_new_says_that_the_case_is_not_encrypted(guwah: Run, tmp_path: Path) -> None:
    assert "NOT encrypted" in guwah("new", tmp_path / "a")[2]
    assert "NOT encrypted" not in guwah("new", tmp_path / "b", "--no-encryption")[2]
    code, _, err = guwah("new", tmp_path / "c", "--passphrase-file", tmp_path / "p")
    assert code == 2 and "encryption-not-built" in err and not (tmp_path / "c").exists()


def test_new_does_not_touch_what_is_there(guwah: Run, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("mine")
    code, _, err = guwah("new", tmp_path / "kept")
    assert code == 2 and "case-exists" in err and (tmp_path / "kept" / "file").read_text() == "mine"


def test_read_of_a_file_prints_statements_and_nothing_else(guwah: Run, tmp_path: Path, case: Path) -> None:
    code, out, _ = guwah("read", tmp_path / "one.txt", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    text = (tmp_path / "one.txt").read_text("utf8")
    assert code == 0 and lines
    for line in lines:
        for span in (line["quote"], line["trigger"], *line["victims"]):
            assert text[span["start"] : span["end"]] == span["exact"]
    assert lines[0]["file"] == "one.txt" and lines[0]["state"] == "proposed"


def test_refused_items_of_a_batch_are_exit_1_and_the_rest_is_kept(guwah: Run, tmp_path: Path, case: Path) -> None:
    statement = json.loads(guwah("read", tmp_path / "one.txt", "--json")[1].splitlines()[0])["id"]
    file = tmp_path / "decisions.jsonl"
    good = json.dumps({"statement": statement, "decision": "accept"})
    file.write_text(f'{good}\nnot json\n{{"statement": "0", "decision": "accept"}}\n', "utf8")
    code, out, err = guwah("decide", case, file)
    assert code == 1 and "1 decision recorded, 2 refused" in out
    assert "item 2: [decision-malformed]" in err and "item 3: [statement-unknown]" in err


def test_nothing_to_release_is_exit_1_with_the_reasons(guwah: Run, tmp_path: Path, case: Path) -> None:
    code, _, err = guwah("publish", case, "--audience", "public", "--out", tmp_path / "out")
    assert code == 1 and "[nothing-to-release]" in err and "accepted" in err and not (tmp_path / "out").exists()


def test_publish_refuses_a_folder_that_holds_something_else(guwah: Run, tmp_path: Path, case: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    code, _, err = guwah("publish", case, "--audience", "public", "--out", tmp_path / "out")
    assert code == 2 and "out-in-use" in err and (tmp_path / "out" / "mine.txt").exists()


def test_who_acts_must_be_a_member(guwah: Run, case: Path) -> None:
    code, _, err = guwah("consent", case, "one.txt", "un", "--as", "Stranger")
    assert code == 2 and "member-unknown" in err
    assert guwah("member", case, "Stranger")[0] == 0
    assert guwah("consent", case, "one.txt", "un", "--as", "Stranger")[0] == 0


def test_an_internal_failure_is_exit_3_and_shows_no_words(
    guwah: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the words of a witness")

    monkeypatch.setattr("guwah.cli.commands.weigh.weigh", fail)
    code, out, err = guwah("weigh", case)
    assert code == 3 and "RuntimeError" in err and "witness" not in out + err


def test_verify_says_what_is_wrong_as_json(guwah: Run, case: Path) -> None:
    assert json.loads(guwah("verify", case, "--json")[1])["holds"] is True
    original = next(path for path in (case / "originals").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(original.read_bytes().replace(b"May", b"Mai"))
    code, out, _ = guwah("verify", case, "--json")
    problems = json.loads(out)["problems"]
    assert code == 1 and problems == [
        {"code": "original-changed", "where": original.name, "what": "its bytes are not those received"}
    ]
    assert guwah("verify", case.parent / "one.txt")[0] == 2


def test_head_is_what_verify_wants(guwah: Run, case: Path) -> None:
    head = guwah("head", case)[1].splitlines()[0]
    assert guwah("verify", case, "--head", head)[0] == 0
    assert guwah("consent", case, "one.txt", "--withdraw")[0] == 0
    assert guwah("verify", case, "--head", head)[0] == 0
    assert guwah("verify", case, "--head", head[:-1] + ("0" if head[-1] != "0" else "1"))[0] == 1
