"""Blocking rules as data: which pairs they give, what is capped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engines.linkage.people import people
from guwah.engines.linkage.blocking import RULES, BlockingRule, candidates
from guwah.engines.linkage.comparisons import COMPARISONS
from guwah.engines.linkage.people import People, people_of

BORN = BlockingRule("born", (("date_of_birth", "whole"),))
SWAPPED = BlockingRule("swapped", (("given_name", "whole"), ("family_name", "whole")),
                       (("family_name", "whole"), ("given_name", "whole")))  # fmt: skip


def pairs(found: People, *rules: BlockingRule, **options) -> list[tuple[int, int]]:
    made = candidates(found, rules or RULES, **options)
    return list(zip(made.left.tolist(), made.right.tolist(), strict=True))


def test_a_rule_gives_the_rows_that_agree_on_all_of_its_keys() -> None:
    found = people(date_of_birth=["1984", "1985", "1984", "", "", "1984"])
    assert pairs(found, BORN) == [(0, 2), (0, 5), (2, 5)]


def test_a_pair_comes_once_whichever_rules_give_it() -> None:
    found = people(date_of_birth=["1984", "1984"], phone=["0701234567", "0701234567"])
    assert pairs(found) == [(0, 1)]


def test_swapped_names_meet() -> None:
    found = people(given_name=["Dana", "Kelov", "Mir"], family_name=["Kelov", "Dana", "Mir"])
    assert pairs(found, SWAPPED) == [(0, 1)]


def test_words_of_whole_names_meet_in_any_order() -> None:
    assert pairs(people(full_name=["Dana Kelov", "Kelov Akmir Dana", "Mir Torik"])) == [(0, 1)]


def test_only_pairs_between_lists() -> None:
    found = people_of([{"date_of_birth": [["1984", "1984"]]}, {"date_of_birth": [["1984"]]}])
    assert pairs(found, BORN, between_lists=True) == [(0, 2), (1, 2)]


def test_large_blocks_are_left_out_and_reported() -> None:
    found = people(date_of_birth=["1984"] * 5 + ["1985"] * 2)
    made = candidates(found, [BORN], most=4)
    assert list(zip(made.left.tolist(), made.right.tolist(), strict=True)) == [(5, 6)]
    assert [(item.rule, item.blocks, item.largest) for item in made.capped] == [("born", 1, 5)]


def test_names_of_several_scripts_meet_by_the_keys_given() -> None:
    found = people(native_name=["Дана", "", "Мир"], full_name=["", "Dana", "Tor"])
    keys = {"дана": ["1"], "dana": ["1"], "мир": ["2"], "tor": ["3"]}
    assert pairs(found, name_keys=lambda name: keys[name]) == [(0, 1)]
    assert pairs(found) == []
    found = people(given_name=["Дана", "Dana", "Mir"], family_name=["Келов", "Kelov", ""])
    assert pairs(found, name_keys=lambda name: ["2"] if name == "mir" else ["1"]) == [(0, 1)]


def test_rules_are_of_fields_that_are_compared() -> None:
    fields = {item.field for item in COMPARISONS} | {"native_name"}
    assert {field for rule in RULES for field, _ in (*rule.keys, *rule.right)} <= fields
    assert len({rule.name for rule in RULES}) == len(RULES)


@given(st.lists(st.sampled_from(["1984", "1985", "1986", ""]), max_size=12))
def test_a_rule_gives_every_agreeing_pair_and_no_other(years: list[str]) -> None:
    wanted = [(a, b) for a in range(len(years)) for b in range(a + 1, len(years)) if years[a] and years[a] == years[b]]
    assert (pairs(people(date_of_birth=years), BORN) if any(years) else []) == wanted
