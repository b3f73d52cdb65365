"""Keyed digests prove to who holds the key."""

from hypothesis import given
from hypothesis import strategies as st

from guwah.core.disclosure.keyed import keyed_digest

KEY, OTHER = "ab" * 32, "cd" * 32
parts = st.lists(st.text(st.characters(exclude_characters="\x1f"), max_size=6), min_size=1, max_size=3)


@given(parts, parts)
def test_other_parts_have_another_digest(one: list[str], other: list[str]) -> None:
    assert (keyed_digest(KEY, *one) == keyed_digest(KEY, *other)) == (one == other)


@given(parts)
def test_another_key_gives_another_digest(said: list[str]) -> None:
    assert keyed_digest(KEY, *said) != keyed_digest(OTHER, *said)
    assert len(keyed_digest(KEY, *said)) == 64


def test_a_lone_surrogate_is_no_obstacle() -> None:
    assert keyed_digest(KEY, "\ud800") != keyed_digest(KEY, "?")
