"""A statement made by hand has the words that a person marked, and nothing else."""

import pytest

from core.made import TEXT
from guwah.core.statements.decision import Decision
from guwah.core.statements.hand import blank_statement
from guwah.core.values.errors import IntegrityError, InvalidInputError


def marked(**trigger: object) -> Decision:
    return Decision("add", source="sha256:aa", act="arrest", trigger=trigger)


def test_nothing_is_filled_in() -> None:
    made = blank_statement(marked(exact="arrested", start=30, end=38), TEXT)
    assert made.trigger.exact == made.quote.exact == "arrested"
    assert (made.voice, made.victims, made.perpetrators, made.place, made.when) == (None, (), (), None, None)
    assert made.engine == "person"


def test_the_words_may_be_left_out_where_the_offsets_are_given() -> None:
    assert blank_statement(marked(start=30, end=38), TEXT).trigger.exact == "arrested"


def test_offsets_are_needed_and_must_lie_in_the_text() -> None:
    with pytest.raises(InvalidInputError, match="decision-malformed"):
        blank_statement(marked(exact="arrested"), TEXT)
    with pytest.raises(IntegrityError, match="span-outside-text"):
        blank_statement(marked(start=30, end=3000), TEXT)
