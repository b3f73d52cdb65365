"""A statement survives its JSON form, and a malformed one is refused."""

import json
from dataclasses import replace

import pytest

from guwah.core.statements.codebook import Act, Codebook
from guwah.core.statements.statement import Mention, Penalty, Quantity, Statement, Voice, When
from guwah.core.statements.wire import statement_from_json, statement_to_json
from guwah.core.values.errors import InvalidInputError
from guwah.core.values.spans import Quote, Span

TEXT = "In May 2016 Daniyar says he was arrested by two officers at the Tash bridge."


def a_statement():
    return Statement(
        source="sha256:00",
        act="arrest",
        quote=Quote.at(TEXT, 25, 75),
        trigger=Span.at(TEXT, 32, 40),
        voice=Voice("Daniyar", "witness", Span.at(TEXT, 12, 19)),
        victims=(Mention(Span.at(TEXT, 25, 27), "Daniyar"),),
        perpetrators=(Mention(Span.at(TEXT, 44, 56)),),
        place=Mention(Span.at(TEXT, 60, 75)),
        when=When("2016-05", "2016-05-01", "2016-05-31", Span.at(TEXT, 3, 11)),
        quantity=Quantity(Span.at(TEXT, 44, 47), 2, 2, 2, "exact", "officers"),
        penalty=Penalty(Span.at(TEXT, 3, 6), "P1M"),
        cue="verb: arrest",
        confidence=0.9,
        engine="rules-en/1",
        codebook="1.0",
    )


def test_there_and_back():
    statement = a_statement()
    line = json.dumps(statement_to_json(statement, file="interview.txt"))
    assert statement_from_json(json.loads(line)) == statement


def test_the_shape_is_the_one_that_is_documented():
    shape = statement_to_json(a_statement(), file="interview.txt")
    assert shape["quote"]["prefix"] == "In May 2016 Daniyar says "
    assert shape["voice"] == {"name": "Daniyar", "kind": "witness", "exact": "Daniyar", "start": 12, "end": 19}
    assert shape["victims"] == [{"exact": "he", "start": 25, "end": 27, "entity": "Daniyar"}]
    assert shape["when"]["edtf"] == "2016-05"
    assert shape["quantity"]["unit"] == "officers"


def test_the_id_is_of_source_act_and_trigger_only():
    statement = a_statement()
    assert statement.id == replace(statement, state="accepted").id
    assert len(statement.id) == 32


@pytest.mark.parametrize("broken", [{}, {"act": 1, "source": "x"}, {"act": "a", "source": "s", "quote": None}])
def test_a_malformed_statement_is_refused(broken):
    with pytest.raises(InvalidInputError) as error:
        statement_from_json(broken)
    assert error.value.code == "statement-malformed"


def test_an_unknown_act_is_named():
    codebook = Codebook("1.0", (Act("arrest", "Arrest", "liberty", "x"),))
    assert codebook.act("arrest").label == "Arrest"
    assert codebook.label("gone") == "gone"
    with pytest.raises(InvalidInputError) as error:
        codebook.act("gone")
    assert error.value.code == "act-unknown"
