"""Ids name a thing by what it is made of."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.ids import source_id, statement_id


@given(st.binary(max_size=40))
def test_a_source_is_named_by_its_bytes(original: bytes) -> None:
    assert source_id(original) == "sha256:" + hashlib.sha256(original).hexdigest()


keys = st.tuples(
    st.sampled_from(["sha256:aa", "sha256:ab"]), st.sampled_from(["arrest", "release"]), st.integers(0, 300),
    st.integers(0, 300),
)  # fmt: skip


@given(keys, keys)
def test_two_statements_share_an_id_only_where_source_act_and_trigger_are_the_same(one: tuple, other: tuple) -> None:
    assert (statement_id(*one) == statement_id(*other)) == (one == other)


def test_the_id_of_a_statement_stays_what_it_was() -> None:
    assert statement_id("sha256:aa", "arrest", 3, 11) == "c801eaa74b830dd18d3734a0e9abf11a"
