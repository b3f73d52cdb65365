"""A copy made while the case is open is a whole case."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from guwah.core.values.errors import ConflictError, NotFoundError
from guwah.services import backup_case as module
from guwah.services.backup_case import backup_case
from guwah.services.judge import judge
from guwah.services.open_case import open_case
from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.store import ledger
from guwah.store.ledger import Head
from guwah.store.models import Judgement

PLACE = {"kind": "place", "left": "Ostrel", "judgement": "same"}


def test_the_copy_of_a_case_that_is_being_worked_on_verifies(stocked: Session, tmp_path: Path) -> None:
    judge(stocked, [PLACE])
    assert backup_case(stocked.case, tmp_path / "copy") == 2
    judge(stocked, [{**PLACE, "left": "Velmora"}])
    assert ledger.head().seq > 1
    stocked.case.close()
    assert verify_case(tmp_path / "copy").problems == []
    assert verify_case(stocked.case.root).problems == []
    with open_case(tmp_path / "copy", actor="Ann").case:
        assert Judgement.objects.count() == 1


def test_the_copy_of_a_case_in_which_nothing_was_done_verifies(stocked: Session, tmp_path: Path) -> None:
    backup_case(stocked.case, tmp_path / "copy")
    stocked.case.close()
    assert verify_case(tmp_path / "copy").problems == []


def test_the_copy_verifies_though_somebody_wrote_meanwhile(
    stocked: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_database = module._copy_database

    def copy_and_be_overtaken(target: Path) -> Head:
        head = copy_database(target)
        judge(stocked, [PLACE])
        return head

    monkeypatch.setattr(module, "_copy_database", copy_and_be_overtaken)
    backup_case(stocked.case, tmp_path / "copy")
    stocked.case.close()
    assert verify_case(tmp_path / "copy").problems == []


def test_the_copy_can_be_worked_on(stocked: Session, tmp_path: Path) -> None:
    backup_case(stocked.case, tmp_path / "copy")
    stocked.case.close()
    copied = open_case(tmp_path / "copy", actor="Ann")
    assert judge(copied, [PLACE]).recorded == 1
    copied.case.close()
    assert verify_case(tmp_path / "copy").problems == []


def test_a_copy_is_not_made_over_anything(stocked: Session, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(ConflictError, match="backup-exists"):
        backup_case(stocked.case, tmp_path / "there")
    with pytest.raises(NotFoundError, match="folder-missing"):
        backup_case(stocked.case, tmp_path / "no" / "copy")


def test_a_copy_that_could_not_be_finished_leaves_nothing(
    stocked: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.shutil, "copytree", fail)
    with pytest.raises(OSError):
        backup_case(stocked.case, tmp_path / "copy")
    assert [path.name for path in tmp_path.iterdir()] == ["case"]


def test_the_case_is_left_as_it_was(stocked: Session, tmp_path: Path) -> None:
    before = ledger.head()
    backup_case(stocked.case, tmp_path / "copy")
    assert ledger.head() == before
    with sqlite3.connect(tmp_path / "copy" / "case.sqlite3") as copy:
        assert copy.execute("SELECT count(*) FROM store_ledgerentry").fetchone() == (before.seq,)
    copy.close()
