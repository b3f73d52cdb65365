"""Which descriptions may be of one person, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guwah.core.identity.profiles import Account, Deed, Profile
from guwah.core.identity.suggest import Suggestion, suggest
from guwah.reference.identity import load_identity_weights

WEIGHTS = load_identity_weights()
ONCE = frozenset({"arrest", "release"})


def alike(pairs: list[tuple[str, str]]) -> Sequence[float]:
    """A comparison of names for tests: the same first four letters are one name."""
    return [11.0 if a[:4].casefold() == b[:4].casefold() else -16.0 for a, b in pairs]


def person(name: str, **more: object) -> Profile:
    return Profile(name.casefold(), name, name.casefold(), (name,), **more)  # type: ignore[arg-type]


def account(source: str, *deeds: Deed, **more: object) -> Account:
    return Account(source, source, deeds, **more)  # type: ignore[arg-type]


def own(act: str, first: str = "", last: str = "", **more: object) -> Deed:
    return Deed(act, own=True, earliest=first, latest=last or first, **more)  # type: ignore[arg-type]


def found(*profiles: Profile, **more: object) -> list[Suggestion]:
    return suggest(profiles, name_bits=alike, weights=WEIGHTS, once=ONCE, **more)  # type: ignore[arg-type]


def pairs(suggestions: Sequence[Suggestion]) -> list[frozenset[str]]:
    return [frozenset((item.left.reference, item.right.reference)) for item in suggestions]


CROWD = tuple(person(f"{letter}nna Other", accounts=(account(f"s{letter}", own("beating")),)) for letter in "GHJKLMNP")


def test_names_that_are_alike_are_suggested_with_reasons_that_add_up() -> None:
    (one,) = found(person("Dana Korash"), person("Danah Qorash"), person("Berik"))
    assert pairs([one]) == [frozenset({"Dana Korash", "Danah Qorash"})]
    assert abs(sum(reason.bits for reason in one.because) - one.weight_bits) < 1e-9
    assert str(one.because[0]) == "the names Dana Korash and Danah Qorash (+11.0 bits)"


def test_what_is_common_in_the_case_tells_less() -> None:
    rare = found(person("Dana A", origins=frozenset({"orsu"})), person("Dana B", origins=frozenset({"orsu"})),
                 *(replace(item, origins=frozenset({"elsewhere"})) for item in CROWD))[0]  # fmt: skip
    common = found(person("Dana A", origins=frozenset({"orsu"})), person("Dana B", origins=frozenset({"orsu"})),
                   *(replace(item, origins=frozenset({"orsu"})) for item in CROWD))[0]  # fmt: skip
    assert rare.weight_bits > common.weight_bits + 2


def test_a_name_that_fits_several_people_tells_less_of_each() -> None:
    def names(pairs: list[tuple[str, str]]) -> Sequence[float]:
        return [9.0 if "Dana" in pair else -16.0 for pair in pairs]

    several = [person("Dana"), person("Dana Korash"), person("Dana Oltan"), person("Dana Verr")]
    made = suggest(several, name_bits=names, weights=WEIGHTS)
    assert len(made) == 3
    assert all("the name fits 3 people" in str(item.because[1]) for item in made)
    (alone,) = suggest(several[:2], name_bits=names, weights=WEIGHTS)
    assert alone.weight_bits > made[0].weight_bits + 1


def test_siblings_in_one_record_are_two_people() -> None:
    record = frozenset({"sha256:a"})
    assert found(person("Dana Korash", recorded_in=record), person("Danah Korash", recorded_in=record)) == []


def test_births_sexes_and_parts_that_do_not_agree_count_against() -> None:
    dana = person("Dana", born=(1980, 1980), sex="f", roles=frozenset({"witness"}))
    (same,) = found(dana, person("Danah", born=(1981, 1981), sex="f"))
    weights = [same.weight_bits]
    for other in (
        person("Danah", born=(1995, 1995), sex="f"),
        person("Danah", born=(1981, 1981), sex="m"),
        person("Danah", born=(1981, 1981), sex="f", roles=frozenset({"interpreter"})),
    ):
        weights += [item.weight_bits for item in found(dana, other)] or [-99.0]
    assert all(weight < weights[0] - 3 for weight in weights[1:])


def test_two_accounts_of_one_witness_are_found_by_what_they_tell_whatever_the_names() -> None:
    cousin = Deed("trial_sentence", own=False, people=frozenset({"daniyar"}))
    freed, shocked = own("release", "2019-01-11"), own("electric_shock")
    first = account("a", own("arrest", "2018-01-03"), freed, shocked, cousin)
    second = account("b", own("arrest", "2018-01-01", "2018-01-31"), freed, shocked, cousin)
    made = found(person("W-17", accounts=(first,)), person("V-4", accounts=(second,)), *CROWD)
    assert pairs(made) == [frozenset({"W-17", "V-4"})]
    assert made[0].weight_bits > 5
    assert any("release: 2019-01-11 and 2019-01-11" in str(reason) for reason in made[0].because)


def test_copies_of_one_text_are_no_evidence_for_one_witness() -> None:
    deeds = (own("arrest", "2018-01-03"), own("release", "2019-01-11"))
    one = person("W-17", accounts=(Account("a", "text", deeds),))
    other = person("V-4", accounts=(Account("b", "text", deeds),))
    assert found(one, other, *CROWD) == []


def test_dates_that_contradict_one_another_count_against() -> None:
    def pair(day: str) -> list[Suggestion]:
        one = account("a", own("arrest", "2018-01-03"), own("release", "2019-01-11"))
        other = account("b", own("arrest", day), own("release", "2019-01-11"))
        return found(person("W-17", accounts=(one,)), person("V-4", accounts=(other,)), *CROWD)

    met, near, far = (
        pair(day)[0].weight_bits if pair(day) else -99.0 for day in ("2018-01-03", "2018-02-03", "2016-01-03")
    )
    assert met > near + 3 > far + 6


def test_what_everybody_tells_is_no_coincidence() -> None:
    one, other = (person(name, accounts=(account(name, own("beating")),)) for name in ("W-17", "V-4"))
    assert found(one, other, *CROWD) == []


def test_judged_pairs_are_left_out_and_unsure_ones_come_last() -> None:
    people = (person("Dana A", use=9), person("Dana B", use=9), person("Berik A", use=1), person("Berik B", use=1))
    first = frozenset(("dana a", "dana b"))
    assert pairs(found(*people))[0] == frozenset({"Dana A", "Dana B"})
    assert frozenset({"Dana A", "Dana B"}) not in pairs(found(*people, judged={first}))
    assert pairs(found(*people, unsure={first}))[-1] == frozenset({"Dana A", "Dana B"})


def test_what_most_hinges_on_comes_first() -> None:
    people = (person("Dana A", use=1), person("Dana B", use=9), person("Berik A", use=5), person("Berik B", use=6))
    assert pairs(found(*people))[0] == frozenset({"Berik A", "Berik B"})


def test_accounts_that_count_as_one_person_s_are_shown_to_be_confirmed() -> None:
    parts = [
        replace(person("Dana"), key=f"dana @ {source}", accounts=(account(source, own("release", "2019-01-11")),))
        for source in "ab"
    ]
    whole = replace(person("Dana"), accounts=tuple(part.accounts[0] for part in parts))
    (one,) = suggest([whole, *CROWD], parts, name_bits=alike, weights=WEIGHTS, once=ONCE)
    assert one.assumed
    cited = [parts[0], replace(parts[1], accounts=(replace(parts[1].accounts[0], near=frozenset("a")),))]
    assert suggest([whole, *CROWD], cited, name_bits=alike, weights=WEIGHTS, once=ONCE) == []


def test_in_a_large_case_only_names_of_one_block_and_people_with_accounts_are_compared() -> None:
    crowd = [person(f"Name{number:04}") for number in range(450)]
    asked: list[tuple[str, str]] = []

    def names(pairs: list[tuple[str, str]]) -> Sequence[float]:
        asked.extend(pairs)
        return alike(pairs)

    suggest([*crowd, person("Dana A"), person("Dana B")], name_bits=names, weights=WEIGHTS,
            blocks=lambda name: [name[-3:]])  # fmt: skip
    assert len(asked) < 450
