"""guwah dates: the time expressions of a text, in a table or as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
TEXT = "On 15 August 2019 he came; three months later they came."


def lines(answer: tuple[int, str, str]) -> list[dict]:
    code, out, err = answer
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def test_json_has_a_line_for_each_expression_as_the_formats_say(guwah: Run) -> None:
    told, later = lines(guwah("dates", TEXT, "--json"))
    assert (told["exact"], told["edtf"], told["how"]) == ("15 August 2019", "2019-08-15", "stated")
    assert later == {
        "exact": "three months later", "start": 27, "end": 45, "kind": "date", "edtf": "2019-11~",
        "earliest": "2019-11-01", "latest": "2019-11-30", "duration": None,
        "timex3": {"type": "DATE", "value": "2019-11"}, "calendar": "gregorian", "qualifier": None, "how": "derived",
        "steps": ["P3M after what was told before (2019-08-15)"], "reason_unread": None,
        "anchor": {"exact": "15 August 2019", "start": 3, "end": 17}, "range": None,
    }  # fmt: skip


def test_both_ends_of_a_range_are_lines_that_know_the_whole(guwah: Run) -> None:
    first, last = lines(guwah("dates", "from May to July 2018", "--json"))
    assert (first["edtf"], last["edtf"]) == ("2018-05", "2018-07")
    assert first["range"] == last["range"] == {
        "exact": "May to July 2018", "start": 5, "end": 21, "edtf": "2018-05/2018-07", "earliest": "2018-05-01",
        "latest": "2018-07-31",
    }  # fmt: skip


def test_the_table_shows_words_values_and_how(guwah: Run) -> None:
    code, out, _ = guwah("dates", f"{TEXT} Two days after the wedding she left.")
    assert code == 0
    for words in ("15 August 2019", "2019-11~", "P3M after what was told before", "no date here"):
        assert words in out


def test_the_day_of_the_document_is_given_with_written(guwah: Run) -> None:
    (dated,) = lines(guwah("dates", "three days ago", "--written", "2019-05-10", "--json"))
    (unread,) = lines(guwah("dates", "three days ago", "--json"))
    assert dated["edtf"] == "2019-05-07~"
    assert (unread["edtf"], unread["reason_unread"]) == (
        None,
        "counted from the day of the document, which is not known",
    )


def test_a_language_that_is_named_decides(guwah: Run) -> None:
    (date,) = lines(guwah("dates", "03/04/2017", "--language", "fr", "--json"))
    assert date["edtf"] == "2017-04-03"


def test_a_text_comes_from_a_file_or_from_standard_input(
    guwah: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(TEXT, "utf8")
    assert [line["edtf"] for line in lines(guwah("dates", path, "--file", "--json"))] == ["2019-08-15", "2019-11~"]
    monkeypatch.setattr("sys.stdin", io.StringIO(TEXT))
    assert [line["edtf"] for line in lines(guwah("dates", "-", "--file", "--json"))] == ["2019-08-15", "2019-11~"]


def test_a_text_without_times_says_so(guwah: Run) -> None:
    code, out, err = guwah("dates", "They beat him in the cellar.")
    assert code == 0
    assert "No time expression found." in out + err
    assert lines(guwah("dates", "They beat him in the cellar.", "--json")) == []


def test_a_file_that_is_missing_or_no_text_is_refused(guwah: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(b"\xff\xfe\x00")
    for place, code in ((tmp_path / "missing.txt", "path-missing"), (path, "file-unreadable")):
        status, _, err = guwah("dates", place, "--file")
        assert status in (1, 2)
        assert f"[{code}]" in err


@pytest.mark.parametrize("day", ["yesterday", "2019-02-31", "10.05.2019"])
def test_a_day_of_the_document_that_is_none_is_refused(guwah: Run, day: str) -> None:
    status, out, err = guwah("dates", "yesterday", "--written", day)
    assert (status, out) == (2, "")
    assert "--written" in err
