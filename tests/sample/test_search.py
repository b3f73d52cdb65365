"""The sample case, searched: every script finds the others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from guwah.core.sources.record import record_from_mapping
from guwah.reference.sample import TITLE, load_sample
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.erase import erase_source
from guwah.services.judge import judge
from guwah.services.open_case import open_case
from guwah.services.read_source import read_sources
from guwah.services.sample_case import sample_judgements
from guwah.services.search_case import search_case
from guwah.services.session import Session
from guwah.store.search_index import FILE, FOLDER


@pytest.fixture(scope="module")
def read_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's case, added, read and judged."""
    sample = load_sample()
    root = tmp_path_factory.mktemp("sample") / "case"
    session = create_case(root, title=TITLE, actor="Reviewer", invented=True)
    with session.case:
        records = {name: record_from_mapping(record) for name, record in sample.records.items()}
        add_sources(session, [sample.documents], records=records)
        read_sources(session)
        judge(session, sample_judgements())
    return root


@pytest.fixture
def sample(read_root: Path, tmp_path: Path) -> Iterator[Session]:
    """A copy of the sample's case, open."""
    shutil.copytree(read_root, tmp_path / "case")
    session = open_case(tmp_path / "case", actor=None)
    with session.case:
        yield session


def hits(session: Session, query: str, *, exact: bool = False) -> set[tuple[str, str]]:
    """File and words of every hit in a text."""
    return {(hit.file, hit.exact) for hit in search_case(session, query, exact=exact, limit=1000).texts}


def test_a_latin_name_finds_the_cyrillic_mentions_unless_exact(sample: Session) -> None:
    found = hits(sample, "Tolepbergen")
    assert {("testimony-B-kk.txt", "Төлепберген"), ("letter-ru.txt", "Толепбергена")} <= found
    assert ("testimony-C.rtf", "Tolepbergen") in found
    exact = hits(sample, "Tolepbergen", exact=True)
    assert exact and {words for _, words in exact} == {"Tolepbergen"}


@pytest.mark.parametrize("query", ["Akhmetjan", "Ахметжан", "艾合买提江", "Ehmetcan"])
def test_a_name_in_any_script_finds_the_notice_and_the_interview(sample: Session, query: str) -> None:
    found = hits(sample, query)
    assert any(name == "notice-zh.txt" and "艾合买提江" in words for name, words in found)
    assert ("interview-courier.html", "Akhmetjan") in {(name, words.split()[0]) for name, words in found}


@pytest.mark.parametrize("query", ["Sawutjan", "Savutjan", "ساۋۇتجان"])
def test_a_uyghur_name_is_found_with_its_endings(sample: Session, query: str) -> None:
    places = search_case(sample, query, limit=1000).texts
    in_statement = [hit for hit in places if hit.file == "statement-uyghur.txt" and hit.exact == "ساۋۇتجان"]
    assert len(in_statement) == 5
    assert any(hit.after.startswith("نىڭ") for hit in in_statement)


@pytest.mark.parametrize(
    ("query", "file", "words"),
    [
        ("学员管理", "notice-zh.txt", "学员管理"),
        ("通知", "notice-zh.txt", "通知"),
        ("كويزا", "statement-uyghur.txt", "كويزا"),
        ("забрал", "letter-ru.txt", "забрал"),
        ("терезе", "testimony-B-kk.txt", "терезе"),
        ("tomurbaqi", "testimony-A-long.docx", "Tömürbaqi"),
        ("boulangerie", "article-fr.html", "boulangerie"),
        ("plastic bag", "testimony-C.rtf", "plastic bag"),
    ],
)
def test_words_are_found_in_every_language(sample: Session, query: str, file: str, words: str) -> None:
    assert (file, words) in hits(sample, query, exact=True) | hits(sample, query)


def test_an_ordinary_word_is_no_name(sample: Session) -> None:
    assert search_case(sample, "arrested").names == ()


def test_erasing_a_source_removes_its_words_from_the_index(sample: Session) -> None:
    assert hits(sample, "كويزا")
    erase_source(sample, "statement-uyghur.txt", reason_code="witness-request")
    assert not hits(sample, "كويزا")
    data = (sample.case.root / FOLDER / FILE).read_bytes()
    assert "كويزا".encode() not in data and "ساقچى".encode() not in data
