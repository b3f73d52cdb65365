"""Tables with separators: which one, ragged rows, headers, what is no table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.errors import InvalidInputError
from guwah.engines.linkage.tables import read_table


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_told_by_the_rows(separator: str) -> None:
    text = separator.join(("name", "born")) + "\n" + separator.join(("Dana Kelov", "1984")) + "\n"
    table = read_table("\ufeff" + text)
    assert (table.header, table.rows, table.numbers) == (("name", "born"), (("Dana Kelov", "1984"),), (2,))


def test_commas_inside_quotes_and_thousands_do_not_part_cells() -> None:
    table = read_table('name;sum\n"Kelov; Dana";1,200\n"Torik, Mir";3,400\n')
    assert table.rows == (("Kelov; Dana", "1,200"), ("Torik, Mir", "3,400"))


def test_ragged_rows_are_filled_and_what_is_more_gets_a_column() -> None:
    table = read_table("a,b\n1\n1,2,3\n\n4,5\n")
    assert table.header == ("a", "b", "column 3")
    assert table.rows == (("1", "", ""), ("1", "2", "3"), ("4", "5", ""))
    assert (table.numbers, table.ragged) == ((2, 3, 5), 2)


def test_headers_are_made_unlike() -> None:
    assert read_table("name,name,\nx,y,z\n").header == ("name", "name (2)", "column 3")


@pytest.mark.parametrize("text", ["", "\ufeff", "name,born\n", "name\n\n \n"])
def test_a_table_without_rows_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_table(text)
    assert caught.value.code == "table-empty"


def test_a_quote_that_never_ends_is_refused() -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_table('name,born\n"' + "x" * 200_000)
    assert caught.value.code == "table-unreadable"


@given(st.text())
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        table = read_table(text)
    except InvalidInputError:
        return
    assert len(set(table.header)) == len(table.header)
    assert all(len(row) == len(table.header) for row in table.rows)
    assert len(table.numbers) == len(table.rows) > 0
