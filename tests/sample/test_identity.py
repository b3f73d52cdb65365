"""Who is who in the sample: every planted person is led to by suggestions, the witnesses behind two accounts first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from guwah.core.identity.suggest import Suggestion
from guwah.core.values.names import name_key
from guwah.core.values.partition import Partition
from guwah.reference.sample import load_sample
from guwah.services.judge import judge
from guwah.services.open_case import open_case
from guwah.services.people import case_register
from guwah.services.session import Session
from guwah.services.suggest_people import suggest_people, suggestion_json
from guwah.services.suggest_places import suggest_places
from guwah.store.sources import all_sources
from sample.identity_case import PEOPLE, Naming, as_found, make_case, under_codes

SAME_WITNESS = {item["person"] for item in load_sample().truth["sources"]["same_witness"]}
SIBLINGS = [
    ("memtili", "gulnisa"), ("zhanbyrbai", "nazymgul"), ("elyarbeg", "erkinbeg"), ("B", "C"),
]  # fmt: skip
NOT_LED_TO = {"gai"}
"""A family name of one syllable, written with a title and in Chinese: too little to tell by."""


def opened(folder: Path, naming: Naming) -> Iterator[Session]:
    make_case(folder, naming).case.close()
    session = open_case(folder / "case", actor="Tester")
    yield session
    session.case.close()


@pytest.fixture
def found_case(tmp_path: Path) -> Iterator[Session]:
    """Everyone under the names of each document by itself."""
    yield from opened(tmp_path, as_found())


@pytest.fixture
def coded_case(tmp_path: Path) -> Iterator[Session]:
    """Every witness under a code."""
    yield from opened(tmp_path, under_codes())


def owners(naming: Naming) -> dict[str, set[str]]:
    """Folded name to the planted people who bear it."""
    found: dict[str, set[str]] = {}
    for person in PEOPLE:
        for name in (person["name"], *person["forms"]):
            found.setdefault(name_key(name), set()).add(person["id"])
    for (person_id, _), name in naming.items():
        found.setdefault(name_key(name), set()).add(person_id)
    return found


def who(names: tuple[str, ...], known: dict[str, set[str]]) -> set[str]:
    return set().union(*(known.get(name_key(name), set()) for name in names))


def is_true(item: Suggestion, known: dict[str, set[str]]) -> bool:
    return bool(who(item.left.names, known) & who(item.right.names, known))


def test_suggestions_lead_to_every_planted_person_and_to_nobody_else(found_case: Session) -> None:
    known = owners(as_found())
    made = suggest_people(found_case.case.root).suggestions
    false = [item for item in made if not is_true(item, known)]
    assert all(item.weight_bits < 2 for item in false) and len(false) <= 4
    register = case_register(all_sources())
    groups: Partition[str] = Partition(person.key for person in register.persons)
    for item in made:
        if is_true(item, known):
            groups.join(item.left.person, item.right.person)
    apart = {}
    for person in PEOPLE:
        heads = {groups.find(x.key) for x in register.persons if person["id"] in who(x.forms, known)}
        if len(heads) > 1:
            apart[person["id"]] = heads
    assert set(apart) <= NOT_LED_TO


def test_no_siblings_are_suggested_to_be_one(found_case: Session) -> None:
    known = owners(as_found())
    for item in suggest_people(found_case.case.root).suggestions:
        left, right = who(item.left.names, known), who(item.right.names, known)
        for a, b in SIBLINGS:
            both = {frozenset((x, y)) for x in left for y in right}
            assert frozenset((a, b)) not in both or item.weight_bits <= 0 or left & right


def test_the_man_who_is_twice_in_the_list_is_suggested(found_case: Session) -> None:
    names = {"Elyarbeg Sopaxun", "Eliyarbek Sopahun"}
    (one,) = [
        item
        for item in suggest_people(found_case.case.root).suggestions
        if names <= {*item.left.names, *item.right.names} and not names & set(item.left.names) & set(item.right.names)
    ]
    assert one.weight_bits > 0
    assert any("born 1955 and 1956" in str(reason) for reason in one.because)
    assert (found_case.case.root / "mappings" / "missing.csv.mapping.yaml").is_file()


def test_the_witnesses_behind_two_accounts_come_first_by_name_and_content(found_case: Session) -> None:
    known = owners(as_found())
    first = suggest_people(found_case.case.root).suggestions[:4]
    assert all(is_true(item, known) for item in first)
    assert {"A", "C"} <= {person for item in first for person in who(item.left.names, known)} <= SAME_WITNESS


def test_the_witnesses_behind_two_accounts_come_first_by_content_alone(coded_case: Session) -> None:
    known = owners(under_codes())
    made = suggest_people(coded_case.case.root).suggestions
    codes = [
        item for item in made if all(name.startswith("K-") for item in (item.left, item.right) for name in item.names)
    ]
    assert made[:4] == tuple(codes[:4])
    assert all(is_true(item, known) for item in codes[:4])
    assert {person for item in codes[:4] for person in who(item.left.names, known)} == {"A", "C"}
    false = [item for item in codes if not is_true(item, known)]
    assert len(false) <= 3 and all(item.weight_bits < 6 for item in false)


def test_judging_what_is_suggested_makes_everybody_one_person_and_ends_the_suggestions(found_case: Session) -> None:
    known = owners(as_found())
    # What is judged leads to more: the notice's 盖云仲 is near only once "Director Gai" and "Gai" are one.
    for _ in range(2):
        lines = []
        for item in suggest_people(found_case.case.root).suggestions:
            verdict = "same" if is_true(item, known) else "different"
            lines.append({**suggestion_json(item), "judgement": verdict, "reason": "as the sample's truth says"})
        report = judge(found_case, lines)
        assert report.refused == [] and report.recorded == len(lines)
    register = case_register(all_sources())
    assert register.conflicts == ()
    for person in PEOPLE:
        found = {x.key for x in register.persons if person["id"] in who(x.forms, known)}
        assert len(found) <= 1 or person["id"] in NOT_LED_TO, person["id"]
    for person in register.persons:
        assert len(who(person.forms, known)) <= 1, "two planted people are one"
    left = suggest_people(found_case.case.root).suggestions
    assert [item for item in left if not item.assumed and is_true(item, known)] == []


def test_names_of_one_place_are_suggested_and_what_only_lies_there_is_not(found_case: Session) -> None:
    made = {frozenset((item.left, item.right)): item for item in suggest_places(found_case.case.root)}
    assert made[frozenset({"Мельничной улице", "Mill Street"})].kind == "place"
    assert made[frozenset({"区福利院", "district welfare home"})].kind == "facility"
    assert not any("shop" in name for pair in made for name in pair)
    lines = [{**item.to_json(), "judgement": "same"} for item in made.values()]
    assert judge(found_case, lines).refused == []
    assert suggest_places(found_case.case.root) == ()
    assert case_register(all_sources()).place("区福利院") == case_register(all_sources()).place("district welfare home")
