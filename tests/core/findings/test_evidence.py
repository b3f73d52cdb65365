"""Who testifies, of whom, and where."""

import pytest

from core.made import TEXT, mention, register, span, statement
from guwah.core.findings.evidence import Evidence, resolve
from guwah.core.findings.evidence import testifier as who_testifies
from guwah.core.identity.judgement import Judgement
from guwah.core.identity.register import build_register
from guwah.core.sources.record import PersonRecord, SourceRecord
from guwah.core.statements.statement import Mention, Voice

DANA = PersonRecord("Dana Korash", ("Dana",), "witness")
BERIK = PersonRecord("Berik Otarr", ("Berik",), "witness")
ALONE = SourceRecord(witnesses=(DANA,))
HEARING = SourceRecord(witnesses=(DANA, BERIK))
PEOPLE = register(DANA, BERIK)


def who(voice: Voice | None, record: SourceRecord | None = ALONE) -> str | None:
    return who_testifies(statement(voice=voice), record, PEOPLE)


def test_a_named_voice_is_the_person_of_that_name() -> None:
    assert who(Voice("BERIK", "other")) == "berik otarr"
    assert who(Voice("Dana", "witness"), HEARING) == "dana korash"


def test_a_voice_that_is_not_named_is_the_only_witness_and_never_one_of_several() -> None:
    assert who(None) == who(Voice("I", "witness")) == "dana korash"
    assert who(None, HEARING) is None
    assert who(None, None) is None


def test_a_body_or_an_author_is_nobody_who_testifies() -> None:
    for kind in ("authority", "organization", "author"):
        assert who(Voice("the Velmora office", kind)) is None
    assert who(Voice("a passer-by", "other")) is None


def test_an_unknown_witness_is_known_by_name() -> None:
    assert who(Voice("Talun  Verr", "witness"), HEARING) == "talun verr"


def test_an_official_among_the_witnesses_is_not_the_only_witness() -> None:
    record = SourceRecord(witnesses=(PersonRecord("Warden", role="official"), DANA))
    assert who(None, record) == "dana korash"


def resolved(*statements: object, record: SourceRecord = ALONE, people=PEOPLE) -> list[Evidence]:
    return resolve(statements, {"sha256:aa": record}, people)  # type: ignore[arg-type]


def test_victims_are_known_by_entity_or_by_their_own_words_and_pronouns_are_nobody() -> None:
    she, men = span(TEXT, "she"), span(TEXT, "two men")
    [item] = resolved(statement(victims=(Mention(she, "Dana"), Mention(men), mention(TEXT, "June"))))
    assert item.people == {"dana korash": "Dana Korash", "june": "June"}


def test_a_place_stands_under_the_name_that_its_spellings_share() -> None:
    people = build_register([], [Judgement("place", "Tash Bridge", "the Tash bridge", "same")])
    [item] = resolved(statement(place=mention(TEXT, "the Tash bridge")), people=people)
    assert item.place == "Tash Bridge"


HELD = "I was held at Velmora Mill for a year. There they beat us."


def test_a_place_that_a_statement_does_not_tell_is_never_assumed() -> None:
    """The beating may have been anywhere: taken to the mill, it would seem to confirm what others say of the mill."""
    judged = [Judgement("facility", "Velmora Mill", "", "same")]
    custody = statement(
        HELD, "I was held at Velmora Mill", "held", act="detention", place=mention(HELD, "Velmora Mill")
    )
    beating = statement(HELD, "they beat us", "beat", act="beating")
    known = build_register([("sha256:aa", HEARING)], judged)
    assert [item.place for item in resolved(custody, beating, people=known)] == ["Velmora Mill", ""]


def test_a_first_name_that_belongs_to_one_person_is_that_person() -> None:
    records = {"sha256:aa": SourceRecord(witnesses=(PersonRecord("Dana Korash", role="witness"),))}
    known = build_register(records.items())
    for name in ("Dana", "korash", "DANA", "Dana Korash"):
        [item] = resolve([statement(voice=Voice(name, "witness"))], records, known)
        assert item.testifier == "dana korash" and item.is_recorded


def test_a_first_name_that_two_people_share_is_nobody_s() -> None:
    two = (PersonRecord("Dana Korash", role="witness"), PersonRecord("Dana Verr", role="witness"))
    records = {"sha256:aa": SourceRecord(witnesses=two)}
    known = build_register(records.items())
    [item] = resolve([statement(voice=Voice("Dana", "witness"))], records, known)
    assert item.testifier == "dana" and not item.is_recorded
    [other] = resolve([statement(voice=Voice("Verr", "witness"))], records, known)
    assert other.testifier == "dana verr"


@pytest.mark.parametrize("name", ["Da", "da", "Korashev", "the witness Dana"])
def test_what_is_no_whole_word_of_a_name_joins_nobody(name: str) -> None:
    known = build_register([("sha256:aa", SourceRecord(witnesses=(PersonRecord("Da Na Korash"),)))])
    assert known.person(name) is None
