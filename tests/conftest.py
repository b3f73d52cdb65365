"""Cases for tests: a fresh one, and one with read sources that is made once and copied. One is open at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guwah.core.sources.record import record_from_mapping
from guwah.core.statements.codebook import Codebook
from guwah.core.statements.statement import Mention, Statement, Voice
from guwah.core.values.spans import Quote, Span
from guwah.services.add_source import Intake, add_sources
from guwah.services.create_case import create_case
from guwah.services.open_case import open_case
from guwah.services.session import Session

AddTexts = Callable[..., Intake]

INTERVIEW = "🕊️ Dana Korash speaks. I was arrested at the Tash bridge. They beat me in the cellar. I was released.\n"
LETTER = "To whom it may concern: my brother Berik was arrested in Ostrel, and I saw how they beat him.\n"
RECORDS = {
    "interview.txt": {
        "consent": "public-anonymous",
        "title": "Interview with Dana Korash",
        "witnesses": [{"name": "Dana Korash", "forms": ["Дана Кораш"]}],
    },
    "letter.txt": {"consent": "court", "people": [{"name": "Berik Korash"}]},
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A fresh case with one member, Ann."""
    made = create_case(tmp_path / "case", title="The bridge", actor="Ann")
    yield made
    made.case.close()


@pytest.fixture
def add_texts(tmp_path: Path) -> AddTexts:
    """Write texts to files and take them into the open case: ``add_texts(session, {"a.txt": "..."}, records)``."""

    def add(
        session: Session, texts: dict[str, str], records: dict[str, dict] | None = None, folder: str = "in"
    ) -> Intake:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for name, text in texts.items():
            (place / name).write_text(text, "utf8", newline="")
        said = {name: record_from_mapping(value) for name, value in (records or {}).items()}
        return add_sources(session, [place], records=said)

    return add


class WordEngine:
    """Proposes one statement for each trigger word, on the sentence around it."""

    name = "words 1"
    acts = {"arrested": "arrest", "beat": "beating", "released": "release"}

    def propose(
        self,
        text: str,
        *,
        source: str,
        language: str | None,
        codebook: Codebook,
        written: date | None = None,
        known_names: object = (),
        witnesses: object = (),
        anchors: object = (),
    ) -> list[Statement]:
        return [
            self._statement(text, source, word, act)
            for word, act in self.acts.items()
            if word in text and act in codebook
        ]

    def _statement(self, text: str, source: str, word: str, act: str) -> Statement:
        at = text.index(word)
        start = max(text.rfind(". ", 0, at) + 2, 0) if ". " in text[:at] else 0
        end = text.find(".", at) + 1
        me = text.find("me", at, end)
        victims = (Mention(Span.at(text, me, me + 2)),) if me >= 0 else ()
        made = Statement(source, act, Quote.at(text, start, end), Span.at(text, at, at + len(word)), victims=victims)
        return replace(made, voice=Voice("I", "witness"), engine=self.name, codebook="test", confidence=0.5, cue=word)


@pytest.fixture(scope="session")
def _stocked_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from guwah.services.read_source import read_sources

    root = tmp_path_factory.mktemp("stocked")
    (root / "in").mkdir()
    for name, text in {"interview.txt": INTERVIEW, "letter.txt": LETTER}.items():
        (root / "in" / name).write_text(text, "utf8", newline="")
    made = create_case(root / "case", title="The bridge", actor="Ann")
    said = {name: record_from_mapping(value) for name, value in RECORDS.items()}
    add_sources(made, [root / "in"], records=said)
    read_sources(made, engine=WordEngine())
    made.case.close()
    return root / "case"


@pytest.fixture
def stocked_case(_stocked_root: Path, tmp_path: Path) -> Path:
    """A closed case with two sources and five proposed statements, for a test to change."""
    shutil.copytree(_stocked_root, tmp_path / "case")
    return tmp_path / "case"


@pytest.fixture
def stocked(stocked_case: Path) -> Iterator[Session]:
    """The stocked case, opened by Ann."""
    opened = open_case(stocked_case, actor="Ann")
    yield opened
    opened.case.close()
