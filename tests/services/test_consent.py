"""Consent on an open case: recorded, narrowed in time, taken back."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest

from guwah.core.consent.levels import ConsentState
from guwah.core.values.errors import GuwahError
from guwah.services.add_source import add_sources
from guwah.services.session import Session
from guwah.services.set_consent import set_consent
from guwah.services.verify_case import verify_case
from guwah.store.models import Consent, LedgerEntry
from guwah.store.sources import all_sources


def consent(name: str = "interview.txt") -> ConsentState:
    return next(item.consent for item in all_sources() if item.name == name)


def test_what_the_record_said_holds_from_the_start_and_nothing_said_is_none(stocked: Session, add_texts) -> None:
    assert consent() == ConsentState("public-anonymous")
    add_texts(stocked, {"other.txt": "Another account of the mill."})
    assert consent("other.txt") == ConsentState("none")


def test_the_last_word_holds_and_the_earlier_ones_stay_on_record(stocked: Session) -> None:
    set_consent(stocked, "interview.txt", level="un", until=date(2027, 1, 31))
    assert consent() == ConsentState("un", date(2027, 1, 31))
    set_consent(stocked, "interview.txt", level="court")
    assert consent() == ConsentState("court")
    assert Consent.objects.count() == 4
    assert consent("letter.txt") == ConsentState("court")


def test_a_withdrawal_is_a_withdrawal_for_everyone_and_can_be_followed_by_new_consent(stocked: Session) -> None:
    found = set_consent(stocked, "interview.txt", withdraw=True)
    assert found.name == "interview.txt" and consent().withdrawn
    assert not consent().permits("internal", on=date(2024, 1, 1))
    assert LedgerEntry.objects.order_by("-seq").first().action == "consent-withdrawn"
    set_consent(stocked, found.id, level="internal")
    assert consent() == ConsentState("internal")
    root = stocked.case.root
    stocked.case.close()
    assert verify_case(root).problems == []


@pytest.mark.parametrize(
    ("source", "level", "code"),
    [
        ("interview.txt", "everyone", "consent-level-unknown"),
        ("interview.txt", "", "consent-level-unknown"),
        ("no.txt", "un", "source-unknown"),
    ],
)
def test_what_is_not_right_is_refused_and_changes_nothing(stocked: Session, source: str, level: str, code: str) -> None:
    with pytest.raises(GuwahError) as caught:
        set_consent(stocked, source, level=level)
    assert caught.value.code == code and consent() == ConsentState("public-anonymous")


def test_taking_the_same_file_in_again_does_not_undo_a_withdrawal(session: Session, add_texts) -> None:
    said = {"a.txt": {"consent": "public-named"}}
    add_texts(session, {"a.txt": "I was arrested."}, said, folder="one")
    set_consent(session, "a.txt", withdraw=True)
    add_texts(session, {"a.txt": "I was arrested."}, said, folder="two")
    assert consent("a.txt").withdrawn, "copying the folder elsewhere and adding it again gave consent back"


def test_a_withdrawal_for_a_whole_covers_its_parts(session: Session, tmp_path) -> None:
    from guwah.core.sources.record import SourceRecord

    with zipfile.ZipFile(tmp_path / "mail.zip", "w") as archive:
        archive.writestr("inside.txt", "I was arrested at the Tash bridge and held for a year.")
    add_sources(session, [tmp_path / "mail.zip"], record=SourceRecord(consent="public-anonymous"))
    assert consent("inside.txt") == ConsentState("public-anonymous")
    set_consent(session, "mail.zip", withdraw=True)
    assert not consent("inside.txt").permits("internal", on=date(2024, 1, 1))
