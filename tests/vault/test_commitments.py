"""Commitments prove content to who holds the salt."""

import re

from hypothesis import given
from hypothesis import strategies as st

from guwah.vault.commitments import commit, new_salt

salts = st.binary(min_size=16, max_size=16).map(bytes.hex)


@given(salts, salts, st.text(max_size=20), st.text(max_size=20))
def test_it_holds_for_its_salt_and_content_alone(salt: str, other: str, content: str, changed: str) -> None:
    made = commit(salt, content)
    assert made == commit(salt, content) and re.fullmatch("[0-9a-f]{64}", made)
    assert (commit(other, content) == made) == (other == salt)
    assert (commit(salt, changed) == made) == (changed == content)


def test_every_salt_is_new() -> None:
    made = {new_salt() for _ in range(100)}
    assert len(made) == 100 and all(re.fullmatch("[0-9a-f]{32}", salt) for salt in made)
