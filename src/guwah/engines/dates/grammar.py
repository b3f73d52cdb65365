"""A cascade of small rules over categories: numbers, then lengths and dates, then what leans on them.

A rule is a pattern of categories, written as words: ``"day ordinal_suffix? of? month comma? year"``. All rules of a
level are tried at once on a run of tokens; at each place the longest match wins, then the earlier rule. What matched
becomes one node with a category of its own, and the next level sees it as such. The words are those of a language; the
categories and the rules are shared by all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from guwah.engines.dates.tokens import OTHER, Token


@dataclass(slots=True)
class Node:
    """A category over tokens ``first`` to ``last`` (inclusive) of a run, with its value."""

    tag: str
    value: Any
    start: int
    end: int
    low: str = ""


class Parts:
    """The nodes that a rule matched, asked for by category."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes

    def get(self, *tags: str) -> Any:
        """The value of the first node of one of ``tags``; ``None`` where there is none."""
        for node in self.nodes:
            if node.tag in tags:
                return node.value
        return None

    def all(self, *tags: str) -> list[Any]:
        """The values of every node of one of ``tags``, in order."""
        return [node.value for node in self.nodes if node.tag in tags]

    def has(self, *tags: str) -> bool:
        return any(node.tag in tags for node in self.nodes)


Build = Callable[[Parts], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """``build`` makes the value of a node of category ``makes`` from what ``pattern`` matched; ``None``: no match.

    ``keep`` says which nodes of the match the new node covers: all, or those without the first or the last that only
    show the way ("in" of "in May").
    """

    makes: str
    pattern: str
    build: Build
    skip_first: bool = False
    skip_last: bool = False


_CODES: dict[str, str] = {OTHER: "x"}
_NAME = re.compile(r"[a-z_]+")


def code(tag: str) -> str:
    """One character for a category, the same all through the process."""
    if tag not in _CODES:
        _CODES[tag] = chr(0x4E00 + len(_CODES))
    return _CODES[tag]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_NAME.sub(lambda found: code(found.group()), pattern).replace(" ", ""))


_ITEM = re.compile(r"\(|\)|([a-z_]+)([?*+]?)|[?*+|]")


@cache
def _needed(pattern: str) -> str:
    """The letter of a category without which ``pattern`` cannot match; empty where any of several would do."""
    depth, needed = 0, []
    for item in _ITEM.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(item.group(), 0)
        if depth == 0 and item.group() == "|":
            return ""
        if depth == 0 and item[1] and item[2] not in ("?", "*"):
            needed.append(item[1])
    rare = [name for name in needed if name not in _EVERYWHERE]
    return code((rare or needed)[0]) if needed else ""


_EVERYWHERE = frozenset("the of in to and comma date length day unit".split())


def parse(tokens: Sequence[Token], levels: Sequence[Sequence[Rule]]) -> list[Node]:
    """The nodes that stand when every level has been over ``tokens``."""
    nodes = [Node(token.tag, token.value, token.start, token.end, token.low) for token in tokens]
    for level in levels:
        nodes = _apply(nodes, level)
    return nodes


def _apply(nodes: list[Node], level: Sequence[Rule]) -> list[Node]:
    written = "".join([code(node.tag) for node in nodes])
    matches = sorted(_matches(written, level), key=lambda item: (item[0], -item[1], item[2]))
    taken: list[Node] = []
    at = 0
    for start, end, number in matches:
        if start < at:
            continue
        rule = level[number]
        value = rule.build(Parts(nodes[start:end]))
        if value is None:
            continue
        first, last = start + rule.skip_first, end - rule.skip_last
        taken += nodes[at:first]
        taken.append(Node(rule.makes, value, nodes[first].start, nodes[last - 1].end))
        at = last
    return taken + nodes[at:] if taken else nodes


def _matches(written: str, level: Sequence[Rule]) -> Iterator[tuple[int, int, int]]:
    """Where each rule matches, from every place: start, end, number of the rule."""
    for number, rule in enumerate(level):
        # Most rules need a category that the run does not have: asking for it is quicker than searching.
        if _needed(rule.pattern) not in written:
            continue
        pattern = _compiled(rule.pattern)
        found = pattern.search(written)
        while found:
            if found.end() > found.start():
                yield found.start(), found.end(), number
            found = pattern.search(written, found.start() + 1)
