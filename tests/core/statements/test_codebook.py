"""The codebook as the domain sees it."""

import pytest

from core.made import CODEBOOK
from guwah.core.values.errors import InvalidInputError


def test_an_act_is_found_by_id_and_an_unknown_one_refused() -> None:
    assert "arrest" in CODEBOOK and "teleportation" not in CODEBOOK
    assert CODEBOOK.act("arrest").label == "Arrest"
    with pytest.raises(InvalidInputError, match="act-unknown"):
        CODEBOOK.act("teleportation")


def test_an_act_that_a_later_codebook_dropped_is_called_by_its_id() -> None:
    assert CODEBOOK.label("arrest") == "Arrest"
    assert CODEBOOK.label("teleportation") == "teleportation"
