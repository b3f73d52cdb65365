"""The review in the terminal, driven as a person would type."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from guwah.cli.commands.review import command
from guwah.core.sources.record import record_from_mapping
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.decide import current_review
from guwah.services.gather_material import cleared_parts
from guwah.services.open_case import open_case
from guwah.services.read_source import read_sources
from guwah.store import statements as stored

TEXT = (
    "In May 2016 Tarbek Oltanov was arrested at the Sary bridge. He was beaten in a cellar. He was released in July.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, "utf8")
    with (session := create_case(tmp_path / "case", title="", actor="Tester")).case:
        add_sources(session, [tmp_path / "one.txt"], record=record_from_mapping({"language": "en"}))
        read_sources(session)
        assert len(current_review().statements) >= 3
    return tmp_path / "case"


def type_in(case: Path, *lines: str) -> str:
    result = CliRunner().invoke(command, [str(case)], input="\n".join(lines) + "\n")
    assert result.exit_code == 0, result.output
    return result.output


def states(case: Path) -> dict[str, str]:
    with open_case(case, actor=None).case:
        return {item.act: item.state for item in current_review().accepted()}


def test_accept_edit_reject_and_resume(case: Path) -> None:
    output = type_in(case, "a", "q")
    assert "arrested" in output and "1 decision recorded" in output
    output = type_in(case, "e", "basis=witnessed; place=a cellar", "r", "told twice", "q")
    assert "2 decisions recorded" in output
    found = states(case)
    assert found == {"arrest": "accepted", "beating": "edited"}
    with open_case(case, actor=None).case:
        beating = next(item for item in current_review().accepted() if item.act == "beating")
    assert beating.basis == "witnessed" and beating.place is not None and beating.place.span.exact == "a cellar"
    assert TEXT[beating.place.span.start : beating.place.span.end] == "a cellar"


def test_undo_goes_back_to_the_statement(case: Path) -> None:
    output = type_in(case, "a", "u", "q")
    assert "2 decisions recorded" in output and states(case) == {}


def test_clear_accepts_and_clears(case: Path) -> None:
    type_in(case, "c", "y", "q")
    assert states(case) == {"arrest": "accepted"}
    with open_case(case, actor=None).case:
        found = current_review().statements
        parts = cleared_parts(stored.decisions(), "public", found)
        assert {part for _, part in parts} == {"context"} and cleared_parts(stored.decisions(), "un", found) == set()


def test_a_statement_made_by_hand(case: Path) -> None:
    type_in(case, "n", "He was beaten in a cellar.", "in a cellar", "detention", "q")
    assert states(case) == {"detention": "accepted"}


def test_a_wrong_edit_is_refused_and_the_statement_stays(case: Path) -> None:
    output = type_in(case, "e", "place=the moon", "q")
    assert "quote-missing" in output and "0 decisions recorded" in output
