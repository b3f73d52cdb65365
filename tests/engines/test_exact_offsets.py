"""Whatever the text, every span that is proposed stands in it exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guwah.engines.mentions import find_dates, find_names
from guwah.engines.rules.reader import RulesEngine
from guwah.engines.rules.tokens import tokenize
from guwah.reference.codebook import load_codebook

PIECES = [
    "I was arrested ",
    "they beat me",
    "by two officers",
    "in May 2016",
    "on 16/11/2018",
    "Daniyar says ",
    "İstanbul",
    "ﬁ",
    "ß",
    "e\u0301",
    "👩\u200d👧",
    "\u202eabc\u202c",
    "سەن",
    "2017-يىلى 10-ئاي",
    "2017年10月",
    "\r\n",
    "\n\n",
    "\u2029",
    "“",
    "”",
    "«",
    " »",
    '"',
    "'",
    ". ",
    "? ",
    "No. ",
    "Q: ",
    "MS TESSEN: ",
    "not ",
    "a million people ",
    "held in a prison",
    "\x00",
    "\ufeff",
    "\u200b",
    "ǅ",
    "six months later",
    "he said ",
    "forced me to sign",
    "of ",
    "the applicant ",
    "(",
    ")",
    "…",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_hold_and_ids_differ(text):
    found = RulesEngine().propose(text, source="s", language=None, codebook=load_codebook())
    assert all(statement.holds(text) for statement in found)
    assert all(s.quote.start <= s.trigger.start and s.trigger.end <= s.quote.end for s in found)
    assert len({statement.id for statement in found}) == len(found)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from([None, "en", "fr", "ru", "kk", "ug", "zh", "und"]))
def test_dates_and_names_hold(text, language):
    for mention in [*find_dates(text, language), *find_names(text, language)]:
        assert mention.span.holds(text)


@given(st.text(max_size=60))
def test_a_word_is_where_it_says(text):
    tokens = tokenize(text)
    assert len(tokens.lows) == len(tokens.starts) == len(tokens.ends)
    assert (
        "".join(text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)).split()
        == "".join(char for char in text if not char.isspace()).split()
    )


def test_a_letter_that_grows_when_lowered_moves_nothing():
    text = "İ" * 50 + " I was arrested in May 2016."
    (statement,) = RulesEngine().propose(text, source="s", language="en", codebook=load_codebook())
    assert statement.trigger.exact == "arrested"
    assert statement.holds(text)


def test_the_time_grows_with_the_length_and_no_faster():
    import time

    engine, codebook = RulesEngine(), load_codebook()
    engine.propose("I was arrested.", source="s", language="en", codebook=codebook)
    page = "He was arrested in May 2016 and they beat him. “I was held,” said Daniyar.\n\n" * 20
    took = []
    for text in (page, page * 16):
        begun = time.process_time()
        engine.propose(text, source="s", language="en", codebook=codebook)
        took.append(time.process_time() - begun)
    assert took[1] < took[0] * 16 * 4 + 0.2
