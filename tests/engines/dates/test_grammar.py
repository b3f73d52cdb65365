"""The cascade of rules: the longest match, then the earlier rule; a builder may refuse."""

from __future__ import annotations

import pytest

from guwah.engines.dates.grammar import Rule, parse
from guwah.engines.dates.tokens import Token


def tokens(*tags):
    return [Token(tag, at, at, at + 1, tag) for at, tag in enumerate(tags)]


def parsed(rules, *tags):
    return [(node.tag, node.value, node.start, node.end) for node in parse(tokens(*tags), [rules])]


def say(word):
    return lambda parts: word


def test_the_longest_match_wins_whatever_the_order_of_the_rules():
    rules = (Rule("made", "day", say("short")), Rule("made", "day month", say("long")))
    assert parsed(rules, "day", "month") == [("made", "long", 0, 2)]


def test_among_equals_the_earlier_rule_wins():
    rules = (Rule("made", "day month", say("first")), Rule("made", "day (month|year)", say("second")))
    assert parsed(rules, "day", "month") == [("made", "first", 0, 2)]
    assert parsed(rules, "day", "year") == [("made", "second", 0, 2)]


def test_the_match_that_begins_first_wins_over_a_longer_one_within_it():
    rules = (Rule("made", "day month", say("left")), Rule("made", "month year era", say("right")))
    assert parsed(rules, "day", "month", "year", "era") == [("made", "left", 0, 2), ("year", 2, 2, 3), ("era", 3, 3, 4)]


def test_a_builder_that_refuses_leaves_the_place_to_the_next_rule():
    rules = (Rule("made", "day month", say(None)), Rule("made", "day", say("kept")))
    assert parsed(rules, "day", "month") == [("made", "kept", 0, 1), ("month", 1, 1, 2)]


def test_where_every_builder_refuses_the_tokens_stand():
    assert parsed((Rule("made", "day", say(None)),), "day") == [("day", 0, 0, 1)]


def test_words_that_only_show_the_way_stay_outside():
    rules = (Rule("made", "in month comma", say("m"), skip_first=True, skip_last=True),)
    assert parsed(rules, "in", "month", "comma") == [("in", 0, 0, 1), ("made", "m", 1, 2), ("comma", 2, 2, 3)]


def test_a_level_sees_what_the_level_before_it_made():
    levels = [(Rule("date", "day month", say("d")),), (Rule("stretch", "date to date", say("s")),)]
    nodes = parse(tokens("day", "month", "to", "day", "month"), levels)
    assert [(node.tag, node.start, node.end) for node in nodes] == [("stretch", 0, 5)]


@pytest.mark.parametrize(
    ("pattern", "tags"),
    [
        ("day? month", ["month"]),
        ("(day|number)+ month*", ["day", "number"]),
        ("day (?!month)", ["day", "year"]),
        ("day{2,3}", ["day", "day"]),
    ],
)
def test_a_pattern_is_a_regular_expression_over_categories(pattern, tags):
    assert parsed((Rule("made", pattern, say("x")),), *tags)[0][:2] == ("made", "x")


def test_a_builder_asks_for_nodes_by_category():
    seen = []
    rule = Rule("made", "day month day", lambda parts: seen.append(parts) or "x")
    parsed((rule,), "day", "month", "day")
    (parts,) = seen
    assert (parts.get("month"), parts.get("year"), parts.get("year", "day")) == (1, None, 0)
    assert parts.all("day") == [0, 2]
    assert parts.has("year", "month")
    assert not parts.has("year")
