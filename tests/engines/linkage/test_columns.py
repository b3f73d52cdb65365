"""What columns hold: guessed from header and values, kept in YAML, mended by a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.errors import InvalidInputError
from guwah.engines.linkage.columns import (
    ROLES,
    Guess,
    columns_by_role,
    guess_columns,
    mapping_from_yaml,
    mapping_to_yaml,
)
from guwah.engines.linkage.tables import Table, read_table


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("given_name", "given_name"),
        ("FirstName", "given_name"),
        ("Surname", "family_name"),
        ("Full name", "full_name"),
        ("ФИО", "full_name"),
        ("Отчество", "patronymic"),
        ("Father's name", "father_name"),
        ("姓名", "full_name"),
        ("ئىسمى", "full_name"),
        ("notes", "other"),
        ("Remarks (internal)", "other"),
        ("village of origin", "place"),
        ("籍贯", "place"),
        ("address_1", "street"),
        ("address_2", "address"),
        ("suburb", "suburb"),
    ],
)
def test_headers_in_many_languages(header: str, role: str) -> None:
    table = Table((header,), (("Kelov Dana",), ("Torik Mir",)), (2, 3))
    assert guess_columns(table)[header].role == role


@pytest.mark.parametrize(
    ("header", "value", "role"),
    [
        ("Date of birth (dd/mm/yyyy)", "12/03/1984", "date_of_birth"),
        ("DOB", "1984", "date_of_birth"),
        ("تاريخ الميلاد", "1984", "date_of_birth"),
        ("Year of birth", "1984", "year"),
        ("возраст", "33", "age"),
        ("soc_sec_id", "6988048", "id"),
        ("ID card number", "6988048", "id"),
        ("Mobile number", "0701 234567", "phone"),
        ("Date of arrest", "2017-05-03", "date_missing"),
        ("post code", "4011", "postcode"),
        ("rec_id", "17", "list_id"),
        ("No", "17", "list_id"),
        ("Sex", "F", "sex"),
    ],
)
def test_headers_of_figures(header: str, value: str, role: str) -> None:
    assert guess_columns(Table((header,), ((value,),), (2,)))[header].role == role


def test_a_header_that_the_values_belie_is_not_believed() -> None:
    table = read_table("person,born\n17,once\n18,lately\n")
    assert [guess.role for guess in guess_columns(table).values()] == ["list_id", "other"]


def test_name_beside_surname_is_the_given_name() -> None:
    assert [guess.role for guess in guess_columns(read_table("name,surname\nDana,Kelov\n")).values()] == [
        "given_name",
        "family_name",
    ]


def test_values_tell_where_headers_do_not() -> None:
    rows = [f"Dana Kelov{'abcdefgh'[n]},{1930 + 9 * n}-03-1{n},{'MF'[n % 2]},+7701234567{n},x{n % 2}" for n in range(8)]
    guesses = guess_columns(read_table("q1,q2,q3,q4,q5\n" + "\n".join(rows)))
    assert [guess.role for guess in guesses.values()] == ["full_name", "date_of_birth", "sex", "phone", "other"]
    assert all(guess.because for guess in guesses.values())


# As read_table gives them: white space folded.
names = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.dictionaries(names, st.builds(Guess, st.sampled_from(ROLES), st.just("a reason"))))
def test_a_mapping_comes_back_from_its_file_with_a_line_for_each_column(mapped: dict[str, Guess]) -> None:
    text = mapping_to_yaml(mapped)
    if mapped:
        assert mapping_from_yaml(text) == mapped
    if all(len(name) < 100 for name in mapped):
        assert text.count("\n") == len(mapped) + 2


def test_a_person_may_write_a_role_alone() -> None:
    assert mapping_from_yaml("Name: full_name\nX: {role: other}\n") == {
        "Name": Guess("full_name", "you said so"),
        "X": Guess("other", "you said so"),
    }


@pytest.mark.parametrize("text", ["", "- a", "Name: nickname", "Name: {role: 3}", "Name: [", "a: b: c", "\x00"])
def test_a_wrong_mapping_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        mapping_from_yaml(text)
    assert caught.value.code == "mapping-malformed"


@given(st.text())
def test_any_mapping_is_read_or_refused(text: str) -> None:
    try:
        mapping_from_yaml(text)
    except InvalidInputError as error:
        assert error.code == "mapping-malformed"


def test_columns_of_one_role_stand_together_and_others_are_left_out() -> None:
    table = read_table("address_1,address_2,address_3,notes\na,b,c,d\n")
    assert columns_by_role(table, guess_columns(table)) == {"street": [["a"]], "address": [["b"], ["c"]]}
