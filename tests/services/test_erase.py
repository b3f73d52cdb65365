"""Erasure: gone for good, and the chain still holds."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from guwah.core.values.errors import ConflictError, NotFoundError
from guwah.services.decide import current_review, decide
from guwah.services.erase import erase_names, erase_source
from guwah.services.gather_material import fresh_pseudonyms, gather_material
from guwah.services.judge import judge
from guwah.services.open_case import open_case
from guwah.services.publish import publish
from guwah.services.read_source import read_sources
from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.store import statements as stored
from guwah.store.models import LedgerEntry, Pseudonym, Receipt
from guwah.store.sources import all_sources

ARRESTED = {"source": "interview.txt", "act": "arrest", "trigger": {"exact": "arrested"}}
BERIK_ARRESTED = {"source": "letter.txt", "act": "arrest", "trigger": {"exact": "arrested"}}
REASON = {"reason_code": "witness-request"}


def closed(session: Session) -> dict[str, bytes]:
    """The bytes of every file of the case once it is closed."""
    session.case.close()
    root = session.case.root
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def files_with(session: Session, *words: str) -> set[str]:
    return {name for name, data in closed(session).items() if any(word.encode("utf8") in data for word in words)}


def problems(session: Session) -> list[str]:
    session.case.close()
    return [f"{item.code} {item.where}: {item.what}" for item in verify_case(session.case.root).problems]


def digest_of(name: str) -> str:
    return next(item.id for item in all_sources() if item.name == name).removeprefix("sha256:")


def add_by_hand() -> dict:
    return {"source": "interview.txt", "act": "interrogation", "decision": "add", "trigger": {"exact": "speaks"},
            "edits": {"quote": {"exact": "Dana Korash speaks"}}}  # fmt: skip


def test_the_words_of_an_erased_source_are_nowhere(stocked: Session) -> None:
    decide(stocked, [{**ARRESTED, "decision": "accept"}, add_by_hand()])
    digest = digest_of("interview.txt")
    erased = erase_source(stocked, "interview.txt", **REASON)
    assert erased.rows > 5
    assert not stocked.case.originals.path(digest).exists()
    assert files_with(stocked, "Tash bridge", "the cellar", "Dana Korash", digest) == set()
    assert files_with(stocked, "my brother Berik") != set(), "the other source is still there"
    assert problems(stocked) == []


def test_words_in_an_edit_of_a_statement_made_by_hand_are_erased_with_their_source(stocked: Session) -> None:
    decide(stocked, [add_by_hand()])
    made = next(item for item in current_review().statements.values() if item.engine == "person")
    wider = {"quote": {"exact": "They beat me in the cellar."}, "trigger": {"exact": "the cellar"}}
    report = decide(
        stocked, [{"statement": made.id, "decision": "edit", "edits": wider, "reason": "the cellar, she said"}]
    )
    assert report.recorded == 1
    erase_source(stocked, "interview.txt", **REASON)
    assert files_with(stocked, "the cellar") == set()
    assert problems(stocked) == []


def test_an_erased_source_is_no_longer_read_or_found(stocked: Session) -> None:
    erase_source(stocked, "interview.txt", **REASON)
    assert [item.name for item in all_sources() if not item.erased] == ["letter.txt"]
    assert {item.source for item in current_review().statements.values()} == {"sha256:" + digest_of("letter.txt")}
    with pytest.raises(NotFoundError, match="source-unknown"):
        erase_source(stocked, "interview.txt", **REASON)
    entry = LedgerEntry.objects.order_by("-seq").first()
    assert entry.action == "source-erased" and json.loads(entry.payload)["reason"] == "witness-request"


def test_an_erased_file_can_be_taken_in_anew(stocked: Session, add_texts) -> None:
    text = next(item.text for item in all_sources() if item.name == "letter.txt")
    erase_source(stocked, "letter.txt", **REASON)
    outcome = add_texts(stocked, {"letter.txt": text}).outcomes[0]
    assert outcome.status == "read"
    assert [item.name for item in all_sources() if not item.erased] == ["interview.txt", "letter.txt"]
    assert problems(stocked) == []


def test_two_sources_can_be_erased_one_after_the_other(stocked: Session) -> None:
    erase_source(stocked, "interview.txt", **REASON)
    erase_source(stocked, "letter.txt", **REASON)
    assert files_with(stocked, "Ostrel", "Tash") == set()
    assert problems(stocked) == []


def test_a_source_that_was_released_leaves_no_hash_of_its_bytes(stocked: Session, tmp_path: Path) -> None:
    decide(stocked, [{**ARRESTED, "decision": "accept"}, {**BERIK_ARRESTED, "decision": "accept"}])
    publish(stocked, "public", tmp_path / "out")
    digest = digest_of("interview.txt")
    erase_source(stocked, "interview.txt", **REASON)
    assert problems(stocked) == []
    assert files_with(stocked, digest) == set(), "who has the file could prove that it was in the case"


def test_a_witness_known_from_an_erased_source_alone_is_not_known_any_more(stocked: Session) -> None:
    release_labels(stocked)
    erase_source(stocked, "interview.txt", **REASON)
    assert files_with(stocked, "dana korash", "Dana Korash") == set()
    assert Pseudonym.objects.filter(person="berik korash").exists()


def test_an_unknown_source_is_refused_and_nothing_is_erased(stocked: Session) -> None:
    with pytest.raises(NotFoundError, match="source-unknown"):
        erase_source(stocked, "other.txt", **REASON)
    assert len(all_sources()) == 2 and not any(item.erased for item in all_sources())


def release_labels(session: Session) -> None:
    with session.case.writing():
        session.record("published", fresh_pseudonyms(gather_material(session, "public"), "public"))


def test_a_name_is_erased_from_records_judgements_decisions_and_pseudonyms(stocked: Session) -> None:
    judge(stocked, [{"kind": "person", "left": "Berik Korash", "right": "Beri", "judgement": "same", "reason": "one"}])
    decide(stocked, [{"decision": "name", "person": "Berik Korash", "audience": "court", "reason": "a public figure"}])
    release_labels(stocked)
    erased = erase_names(stocked, ["Berik Korash"], **REASON)
    assert erased.rows >= 4 and erased.still_in_texts == ()
    assert not Pseudonym.objects.filter(person="berik korash").exists()
    assert files_with(stocked, "Berik Korash", "berik korash") == set()
    assert problems(stocked) == []


def test_other_names_and_the_sources_stay(stocked: Session) -> None:
    before = [item.text for item in all_sources()]
    erase_names(stocked, ["Berik Korash"], **REASON)
    assert [item.text for item in all_sources()] == before
    assert [person.name for item in all_sources() for person in item.record.persons()] == ["Dana Korash"]
    assert all_sources()[0].record.title == "Interview with Dana Korash"


def test_a_witness_goes_from_the_record_with_every_spelling_and_the_texts_that_hold_the_name_are_told(
    stocked: Session,
) -> None:
    erased = erase_names(stocked, ["Dana Korash"], **REASON)
    assert erased.still_in_texts == ("interview.txt",)
    record = all_sources()[0].record
    assert record.witnesses == () and record.title == "Interview with [erased]"
    assert record.consent == "public-anonymous"
    assert not Receipt.objects.filter(record__contains="Дана").exists()
    assert problems(stocked) == []


@pytest.mark.parametrize("given", ["DANA KORASH", "Dana  Korash", "dana korash"])
def test_the_same_name_in_other_letters_is_erased_too(stocked: Session, given: str) -> None:
    erase_names(stocked, [given], **REASON)
    assert all_sources()[0].record.witnesses == ()
    assert not Receipt.objects.filter(record__contains="Dana").exists()


def test_a_name_with_marks_that_json_escapes_is_erased(session: Session, add_texts) -> None:
    said = {"a.txt": {"people": [{"name": 'Berik "Bek" Sorr'}]}}
    add_texts(session, {"a.txt": "A letter."}, said)
    erase_names(session, ['Berik "Bek" Sorr'], **REASON)
    assert all_sources()[0].record.people == ()
    assert files_with(session, "Bek") == set()


def test_a_name_in_the_name_of_a_refused_file_is_erased(session: Session, tmp_path: Path, add_texts) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Dana Korash.txt").symlink_to(tmp_path)
    add_texts(session, {"a.txt": "A letter."})
    erase_names(session, ["Dana Korash"], **REASON)
    assert files_with(session, "Dana Korash") == set()
    assert problems(session) == []


def states() -> dict[str, str]:
    return {item.id: item.state for item in current_review().statements.values()}


def test_erasing_a_name_does_not_change_what_was_decided(stocked: Session) -> None:
    decide(stocked, [{**ARRESTED, "decision": "accept", "reason": "Dana Korash confirmed it"}])
    decide(stocked, [{**ARRESTED, "decision": "reject", "reason": "a slip"}])
    before = states()
    erase_names(stocked, ["Dana Korash"], **REASON)
    assert states() == before
    assert problems(stocked) == []


def test_erasing_a_name_does_not_bring_back_a_withdrawn_judgement(stocked: Session) -> None:
    same = {"kind": "place", "left": "Ostrel", "right": "Ostrel town", "judgement": "same"}
    judge(stocked, [{**same, "reason": "Dana Korash says so"}])
    judge(stocked, [{**same, "judgement": "withdraw"}])
    erase_names(stocked, ["Dana Korash"], **REASON)
    assert stored.judgements() == []


def test_erasing_a_name_does_not_put_an_earlier_record_over_a_later_one(stocked: Session, add_texts) -> None:
    text = all_sources()[0].text
    later = {"interview.txt": {"title": "Interview 7", "witnesses": [{"name": "Nila Sorr"}]}}
    add_texts(stocked, {"interview.txt": text}, later, folder="later")
    assert all_sources()[0].record.title == "Interview 7"
    erase_names(stocked, ["Dana Korash"], **REASON)
    record = all_sources()[0].record
    assert record.title == "Interview 7" and [person.name for person in record.witnesses] == ["Nila Sorr"]


def test_a_quote_that_holds_an_erased_name_stays_exact(stocked: Session) -> None:
    report = decide(stocked, [add_by_hand()])
    assert report.recorded == 1
    before = {item.id: item.quote for item in current_review().accepted()}
    erase_names(stocked, ["Dana Korash"], **REASON)
    assert current_review().broken == []
    assert {item.id: item.quote for item in current_review().accepted()} == before
    assert problems(stocked) == []


def test_erasing_an_unknown_name_erases_nothing(stocked: Session) -> None:
    assert erase_names(stocked, ["Zarin Oth"], **REASON).rows == 0
    assert problems(stocked) == []


# Originals can only be read; whoever erases is no superuser


def as_anybody(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command line without the rights by which a superuser passes over those of files."""
    command = [sys.executable, "-m", "guwah", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=without_override)


