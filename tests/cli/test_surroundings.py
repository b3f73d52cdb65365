"""Strange surroundings: files, folders and rights that are not as they should be end with a code, never a crash."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guwah.services.verify_case import verify_case
from guwah.store.case_file import DATABASE

Run = Callable[..., tuple[int, str, str]]
DEEP = "[" * 200_000
ARRESTED = {"source": "interview.txt", "act": "arrest", "trigger": {"exact": "arrested"}}
READING = ["sources", "who", "weigh", "head", "member"]


@pytest.fixture(autouse=True)
def actor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUWAH_ACTOR", "Ann")


def refused(answer: tuple[int, str, str], *codes: str) -> None:
    code, _, err = answer
    assert code in (1, 2), err
    assert "[internal" not in err and "Traceback" not in err
    assert not codes or any(f"[{item}]" in err for item in codes), err


# Words that are no text


@pytest.mark.parametrize("title", [b"\xff\xfe", b"a \xed\xa0\x80 b"])
@pytest.mark.parametrize("where", ["--title", "--as"])
def test_a_title_or_name_that_is_not_text_is_refused_and_no_case_is_left(
    guwah: Run, tmp_path: Path, title: bytes, where: str
) -> None:
    refused(guwah("new", tmp_path / "case", where, title))
    assert not (tmp_path / "case").exists()


def test_the_folder_here_gives_the_title(guwah: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "camps").mkdir()
    monkeypatch.chdir(tmp_path / "camps")
    code, _, err = guwah("new", ".", "--no-encryption")
    assert code == 0, err
    assert verify_case(tmp_path / "camps").problems == []


# Records


YAMLS = {
    "a date that is none": "obtained: 2019-02-31\n",
    "a date that is none at all": "published: 0000-00-00\n",
    "a long number": f"title: {'9' * 5000}\n",
    "a long number for a day": f"until: {'9' * 5000}\n",
    "deep nesting": "title: " + "[" * 20_000,
    "deep mapping": "{a: " * 5_000,
    "a cycle": "witnesses: &a [*a]\n",
    "an unknown alias": "title: *x\n",
    "a foreign tag": "title: !!python/object/apply:os.system ['true']\n",
    "a broken number": "title: !!int 'x'\n",
    "a broken day": "title: !!timestamp 'x'\n",
    "a key that is a list": "? [a, b]\n: c\n",
    "a set": "witnesses: !!set {a, b}\n",
    "binary": "title: !!binary '%%%'\n",
    "infinity": "until: .inf\n",
    "a list": "- title\n",
    "nothing": "",
    "half a pair": 'title: "\\ud800"\n',
    "a merge": "<<: 7\n",
}


@pytest.mark.parametrize("option", ["--witness-file", "--records"])
@pytest.mark.parametrize("text", YAMLS.values(), ids=YAMLS.keys())
def test_a_record_that_is_none_is_refused(
    guwah: Run, stocked_case: Path, tmp_path: Path, text: str, option: str
) -> None:
    (tmp_path / "record.yaml").write_text(f"a.txt:\n{text}" if option == "--records" else text, "utf8")
    (tmp_path / "a.txt").write_text("Something.", "utf8")
    code, _, err = guwah("add", stocked_case, tmp_path / "a.txt", option, tmp_path / "record.yaml")
    assert code in (0, 1, 2), err
    assert code == 0 or "[" in err
    assert verify_case(stocked_case).problems == []


def test_a_record_of_aliases_within_aliases_ends(guwah: Run, stocked_case: Path, tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]" for number in range(1, 10)]
    (tmp_path / "record.yaml").write_text("\n".join(lines), "utf8")
    (tmp_path / "a.txt").write_text("Something.", "utf8")
    refused(guwah("add", stocked_case, tmp_path / "a.txt", "--witness-file", tmp_path / "record.yaml"))


# Batches


NINES = "9" * 5000
LINES = [
    *(DEEP, '{"a":' * 50_000, NINES, f'{{"decision": "accept", "statement": {NINES}}}', "NaN", "\0", '"\\ud800"'),
    *(
        '{"decision":"edit","edits":{"when":{"earliest":' + NINES + "}}}",
        '{"decision": "accept", "statement": "\\ud800"}',
    ),
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("command", ["decide", "judge"])
def test_a_line_that_is_none_is_refused_and_the_rest_kept(
    guwah: Run, stocked_case: Path, tmp_path: Path, line: str, command: str
) -> None:
    good = {
        "decide": {**ARRESTED, "decision": "accept"},
        "judge": {"kind": "place", "left": "Ostrel", "judgement": "same"},
    }[command]
    (tmp_path / "lines.jsonl").write_text(f"{line}\n{json.dumps(good)}\n", "utf8")
    code, out, err = guwah(command, stocked_case, tmp_path / "lines.jsonl")
    assert code == 1, err
    assert "1" in out + err and "malformed" in out + err
    again = guwah("weigh", stocked_case, "--json")[1]
    assert command == "judge" or len(json.loads(again)["propositions"]) == 1


def test_edits_nested_deeply_are_refused_and_the_rest_kept(guwah: Run, stocked_case: Path, tmp_path: Path) -> None:
    deep = '{"a":' * 900 + "1" + "}" * 900
    bad = json.dumps({**ARRESTED, "decision": "edit", "edits": 0}).replace('"edits": 0', f'"edits": {deep}')
    good = json.dumps({**ARRESTED, "decision": "accept"})
    (tmp_path / "lines.jsonl").write_text(f"{bad}\n{good}\n", "utf8")
    code, out, err = guwah("decide", stocked_case, tmp_path / "lines.jsonl")
    assert code == 1 and "1 " in out + err
    assert len(json.loads(guwah("weigh", stocked_case, "--json")[1])["propositions"]) == 1


# Folders


def test_a_case_that_was_copied_without_its_empty_folder_is_as_good(guwah: Run, stocked_case: Path, tmp_path: Path):
    (stocked_case / "tmp").rmdir()
    assert verify_case(stocked_case).problems == []
    (tmp_path / "b.txt").write_text("She was arrested at night.", "utf8")
    for command in (["add", stocked_case, tmp_path / "b.txt"], ["read", stocked_case]):
        code, _, err = guwah(*command)
        assert code == 0, err
    assert verify_case(stocked_case).problems == []


def test_a_folder_in_tmp_is_no_crash(guwah: Run, stocked_case: Path) -> None:
    (stocked_case / "tmp" / "folder").mkdir()
    code, _, err = guwah("read", stocked_case)
    assert code == 0, err


@pytest.mark.parametrize(
    "data", [b"", b"junk" * 3000, b"SQLite format 3\0" + b"\xff" * 4080], ids=["empty", "junk", "head"]
)
@pytest.mark.parametrize("command", [*READING, "read"])
def test_a_database_that_is_none(guwah: Run, stocked_case: Path, data: bytes, command: str) -> None:
    (stocked_case / DATABASE).write_bytes(data)
    refused(guwah(command, stocked_case))


def test_verify_says_what_is_wrong_with_a_database_that_is_none(guwah: Run, stocked_case: Path) -> None:
    (stocked_case / DATABASE).write_bytes(b"junk" * 3000)
    code, out, _ = guwah("verify", stocked_case)
    assert code == 1 and "[database-damaged]" in out


@pytest.mark.parametrize("missing", ["keys/signing.key", "originals", "head.json", "README.txt", "lock", "tmp"])
@pytest.mark.parametrize("command", ["verify", "sources", "read", "head", "backup"])
def test_a_case_in_which_something_is_missing(
    guwah: Run, stocked_case: Path, tmp_path: Path, missing: str, command: str
) -> None:
    place = stocked_case / missing
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
    more = [tmp_path / "copy"] if command == "backup" else []
    code, _, err = guwah(command, stocked_case, *more)
    assert code in (0, 1, 2), err
    assert code != 2 or "[" in err


@pytest.mark.parametrize("name", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("command", ["verify", "sources", "read"])
def test_a_folder_where_the_log_should_be(guwah: Run, stocked_case: Path, name: str, command: str) -> None:
    (stocked_case / f"{DATABASE}{name}").mkdir()
    code, _, err = guwah(command, stocked_case)
    assert code in (0, 1, 2), err


def test_a_name_that_is_not_text_does_not_crash_verify(guwah: Run, stocked_case: Path) -> None:
    (stocked_case / os.fsdecode(b"bad-\xff")).write_bytes(b"x")
    for more in ([], ["--json"]):
        code, _, err = guwah("verify", stocked_case, *more)
        assert code in (0, 1), err


# Rights


@pytest.fixture
def anybodys(stocked_case: Path) -> Iterator[Path]:
    """The stocked case, whose rights may be taken away and are given back at the end."""
    yield stocked_case
    for path in (stocked_case.parent, stocked_case, *stocked_case.rglob("*")):
        path.chmod(0o700)


def as_anybody(*arguments: object) -> tuple[int, str, str]:
    """Run a command line without the rights by which a superuser passes over those of files."""
    command = [sys.executable, "-m", "guwah", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=without_override)
    return done.returncode, done.stdout, done.stderr


def without_override() -> None:
    """Give up CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; who has them not keeps what there is."""
    if os.geteuid() == 0 and sys.platform == "linux":
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


def read_only(root: Path) -> None:
    for path in (*root.rglob("*"), root):
        if not path.is_symlink():
            path.chmod(0o500 if path.is_dir() else 0o400)


def test_a_case_that_can_only_be_read_is_verified_and_anything_else_is_refused(anybodys: Path) -> None:
    read_only(anybodys)
    code, out, err = as_anybody("verify", anybodys)
    assert code == 0, out + err
    for command in (["read", anybodys, "--as", "Ann"], ["consent", anybodys, "letter.txt", "un", "--as", "Ann"]):
        refused(as_anybody(*command))
    code, _, err = as_anybody("sources", anybodys)
    assert code in (0, 2) and (code == 0 or "[" in err), err


def test_a_case_whose_log_is_there_too_is_verified_though_it_can_only_be_read(anybodys: Path) -> None:
    (anybodys / f"{DATABASE}-wal").write_bytes(b"")
    read_only(anybodys)
    code, out, err = as_anybody("verify", anybodys)
    assert code == 0, out + err


def test_nothing_is_made_in_a_folder_that_can_only_be_read(anybodys: Path) -> None:
    parent = anybodys.parent
    parent.chmod(0o500)
    refused(as_anybody("new", parent / "other", "--no-encryption", "--as", "Ann"), "system")
    refused(as_anybody("backup", anybodys, parent / "copy", "--as", "Ann"), "system")
    refused(as_anybody("demo", "--out", parent / "demo", "--no-serve"))
    assert not {"other", "copy", "demo"} & {path.name for path in parent.iterdir()}


@pytest.mark.parametrize("name", [DATABASE, "head.json", "keys", "originals", "README.txt"])
def test_a_case_of_which_a_part_cannot_be_read(anybodys: Path, name: str) -> None:
    (anybodys / name).chmod(0)
    assert as_anybody("verify", anybodys)[0] in (1, 2), "what cannot be read does not hold"
    for command in (["sources", anybodys], ["read", anybodys, "--as", "Ann"]):
        code, _, err = as_anybody(*command)
        assert code in (0, 1, 2), err
