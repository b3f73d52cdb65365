"""Rows as the model sees them: cleaned, united over lists, in an order of their own."""

from __future__ import annotations

from engines.linkage.people import people
from guwah.engines.linkage.people import people_of


def test_lists_are_united_by_role() -> None:
    found = people_of([{"given_name": [["Dana"]]}, {"given_name": [["Mir", "Tor"]], "sex": [["M", ""]]}])
    assert found.fields == {"given_name": ["dana", "mir", "tor"], "sex": ["", "m", ""]}
    assert found.lists.tolist() == [0, 1, 1]


def test_columns_of_one_role_are_joined_or_the_first_that_is_filled_counts() -> None:
    found = people_of([{"address": [["flat 3"], ["old mill"]], "phone": [[""], ["0701234567"]]}])
    assert found.fields == {"address": ["flat 3 old mill"], "phone": ["701234567"]}


def test_a_year_stands_in_for_a_date_of_birth() -> None:
    found = people(date_of_birth=["12.03.1984", "", ""], year=["1983", "1990", ""])
    assert found.fields == {"date_of_birth": ["19840312", "1990", ""]}


def test_names_are_compared_whole_where_any_row_has_only_a_whole_one() -> None:
    found = people_of([{"full_name": [["Dana Kelov"]]}, {"given_name": [["Dana"]], "family_name": [["Kelov"]]}])
    assert found.fields == {"full_name": ["dana kelov", "dana kelov"]}


def test_what_nobody_tells_is_no_field() -> None:
    assert not people(age=["", "?"]).has("age")
    assert len(people_of([{}], [3])) == 3


def test_the_order_of_rows_is_that_of_what_they_tell() -> None:
    one, order = people(given_name=["Mir", "Dana", "Tor"]).sorted()
    assert one.fields["given_name"] == ["dana", "mir", "tor"]
    assert order.tolist() == [1, 0, 2]
