"""A statement as released: names masked, context withheld until cleared, unsafe quotes held back."""

from __future__ import annotations

from core.made import SALT, mention, source_material, statement
from core.made import material as case
from guwah.core.disclosure.disclose import disclose
from guwah.core.disclosure.disclosed import DisclosedStatement
from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.disclosure.masking import FoundName, shown
from guwah.core.disclosure.material import SourceMaterial
from guwah.core.disclosure.statements import CASELESS, VERBATIM
from guwah.core.identity.judgement import Judgement
from guwah.core.sources.record import PersonRecord
from guwah.core.statements.statement import Mention, Statement, Voice, When

TEXT = "He waited in Ostrel. Dana says Talun Verr was arrested at Velmora Mill by Zarin. Her brother Berik wept."
QUOTE = "Talun Verr was arrested at Velmora Mill by Zarin."
DANA = PersonRecord("Dana Korash", ("Dana",), "witness")
TALUN = PersonRecord("Talun Verr")
FOUND = tuple(
    FoundName(word, TEXT.index(word), TEXT.index(word) + len(word), kind)
    for word, kind in (("Ostrel", "place"), ("Zarin", "person"), ("Berik", "person"), ("Velmora Mill", "unknown"))
)


def source(text: str = TEXT, found: tuple[FoundName, ...] = FOUND, **record: object) -> SourceMaterial:
    return source_material(1, text, found=found, **{"witnesses": (DANA,), "people": (TALUN,), **record})


def arrest(held: SourceMaterial, words: str = QUOTE, trigger: str = "arrested", **slots: object) -> Statement:
    return statement(held.text, words, trigger, source=held.id, **slots)


def told(held: SourceMaterial, item: Statement, *others: SourceMaterial, **more: object) -> DisclosedStatement:
    return disclose(case([held, *others], [item], **more), "public").statements[0]


def test_names_in_a_quote_are_masked_and_unjudged_ones_withheld() -> None:
    item = told(source(), arrest(source()))
    assert shown(item.quote) == "[Person B] was arrested at [name withheld] by [name withheld]."


def test_the_place_of_the_statement_may_be_read() -> None:
    item = told(source(), arrest(source(), place=mention(TEXT, "Velmora Mill")))
    assert item.place == "Velmora Mill" and "at Velmora Mill by" in shown(item.quote)


def test_every_slot_is_masked() -> None:
    held = source()
    item = told(
        held,
        arrest(
            held,
            voice=Voice("Dana", "witness"),
            victims=(mention(TEXT, "Talun Verr"), Mention(mention(TEXT, "Berik").span, "Berik Korash")),
            perpetrators=(mention(TEXT, "Zarin"),),
            place=mention(TEXT, "brother Berik"),
            when=When("2016", "2016-01-01", "2016-12-31"),
        ),
    )
    assert item.voice == "Person A"
    assert item.victims == ("Person B", "[name withheld]")
    assert item.perpetrators == ("[name withheld]",)
    assert "Berik" not in item.place
    assert (item.when, item.earliest, item.latest) == ("2016", "2016-01-01", "2016-12-31")


def test_a_voice_that_nobody_knows_is_not_named() -> None:
    held = source()
    stranger = told(held, arrest(held, voice=Voice("Zarin Oth", "author"))).voice
    assert "[name withheld]" in stranger and "Zarin" not in stranger and "Oth" not in stranger
    assert told(held, arrest(held, voice=Voice("Velmora Office", "organization"))).voice == "[name withheld]"
    judged = (Judgement("organization", "Velmora Office", "", "same"),)
    office = told(held, arrest(held, voice=Voice("Velmora Office", "organization")), judgements=judged)
    assert office.voice == "Velmora Office"


def test_the_words_around_are_withheld_until_somebody_cleared_them() -> None:
    held = source()
    item = told(held, arrest(held))
    assert (item.before, item.after, item.context_withheld) == ((), (), True)
    cleared = told(held, arrest(held), cleared={(arrest(held).id, "context")})
    assert shown(cleared.before) == "He waited in Ostrel. [Person A] says "
    assert shown(cleared.after) == " Her brother [name withheld] wept."
    assert not cleared.context_withheld


UYGHUR = "تالۇننى تۇتتى ۋە ئاپاردى"


def test_a_quote_in_writing_without_capitals_waits_for_a_person() -> None:
    held = source(UYGHUR, (), people=(PersonRecord("تالۇن"),))
    item = arrest(held, UYGHUR, "تۇتتى", victims=(mention(UYGHUR, "ئاپاردى"),))
    waiting = told(held, item, cleared={(item.id, "context")})
    assert waiting.quote is None and waiting.withheld_because == CASELESS
    assert waiting.victims == ("withheld",) and waiting.context_withheld and waiting.before == ()
    cleared = told(held, item, cleared={(item.id, "quote")})
    assert shown(cleared.quote) == "[Person B] تۇتتى ۋە ئاپاردى"
    assert cleared.is_right_to_left and cleared.withheld_because == ""


def test_a_quote_that_one_search_would_find_is_withheld_where_somebody_is_hidden() -> None:
    held = source()
    article = source_material(2, "Reprint: " + TEXT, consent="public-named", publisher="Ostrel Courier")
    item = told(held, arrest(held), article)
    assert item.quote is None and item.withheld_because == VERBATIM
    assert shown(told(held, arrest(held), article, cleared={(arrest(held).id, "verbatim")}).quote)
    nobody = source_material(3, "The mill at the river was searched and a man was arrested.", consent="public-named")
    plain = arrest(nobody, nobody.text, victims=(), voice=Voice("the author", "author"))
    again = source_material(4, nobody.text, consent="public-named", url="https://courier.example")
    assert told(nobody, plain, again).quote is not None


def test_what_is_withheld_can_be_proved_later() -> None:
    held = source()
    item = told(held, arrest(held))
    assert item.commitment == keyed_digest(SALT, "quote", item.id, QUOTE)
    assert item.id == keyed_digest(SALT, "statement", arrest(held).id)[:16] != arrest(held).id[:16]


def test_it_is_said_of_a_statement_that_a_person_added_it() -> None:
    held = source()
    assert told(held, arrest(held, engine="person")).by_hand and not told(held, arrest(held)).by_hand
