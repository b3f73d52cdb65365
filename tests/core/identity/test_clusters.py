"""Clusters of names: a pure function of what is recorded and of the judgements in force."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from guwah.core.identity.clusters import Clusters, Node, build_clusters
from guwah.core.identity.judgement import Judgement, in_force
from guwah.core.identity.references import parse_reference
from guwah.core.identity.register import build_register
from guwah.core.sources.record import PersonRecord, SourceRecord

NAMES = "abcdef"
SOURCES = ("sha256:x", "sha256:y", "sha256:z")
references = st.one_of(
    st.sampled_from(NAMES), st.builds(lambda n, s: f"{n} @ {s}", st.sampled_from(NAMES), st.sampled_from(SOURCES))
)
judgements = st.builds(
    Judgement, st.just("person"), references, references, st.sampled_from(["same", "different", "unsure", "withdraw"])
)
recorded = st.lists(
    st.tuples(st.sampled_from(SOURCES), st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)),
    max_size=6,
)


def same(left: str, right: str) -> Judgement:
    return Judgement("person", left, right, "same")


def different(left: str, right: str) -> Judgement:
    return Judgement("person", left, right, "different")


def sets(made: Clusters) -> set[frozenset[Node]]:
    return {frozenset(group) for group in made.groups}


def meant(text: str, made: Clusters) -> set[Node]:
    reference = parse_reference(text)
    return {
        node
        for group in made.groups
        for node in group
        if node[0] == reference.key and reference.source in ("", node[1])
    }


def apart(history: list[Judgement], made: Clusters) -> set[frozenset[Node]]:
    """Every pair of nodes that somebody judged different, counted the slow way."""
    found = set()
    for item in history:
        if item.judgement == "different" and item.right:
            left, right = meant(item.left, made), meant(item.right, made)
            one, other = parse_reference(item.left), parse_reference(item.right)
            if one.key == other.key:
                left, right = (left - right or left, right) if other.source and not one.source else (left, right)
                right = right - left if one.source and not other.source else right
            found |= {frozenset((a, b)) for a in left for b in right if a != b}
    return found


@given(recorded, st.lists(judgements, max_size=12))
def test_two_who_were_judged_different_never_end_in_one_cluster(
    people: list[tuple[str, list[str]]], history: list[Judgement]
) -> None:
    valid = in_force(history)
    made = build_clusters(people, valid)
    together = {frozenset(pair) for group in made.groups for pair in combinations(group, 2)}
    assert not together & apart(valid, made)


@given(recorded, st.lists(judgements, max_size=12))
def test_clusters_equal_those_built_from_what_remains(
    people: list[tuple[str, list[str]]], history: list[Judgement]
) -> None:
    """Every judgement that was withdrawn or replaced is as if it had never been."""
    last = {item.pair(): number for number, item in enumerate(history)}
    remains = [item for number, item in enumerate(history) if last[item.pair()] == number]
    remains = [item for item in remains if item.judgement != "withdraw"]
    assert build_clusters(people, in_force(history)) == build_clusters(people, remains)


@given(recorded, st.lists(judgements, max_size=8), st.lists(judgements, max_size=4))
def test_undo_gives_back_what_was(
    people: list[tuple[str, list[str]]], before: list[Judgement], after: list[Judgement]
) -> None:
    touched = {item.pair() for item in before}
    fresh = [item for item in after if item.pair() not in touched]
    undone = [Judgement("person", item.left, item.right, "withdraw") for item in fresh]
    assert build_clusters(people, in_force([*before, *fresh, *undone])) == build_clusters(people, in_force(before))


@given(recorded, st.lists(judgements.filter(lambda item: item.judgement == "same"), max_size=8), st.randoms())
def test_without_a_different_the_order_of_judgements_does_not_matter(
    people: list[tuple[str, list[str]]], history: list[Judgement], order: random.Random
) -> None:
    shuffled = list(history)
    order.shuffle(shuffled)
    assert sets(build_clusters(people, history)) == sets(build_clusters(people, shuffled))


@given(recorded, st.lists(judgements, max_size=10))
def test_every_name_is_in_one_cluster_and_none_is_lost(
    people: list[tuple[str, list[str]]], history: list[Judgement]
) -> None:
    made = build_clusters(people, in_force(history))
    nodes = [node for group in made.groups for node in group]
    assert len(nodes) == len(set(nodes))
    assert {(key, source) for source, keys in people for key in keys} <= set(nodes)


def test_of_a_chain_that_contradicts_a_different_the_latest_join_is_left_out_and_told() -> None:
    made = build_clusters([], [same("a", "b"), different("a", "c"), same("b", "c")])
    assert sets(made) == {frozenset({("a", ""), ("b", "")}), frozenset({("c", "")})}
    (conflict,) = made.conflicts
    assert conflict.judgement == same("b", "c")
    assert set(conflict.different) == {"a", "c"} and conflict.chain in (("a", "b", "c"), ("c", "b", "a"))


def test_an_unrelated_judgement_in_between_changes_nothing() -> None:
    chain = [same("a", "b"), different("a", "c"), same("b", "c")]
    for at in range(4):
        made = build_clusters([], [*chain[:at], same("d", "e"), *chain[at:]])
        assert {frozenset({("a", ""), ("b", "")}), frozenset({("d", ""), ("e", "")})} <= sets(made)


def test_two_people_of_one_name_are_told_apart_by_their_sources() -> None:
    people = [("sha256:x", ["dana"]), ("sha256:y", ["dana"]), ("sha256:z", ["dana"])]
    assert len(build_clusters(people, []).groups) == 1
    made = build_clusters(people, [different("Dana @ sha256:x", "Dana @ sha256:y")])
    assert sets(made) == {frozenset({("dana", "sha256:x"), ("dana", "sha256:z")}), frozenset({("dana", "sha256:y")})}
    assert made.conflicts == (), "that letters no longer join is what was judged, and no conflict"
    moved = build_clusters(people, [different("Dana @ sha256:x", "Dana @ sha256:y"),
                                    same("Dana @ sha256:z", "Dana @ sha256:y")])  # fmt: skip
    assert frozenset({("dana", "sha256:y"), ("dana", "sha256:z")}) in sets(moved)


def test_a_name_against_itself_in_one_source_means_the_name_elsewhere() -> None:
    people = [(source, ["dana"]) for source in SOURCES]
    made = build_clusters(people, [different("Dana", "Dana @ sha256:y")])
    assert sets(made) == {frozenset({("dana", "sha256:x"), ("dana", "sha256:z")}), frozenset({("dana", "sha256:y")})}


def test_names_of_one_record_are_parted_where_somebody_judges_them_different() -> None:
    made = build_clusters([("sha256:x", ["a", "b"])], [different("a", "b")])
    assert len(made.groups) == 2 and made.conflicts[0].judgement is None


def test_unnamed_witnesses_of_two_sources_are_not_one() -> None:
    judged = [same("witness @ sha256:x", "a"), same("witness @ sha256:y", "b")]
    assert len(build_clusters([], judged).groups) == 2


def test_a_register_keeps_what_is_under_the_parts_of_a_person() -> None:
    records = [
        ("sha256:x", SourceRecord(witnesses=(PersonRecord("Dana Korash", ("Дана",), "witness"),))),
        ("sha256:y", SourceRecord(people=(PersonRecord("Danochka", minor=True),))),
    ]
    joined = build_register(records, [same("Dana Korash", "Danochka")])
    (person,) = joined.persons
    assert person.forms == ("Dana Korash", "Дана", "Danochka") and person.sources == {"sha256:x", "sha256:y"}
    parted = build_register(records, [])
    assert [item.forms for item in parted.persons] == [("Dana Korash", "Дана"), ("Danochka",)]


def test_the_register_knows_whom_each_source_means_by_a_name_that_two_bear() -> None:
    records = [(source, SourceRecord(people=(PersonRecord("Dana Korash"),))) for source in SOURCES[:2]]
    made = build_register(records, [different("Dana Korash @ sha256:x", "Dana Korash @ sha256:y")])
    first, second = made.persons
    assert made.person("Dana Korash") is first and made.person("Dana Korash", "sha256:y") is second
    assert first.name == "Dana Korash" and second.name == "Dana Korash @ sha256:y"
    assert made.person(second.name) is second and made.person(second.key) is second
    assert made.shares_name(first) and first.key != second.key


def test_kin_is_between_people_however_they_are_called() -> None:
    records = [("sha256:x", SourceRecord(people=(PersonRecord("Dana", ("Дана",)), PersonRecord("Berik"))))]
    made = build_register(records, [Judgement("kin", "Berik", "Дана", "same", type="sibling")])
    (link,) = made.kin
    assert (link.left, link.right, link.type) == ("berik", "dana", "sibling")
    assert build_register(records, [Judgement("kin", "Berik", "Дана", "unsure")]).kin == ()


def test_the_unnamed_witness_of_a_source_is_nobody_s_name() -> None:
    made = build_register([], [same("witness @ sha256:x", "Dana")])
    assert made.person("witness") is None and made.person("Dana").forms == ("Dana",)
    assert made.by_mention["witness", "sha256:x"] is made.person("Dana")
