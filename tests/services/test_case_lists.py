"""The people in the lists of a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from guwah.services.backup_case import backup_case
from guwah.services.case_lists import MAPPINGS, case_lists
from guwah.services.session import Session
from guwah.store.sources import all_sources

AddTexts = Callable[..., object]

LIST = "no,name,native name,sex,age,village\n1,Dana Korash,Дана Кораш,F,34,Orsu\n2,Berik Oltan,,M,,\n3,,,,,\n"
RECORD = {"list.csv": {"kind": "list", "obtained": "2019-05-01"}}


def test_rows_become_people_with_every_script_a_year_of_birth_and_a_place(
    session: Session, add_texts: AddTexts
) -> None:
    add_texts(session, {"list.csv": LIST}, RECORD)
    dana, berik = case_lists(session.case.root, all_sources()).people
    assert dana.names == ("Dana Korash", "Дана Кораш") and dana.row == 2
    assert (dana.sex, dana.born, dana.places) == ("f", (1984, 1985), ("Orsu",))
    assert (berik.names, berik.sex, berik.born, berik.places) == (("Berik Oltan",), "m", None, ())


def test_columns_are_mapped_once_and_what_the_team_mends_holds(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, {"list.csv": LIST}, RECORD)
    case_lists(session.case.root, all_sources())
    (kept,) = (session.case.root / MAPPINGS).iterdir()
    assert kept.name == "list.csv.mapping.yaml"
    kept.write_text(kept.read_text("utf8").replace("native_name", "other").replace("full_name", "other"), "utf8")
    assert case_lists(session.case.root, all_sources()).people == []


def test_a_mapping_that_cannot_be_read_is_told_and_other_lists_are_read(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, {"list.csv": LIST, "other.csv": LIST.replace("Dana", "Nila")}, RECORD)
    case_lists(session.case.root, all_sources())
    (session.case.root / MAPPINGS / "list.csv.mapping.yaml").write_text("name: ghost\n", "utf8")
    found = case_lists(session.case.root, all_sources())
    assert [(name, code) for name, code, _ in found.refused] == [("list.csv", "mapping-malformed")]
    assert {person.names[0] for person in found.people} == {"Nila Korash", "Berik Oltan"}


def test_texts_that_are_no_lists_are_left_alone(session: Session, add_texts: AddTexts) -> None:
    add_texts(session, {"letter.txt": "name, sex\nDana, F\n"})
    assert case_lists(session.case.root, all_sources()).people == []
    assert not (session.case.root / MAPPINGS).exists()


def test_a_backup_has_the_mappings(session: Session, add_texts: AddTexts, tmp_path: Path) -> None:
    add_texts(session, {"list.csv": LIST}, RECORD)
    case_lists(session.case.root, all_sources())
    backup_case(session.case, tmp_path / "copy")
    assert (tmp_path / "copy" / MAPPINGS / "list.csv.mapping.yaml").is_file()
