"""A case written by an earlier version is brought up to date; one of a later version is refused."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import override_settings

from guwah.core.values.errors import ConflictError
from guwah.services.open_case import open_case
from guwah.services.verify_case import verify_case
from guwah.store import upgrade
from guwah.store.models import LedgerEntry, Member

LATER = {"store": "store.later_migrations"}


@pytest.fixture
def later_version() -> Iterator[None]:
    with override_settings(MIGRATION_MODULES=LATER):
        yield
    connection.close()


def copy_of(root: Path) -> Path:
    return root.with_name(f"{root.name}.before-upgrade-0002_later")


def test_a_case_of_today_lacks_nothing(stocked_case: Path) -> None:
    session = open_case(stocked_case, actor=None)
    assert upgrade.pending_migrations() == upgrade.unknown_migrations() == []
    session.case.close()
    assert not list(stocked_case.parent.glob("*.before-upgrade-*"))


def test_an_upgrade_is_made_after_a_copy_and_recorded(stocked_case: Path, later_version: None) -> None:
    session = open_case(stocked_case, actor="Ann")
    assert upgrade.pending_migrations() == []
    last = LedgerEntry.objects.order_by("-seq").first()
    assert last.action == "case-upgraded" and "0002_later" in last.payload
    session.case.close()
    assert verify_case(stocked_case).problems == []


def test_after_an_upgrade_that_rewrote_a_table_nothing_can_be_changed(stocked_case: Path, later_version: None) -> None:
    session = open_case(stocked_case, actor="Ann")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_refusal (id, entry, salt, digest, name, code) VALUES (1, 1, '', '', '', '')")
    for statement in ("UPDATE store_refusal SET name = 'x'", "DELETE FROM store_refusal"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    session.case.close()


def test_the_copy_made_before_is_a_case_of_the_earlier_version(stocked_case: Path) -> None:
    with override_settings(MIGRATION_MODULES=LATER):
        open_case(stocked_case, actor="Ann").case.close()
    assert verify_case(copy_of(stocked_case)).problems == []
    with open_case(copy_of(stocked_case), actor="Ann").case:
        assert Member.objects.get().name == "Ann"


def test_an_earlier_version_does_not_touch_a_case_of_a_later_one(stocked_case: Path) -> None:
    with override_settings(MIGRATION_MODULES=LATER):
        open_case(stocked_case, actor="Ann").case.close()
    for use in (lambda: open_case(stocked_case, actor="Ann"), lambda: verify_case(stocked_case)):
        with pytest.raises(ConflictError, match="case-newer"):
            use()


def test_a_second_opening_upgrades_nothing(stocked_case: Path, later_version: None) -> None:
    open_case(stocked_case, actor="Ann").case.close()
    shutil.rmtree(copy_of(stocked_case))
    open_case(stocked_case, actor="Ann").case.close()
    assert not copy_of(stocked_case).exists()


def test_an_upgrade_that_broke_off_is_made_at_the_next_opening(
    stocked_case: Path, later_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(upgrade, "migrate", fail)
        with pytest.raises(OSError):
            open_case(stocked_case, actor="Ann")
    session = open_case(stocked_case, actor="Ann")
    assert upgrade.pending_migrations() == []
    session.case.close()
    assert verify_case(stocked_case).problems == []


def test_a_pending_upgrade_is_announced_under_its_name(stocked_case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrade, "pending_migrations", lambda: ["0009_soon"])
    open_case(stocked_case, actor="Ann").case.close()
    assert verify_case(stocked_case.with_name("case.before-upgrade-0009_soon")).problems == []
    assert verify_case(stocked_case).problems == []


def test_someone_who_is_no_member_does_not_leave_an_upgrade_unrecorded(stocked_case: Path) -> None:
    with override_settings(MIGRATION_MODULES=LATER):
        with pytest.raises(Exception, match="member-unknown"):
            open_case(stocked_case, actor="Nobody")
        assert "schema-changed" not in {problem.code for problem in verify_case(stocked_case).problems}
