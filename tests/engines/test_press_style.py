"""The engine on press interviews of our own invention: a portrait, a clumsy translation, questions and answers.

In the texts of the folder press, ``{act|words}`` marks a statement and ``{act:denied|words}`` a denied one.
"""

import pathlib
import re

import pytest

from guwah.engines.rules.reader import RulesEngine
from guwah.reference.codebook import load_codebook

FOLDER = pathlib.Path(__file__).parent / "press"
MARK = re.compile(r"\{(\w+)(:denied)?\|([^}]*)\}")
ENGINE = RulesEngine()


def read(text):
    return ENGINE.propose(text, source="sha256:00", language="en", codebook=load_codebook())


def marked(raw):
    """The plain text and its statements as (act, start, end, polarity)."""
    plain, statements, last = "", [], 0
    for mark in MARK.finditer(raw):
        plain += raw[last : mark.start()]
        polarity = "denied" if mark.group(2) else "affirmed"
        statements.append((mark.group(1), len(plain), len(plain) + len(mark.group(3)), polarity))
        plain += mark.group(3)
        last = mark.end()
    return plain + raw[last:], statements


def compare(name):
    """How many were proposed, how many are marked, and the pairs of the two that agree."""
    text, wanted = marked((FOLDER / f"{name}.txt").read_text(encoding="utf8"))
    found = read(text)
    assert all(text[s.trigger.start : s.trigger.end] == s.trigger.exact for s in found)
    free = list(found)
    pairs = []
    for want in wanted:
        act, start, end, _ = want
        hit = next((s for s in free if s.act == act and min(end, s.trigger.end) > max(start, s.trigger.start)), None)
        if hit:
            free.remove(hit)
            pairs.append((want, hit))
    return len(found), len(wanted), pairs


@pytest.mark.parametrize(("name", "floor"), [("portrait", 0.80), ("translated", 0.80), ("questions", 0.80)])
def test_most_statements_of_a_press_interview_are_found(name, floor):
    proposed, wanted, pairs = compare(name)
    assert 2 * len(pairs) / (proposed + wanted) >= floor
    assert len(pairs) / proposed >= 0.75
    assert all(hit.polarity == polarity for (_, _, _, polarity), hit in pairs)


def test_most_single_sentences_show_their_act():
    lines = (FOLDER / "sentences.tsv").read_text(encoding="utf8").splitlines()
    wanted = [line.split("\t") for line in lines]
    found = [act in {s.act for s in read(sentence)} for act, sentence in wanted]
    assert len(found) > 350
    assert sum(found) / len(found) >= 0.85


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("Was he beaten?\n\nHe was not.", "beating", "denied"),
        ("Were you beaten?\n\nThey did.", "beating", "affirmed"),
        ("They asked me again and again: who paid you?", "interrogation", "affirmed"),
        ("Arrested in 2017, he spent a year in a cell.", "arrest", "affirmed"),
        ("At night we would be beaten in the corridor.", "beating", "affirmed"),
        ("My brother is still in the camp.", "detention", "affirmed"),
    ],
)
def test_how_the_press_puts_it(text, act, polarity):
    assert (act, polarity) in {(s.act, s.polarity) for s in read(text)}


def test_a_warning_is_no_beating():
    assert "beating" not in {s.act for s in read("The officer said that we would be beaten.")}
