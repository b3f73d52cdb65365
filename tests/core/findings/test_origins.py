"""Independent origins: never more than there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.made import evidence
from guwah.core.findings.evidence import Evidence
from guwah.core.findings.origins import Link, count_origins, distinct_testifiers

A, B, C, D = "sha256:aa", "sha256:bb", "sha256:cc", "sha256:dd"


def say(number: int, source: str, who: str | None = None) -> Evidence:
    return evidence(number, source=source, testifier=who)


def count(*items: Evidence, links: tuple[Link, ...] = ()) -> int:
    return len(count_origins(items, links))


def test_one_witness_in_two_sources_is_one_origin() -> None:
    [origin] = count_origins([say(0, A, "dana"), say(0, B, "dana")], [])
    assert len(origin.because) == 1 and "one witness" in origin.because[0]
    assert origin.sources == (A, B) and len(origin.statements) == 2


@pytest.mark.parametrize("kind", ["identical", "near_copy", "excerpt", "translation", "copy"])
def test_a_copy_or_a_translation_adds_no_origin_whoever_it_names(kind: str) -> None:
    link = Link(A, B, kind, False)
    for who in (None, "dana", "d. korash"):
        [origin] = count_origins([say(0, A, "dana"), say(0, B, who)], [link])
        assert len(origin.because) == 1 and origin.because[0]
    assert count(say(0, A), say(0, B), links=(link,)) == 1


def test_two_witnesses_in_one_hearing_are_two_origins() -> None:
    assert count(say(0, A, "dana"), say(1, A, "berik")) == 2


def test_statements_of_nobody_named_in_one_source_are_one_origin() -> None:
    assert count(say(0, A), say(1, A), say(2, A)) == 1


def test_a_statement_of_nobody_named_does_not_make_two_witnesses_one() -> None:
    assert count(say(0, A, "dana"), say(1, A, "berik"), say(2, A)) >= 2


def test_a_citation_adds_no_origin_unless_it_names_a_witness_of_its_own() -> None:
    link = Link(A, B, "cites", True)
    assert count(say(0, A), say(0, B), links=(link,)) == 1
    assert count(say(0, A, "dana"), say(0, B), links=(link,)) == 1
    assert count(say(0, A, "dana"), say(0, B, "berik"), links=(link,)) == 2


def test_two_sources_that_have_nothing_to_do_with_each_other_are_two_origins() -> None:
    assert count(say(0, A), say(0, B)) == 2
    assert count(say(0, A, "dana"), say(0, B, "berik")) == 2


def test_the_copy_of_a_hearing_adds_no_origin_and_takes_none_away() -> None:
    hearing = [say(0, A, "dana"), say(1, A, "berik")]
    copied = [say(0, B, "dana"), say(1, B, "berik")]
    assert count(*hearing, *copied, links=(Link(A, B, "identical", True),)) == 2


def test_two_reprints_of_a_source_that_says_nothing_here_are_one_origin() -> None:
    links = (Link(A, C, "translation", True), Link(B, C, "near_copy", False))
    assert count(say(0, A), say(0, B), say(0, C), links=links) == 1
    assert count(say(0, A), say(0, B), links=links) == 1


def test_the_translation_of_a_hearing_adds_no_origin_however_it_spells_its_witnesses() -> None:
    hearing = [say(0, A, "dana"), say(1, A, "berik")]
    translated = [say(0, B, "дана"), say(1, B, "берик")]
    assert count(*hearing, *translated, links=(Link(A, B, "translation", True),)) <= 2


def test_testifiers_are_people() -> None:
    said = [say(0, A, "dana"), say(1, B, "dana"), say(2, B, "berik"), say(3, B)]
    assert distinct_testifiers(said, count_origins(said, [])) == 2
    assert distinct_testifiers([], []) == 0


SOURCES = [A, B, C, "sha256:dd"]
items = st.builds(
    say, st.integers(0, 30), st.sampled_from(SOURCES), st.none() | st.sampled_from(["dana", "berik", "ismel"])
)
accounts = st.lists(items, max_size=8, unique_by=lambda item: item.statement.id)
linked = st.lists(
    st.builds(Link, st.sampled_from(SOURCES), st.sampled_from(SOURCES), st.just("copy"), st.just(True)).filter(
        lambda link: link.a != link.b
    ),
    max_size=3,
)


@given(accounts, linked, st.randoms())
def test_the_order_of_entry_does_not_matter(found: list[Evidence], links: list[Link], random) -> None:
    shuffled, turned = list(found), [Link(link.b, link.a, link.kind, link.confirmed) for link in links]
    random.shuffle(shuffled)
    random.shuffle(turned)
    assert len(count_origins(found, links)) == len(count_origins(shuffled, turned))


@given(accounts, linked)
def test_every_statement_lies_in_one_origin(found: list[Evidence], links: list[Link]) -> None:
    ids = [name for origin in count_origins(found, links) for name in origin.statements]
    assert sorted(ids) == sorted(item.statement.id for item in found)


@given(accounts, linked, st.sampled_from(SOURCES), st.sets(st.integers(0, 7)), st.booleans())
def test_adding_a_copy_never_raises_the_count(
    found: list[Evidence], links: list[Link], copied: str, chosen: set[int], named: bool
) -> None:
    """The copy repeats some of a source's statements, under the same names or under none."""
    repeated = [item for number, item in enumerate(found) if number in chosen and item.statement.source == copied]
    copy = [
        say(item.statement.trigger.start // 10, "sha256:ee", item.testifier if named else None) for item in repeated
    ]
    link = Link(copied, "sha256:ee", "near_copy", False)
    assert len(count_origins([*found, *copy], [*links, link])) <= len(count_origins(found, links))


@given(accounts, linked)
def test_a_link_more_never_raises_the_count(found: list[Evidence], links: list[Link]) -> None:
    assert len(count_origins(found, links)) <= len(count_origins(found, links[1:]))


@given(accounts, linked)
def test_every_reduction_across_sources_has_a_reason(found: list[Evidence], links: list[Link]) -> None:
    for origin in count_origins(found, links):
        assert origin.because or len(origin.sources) == 1


def recorded(number: int, source: str, who: str) -> Evidence:
    """What a person says whom a record of the case names."""
    return replace(say(number, source, who), is_recorded=True)


@pytest.mark.parametrize("kind", ["near_copy", "excerpt", "identical"])
def test_two_recorded_people_with_nearly_the_same_affidavit_stay_two_until_a_person_confirms_it(kind: str) -> None:
    said = [recorded(0, A, "dana"), recorded(0, B, "berik")]
    assert count(*said, links=(Link(A, B, kind, False),)) == 2
    assert count(*said, links=(Link(A, B, kind, True),)) == 1


def test_of_two_people_one_of_whom_is_recorded_a_copy_is_one_account() -> None:
    said = [recorded(0, A, "dana"), say(0, B, "d. korash")]
    assert count(*said, links=(Link(A, B, "near_copy", False),)) == 1


def test_two_recorded_people_stay_two_though_their_sources_hang_together_through_a_third() -> None:
    links = (Link(A, C, "near_copy", False), Link(B, C, "near_copy", False))
    assert count(recorded(0, A, "dana"), recorded(0, B, "berik"), links=links) == 2
    unnamed = [recorded(0, A, "dana"), recorded(0, B, "berik"), say(0, C)]
    assert count(*unnamed, links=links) == 2, "words of nobody known do not join two people"


def test_two_papers_that_cite_one_text_count_once() -> None:
    links = (Link(A, C, "cites", True), Link(B, C, "cites", True))
    [origin] = count_origins([say(0, A), say(0, B)], links)
    assert origin.because == ("both sources cite one text",)
    assert count(say(0, A), say(0, B), say(0, C), links=links) == 1
    assert count(say(0, A), say(0, B), links=links[:1]) == 2


def test_two_papers_that_cite_copies_of_one_text_count_once() -> None:
    links = (Link(A, C, "cites", True), Link(B, D, "cites", True), Link(C, D, "near_copy", False))
    assert count(say(0, A), say(0, B), links=links) == 1


def test_two_witnesses_in_papers_that_cite_one_text_stay_two() -> None:
    links = (Link(A, C, "cites", True), Link(B, C, "cites", True))
    assert count(say(0, A, "dana"), say(0, B, "berik"), links=links) == 2


def test_a_translation_that_spells_a_witness_anew_adds_no_testifier() -> None:
    said = [say(0, A, "dana korash"), say(0, B, "дана кораш")]
    origins = count_origins(said, [Link(A, B, "translation", True)])
    assert len(origins) == 1 and distinct_testifiers(said, origins) == 1


def test_bodies_and_authors_are_no_testifiers() -> None:
    said = [say(0, A), say(0, B, "dana"), say(1, B, "berik")]
    assert distinct_testifiers(said, count_origins(said, [])) == 2
