"""A statement: every slot a span of the text, or empty."""

from dataclasses import replace

from core.made import TEXT, mention, span, statement
from guwah.core.statements.statement import Penalty, Quantity, Voice, When


def test_every_slot_counts_when_it_is_asked_whether_the_statement_holds() -> None:
    whole = statement(
        voice=Voice("Dana", "witness", span(TEXT, "Dana")),
        victims=(mention(TEXT, "she"),),
        perpetrators=(mention(TEXT, "two men"),),
        place=mention(TEXT, "the Tash bridge"),
        when=When("2016-05", "2016-05-01", "2016-05-31", span(TEXT, "May 2016")),
        quantity=Quantity(span(TEXT, "two"), 2, 2, 2),
        penalty=Penalty(span(TEXT, "June")),
    )
    assert whole.holds(TEXT)
    assert [found.exact for found in whole.spans()][1:] == [
        "arrested", "she", "two men", "Dana", "the Tash bridge", "May 2016", "two", "June",
    ]  # fmt: skip
    for words in ("Dana", "she", "two men", "the Tash bridge", "May 2016", "arrested", "June"):
        assert not whole.holds(TEXT.replace(words, "x" * len(words)))
    assert not whole.holds("é" + TEXT)


def test_the_id_binds_to_source_act_and_trigger_and_to_nothing_else() -> None:
    one = statement()
    assert one.id == statement(polarity="denied", confidence=0.4, state="accepted").id
    assert one.id != statement(act="release").id
    assert one.id != statement(source="sha256:bb").id
    assert one.id != statement(trigger="released").id
    assert replace(one, state="rejected").id == one.id and replace(one, state="rejected").state == "rejected"
