"""The index of a case: finds every letter of a text, is private, replaceable and never believed."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from guwah.store.search_index import (
    FILE,
    FOLDER,
    Content,
    DamagedIndexError,
    IndexedName,
    SearchIndex,
    fold_text,
    needle,
    open_index,
    remove_index,
)

TEXTS = {
    1: "They were arrested at the Tash bridge. Élodie saw it.",
    2: "Их арестовали вечером, 3 мая.",
    3: "ئۇلار ساۋۇتجاننىڭ قولىغا كويزا سېلىپ، ئۇنى ئېلىپ كەتتى.",
    4: "关于加强学员管理工作的通知",
    5: "Інім Төлепберген де Шелтамда болды.",
}
NAMES = [IndexedName("Төлепберген", "tölepbergen", (5, 7)), IndexedName("Tash", "", ())]


def content(texts: dict[int, str] | None = None) -> Content:
    return Content((texts or TEXTS).items(), NAMES)


@contextmanager
def index(root: Path, stamp: str = "one", texts: dict[int, str] | None = None) -> Iterator[SearchIndex]:
    with open_index(root, stamp, lambda: content(texts)) as opened:
        yield opened


def found(root: Path, *words: str) -> list[int]:
    with index(root) as opened:
        return opened.texts_with([needle(word) for word in words])


def path(root: Path) -> Path:
    return root / FOLDER / FILE


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("arrested", 1), ("ARREST", 1), ("rreste", 1), ("elodie", 1), ("Élodie", 1), ("tash bridge", 1), ("Ta", 1),
        ("арест", 2), ("Арестовали", 2), ("3", 2), ("ساۋۇتجان", 3), ("ساۋۇتجاننىڭ قولىغا", 3), ("قو", 3),
        ("通知", 4), ("通", 4), ("学员管理工作", 4), ("төлепберген", 5), ("Шелтам", 5), ("эб", 0),
    ],
)  # fmt: skip
def test_words_are_found_in_every_script(tmp_path: Path, words: str, text: int) -> None:
    assert found(tmp_path, words) == ([text] if text else [])


def test_short_letters_stand_inside_words_only_where_none_begins_so(tmp_path: Path) -> None:
    assert found(tmp_path, "as") == [1], "inside Tash: no word begins with it"
    assert found(tmp_path, "т") == [5], "Төлепберген begins with it, арестовали does not count"


def test_all_words_must_be_there(tmp_path: Path) -> None:
    assert found(tmp_path, "bridge", "arrested") == [1]
    assert found(tmp_path, "bridge", "арест") == []
    assert found(tmp_path) == []


def test_the_way_back_leads_to_the_letters(tmp_path: Path) -> None:
    with index(tmp_path) as opened:
        letters, starts = opened.letters(1), opened.starts(1)
    at = letters.index("elodie")
    assert TEXTS[1][starts[at] :].startswith("Élodie")
    assert len(letters) == len(starts)


def test_names_come_back_as_they_were(tmp_path: Path) -> None:
    with index(tmp_path) as opened:
        assert opened.names() == NAMES


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    found(tmp_path, "x")
    assert stat.S_IMODE(path(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(path(tmp_path).parent.stat().st_mode) == 0o700
    assert [item.name for item in path(tmp_path).parent.iterdir()] == [FILE]


def test_a_fresh_index_is_used_and_a_stale_one_made_anew(tmp_path: Path) -> None:
    with index(tmp_path):
        pass
    before = path(tmp_path).stat().st_ino
    with index(tmp_path, texts={9: "something else"}) as opened:
        assert opened.texts_with(["arrested"]) == [1], "the stamp is the same"
    assert path(tmp_path).stat().st_ino == before
    with index(tmp_path, "two", {9: "something else"}) as opened:
        assert (opened.texts_with(["arrested"]), opened.texts_with(["something"])) == ([], [9])
    assert b"arrested" not in path(tmp_path).read_bytes()


@pytest.mark.parametrize("spoil", [b"", b"no database at all" * 100, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_index_is_made_anew(tmp_path: Path, spoil: bytes) -> None:
    path(tmp_path).parent.mkdir()
    path(tmp_path).write_bytes(spoil)
    assert found(tmp_path, "arrested") == [1]


def test_an_index_with_tables_of_somebody_else_is_made_anew(tmp_path: Path) -> None:
    found(tmp_path, "x")
    connection = sqlite3.connect(path(tmp_path))
    connection.execute("CREATE VIEW more AS SELECT 1")
    connection.commit()
    connection.close()
    assert found(tmp_path, "arrested") == [1]
    assert sqlite3.connect(path(tmp_path)).execute(
        "SELECT count(*) FROM sqlite_master WHERE type='view'"
    ).fetchone() == (0,)


def test_damage_inside_is_told(tmp_path: Path) -> None:
    found(tmp_path, "x")
    connection = sqlite3.connect(path(tmp_path))
    connection.execute("UPDATE texts SET starts = x'00'")
    connection.commit()
    connection.close()
    with index(tmp_path) as opened, pytest.raises(DamagedIndexError):
        opened.starts(1)
    with index(tmp_path) as opened, pytest.raises(DamagedIndexError):
        opened.letters(99)


def test_where_nothing_can_be_written_it_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the way")
    assert found(tmp_path, "arrested") == [1]
    assert (tmp_path / FOLDER).read_text() == "a file in the way"


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / FILE).write_text("not yours")
    (tmp_path / "case" / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path / "case", "arrested") == [1]
    (tmp_path / "case" / FOLDER / FILE).unlink()
    (tmp_path / "case" / FOLDER / FILE).symlink_to(tmp_path / "elsewhere" / FILE)
    remove_index(tmp_path / "case")
    assert (tmp_path / "elsewhere" / FILE).read_text() == "not yours"
    assert not path(tmp_path / "case").is_symlink()


def test_it_is_overwritten_and_removed_with_what_a_killed_build_left(tmp_path: Path) -> None:
    remove_index(tmp_path)
    found(tmp_path, "x")
    left = path(tmp_path).parent / "abc.part"
    left.write_text("arrested")
    held = path(tmp_path).open("rb")
    remove_index(tmp_path)
    assert list(path(tmp_path).parent.iterdir()) == []
    assert not held.read().strip(b"\0"), "whoever still holds the file reads nothing"
    held.close()


def test_a_killed_build_is_cleared_by_the_next(tmp_path: Path) -> None:
    path(tmp_path).parent.mkdir()
    (path(tmp_path).parent / "abc.part").write_text("old words")
    found(tmp_path, "x")
    assert [item.name for item in path(tmp_path).parent.iterdir()] == [FILE]


def test_punctuation_alone_leaves_nothing_to_look_for() -> None:
    assert needle("“…” -- 🕊️ \0") == ""
    assert needle('a "b" OR c*') == "a b or c"
    assert fold_text("").text.strip() == ""


@given(st.text(max_size=300), st.data())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_three_letters_of_a_text_find_it(tmp_path: Path, text: str, data: st.DataObject) -> None:
    assume(len(text) >= 3)
    start = data.draw(st.integers(0, len(text) - 3))
    wanted = needle(text[start : data.draw(st.integers(start + 3, len(text)))])
    assume(wanted)
    (tmp_path / FOLDER).touch()  # in the way, so that each example has an index in memory
    with index(tmp_path, texts={1: "something else", 2: text}) as opened:
        assert 2 in opened.texts_with([wanted]) or (len(wanted) < 3 and opened.texts_with([wanted]) == [1])
        assert wanted in opened.letters(2)
