"""Edits change what was proposed; every span is checked against the stored text."""

import pytest

from core.made import CODEBOOK, TEXT, mention, span, statement
from guwah.core.statements.edit import check_statement, edited
from guwah.core.values.errors import GuwahError, IntegrityError, InvalidInputError

WORDS = "she was arrested by two men at the Tash bridge"


def edit(**edits: object):
    return edited(statement(words=WORDS, confidence=0.7, engine="rules"), edits, text=TEXT, codebook=CODEBOOK)


def test_an_edit_changes_what_it_names_and_nothing_else() -> None:
    before = statement(words=WORDS, confidence=0.7, engine="rules")
    after = edit(polarity="denied", place=span(TEXT, "the Tash bridge").to_json())
    assert (after.polarity, after.state) == ("denied", "edited")
    assert after.place == mention(TEXT, "the Tash bridge")
    assert (after.quote, after.trigger, after.id, after.engine) == (before.quote, before.trigger, before.id, "rules")


def test_a_quote_without_the_words_around_it_gets_them_from_the_text() -> None:
    after = edit(quote=span(TEXT, "arrested by two men").to_json())
    assert after.quote.exact == "arrested by two men"
    assert after.quote.prefix.endswith("she was ") and after.quote.holds(TEXT)


def test_a_slot_can_be_emptied() -> None:
    full = statement(words=WORDS, place=mention(TEXT, "the Tash bridge"), victims=(mention(TEXT, "she"),))
    after = edited(full, {"place": None, "victims": []}, text=TEXT, codebook=CODEBOOK)
    assert after.place is None and after.victims == ()


@pytest.mark.parametrize(
    "edits",
    [
        {"victims": [{"exact": "she", "start": 23, "end": 26}]},
        {"place": {"exact": "the tash bridge", "start": 53, "end": 68}},
        {"place": {"exact": "the Tash bridge", "start": 53, "end": 900}},
        {"quote": {"exact": "she was arrested", "start": 21, "end": 37}},
        {"quote": {"exact": "she was arrested", "start": 22, "end": 38, "prefix": "Berik says "}},
        {"quote": span(TEXT, "two men at the Tash bridge").to_json()},
        {"trigger": span(TEXT, "released").to_json()},
        {"when": {"exact": "May 2017", "start": 3, "end": 11, "edtf": "2017-05"}},
        {"voice": {"name": "Dana", "start": 0, "end": 4}},
    ],
)
def test_words_that_do_not_stand_there_are_refused(edits: dict) -> None:
    with pytest.raises(IntegrityError, match="quote-broken"):
        edit(**edits)


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ({"state": "accepted"}, "edit-unknown-field"),
        ({"source": "sha256:bb"}, "edit-unknown-field"),
        ({"confidence": 1}, "edit-unknown-field"),
        ({"act": "teleportation"}, "act-unknown"),
        ({"polarity": "maybe"}, "edit-not-a-value"),
        ({"basis": "guessed"}, "edit-not-a-value"),
        ({"victims": "she"}, "statement-malformed"),
    ],
)
def test_a_field_or_value_that_is_unknown_is_refused(edits: dict, code: str) -> None:
    with pytest.raises(InvalidInputError, match=code):
        edit(**edits)


@pytest.mark.parametrize(
    "edits",
    [
        {"place": {"exact": "the Tash bridge", "start": "53", "end": "68"}},
        {"trigger": {"exact": "arrested", "start": 30.0, "end": None}},
        {"victims": [{"exact": "she", "start": 22, "end": 25, "entity": 7}]},
        {"voice": {"name": 7, "kind": "witness"}},
        {"voice": {"name": "Dana", "kind": "oracle"}},
        {"when": {"edtf": "2016-05", "earliest": 20160501, "latest": "2016-05-31"}},
        {"when": {"edtf": "2016-05", "earliest": "last spring", "latest": "2016-05-31"}},
        {"quantity": {"exact": "two", "start": 42, "end": 45, "value": "two"}},
        {"penalty": {"exact": "June", "start": 90, "end": 94, "duration": 10}},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_before_it_is_recorded(edits: dict) -> None:
    with pytest.raises(GuwahError):
        edit(**edits)


def test_a_statement_as_proposed_passes_the_check_and_a_moved_one_does_not() -> None:
    check_statement(statement(words=WORDS), text=TEXT, codebook=CODEBOOK)
    with pytest.raises(IntegrityError, match="quote-broken"):
        check_statement(statement(words=WORDS), text=" " + TEXT, codebook=CODEBOOK)
