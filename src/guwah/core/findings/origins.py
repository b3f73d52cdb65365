"""How many independent origins a set of statements has, with a reason for every reduction.

Two statements come from one origin when one person gives both, when their sources are copies or translations
of each other, or when neither names who testifies and they stand in one source. Reducing errs on the side of
fewer origins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from guwah.core.findings.evidence import Evidence
from guwah.core.values.partition import Partition


@dataclass(frozen=True, slots=True)
class Link:
    """Two sources of one origin. ``kind`` is identical, near_copy, excerpt, translation or copy."""

    a: str
    b: str
    kind: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """Statements that go back to one origin. ``because`` says why they are not counted apart."""

    statements: tuple[str, ...]
    sources: tuple[str, ...]
    because: tuple[str, ...]


_WORDS = {
    "identical": "the same text",
    "near_copy": "a near copy",
    "excerpt": "an excerpt",
    "translation": "a translation",
    "copy": "judged a copy",
}


def count_origins(evidence: Sequence[Evidence], links: Iterable[Link]) -> list[Origin]:
    """The origins of ``evidence``, in the order of their first statements."""
    linked = {frozenset((link.a, link.b)): link.kind for link in links}
    several = _sources_with_several_testifiers(evidence)
    groups: Partition[int] = Partition(range(len(evidence)))
    reasons: dict[int, list[str]] = {}
    for left, right in combinations(range(len(evidence)), 2):
        why = _common_origin(evidence[left], evidence[right], linked, several)
        if why is not None and groups.join(left, right):
            reasons.setdefault(left, []).append(why)
    return [_origin(group, evidence, reasons) for group in groups.groups()]


def distinct_testifiers(evidence: Iterable[Evidence]) -> int:
    """How many people testify in ``evidence``; bodies and unnamed authors are not people."""
    return len({item.testifier for item in evidence if item.testifier})


def _sources_with_several_testifiers(evidence: Iterable[Evidence]) -> set[str]:
    found: dict[str, set[str]] = {}
    for item in evidence:
        if item.testifier:
            found.setdefault(item.statement.source, set()).add(item.testifier)
    return {source for source, people in found.items() if len(people) > 1}


def _common_origin(a: Evidence, b: Evidence, linked: Mapping[frozenset[str], str], several: set[str]) -> str | None:
    if a.testifier and a.testifier == b.testifier:
        return "one witness gives both" if a.statement.source != b.statement.source else ""
    unnamed = a.testifier is None or b.testifier is None
    if a.statement.source == b.statement.source:
        return "" if unnamed else None
    kind = linked.get(frozenset((a.statement.source, b.statement.source)))
    if kind is None:
        return None
    if unnamed or not {a.statement.source, b.statement.source} & several:
        return f"one source is {_WORDS[kind]} of the other"
    return None


def _origin(group: list[int], evidence: Sequence[Evidence], reasons: Mapping[int, list[str]]) -> Origin:
    members = [evidence[number] for number in group]
    why = [reason for number in group for reason in reasons.get(number, ()) if reason]
    return Origin(
        tuple(item.statement.id for item in members),
        tuple(dict.fromkeys(item.statement.source for item in members)),
        tuple(dict.fromkeys(why)),
    )