def without_override() -> None:
    """Give up CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; who has them not keeps what there is."""
    if os.geteuid() == 0 and sys.platform == "linux":
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


def test_an_ordinary_user_erases_an_original_that_can_only_be_read(stocked_case: Path) -> None:
    before = {path.name for path in (stocked_case / "originals").glob("*/*")}
    assert {path.stat().st_mode & 0o777 for path in (stocked_case / "originals").glob("*/*")} == {0o400}
    done = as_anybody("erase", stocked_case, "letter.txt", "--reason", "witness-request", "--yes", "--as", "Ann")
    assert done.returncode == 0, done.stderr
    left = {path.name for path in (stocked_case / "originals").glob("*/*")}
    assert len(before) == 2 and len(left) == 1
    assert b"Ostrel" not in b"".join(path.read_bytes() for path in stocked_case.rglob("*") if path.is_file())
    assert verify_case(stocked_case).problems == []


def broken_off(session: Session, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Erase a source, killed after its rows were erased and before its original was; the original that stayed."""
    left = session.case.originals.path(digest_of("letter.txt"))

    class KilledError(BaseException):
        """The process was killed."""

    def killed(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(type(session.case.originals), "erase", killed)
        with pytest.raises(KilledError):
            erase_source(session, "letter.txt", **REASON)
    assert left.exists()
    session.case.close()
    return left


@pytest.mark.parametrize("by", ["read", "add", "erase"])
def test_an_original_left_by_an_erasure_that_was_broken_off_is_a_fault_until_the_next_command_removes_it(
    stocked: Session, monkeypatch: pytest.MonkeyPatch, add_texts, by: str
) -> None:
    left = broken_off(stocked, monkeypatch)
    assert [item.code for item in verify_case(stocked.case.root).problems] == ["original-stray"]
    again = open_case(stocked.case.root, actor="Ann")
    with again.case:
        if by == "read":
            read_sources(again)
        elif by == "add":
            add_texts(again, {"new.txt": "Something new."})
        else:
            erase_source(again, "interview.txt", **REASON)
    assert not left.exists()
    assert verify_case(stocked.case.root).problems == []


def test_an_original_is_overwritten_before_it_goes(stocked: Session) -> None:
    path = stocked.case.originals.path(digest_of("letter.txt"))
    os.link(path, stocked.case.root.parent / "other-name")
    erase_source(stocked, "letter.txt", **REASON)
    assert set((stocked.case.root.parent / "other-name").read_bytes()) == {0}


# A case from somebody else may hold links


def test_a_link_among_the_originals_does_not_lead_the_eraser_outside(stocked: Session, tmp_path: Path) -> None:
    """What no row knows is removed by the next command; what a link leads to is no part of the case."""
    precious = tmp_path / "thesis.txt"
    precious.write_text("years of work", "utf8")
    link = stocked.case.originals.path("ab" * 32)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(precious)
    read_sources(stocked)
    assert precious.read_text("utf8") == "years of work"


def test_an_original_replaced_by_a_link_is_not_erased_through_it(stocked: Session, tmp_path: Path) -> None:
    precious = tmp_path / "thesis.txt"
    precious.write_text("years of work", "utf8")
    path = stocked.case.originals.path(digest_of("letter.txt"))
    path.unlink()
    path.symlink_to(precious)
    erase_source(stocked, "letter.txt", **REASON)
    assert precious.read_text("utf8") == "years of work" and not path.is_symlink()


@pytest.mark.parametrize("name", ["tmp", "originals/ab"])
def test_a_linked_folder_in_a_case_is_not_emptied(stocked: Session, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "documents"
    outside.mkdir()
    (outside / ("ab" * 32)).write_text("years of work", "utf8")
    place = stocked.case.root / name
    if place.exists():
        shutil.rmtree(place)
    place.symlink_to(outside)
    try:
        read_sources(stocked)
    finally:
        assert (outside / ("ab" * 32)).read_text("utf8") == "years of work"


def test_an_older_database_put_back_does_not_make_the_next_command_destroy_what_came_since(
    stocked: Session, tmp_path: Path, add_texts
) -> None:
    """Only the database was restored: head.json tells of more entries, so nothing may be taken for a leftover."""
    root = stocked.case.root
    stocked.case.close()
    shutil.copy(root / "case.sqlite3", tmp_path / "older.sqlite3")
    again = open_case(root, actor="Ann")
    with again.case:
        add_texts(again, {"new.txt": "The only copy of a testimony."})
        kept = again.case.originals.path(digest_of("new.txt"))
    shutil.copy(tmp_path / "older.sqlite3", root / "case.sqlite3")
    restored = open_case(root, actor="Ann")
    try:
        read_sources(restored)
    finally:
        restored.case.close()
        assert kept.exists() and kept.read_text("utf8") == "The only copy of a testimony."


def test_an_erasure_while_somebody_reads_is_said_to_be_unfinished(stocked: Session) -> None:
    other = sqlite3.connect(stocked.case.root / "case.sqlite3")
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM store_text").fetchone()
    connection.cursor().execute("PRAGMA busy_timeout = 100")
    with pytest.raises(ConflictError, match="erase-unfinished"):
        erase_source(stocked, "letter.txt", **REASON)
    other.close()
    again = open_case(stocked.case.root, actor="Ann")
    with again.case:
        read_sources(again)
    assert files_with(again, "Ostrel") == set()
