"""Spellings of a name among those of a case."""

from __future__ import annotations

from guwah.services.similar_names import similar_names

NAMES = ["Ostrel", "Төлепберген", "ساۋۇتجان", "Толепберген", "艾合买提江"]


def test_the_likeliest_come_first_and_others_not_at_all() -> None:
    found = similar_names("Tolepbergen", NAMES, 10)
    assert {name for name, _, _ in found} == {"Төлепберген", "Толепберген"}
    assert [weight for _, weight, _ in found] == sorted((weight for _, weight, _ in found), reverse=True)
    assert all(weight > 0 and path for _, weight, path in found)
    assert len(similar_names("Tolepbergen", NAMES, 1)) == 1


def test_nothing_is_like_nothing() -> None:
    assert similar_names("Tolepbergen", [], 5) == []
    assert similar_names("2017", NAMES, 5) == []
