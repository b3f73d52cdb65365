"""A dossier, and what is different from the last one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.made import material, source_material, statement
from guwah.core.disclosure.disclose import disclose
from guwah.core.disclosure.disclosed import DisclosedProposition, Disclosure
from guwah.core.disclosure.masking import Segment
from guwah.core.dossier.dossier import Changes, Dossier, compare_releases, fingerprints

prints = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["x", "y"]))


@given(prints, prints)
def test_added_removed_and_changed_account_for_every_statement(before: dict[str, str], now: dict[str, str]) -> None:
    changes = compare_releases("2024-01-01", before, now)
    assert changes.since == "2024-01-01"
    assert len(now) == len(before) + changes.added - changes.removed
    assert changes.changed == sum(1 for key in before if key in now and before[key] != now[key])
    back = compare_releases("2024-01-01", now, before)
    assert (back.added, back.removed, back.changed) == (changes.removed, changes.added, changes.changed)
    assert compare_releases("d", now, now) == Changes("d", 0, 0, 0)


TEXT = "I was arrested. I was arrested again."
SOURCE = source_material(1, TEXT)
SHOWN = disclose(
    material(
        [SOURCE],
        [
            statement(TEXT, "I was arrested.", source=SOURCE.id),
            statement(TEXT, "I was arrested again.", source=SOURCE.id),
        ],
    ),
    "public",
)


def test_what_a_reader_sees_of_a_statement_makes_its_fingerprint() -> None:
    before = fingerprints(SHOWN)
    assert set(before) == {item.id for item in SHOWN.statements}
    for change in (
        {"quote": (Segment("I was held."),)},
        {"quote": None},
        {"polarity": "denied"},
        {"voice": "Person Z"},
        {"victims": ("Person Z",)},
        {"place": "Ostrel"},
        {"after": (Segment("And so on."),)},
    ):
        first = replace(SHOWN.statements[0], **change)
        now = fingerprints(replace(SHOWN, statements=(first, *SHOWN.statements[1:])))
        assert compare_releases("d", before, now) == Changes("d", 0, 0, 1), change


def proposition(number: int, earliest: str, latest: str) -> DisclosedProposition:
    return DisclosedProposition(number, "Arrest", "arrest", "affirmed", "", earliest, latest, (), (1,), (), 0, ())


def test_the_timeline_is_in_the_order_of_time_and_leaves_out_what_has_no_date() -> None:
    found = (proposition(1, "2018-01-01", ""), proposition(2, "", ""), proposition(3, "", "2016-12-31"),
             proposition(4, "2017-01-01", "2017-12-31"), proposition(5, "2017-01-01", "2017-01-31"))  # fmt: skip
    dossier = Dossier("d1", "2024-03-01", replace(SHOWN, propositions=found), None, "guwah")
    assert [item.number for item in dossier.dated_propositions()] == [3, 5, 4, 1]
    assert dossier.statement(1) == SHOWN.statements[0]


def test_the_public_is_told_what_is_new_and_not_that_something_was_taken_out() -> None:
    def dossier(audience: str, changes: Changes) -> Dossier:
        disclosure = Disclosure(audience, "T", True, (), (), (), (), 0, 0, {})
        return Dossier("id", "2026-01-01", disclosure, changes, "guwah")

    only_removed = Changes("2025-01-01", added=0, removed=1, changed=0)
    assert not dossier("public", only_removed).shows_changes and dossier("un", only_removed).shows_changes
    added = dossier("public", Changes("2025-01-01", added=2, removed=1, changed=0))
    assert added.shows_changes and not added.shows_removals
    assert not dossier("un", Changes("2025-01-01", added=0, removed=0, changed=0)).shows_changes
