"""Searching a case: words, names, the ledger, and what an erasure leaves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from guwah.core.values.errors import InvalidInputError, NotPermittedError
from guwah.services.backup_case import backup_case
from guwah.services.create_case import create_case
from guwah.services.erase import erase_names, erase_source
from guwah.services.judge import judge
from guwah.services.open_case import open_case
from guwah.services.search_case import SearchResult, search_case
from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.store.models import LedgerEntry
from guwah.store.search_index import FILE, FOLDER, needle
from guwah.store.sources import all_sources

AddTexts = Callable[..., Any]
HOSTILE = [
    '"', '""', "'", "*", "arrested*", "NEAR(a b)", "a AND b", "NOT", "a OR", "(", "folded:arrested", "^arrested", "-",
    "--", "'; DROP TABLE texts; --", "\0", "arr\0ested", "\ud800", "🕊️", "…!?", "%", "_", "a" * 50_000, "ab " * 20_000,
    "．", "ʼʼʼ", "\u202e", "\u0301", "通" * 300, "\\", "\n.\n", "١٢٣", "ﷺ", "ß",
]  # fmt: skip


def index_of(session: Session) -> Path:
    return session.case.root / FOLDER / FILE


def exacts(result: SearchResult) -> list[str]:
    return [hit.exact for hit in result.texts]


def check_hits(result: SearchResult) -> None:
    texts = {item.id: item.text for item in all_sources()}
    for hit in result.texts:
        text = texts[hit.source]
        assert text[hit.start : hit.end] == hit.exact
        assert text[: hit.start].endswith(hit.before) and text[hit.end :].startswith(hit.after)


def test_a_word_is_found_where_it_stands_with_the_words_around(stocked: Session) -> None:
    result = search_case(stocked, "ARRESTED")
    assert [(hit.file, hit.exact) for hit in result.texts] == [
        ("interview.txt", "arrested"),
        ("letter.txt", "arrested"),
    ]
    assert result.texts[0].before.endswith("I was ") and result.texts[0].after.startswith(" at the Tash")
    assert (result.texts_in_all, result.names_in_all, result.names) == (2, 0, ())
    check_hits(result)


def test_whole_words_come_before_beginnings_and_insides(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, {"a.txt": "unheld holding", "b.txt": "it held"})
    found = search_case(session, "held").texts
    assert [(hit.file, hit.start) for hit in found] == [("b.txt", 3), ("a.txt", 2)]
    assert exacts(search_case(session, "hol")) == ["hol"]


def test_words_near_each_other_come_after_those_in_one_run(stocked: Session) -> None:
    result = search_case(stocked, "beat arrested")
    assert exacts(result)[0] == "arrested at the Tash bridge. They beat"
    assert exacts(search_case(stocked, "They beat")) == ["They beat", "they beat"]
    assert search_case(stocked, "beat nowhere").texts == ()


def test_a_name_is_found_by_another_script_unless_exact(session: Session, add_texts: AddTexts) -> None:
    records = {"k.txt": {"people": [{"name": "Tölepbergen Därkenuly", "forms": ["Төлепберген", "Brick"]}]}}
    add_texts(
        session, {"k.txt": "Інім Төлепбергенді көрдім.", "e.txt": "They called him Brick. Bricks lay there."}, records
    )
    result = search_case(session, "Tolepbergen")
    assert [hit.name for hit in result.names][:2] == ["Төлепберген", "Tölepbergen Därkenuly"]
    assert all(hit.person == "tölepbergen därkenuly" for hit in result.names)
    first = result.names[0]
    assert (first.times, len(first.sources)) == (1, 1) and first.weight_bits and first.weight_bits > 4
    assert exacts(result) == ["Төлепберген", "Brick", "Brick"], "other names of the person found are looked for too"
    assert (result.texts[0].form, result.texts[1].weight_bits) == ("Төлепберген", None)
    exact = search_case(session, "Tolepbergen", exact=True)
    assert exact.texts == () and [(hit.name, hit.weight_bits) for hit in exact.names] == [
        ("Tölepbergen Därkenuly", None)
    ]
    check_hits(result)


def test_a_judged_name_and_a_column_of_names_are_names_of_the_case(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, {"list.csv": "Name,Born\nSawutjan Baratqul,1972\nErkinbeg Sopaxun,1959\n"})
    judge(session, [{"kind": "person", "left": "Данияр", "judgement": "same"}])
    assert [hit.name for hit in search_case(session, "Савутжан Баратқұл").names] == ["Sawutjan Baratqul"]
    assert [hit.name for hit in search_case(session, "Daniyar").names] == ["Данияр"]


def test_the_limit_holds_for_each_kind_and_all_are_counted(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, {"a.txt": "fear " * 50})
    result = search_case(session, "fear", limit=3)
    assert (len(result.texts), result.texts_in_all) == (3, 50)


def test_every_search_is_in_the_ledger_without_its_words(stocked: Session) -> None:
    search_case(stocked, "Dana Korash")
    search_case(stocked, " Dana  Korash ", exact=True)
    search_case(stocked, "nothing of the kind")
    entries = list(LedgerEntry.objects.order_by("-seq")[:3])
    assert {entry.action for entry in entries} == {"searched"} and {entry.actor for entry in entries} == {stocked.actor}
    third, second, first = (json.loads(entry.payload) for entry in entries)
    assert set(first) == {"query", "exact", "texts", "names", "rows"}
    assert first["query"] == second["query"] != third["query"] and len(first["query"]) == 64
    assert (first["exact"], second["exact"]) == (False, True)
    assert (third["texts"], third["names"]) == (0, 0) and first["texts"] >= 1
    assert "Korash" not in "".join(entry.payload for entry in entries)


def test_the_same_query_has_another_digest_in_another_case(session: Session, tmp_path: Path) -> None:
    search_case(session, "Dana")
    here = json.loads(LedgerEntry.objects.order_by("-seq")[0].payload)["query"]
    session.case.close()
    other = create_case(tmp_path / "other", title="The bridge", actor="Ann")
    search_case(other, "Dana")
    there = json.loads(LedgerEntry.objects.order_by("-seq")[0].payload)["query"]
    other.case.close()
    assert here != there


def test_who_is_unknown_cannot_open_the_case(stocked_case: Path) -> None:
    with pytest.raises(NotPermittedError, match="not a member"):
        open_case(stocked_case, actor="Nobody")


@pytest.mark.parametrize("query", ["", "  ", "\n\t"])
def test_nothing_to_search_for_is_told_and_not_recorded(stocked: Session, query: str) -> None:
    before = LedgerEntry.objects.count()
    with pytest.raises(InvalidInputError) as caught:
        search_case(stocked, query)
    assert caught.value.code == "query-empty" and LedgerEntry.objects.count() == before


@pytest.mark.parametrize("exact", [False, True])
def test_hostile_queries_are_plain_text(stocked: Session, exact: bool) -> None:
    for query in HOSTILE:
        check_hits(search_case(stocked, query, exact=exact))
    assert exacts(search_case(stocked, "🕊️")) == ["🕊️"]
    assert exacts(search_case(stocked, '"arrested" NOT beat')) == []
    assert len(exacts(search_case(stocked, "“arrested”*"))) == 2


@given(st.text(min_size=1, max_size=60))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_breaks_the_search(stocked: Session, query: str) -> None:
    if query.strip():
        check_hits(search_case(stocked, query))


@given(st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_three_letters_of_a_stored_text_are_found(stocked: Session, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(all_sources()))
    start = data.draw(st.integers(0, len(source.text) - 3))
    words = source.text[start : data.draw(st.integers(start + 3, len(source.text)))]
    assume(len(needle(words)) >= 3)
    result = search_case(stocked, words, exact=True, limit=1000)
    assert any(hit.source == source.id and hit.start < start + len(words) and hit.end > start for hit in result.texts)


def test_a_missing_index_is_made_anew_and_a_stale_one_refreshed(stocked: Session, add_texts: AddTexts) -> None:
    search_case(stocked, "arrested")
    before = index_of(stocked).stat()
    search_case(stocked, "arrested")
    assert index_of(stocked).stat().st_mtime_ns == before.st_mtime_ns, "a search by itself changes no text"
    index_of(stocked).unlink()
    assert len(search_case(stocked, "arrested").texts) == 2
    add_texts(stocked, {"more.txt": "Somebody else was arrested."}, folder="more")
    assert len(search_case(stocked, "arrested").texts) == 3


def test_an_index_that_lies_is_thrown_away(stocked: Session) -> None:
    search_case(stocked, "arrested")
    connection = sqlite3.connect(index_of(stocked))
    connection.execute("UPDATE texts SET folded = replace(folded, 'speaks', 'listen')")
    connection.execute("INSERT INTO parts(parts) VALUES ('rebuild')")
    connection.commit()
    connection.close()
    assert search_case(stocked, "listen").texts == ()
    assert exacts(search_case(stocked, "speaks")) == ["speaks"]


def test_the_index_is_no_part_of_the_case_or_of_a_backup(stocked: Session, tmp_path: Path) -> None:
    search_case(stocked, "arrested")
    backup_case(stocked.case, tmp_path / "copy")
    assert not (tmp_path / "copy" / FOLDER).exists()
    stocked.case.close()
    assert verify_case(stocked.case.root).problems == []
    assert not [note for note in verify_case(stocked.case.root).notes if FOLDER in note]
    index_of(stocked).write_bytes(b"anything")
    assert verify_case(stocked.case.root).problems == []


def test_an_erased_source_is_found_no_more_and_has_left_no_trace(stocked: Session) -> None:
    assert len(search_case(stocked, "arrested").texts) == 2
    assert b"cellar" in index_of(stocked).read_bytes()
    erase_source(stocked, "interview.txt", reason_code="witness-request")
    assert not index_of(stocked).exists()
    result = search_case(stocked, "arrested")
    assert [hit.file for hit in result.texts] == ["letter.txt"]
    assert not [hit for hit in search_case(stocked, "Dana").names if "Dana" in hit.name]
    data = index_of(stocked).read_bytes().lower()
    assert all(word not in data for word in (b"cellar", b"tash", b"dana", "дана".encode()))


def test_an_erased_name_is_no_name_of_the_case_any_more(stocked: Session) -> None:
    assert "Дана Кораш" in [hit.name for hit in search_case(stocked, "Dana Korash").names]
    erase_names(stocked, ["Dana Korash", "Дана Кораш"], reason_code="witness-request")
    assert not index_of(stocked).exists()
    assert "Дана Кораш" not in [hit.name for hit in search_case(stocked, "Dana Korash").names]
    assert "кораш".encode() not in index_of(stocked).read_bytes().lower()
