"""The weights by which people are compared."""

import pytest

from guwah.reference.identity import load_identity_weights


def test_agreement_counts_for_and_difference_against() -> None:
    weights = load_identity_weights()
    for name, chance in weights.chances.items():
        if chance.u is None:
            assert weights.bits(name, 0.01) > 3 and 0 < chance.m < 1
        elif name.endswith(("_same", "_near")) and name != "dates_near":
            assert weights.bits(name) > 0, name
        else:
            assert weights.bits(name) < 0, name


def test_what_has_to_be_counted_is_not_made_up() -> None:
    with pytest.raises(ValueError, match="counted"):
        load_identity_weights().bits("born_same")
