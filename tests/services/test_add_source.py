"""Intake: what is recorded of files, attachments and translations."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from guwah.core.sources.record import record_from_mapping
from guwah.core.values.errors import NotFoundError
from guwah.services.add_source import add_sources
from guwah.services.session import Session
from guwah.store.models import Alignment, LedgerEntry
from guwah.store.sources import StoredSource, all_sources

KAZAKH = "Мені 2017 жылы наурыз айында көпірдің жанында ұстап алды.\n\nОлар мені екі күн ұрды.\n"
ENGLISH = "In March 2017 I was arrested near the bridge.\n\nThey beat me for two days.\n"


def by_name() -> dict[str, StoredSource]:
    return {item.name: item for item in all_sources()}


def test_attachments_are_sources_of_their_own_under_what_was_said_of_the_mail(session: Session, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "About my brother"
    mail.set_content("Please read the letter that I attach, it tells what happened to him.")
    mail.add_attachment("He was taken in May 2016.", filename="letter.txt")
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())
    said = record_from_mapping({"consent": "un", "title": "A mail", "witnesses": [{"name": "Dana Korash"}]})
    add_sources(session, [tmp_path / "mail.eml"], record=said)
    found = by_name()
    assert set(found) == {"mail.eml", "letter.txt"}
    letter = found["letter.txt"]
    assert letter.parent == found["mail.eml"].row and letter.consent.level == "un"
    assert letter.record.title == "" and letter.record.witnesses[0].name == "Dana Korash"
    assert "taken in May 2016" in letter.text and "attach" not in letter.text


def test_a_record_for_one_file_is_put_over_the_record_for_all(session: Session, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}: he was arrested.\n", "utf8")
    both, one = record_from_mapping({"how": "by post", "consent": "un"}), record_from_mapping({"consent": "court"})
    add_sources(session, [tmp_path / "a.txt", tmp_path / "b.txt"], record=both, records={"b.txt": one})
    found = by_name()
    assert (found["a.txt"].consent.level, found["b.txt"].consent.level) == ("un", "court")
    assert found["b.txt"].record.how == "by post"


@pytest.mark.parametrize("order", [("kk.txt", "en.txt"), ("en.txt", "kk.txt")])
def test_a_translation_is_tied_to_its_original_passage_by_passage(
    session: Session, tmp_path: Path, order: tuple[str, str]
) -> None:
    (tmp_path / "kk.txt").write_text(KAZAKH, "utf8")
    (tmp_path / "en.txt").write_text(ENGLISH, "utf8")
    records = {"en.txt": record_from_mapping({"translation_of": "kk.txt"})}
    for name in order:
        add_sources(session, [tmp_path / name], records=records)
    (row,) = Alignment.objects.all()
    pairs = [(ENGLISH[a:b], KAZAKH[c:d]) for a, b, c, d in json.loads(row.pairs)]
    assert row.how == "passage by passage" and len(pairs) == 2
    assert pairs[1] == ("They beat me for two days.", "Олар мені екі күн ұрды.")


def test_language_is_stated_detected_or_unsure(session: Session, tmp_path: Path) -> None:
    texts = {"en.txt": ENGLISH, "kk.txt": KAZAKH, "none.txt": "12, 13, 14\n", "said.txt": "Other words, in May.\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf8")
    records = {"said.txt": record_from_mapping({"language": "fr"})}
    add_sources(session, [tmp_path / name for name in texts], records=records)
    found = {name: (item.language, item.language_how) for name, item in by_name().items()}
    assert found == {
        "en.txt": ("en", "detected"),
        "kk.txt": ("kk", "detected"),
        "none.txt": ("", "unsure"),
        "said.txt": ("fr", "stated"),
    }


def test_nothing_is_taken_where_a_path_is_wrong(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He was arrested.\n", "utf8")
    with pytest.raises(NotFoundError, match="path-missing"):
        add_sources(session, [tmp_path / "a.txt", tmp_path / "b.txt"])
    assert all_sources() == []


def test_every_file_has_a_ledger_entry_without_its_name(session: Session, tmp_path: Path) -> None:
    (tmp_path / "Dana Korash.txt").write_text("He was arrested.\n", "utf8")
    add_sources(session, [tmp_path / "Dana Korash.txt"])
    entry = LedgerEntry.objects.get(action="source-added")
    assert "Dana" not in entry.payload and by_name()["Dana Korash.txt"].id.removeprefix("sha256:") not in entry.payload
