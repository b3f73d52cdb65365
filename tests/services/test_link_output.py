"""What linking writes: whole files or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from guwah.services.link_output import RowName, replace_file


def test_a_file_is_replaced_whole_and_no_newline_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    replace_file(path, "old")
    replace_file(path, "a\r\nb\n")
    assert path.read_bytes() == b"a\r\nb\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    replace_file(path, "old")
    with pytest.raises(UnicodeEncodeError):
        replace_file(path, "\ud800")
    assert path.read_text("utf8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_row_is_named_by_file_and_number() -> None:
    assert str(RowName("a.csv", 2)) == "a.csv:2"
