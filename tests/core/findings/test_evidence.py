"""Who testifies, of whom, and where."""

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
    return resolve(statements, {"sha256:aa": record}, people, custody_acts={"beating"})  # type: ignore[arg-type]


def test_victims_are_known_by_entity_or_by_their_own_words_and_pronouns_are_nobody() -> None:
    she, men = span(TEXT, "she"), span(TEXT, "two men")
    [item] = resolved(statement(victims=(Mention(she, "Dana"), Mention(men), mention(TEXT, "June"))))
    assert item.people == {"dana korash": "Dana Korash", "june": "June"}


def test_a_place_stands_under_the_name_that_its_spellings_share() -> None:
    people = build_register([], [Judgement("place", "Tash Bridge", "the Tash bridge", "same")])
    [item] = resolved(statement(place=mention(TEXT, "the Tash bridge")), people=people)
    assert (item.place, item.place_how) == ("Tash Bridge", "stated")


HELD = "I was held at Velmora Mill for a year. There they beat us. Then I was moved to Ostrel."


PLACES = [Judgement("facility", "Velmora Mill", "", "same"), Judgement("place", "Ostrel", "", "same")]
KNOWN = build_register([("sha256:aa", HEARING)], PLACES)


def held(people=KNOWN, **changes: object) -> list[Evidence]:
    custody = statement(HELD, "I was held at Velmora Mill", "held", act="detention",
                        place=mention(HELD, "Velmora Mill"), **changes)  # fmt: skip
    beating = statement(HELD, "they beat us", "beat", act="beating")
    return resolved(custody, beating, statement(HELD, "I was moved", "moved", act="transfer"), people=people)


def test_an_act_without_a_place_gets_that_of_the_witness_s_custody() -> None:
    assert [(item.place, item.place_how) for item in held()] == [
        ("Velmora Mill", "stated"), ("Velmora Mill", "derived"), ("", ""),
    ]  # fmt: skip


def test_a_custody_that_is_denied_or_of_another_witness_gives_no_place() -> None:
    assert held(polarity="denied")[1].place == ""
    assert held(voice=Voice("Berik", "witness"))[1].place == ""


def test_two_places_of_custody_give_no_place() -> None:
    second = statement(HELD, "moved to Ostrel", "moved", act="detention", place=mention(HELD, "Ostrel"))
    first = statement(HELD, "I was held at Velmora Mill", "held", act="detention", place=mention(HELD, "Velmora Mill"))
    beating = statement(HELD, "they beat us", "beat", act="beating")
    assert resolved(first, second, beating, people=KNOWN)[2].place == ""


def test_a_place_that_nobody_judged_to_be_one_gives_no_place() -> None:
    assert held(people=PEOPLE)[1].place == ""
