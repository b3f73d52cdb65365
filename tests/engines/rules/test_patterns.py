"""The pattern language of the cue files."""

import pytest

from guwah.core.values.errors import InvalidInputError
from guwah.engines.rules.inflect import all_forms
from guwah.engines.rules.patterns import Classes, compile_pattern, match_at
from guwah.engines.rules.tokens import tokenize

CLASSES = Classes({"jail": ["prison", "camp"], "held": ["@jail", "cell"]})


def fits(cue, text, at=0):
    tokens = tokenize(text)
    found = match_at(compile_pattern(cue, CLASSES), tokens, at, len(tokens))
    if found is None:
        return None
    return text[tokens.starts[found.trigger_start] : tokens.ends[found.trigger_end - 1]]


@pytest.mark.parametrize(
    ("cue", "text", "trigger"),
    [
        ("{beat}", "Beaten again", "Beaten"),
        ("{take:n} away", "took away", None),
        (
            "{take|send} ?<who> to *3 @held",
            "sent the two brothers to an old prison",
            "sent the two brothers to an old prison",
        ),
        ("{send} to *1 @jail", "sent to a very old prison", None),
        ("sent to *3 @jail", "sent to work, not prison", None),
        ("[{take} away] by", "taken away by force", "taken away"),
        ("<num> to a cell", "forty-two to a cell", "forty-two to a cell"),
        ("left for <name>", "left for Upper Norvale", "left for Upper Norvale"),
        ("left for <name>", "left for good", None),
        ("didn't ?ever see", "didn’t see", "didn’t see"),
    ],
)
def test_fits(cue, text, trigger):
    assert fits(cue, text) == trigger


@pytest.mark.parametrize("cue", ["", "?again", "*3 prison", "pri[son", "@nothing", "{take", "a,b"])
def test_a_cue_that_cannot_be_read_is_refused(cue):
    with pytest.raises(InvalidInputError) as error:
        compile_pattern(cue, CLASSES)
    assert error.value.code == "cue-malformed"


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("arrest", {"arrest", "arrests", "arrested", "arresting"}),
        ("slap", {"slap", "slaps", "slapped", "slapping"}),
        ("take", {"take", "takes", "took", "taken", "taking"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("release", {"release", "releases", "released", "releasing"}),
        ("tie", {"tie", "ties", "tied", "tying"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
    ],
)
def test_forms_of_a_verb(base, forms):
    assert set(all_forms(base)) == forms
