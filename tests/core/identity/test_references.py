"""How a judgement points at a person, and what is no name."""

import pytest

from guwah.core.identity.references import Reference, has_initial, is_code, is_code_name, parse_reference


def test_a_name_with_a_source_and_one_without() -> None:
    assert parse_reference("Dana Korash @ sha256:ab") == Reference("Dana Korash", "sha256:ab")
    assert parse_reference("Dana @ home") == Reference("Dana @ home")
    assert str(Reference("Dana", "sha256:ab")) == "Dana @ sha256:ab" and str(Reference("Dana")) == "Dana"


@pytest.mark.parametrize("name", ["W-17", "V-4", "K 12", "", "Witness 3", "witness B", "007"])
def test_codes(name: str) -> None:
    assert is_code(name) and is_code_name(name)


@pytest.mark.parametrize("name", ["T. D.", "A.", "А. Б."])
def test_initials_are_no_code_but_stand_in_place_of_a_name(name: str) -> None:
    assert not is_code(name) and is_code_name(name) and has_initial(name)


@pytest.mark.parametrize("name", ["Gai", "Du Hengyao", "杜恒遥", "ئىلشات", "Pang"])
def test_short_names_are_names(name: str) -> None:
    assert not is_code_name(name) and not has_initial(name)


def test_a_name_with_one_initial() -> None:
    assert has_initial("P. Garstang") and not is_code_name("P. Garstang")
