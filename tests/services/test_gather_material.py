"""What a release is made from: clearances, consent through receipts and translations, names and labels."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.made import material, source_material, statement
from guwah.core.consent.levels import ConsentState
from guwah.core.disclosure.disclose import disclose
from guwah.core.disclosure.masking import shown
from guwah.core.disclosure.material import CaseMaterial
from guwah.core.disclosure.naming import ALPHABET, nameable_people
from guwah.core.disclosure.permitted import permitted_evidence, source_consents
from guwah.core.disclosure.permitted import testimony as given_testimony
from guwah.core.findings.origins import Link
from guwah.core.sources.record import PersonRecord
from guwah.core.statements.statement import Voice
from guwah.services.decide import current_review, decide
from guwah.services.erase import erase_source
from guwah.services.gather_material import cleared_parts, gather_material
from guwah.services.judge import judge
from guwah.services.session import Session
from guwah.services.set_consent import set_consent
from guwah.store import statements as stored
from guwah.store.sources import all_sources

BEAT = {"source": "interview.txt", "act": "beating", "trigger": {"exact": "beat"}}
LONGER = {"quote": {"exact": "They beat me in the cellar. I was released."}}


def cleared(audience: str = "public") -> set[tuple[str, str]]:
    return cleared_parts(stored.decisions(), audience, current_review().statements)


def recorded(session: Session, *items: dict[str, Any]) -> None:
    report = decide(session, items)
    assert report.refused == [], report.refused


@pytest.mark.parametrize("part", ["context", "quote", "verbatim"])
def test_a_clearance_ends_when_the_quote_becomes_another(stocked: Session, part: str) -> None:
    recorded(stocked, {**BEAT, "decision": "accept"}, {**BEAT, "decision": "clear", "part": part})
    assert {name for _, name in cleared()} == {part}
    recorded(stocked, {**BEAT, "decision": "edit", "edits": LONGER})
    assert cleared() == set(), "nobody has read the words that are there now"
    recorded(stocked, {**BEAT, "decision": "clear", "part": part})
    assert {name for _, name in cleared()} == {part}


def test_a_clearance_holds_through_an_edit_of_other_fields(stocked: Session) -> None:
    recorded(stocked, {**BEAT, "decision": "clear", "part": "context"})
    recorded(stocked, {**BEAT, "decision": "edit", "edits": {"basis": "experienced"}})
    assert len(cleared()) == 1


def test_a_clearance_does_not_pass_to_a_statement_added_anew_with_other_words(stocked: Session) -> None:
    words = {"source": "interview.txt", "act": "interrogation", "trigger": {"exact": "cellar"}, "decision": "add"}
    recorded(stocked, {**words, "edits": {"quote": {"exact": "in the cellar"}}})
    made = next(item for item in current_review().statements.values() if item.act == "interrogation")
    recorded(stocked, {"statement": made.id, "decision": "clear", "part": "quote"})
    assert cleared() == {(made.id, "quote")}
    recorded(stocked, {"statement": made.id, "decision": "undo"})
    recorded(stocked, {**words, "edits": {"quote": {"exact": "They beat me in the cellar."}}})
    assert cleared() == set()


def test_a_clearance_follows_a_statement_that_an_edit_gave_another_act(stocked: Session) -> None:
    recorded(stocked, {**BEAT, "decision": "edit", "edits": {"act": "interrogation"}})
    recorded(stocked, {**BEAT, "decision": "clear", "part": "context"})
    [item] = [item for item in current_review().accepted() if item.act == "interrogation"]
    assert cleared() == {(item.id, "context")}


def test_a_clearance_of_one_statement_is_none_of_another_that_has_its_id(stocked: Session) -> None:
    """One is edited away, another takes its act and trigger: the first can no longer be undone into its place."""
    added = {"source": "interview.txt", "act": "interrogation", "trigger": {"exact": "cellar"}, "decision": "add"}
    recorded(stocked, {**BEAT, "decision": "edit", "edits": {"act": "ill_treatment"}}, {**added, "edits": LONGER})
    made = next(item for item in current_review().statements.values() if item.act == "interrogation")
    taken = {"act": "beating", "trigger": {"exact": "beat"}}
    recorded(stocked, {"statement": made.id, "decision": "edit", "edits": taken})
    report = decide(stocked, [{**BEAT, "decision": "undo"}, {**BEAT, "decision": "clear", "part": "quote"}])
    assert [code for _, code, _ in report.refused] == ["statement-exists"]
    quotes = {(item.id, "quote"): item.act for item in current_review().accepted()}
    assert [quotes[key] for key in cleared() if key in quotes] == ["ill_treatment"]


def test_a_clear_that_names_its_own_words_is_not_believed(stocked: Session) -> None:
    recorded(stocked, {**BEAT, "decision": "clear", "part": "context", "words": {"start": 0, "end": 5}})
    assert len(cleared()) == 1, "the words are those that stand there, whatever the line says"


def test_a_clearance_of_an_unknown_statement_is_refused(stocked: Session) -> None:
    line = {"source": "interview.txt", "act": "ill_treatment", "trigger": {"exact": "beat"}, "decision": "clear"}
    assert [code for _, code, _ in decide(stocked, [{**line, "part": "context"}]).refused] == ["statement-unknown"]


# Receipts

FIRST = {
    "consent": "public-anonymous",
    "witnesses": [
        {"name": "Dana Korash", "forms": ["Dan K."], "minor": True, "consent": "un"},
        {"name": "Berik Sorr", "consent": "internal"},
    ],
    "people": [{"name": "Talun Verr", "forms": ["Tal"]}],
    "interviewer": {"name": "Philippa Garst"},
}
SECOND = {
    "witnesses": [{"name": "dana  korash", "forms": ["D.K."], "consent": "public-anonymous"}],
    "people": [{"name": "Nila Oth"}],
    "interviewer": {"name": "Zarin Mell"},
}


def test_a_second_receipt_forgets_nobody(session: Session, add_texts) -> None:
    text = {"a.txt": "A letter of some words."}
    add_texts(session, text, {"a.txt": FIRST})
    add_texts(session, text, {"a.txt": SECOND}, folder="again")
    [source] = all_sources()
    assert source.receipts == 2
    people = {person.name: person for person in source.record.persons()}
    assert set(people) == {"Dana Korash", "Berik Sorr", "Talun Verr", "Nila Oth", "Philippa Garst", "Zarin Mell"}
    dana = people["Dana Korash"]
    assert {"Dan K.", "D.K."} <= set(dana.forms) and dana.minor and dana.consent == "un"
    assert people["Berik Sorr"].consent == "internal" and people["Talun Verr"].forms == ("Tal",)


def test_a_second_receipt_without_people_takes_nobody_away(session: Session, add_texts) -> None:
    text = {"a.txt": "A letter of some words."}
    add_texts(session, text, {"a.txt": FIRST})
    add_texts(session, text, {"a.txt": {"title": "Letter 7", "witnesses": [], "people": []}}, folder="again")
    [source] = all_sources()
    assert source.record.title == "Letter 7" and len(list(source.record.persons())) == 4
    known = gather_material(session, "public").register.person("Dana Korash")
    assert known is not None and known.minor


# Consent of copies and translations

SPOKEN = "Dana said: I was beaten. Berik said: I was beaten too. It was said that others were beaten as well."
RUSSIAN = "Дана сказала: меня били в подвале."
PUBLIC = {"consent": "public-anonymous"}


def spoken(number: int, consent: ConsentState | str, text: str = SPOKEN, **record: Any):
    return source_material(number, text, consent=consent, **record)


def beaten(source: Any, words: str = "I was beaten.", voice: str | None = "Dana"):
    said = Voice(voice, "witness") if voice else None
    return statement(source.text, words, "beaten", source=source.id, act="beating", voice=said)


def seen_sources(made: CaseMaterial, audience: str) -> set[str]:
    return {item.statement.source for item in permitted_evidence(made, audience)}


def pair(first: ConsentState | str, second: ConsentState | str, kind: str, **record: Any) -> CaseMaterial:
    original, other = spoken(1, first), spoken(2, second, SPOKEN + " So.", **record)
    link = Link(original.id, other.id, kind, kind == "copy")
    return material([original, other], [beaten(original), beaten(other)], links=(link,))


@pytest.mark.parametrize("kind", ["identical", "near_copy", "excerpt", "copy", "translation"])
def test_a_withdrawal_reaches_copies_and_translations(kind: str) -> None:
    withdrawn = ConsentState("public-named", withdrawn=True)
    assert seen_sources(pair(withdrawn, "public-named", kind), "internal") == set()
    assert seen_sources(pair("public-named", withdrawn, kind), "internal") == set()


def test_a_withdrawal_does_not_reach_what_merely_cites() -> None:
    made = pair(ConsentState("public-named", withdrawn=True), "public-named", "cites")
    assert len(seen_sources(made, "public")) == 1


def test_a_withdrawal_reaches_a_copy_of_a_copy() -> None:
    items = [spoken(1, ConsentState("un", withdrawn=True)), spoken(2, "un"), spoken(3, "un")]
    links = (Link(items[0].id, items[1].id, "near_copy", False), Link(items[1].id, items[2].id, "translation", True))
    assert seen_sources(material(items, map(beaten, items), links=links), "internal") == set()


@pytest.mark.parametrize("by", ["id", "name"])
def test_a_translation_is_never_allowed_more_than_its_original(by: str) -> None:
    original = spoken(1, "un")
    made = pair("un", "public-named", "translation", translation_of=original.id if by == "id" else original.name)
    assert seen_sources(made, "public") == set()
    assert len(seen_sources(made, "un")) == 2
    assert not source_consents(made)[f"sha256:{2:064x}"].permits_name(on=made.today)


def test_an_original_of_which_nothing_was_recorded_narrows_nothing() -> None:
    made = pair("none", "public-anonymous", "translation", translation_of="1.txt")
    assert len(seen_sources(made, "public")) == 1


def test_the_end_of_an_original_s_consent_is_the_end_of_its_translation_s() -> None:
    ended = ConsentState("public-anonymous", until=date(2020, 1, 1))
    made = pair(ended, "public-anonymous", "translation", translation_of="1.txt")
    assert seen_sources(made, "public") == set()


def test_a_translation_of_a_translation_is_not_allowed_more_than_the_first() -> None:
    items = [
        spoken(1, "un"),
        spoken(2, "public-anonymous", SPOKEN + " So.", translation_of="1.txt"),
        spoken(3, "public-anonymous", SPOKEN + " So it is.", translation_of="2.txt"),
    ]
    assert seen_sources(material(items, map(beaten, items)), "public") == set()


def test_a_witness_s_own_level_in_the_original_holds_in_the_translation() -> None:
    own = (PersonRecord("Dana", role="witness", consent="un"),)
    named = (PersonRecord("Dana", role="witness"),)
    items = [
        spoken(1, "public-anonymous", witnesses=own),
        spoken(2, "public-anonymous", SPOKEN + " So.", translation_of="1.txt", witnesses=named),
    ]
    assert seen_sources(material(items, map(beaten, items)), "public") == set()


def test_a_translation_wears_the_coarse_provenance_of_its_original() -> None:
    """Full provenance needs public-named where no witness is known, and a translation has no more than its original."""
    items = [
        spoken(1, "public-anonymous"),
        spoken(2, "public-named", SPOKEN + " So.", translation_of="1.txt", title="The Tuesday talk", how="By hand."),
    ]
    [source] = disclose(material(items, [beaten(items[1])]), "public").sources
    assert source.hash_is_salted and "Tuesday" not in source.title


def allowed(session: Session, name: str, audience: str = "public") -> bool:
    made = gather_material(session, audience)
    found = next(item for item in made.sources.values() if item.name == name)
    return source_consents(made)[found.id].permits(audience, on=made.today)


def test_a_translation_of_a_file_that_arrived_under_two_names_is_narrowed_by_either(
    session: Session, add_texts
) -> None:
    add_texts(session, {"a.txt": SPOKEN}, {"a.txt": {"consent": "un"}}, folder="one")
    add_texts(session, {"b.txt": SPOKEN}, folder="two")
    add_texts(session, {"t.txt": RUSSIAN}, {"t.txt": {**PUBLIC, "translation_of": "b.txt"}}, folder="three")
    assert allowed(session, "t.txt", "un") and not allowed(session, "t.txt")


def test_an_explicit_none_of_the_original_holds_for_the_translation(session: Session, add_texts) -> None:
    """Nothing recorded narrows nothing; "none" recorded was said by somebody."""
    said = {"a.txt": {"consent": "none"}, "t.txt": {**PUBLIC, "translation_of": "a.txt"}}
    add_texts(session, {"a.txt": SPOKEN, "t.txt": RUSSIAN}, said)
    assert not allowed(session, "t.txt")


def test_a_judged_translation_is_no_wider_than_its_original(session: Session, add_texts) -> None:
    add_texts(session, {"a.txt": SPOKEN, "t.txt": RUSSIAN}, {"a.txt": {"consent": "un"}, "t.txt": PUBLIC})
    pair_of = {"kind": "copy", "left": "t.txt", "right": "a.txt", "judgement": "same", "type": "translation_of"}
    assert judge(session, [pair_of]).refused == []
    assert not allowed(session, "t.txt")


def test_a_withdrawal_reaches_an_identical_copy_and_a_judged_one(session: Session, add_texts) -> None:
    words = " ".join(f"word{number} stands here" for number in range(30))
    texts = {"a.txt": words, "b.txt": words + "\n", "c.txt": "Something else."}
    add_texts(session, texts, dict.fromkeys(texts, PUBLIC))
    assert judge(session, [{"kind": "copy", "left": "c.txt", "right": "a.txt", "judgement": "same"}]).refused == []
    set_consent(session, "a.txt", withdraw=True)
    assert [allowed(session, name, "internal") for name in texts] == [False] * 3


def test_what_was_withheld_by_a_withdrawal_is_not_shown_again_once_the_original_is_erased(
    session: Session, add_texts
) -> None:
    add_texts(
        session,
        {"a.txt": SPOKEN, "t.txt": RUSSIAN},
        {"a.txt": PUBLIC, "t.txt": {**PUBLIC, "translation_of": "a.txt"}},
    )
    set_consent(session, "a.txt", withdraw=True)
    assert not allowed(session, "t.txt")
    erase_source(session, "a.txt", reason_code="witness-request")
    assert not allowed(session, "t.txt"), "erasing the original brought its translation back"


@pytest.mark.parametrize("levels", [("internal", "public-anonymous"), ("public-anonymous", "internal")])
def test_of_two_records_of_one_witness_in_one_source_the_least_holds(levels: tuple[str, str]) -> None:
    twice = (
        PersonRecord("Dana", role="witness", consent=levels[0]),
        PersonRecord("Dana Korash", ("Dana",), "witness", consent=levels[1]),
    )
    source = spoken(1, "public-anonymous", witnesses=twice)
    made = material([source], [beaten(source)])
    assert permitted_evidence(made, "public") == []
    assert len(permitted_evidence(made, "internal")) == 1


@pytest.mark.parametrize("role", ["witness", "interviewer"])
def test_the_own_consent_of_somebody_among_people_is_honoured(role: str) -> None:
    people = (PersonRecord("Dana Korash", ("Dana",), role, consent="internal"),)
    source = spoken(1, "public-named", people=people)
    made = material([source], [beaten(source), beaten(source, "others were beaten", None)])
    assert permitted_evidence(made, "public") == [], "nor the words of nobody known, which may be hers"
    assert nameable_people(made.register, given_testimony(made), set(), on=made.today) == set()


def test_the_own_consent_in_the_interviewer_s_field_is_honoured() -> None:
    source = spoken(1, "public-named", interviewer=PersonRecord("Dana", role="interviewer", consent="internal"))
    assert permitted_evidence(material([source], [beaten(source)]), "public") == []


def test_a_witness_among_people_who_allowed_less_is_not_named_by_another_source() -> None:
    """The same person agreed to be named in one source, and in the other allowed no more than the team."""
    first = spoken(1, "public-named", witnesses=(PersonRecord("Dana Korash", ("Dana",), "witness"),))
    own = (PersonRecord("Dana Korash", role="witness", consent="internal"),)
    second = spoken(2, "public-anonymous", SPOKEN + " So it was.", people=own)
    made = material([first, second], [beaten(first), beaten(second)])
    assert nameable_people(made.register, given_testimony(made), set(), on=made.today) == set()


def test_a_witness_who_speaks_in_a_source_that_names_nobody_is_not_named_there() -> None:
    """Consent to be named in one source is none for another in which the same witness is heard."""
    first = spoken(1, "public-named", witnesses=(PersonRecord("Dana Korash", ("Dana",), "witness"),))
    second = spoken(2, "public-anonymous", SPOKEN + " So it was.")
    [told] = disclose(material([first, second], [beaten(second)]), "public").statements
    assert "Korash" not in told.voice and "Dana" not in shown(told.quote or ())


def test_a_published_source_whose_hidden_witness_stands_among_people_is_coarse() -> None:
    text = "I was beaten in the cellar of the mill by four men."
    people = (PersonRecord("Dana Korash", role="witness"),)
    source = spoken(1, "public-anonymous", text, people=people, url="https://x.test/a", published="2019-05-23")
    said = statement(text, "", "beaten", source=source.id, act="beating")
    [told] = disclose(material([source], [said]), "public").sources
    assert told.hash_is_salted and told.url == ""


# Naming


def official(session: Session, add_texts) -> None:
    said = {"a.txt": {"people": [{"name": "Kang Shuoren", "forms": ["Director Kang"], "role": "official"}]}}
    add_texts(session, {"a.txt": "A letter."}, said)


def named(session: Session) -> set[str]:
    made = gather_material(session, "public")
    return nameable_people(made.register, given_testimony(made), made.named_by_decision, on=made.today)


def naming(decision: str, person: str) -> dict[str, str]:
    return {"decision": decision, "person": person, "audience": "public", "reason": "an official"}


@pytest.mark.parametrize(
    ("by", "back"), [("Kang Shuoren", "Director Kang"), ("Director Kang", "kang shuoren"), ("Kang Shuoren", "Kang")]
)
def test_a_naming_by_one_form_is_taken_back_by_another(session: Session, add_texts, by: str, back: str) -> None:
    official(session, add_texts)
    recorded(session, naming("name", by))
    assert named(session) == {"kang shuoren"}
    recorded(session, naming("unname", back))
    assert named(session) == set()


def test_a_naming_stays_taken_back_when_another_person_comes_to_share_the_word(session: Session, add_texts) -> None:
    official(session, add_texts)
    recorded(session, naming("name", "Kang Shuoren"), naming("unname", "Shuoren"))
    assert named(session) == set()
    add_texts(session, {"b.txt": "Another."}, {"b.txt": {"people": [{"name": "Shuoren Li"}]}}, folder="later")
    assert named(session) == set(), "nobody has named him again"


def test_a_naming_of_a_stranger_names_nobody_who_comes_later_and_shares_a_word(session: Session, add_texts) -> None:
    decide(session, [naming("name", "Kang")])
    add_texts(session, {"b.txt": "Another."}, {"b.txt": {"people": [{"name": "Kang Meiling"}]}})
    assert named(session) == set(), "the decision was on another Kang"


# Labels


def labels(session: Session, audience: str) -> list[str]:
    return sorted(gather_material(session, audience).labels.values())


def test_labels_do_not_tell_how_many_people_there_are(session: Session, add_texts) -> None:
    """Were letters given out from A on, the highest would tell of everybody; each audience has its own order."""
    people = [{"name": name} for name in ("Dana Korash", "Berik Sorr", "Talun Verr")]
    add_texts(session, {"a.txt": "A letter."}, {"a.txt": {"people": people}})
    given = {audience: labels(session, audience) for audience in ("internal", "partner", "un", "court", "public")}
    first = [f"Person {letter}" for letter in ALPHABET[:3]]
    assert all(len(set(item)) == 3 for item in given.values())
    assert sum(item == first for item in given.values()) < 3, "letters are given out from A on"
    assert len({tuple(item) for item in given.values()}) > 1


def test_labels_stay_the_same_for_one_audience(stocked: Session) -> None:
    assert labels(stocked, "public") == labels(stocked, "public")
