"""Words that are one name by the tables of names."""

from __future__ import annotations

import pytest

from guwah.engines.names.equivalents import MOST_GROUPS, cognates_of, groups_of
from guwah.engines.names.words import compared_form
from guwah.reference.names.cognates import load_cognates, load_homographs, load_nicknames


def groups(word: str) -> set[int]:
    return set(groups_of(*compared_form(word)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khadija", "Қадиша"), ("Саша", "Александр"), ("Yusuf", "Жүсіп"), ("Жүсіп", "玉素甫"),
        ("Mehmet", "买买提"), ("عمر", "Ömer"), ("ئايگۈل", "阿依古丽"),
    ],
)  # fmt: skip
def test_forms_of_a_name_share_a_number_in_any_script(one: str, other: str) -> None:
    assert groups(one) & groups(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Aygul", "Aynur"), ("Gülnar", "Gülnur"), ("Memet", "Ehmet"), ("Hasan", "Hüseyin"), ("يوسف", "ئىبراھىم")],
)
def test_names_that_are_known_as_two_share_none(one: str, other: str) -> None:
    assert groups(one)
    assert groups(other)
    assert not groups(one) & groups(other)


def test_an_unknown_word_has_no_groups() -> None:
    assert groups_of("qqqq", "Latn") == ()
    assert groups_of("", "Latn") == ()


def test_every_form_of_a_row_stands_for_its_row_unless_it_stands_for_too_many() -> None:
    missing = []
    for number, row in enumerate(load_cognates()):
        for forms in row.values():
            for form in forms:
                found = groups_of(*compared_form(form.replace(" ", "")))
                assert found, form
                assert len(found) <= MOST_GROUPS
                if number not in found and len(found) < MOST_GROUPS:
                    missing.append(form)
    assert not missing


def test_forms_of_two_rows_are_those_that_the_table_owns_up_to() -> None:
    """Names compared in one alphabet can fall together where their spellings do not; those must be few."""
    known = {compared_form(form.replace(" ", "")) for form in (*load_homographs(), *load_nicknames())}
    rows = len(load_cognates())
    shared = {
        compared_form(form.replace(" ", ""))
        for row in load_cognates()
        for forms in row.values()
        for form in forms
        if len([n for n in groups_of(*compared_form(form.replace(" ", ""))) if n < rows]) > 1
    }
    assert len(shared - known) <= 15, sorted(shared - known)


def test_a_short_form_stands_for_its_full_names() -> None:
    for short, names in load_nicknames().items():
        assert groups(short) & set().union(*(groups(name.replace(" ", "")) for name in names)), short


def test_what_other_languages_write_is_given_with_the_language() -> None:
    found = dict(cognates_of("yusuf", "Latn"))
    assert found["kk"] == "Жүсіп"
    assert found["ar"] == "يوسف"
    assert cognates_of("qqqq", "Latn") == []
