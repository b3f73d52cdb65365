"""Reading: what is proposed for which text, and how interrupted work goes on."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from guwah.core.values.errors import IntegrityError
from guwah.engines.rules.reader import RulesEngine
from guwah.reference.codebook import load_codebook
from guwah.services import read_source
from guwah.services.add_source import add_sources
from guwah.services.read_source import read_sources
from guwah.services.session import Session
from guwah.store import statements as stored
from guwah.store.models import Reading

ENGLISH = "In May 2016 Tarbek was arrested at the Sary bridge. He was beaten.\n"


def add(session: Session, folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf8")
    add_sources(session, [folder / f"{name}.txt" for name in texts])


def test_a_text_is_read_once_by_one_engine(session: Session, tmp_path: Path) -> None:
    add(session, tmp_path, one=ENGLISH)
    first, second = read_sources(session), read_sources(session)
    assert first.read == 1 and first.proposed >= 2 and (second.read, second.read_before) == (0, 1)
    add(session, tmp_path, two="She was released in July 2017.\n")
    assert read_sources(session).read == 1


def test_other_languages_get_dates_and_names_and_no_statements(session: Session, tmp_path: Path) -> None:
    add(session, tmp_path, ru="В мае 2017 года Тарбек Олтанов был арестован в городе Сары. Его били два дня подряд.\n")
    report = read_sources(session)
    assert (report.read, report.proposed, report.other_languages) == (1, 0, 1)
    notes = Reading.objects.get().notes
    assert "2017-05" in notes and "Олтанов" in notes and stored.proposals() == []


def test_a_retired_act_is_not_proposed(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codebook = load_codebook()
    acts = tuple(dataclasses.replace(act, retired=act.id == "arrest") for act in codebook.acts)
    monkeypatch.setattr(read_source, "load_codebook", lambda: dataclasses.replace(codebook, acts=acts))
    add(session, tmp_path, one=ENGLISH)
    read_sources(session)
    assert {item.act for item in stored.proposals()} == {"beating"}


def test_an_engine_that_moves_words_is_refused(session: Session, tmp_path: Path) -> None:
    class Moving(RulesEngine):
        def propose(self, text: str, **options: object) -> list:  # type: ignore[override, type-arg]
            found = super().propose(text, **options)  # type: ignore[arg-type]
            quote = dataclasses.replace(found[0].quote, exact="He was at home")
            return [dataclasses.replace(found[0], quote=quote)]

    add(session, tmp_path, one=ENGLISH)
    with pytest.raises(IntegrityError, match="quote-broken"):
        read_sources(session, engine=Moving())
    assert stored.proposals() == [] and not Reading.objects.exists()
