"""guwah search: on the command line, from a file, from standard input, at the prompt."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_places_are_shown_with_the_exact_words(guwah: Run, stocked_case: Path) -> None:
    code, out, err = guwah("search", stocked_case, "arrested")
    assert (code, err) == (0, "")
    assert "interview.txt:29-37\n" in out and "I was [arrested] at the Tash bridge" in out
    assert out.endswith("2 places in texts, 0 names.\n")
    assert guwah("search", stocked_case, "arrested", "--limit", 1)[1].endswith("1 of 2 places in texts, 0 names.\n")


def test_names_are_shown_in_a_table(guwah: Run, stocked_case: Path) -> None:
    code, out, _ = guwah("search", stocked_case, "Korash")
    assert code == 0 and "known as" in out and "Дана Кораш" in out
    assert "Дана Кораш" not in guwah("search", stocked_case, "Korash", "--exact")[1]


def test_json_is_as_the_formats_say(guwah: Run, stocked_case: Path) -> None:
    code, out, err = guwah("search", stocked_case, "Дана", "--json")
    assert (code, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    names, texts = ([row for row in rows if row["kind"] == kind] for kind in ("name", "text"))
    assert rows == names + texts and names and texts
    assert set(names[0]) == {"kind", "name", "weight_bits", "path", "person", "sources", "times"}
    assert set(texts[0]) == {
        "kind",
        "source",
        "file",
        "start",
        "end",
        "exact",
        "before",
        "after",
        "form",
        "weight_bits",
    }
    assert texts[0]["exact"].startswith("Dana")


@pytest.mark.parametrize("content", ["Berik\n", "\ufeff\nBerik\r\n\n"])
def test_the_query_can_come_from_a_file(guwah: Run, stocked_case: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "query.txt").write_text(content, "utf8", newline="")
    code, out, _ = guwah("search", stocked_case, "--query-file", tmp_path / "query.txt")
    assert code == 0 and "[Berik]" in out


def test_the_query_can_come_from_standard_input_or_the_prompt(
    guwah: Run, stocked_case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for options in (["--query-file", "-"], []):
        monkeypatch.setattr("sys.stdin", io.StringIO("Berik\n"))
        code, out, _ = guwah("search", stocked_case, *options)
        assert code == 0 and "[Berik]" in out


@pytest.mark.parametrize(
    ("content", "code"), [("", "query-empty"), ("\n \n", "query-empty"), ("a\nb\n", "query-not-one")]
)
def test_a_file_must_hold_one_query(guwah: Run, stocked_case: Path, tmp_path: Path, content: str, code: str) -> None:
    (tmp_path / "query.txt").write_text(content, "utf8")
    exit_code, out, err = guwah("search", stocked_case, "--query-file", tmp_path / "query.txt")
    assert (exit_code, out) == (2, "") and f"[{code}]" in err


def test_wrong_use_is_told(guwah: Run, stocked_case: Path, tmp_path: Path) -> None:
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\xff")
    assert "either" in guwah("search", stocked_case, "a", "--query-file", "b")[2]
    assert "[path-missing]" in guwah("search", stocked_case, "--query-file", tmp_path / "no.txt")[2]
    assert "[file-unreadable]" in guwah("search", stocked_case, "--query-file", tmp_path / "bytes.txt")[2]
    assert "[case-missing]" in guwah("search", tmp_path / "none", "a")[2]
    assert "[member-unknown]" in guwah("search", stocked_case, "a", "--as", "Nobody")[2]
    assert guwah("search", stocked_case, "a", "--limit", 0)[0] == 2


def test_a_query_that_is_no_text_does_no_harm(guwah: Run, stocked_case: Path) -> None:
    assert guwah("search", stocked_case, "\udcff\udcfe")[0] == 0
    assert guwah("search", stocked_case, '"arrested')[0] == 0


def test_help_says_where_names_belong(guwah: Run) -> None:
    out = guwah("search", "--help")[1]
    assert "--query-file" in out and "history of your shell" in " ".join(out.split())
