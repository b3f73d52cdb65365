"""The case file: made whole or not at all, written by one at a time."""

from __future__ import annotations

import fcntl
import multiprocessing
import stat
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from guwah.core.values.errors import ConflictError, GuwahError, InvalidInputError, NotFoundError
from guwah.services.create_case import create_case
from guwah.services.judge import judge
from guwah.services.open_case import open_case
from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.store import case_file, ledger, settings
from guwah.store.case_file import CaseFile
from guwah.store.models import Judgement, Refusal


def test_a_new_case_is_for_its_owner_and_says_what_it_is(session: Session) -> None:
    root = session.case.root
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert stat.S_IMODE((root / "keys").stat().st_mode) == 0o700
    assert "NOT encrypted" in (root / "README.txt").read_text("utf8")
    assert ledger.head().seq == 1
    session.case.close()
    assert verify_case(root).problems == []


def test_nothing_is_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("words")
    with pytest.raises(ConflictError, match="case-exists"):
        create_case(tmp_path / "full", title="", actor="Ann")
    (tmp_path / "file").write_text("words")
    with pytest.raises(ConflictError, match="case-exists"):
        create_case(tmp_path / "file", title="", actor="Ann")
    with pytest.raises(NotFoundError, match="folder-missing"):
        create_case(tmp_path / "no" / "case", title="", actor="Ann")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "full"]


def test_a_case_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(case_file, "sync_folder", fail)
    monkeypatch.setattr(case_file, "_lay_out", lambda root: fail(root))
    with pytest.raises(OSError):
        CaseFile.create(tmp_path / "case")
    assert list(tmp_path.iterdir()) == []


def test_there_is_no_case_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="case-missing"):
        CaseFile.open(tmp_path)


def test_nested_writing_is_one_whole(session: Session) -> None:
    with pytest.raises(RuntimeError), session.case.writing():
        session.record("item-refused", [Refusal(name="a", code="b", reason="c")])
        with session.case.writing():
            session.record("item-refused", [Refusal(name="d", code="e", reason="f")])
        raise RuntimeError
    assert not Refusal.objects.exists()
    with session.case.writing():
        session.record("item-refused", [Refusal(name="a", code="b", reason="c")])
    assert Refusal.objects.count() == 1


def test_who_waits_too_long_for_another_is_told(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "BUSY_SECONDS", 0.1)
    with (session.case.root / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(ConflictError, match="case-busy"), session.case.writing():
            pytest.fail("two write at once")
    with session.case.writing():
        session.record("decided")


@pytest.mark.parametrize(("number", "code"), [(13, "disk-full"), (5, "case-busy"), (6, "case-busy")])
def test_what_the_database_says_is_told_in_our_words(session: Session, number: int, code: str) -> None:
    cause = OSError()
    cause.sqlite_errorcode = number  # type: ignore[attr-defined]
    with pytest.raises(GuwahError) as caught, session.case.writing():
        session.record("decided")
        raise OperationalError from cause
    assert caught.value.code == code and isinstance(caught.value, (InvalidInputError, ConflictError))
    assert ledger.head().seq == 1


def _judge_often(root: str, start: Any, done: Any, who: str) -> None:
    session = open_case(Path(root), actor="Ann")
    start.wait()
    try:
        for number in range(8):
            judge(session, [{"kind": "place", "left": f"{who} {number}", "judgement": "same"}])
        session.case.close()
        done.put((who, "ok"))
    except GuwahError as error:
        done.put((who, error.code))


def test_two_processes_may_write_at_the_same_time(stocked_case: Path) -> None:
    context = multiprocessing.get_context("spawn")
    start, done = context.Barrier(2), context.Queue()
    writers = [context.Process(target=_judge_often, args=(str(stocked_case), start, done, who)) for who in "AB"]
    for writer in writers:
        writer.start()
    ends = dict(done.get(timeout=60) for _ in writers)
    for writer in writers:
        writer.join()
    assert set(ends) == {"A", "B"} and set(ends.values()) <= {"ok", "case-busy"} and "ok" in ends.values()
    with open_case(stocked_case, actor="Ann").case:
        kept = list(Judgement.objects.values_list("body", flat=True))
        assert all(sum(f'"{who} ' in body for body in kept) == 8 for who, end in ends.items() if end == "ok")
    assert verify_case(stocked_case).problems == []
