"""guwah link: exit codes, what is said, what is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
LIST = "name,dob,village\nDana Kelov,1984-03-12,Zintam\nDana Kelov,1984-03-12,Zintam\nMirna Torik,1990-11-05,Akbulak\n"


@pytest.fixture(autouse=True)
def empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_list_is_linked_and_its_columns_are_said(guwah: Run) -> None:
    Path("a.csv").write_text(LIST, "utf8")
    code, out, err = guwah("link", "a.csv", "--out", "out.csv")
    assert (code, err) == (0, "")
    assert "name: full_name, dob: date_of_birth, village: place" in out
    assert "3 rows of 1 list: 2 clusters, 1 of several rows." in out
    assert Path("out.csv").read_text("utf8").startswith("cluster,source_file,source_row,name,dob,village\n1,a.csv,2,")
    assert Path("out.pairs.jsonl").is_file()


def test_json_and_nothing_else(guwah: Run) -> None:
    Path("a.csv").write_text(LIST, "utf8")
    code, out, err = guwah("link", "a.csv", "--out", "out.csv", "--json")
    told = json.loads(out)
    assert (code, err, told["clusters"], told["pairs"]["joined"]) == (0, "", 2, 1)
    assert told["mappings"] == {"a.csv.mapping.yaml": {"name": "full_name", "dob": "date_of_birth", "village": "place"}}


def test_a_file_that_is_refused_is_named_and_the_rest_linked(guwah: Run) -> None:
    Path("a.csv").write_text(LIST, "utf8")
    code, out, err = guwah("link", "a.csv", "none.csv", "--out", "out.csv")
    assert code == 1
    assert "none.csv: not linked:" in err
    assert "[path-missing]" in err
    assert "3 rows of 1 list" in out


def test_a_threshold_and_judgements_are_given(guwah: Run) -> None:
    Path("a.csv").write_text(LIST, "utf8")
    assert "3 clusters" in guwah("link", "a.csv", "--out", "out.csv", "--threshold", "80")[1]
    Path("said.jsonl").write_text('{"a":"a.csv:2","b":"a.csv:4","judgement":"same"}\n', "utf8")
    code, out, err = guwah("link", "a.csv", "--out", "out.csv", "--judgements", "said.jsonl", "--threshold", "80")
    assert (code, err) == (0, "")
    assert "2 clusters" in out
    assert "1 judged same" in out


def test_an_output_can_be_given_back_in_place(guwah: Run) -> None:
    Path("a.csv").write_text(LIST, "utf8")
    guwah("link", "a.csv", "--out", "out.csv")
    pairs = Path("out.pairs.jsonl")
    pairs.write_text(pairs.read_text("utf8").replace('"joined"', '"judged different"'), "utf8")
    code, _, err = guwah("link", "a.csv", "--out", "out.csv")
    assert code == 2
    assert "[judgements-not-given]" in err
    code, out, _ = guwah("link", "a.csv", "--out", "out.csv", "--judgements", "out.pairs.jsonl")
    assert code == 0
    assert "3 clusters" in out


def test_lists_that_name_everybody_once(guwah: Run) -> None:
    Path("a.csv").write_text(LIST, "utf8")
    assert "3 clusters" in guwah("link", "a.csv", "--out", "out.csv", "--each-once")[1]


def test_wrong_use(guwah: Run) -> None:
    Path("a.csv").write_text(LIST, "utf8")
    assert guwah("link", "--out", "out.csv")[0] == 2
    assert guwah("link", "a.csv")[0] == 2
    assert guwah("link", "a.csv", "--out", "a.csv")[0] == 2
    assert guwah("link", "a.csv", "--out", "out.csv", "--threshold", "high")[0] == 2
    assert Path("a.csv").read_text("utf8") == LIST


@pytest.mark.parametrize("bits", ["nan", "inf", "-inf"])
def test_a_threshold_that_is_no_number_of_bits_is_refused(guwah: Run, bits: str) -> None:
    Path("a.csv").write_text(LIST, "utf8")
    code, _, err = guwah("link", "a.csv", "--out", "out.csv", "--threshold", bits)
    assert code == 2 and "--threshold" in err
    assert not Path("out.csv").exists()
