"""A team's own gazetteer in the case's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from guwah.core.values.errors import InvalidInputError, NotFoundError
from guwah.reference.gazetteer import load_gazetteer
from guwah.services.backup_case import backup_case
from guwah.services.case_gazetteer import GAZETTEER, case_gazetteer, entities_of
from guwah.services.session import Session

OWN = """
places:
  - {id: sheltam, name: Sheltam, kind: district, parent: cn-65, source: a map}
facilities:
  - {id: mill, name: the Mill, kind: camp, place: sheltam, source: two witnesses}
"""


def test_a_case_without_the_file_has_the_shipped_one(tmp_path: Path) -> None:
    assert case_gazetteer(tmp_path) is load_gazetteer()


def test_what_the_file_names_lies_over_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / GAZETTEER).write_text(OWN, "utf8")
    made = case_gazetteer(tmp_path)
    assert made.own == {"sheltam", "mill"} and len(made) == len(load_gazetteer()) + 2
    assert [item.id for item in made.ancestors("mill")] == ["sheltam", "cn-65", "CN"]
    assert "sheltam" not in load_gazetteer(), "the shipped one is not touched"


def test_an_empty_file_names_nothing(tmp_path: Path) -> None:
    (tmp_path / GAZETTEER).write_text("# nothing yet\n", "utf8")
    assert case_gazetteer(tmp_path).own == frozenset()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("places: [", "gazetteer-malformed"),
        ("- a\n- b\n", "gazetteer-malformed"),
        ("places:\n  - {id: x, name: X, kind: town}\n", "gazetteer-malformed"),
        ("places:\n  - {id: x, name: X, kind: town, source: s, parent: nowhere}\n", "gazetteer-malformed"),
        ("places:\n  - {id: x, name: X, kind: town, source: s, earliest: 2017-13-45}\n", "gazetteer-malformed"),
        ("places:\n  - {id: x, name: X, kind: town, source: s, earliest: last year}\n", "edtf-unread"),
        ("a: &a [*a]\n", "gazetteer-malformed"),
        ("!!python/object/apply:os.getcwd []\n", "gazetteer-malformed"),
    ],
)
def test_a_file_that_is_wrong_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / GAZETTEER).write_text(text, "utf8")
    with pytest.raises(InvalidInputError) as error:
        case_gazetteer(tmp_path)
    assert error.value.code == code


def test_a_file_that_is_no_text_and_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / GAZETTEER).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInputError) as error:
        case_gazetteer(tmp_path)
    assert error.value.code == "file-unreadable"
    with pytest.raises(NotFoundError) as missing:
        entities_of(tmp_path / "nothing.yaml")
    assert missing.value.code == "path-missing"


def test_a_backup_takes_the_file_along(session: Session, tmp_path: Path) -> None:
    (session.case.root / GAZETTEER).write_text(OWN, "utf8")
    backup_case(session.case, tmp_path / "copy")
    assert (tmp_path / "copy" / GAZETTEER).read_text("utf8") == OWN
