"""How many independent origins a set of statements has, with a reason for every reduction.

One person is one origin, however often and wherever that person speaks. A source that is a copy or translation
of another adds none. Words of no named person (an author, a body) are one origin for each source, and none
where that source copies or cites another that is counted already. Reducing errs on the side of fewer origins,
but never takes two known people for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from guwah.core.findings.evidence import Evidence
from guwah.core.values.partition import Partition


@dataclass(frozen=True, slots=True)
class Link:
    """Two sources of one origin. ``kind`` is identical, near_copy, excerpt, translation, copy or cites."""

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
    "identical": "one source is the same text as the other",
    "near_copy": "one source is a near copy of the other",
    "excerpt": "one source is an excerpt of the other",
    "translation": "one source is a translation of the other",
    "copy": "one source was judged a copy of the other",
    "cites": "one source cites the other",
    "chain": "both sources go back to one text",
}
_SAME_SOURCE = ""
"""No reason needs to be given for what stands in one source."""


def count_origins(evidence: Sequence[Evidence], links: Iterable[Link]) -> list[Origin]:
    """The origins of ``evidence``, in the order of their first statements."""
    counting = _Counting(evidence, Linked(links))
    counting.join_same_people()
    counting.join_copies_of_one_account()
    counting.join_unnamed()
    counting.attach_unnamed()
    return counting.origins()


def distinct_testifiers(evidence: Iterable[Evidence], origins: Iterable[Origin]) -> int:
    """How many people testify in ``evidence``; bodies and unnamed authors are not people.

    People whom an origin joins (a translation spells a witness anew) are one.
    """
    testifying = {item.statement.id for item in evidence if item.testifier}
    return sum(1 for origin in origins if testifying & set(origin.statements))


class Linked:
    """Links between sources, those that lead through a third source included.

    A copy of a copy is a copy, whether or not the text between them says anything on the matter; what a copy
    cites, the original cites. A citation of a citation is not followed: it may be of something else.
    """

    def __init__(self, links: Iterable[Link]) -> None:
        given = list(links)
        self._direct = {frozenset((link.a, link.b)): link.kind for link in given}
        self._confirmed = {frozenset((link.a, link.b)) for link in given if link.confirmed}
        self._texts: Partition[str] = Partition()
        for link in given:
            if link.kind != "cites":
                self._texts.join(link.a, link.b)
        self._citing = {self._texts_of(link.a, link.b) for link in given if link.kind == "cites"}

    def between(self, a: str, b: str) -> str | None:
        """How two sources hang together, or none."""
        if kind := self._direct.get(frozenset((a, b))):
            return kind
        if a != b and self._texts.find(a) == self._texts.find(b):
            return "chain"
        return "cites" if self._texts_of(a, b) in self._citing else None

    def is_confirmed(self, a: str, b: str) -> bool:
        """True where a person recorded or judged the link itself."""
        return frozenset((a, b)) in self._confirmed

    def share_citation(self, a: str, b: str) -> bool:
        """True where both sources cite one text: what they say may come from there."""
        mine, others = self._texts.find(a), self._texts.find(b)
        cited = {side: {x for pair in self._citing if side in pair for x in pair - {side}} for side in (mine, others)}
        return bool(cited[mine] & cited[others])

    def _texts_of(self, a: str, b: str) -> frozenset[str]:
        return frozenset((self._texts.find(a), self._texts.find(b)))


class _Counting:
    """The steps of one count, each joining what the one before left apart."""

    def __init__(self, evidence: Sequence[Evidence], linked: Linked) -> None:
        self.evidence, self.linked = evidence, linked
        self.groups: Partition[int] = Partition(range(len(evidence)))
        self.reasons: dict[int, list[str]] = {}
        self.named = [number for number, item in enumerate(evidence) if item.testifier]
        self.unnamed = [number for number, item in enumerate(evidence) if not item.testifier]

    def join_same_people(self) -> None:
        for left, right in combinations(self.named, 2):
            if self.evidence[left].testifier == self.evidence[right].testifier:
                same_source = self._source(left) == self._source(right)
                kind = self._link(left, right)
                why = _WORDS[kind] if kind and kind != "cites" else "one witness gives each of these accounts"
                self._join(left, right, _SAME_SOURCE if same_source else why)

    def join_copies_of_one_account(self) -> None:
        """A copy may misspell its only witness: linked sources with one testifier each are one account."""
        several = self._sources_with_several_testifiers()
        for left, right in combinations(self.named, 2):
            kind = self._link(left, right)
            if kind is None or kind == "cites":
                continue
            single = not {self._source(left), self._source(right)} & several
            if self._are_two_known_people(left, right):
                continue
            if single or (kind == "translation" and self._are_counterparts(left, right)):
                self._join(left, right, _WORDS[kind])

    def _are_two_known_people(self, left: int, right: int) -> bool:
        """True where the case records both witnesses: only a person can say that one account is the other's."""
        recorded = self.evidence[left].is_recorded and self.evidence[right].is_recorded
        return recorded and not self.linked.is_confirmed(self._source(left), self._source(right))

    def _are_counterparts(self, left: int, right: int) -> bool:
        """True where a translation spells a witness anew: the witnesses found in one text only, in their order."""
        mine, others = self._testifiers(self._source(left)), self._testifiers(self._source(right))
        only_mine = [person for person in mine if person not in others]
        only_others = [person for person in others if person not in mine]
        pair = (self.evidence[left].testifier or "", self.evidence[right].testifier or "")
        return pair in zip(only_mine, only_others, strict=False)

    def _testifiers(self, source: str) -> list[str]:
        named = (self.evidence[number] for number in self.named)
        ordered = sorted((x for x in named if x.statement.source == source), key=lambda x: x.statement.trigger.start)
        return list(dict.fromkeys(x.testifier or "" for x in ordered))

    def join_unnamed(self) -> None:
        for left, right in combinations(self.unnamed, 2):
            kind = self._link(left, right)
            if self._source(left) == self._source(right):
                self._join(left, right, _SAME_SOURCE)
            elif kind:
                self._join(left, right, _WORDS[kind])
            elif self.linked.share_citation(self._source(left), self._source(right)):
                self._join(left, right, "both sources cite one text")

    def attach_unnamed(self) -> None:
        """Unnamed words join one account that their source copies, cites or holds: one, so as not to join people."""
        attached: set[int] = set()
        for left, right, why in self._attachments():
            group = self.groups.find(left)
            if group not in attached:
                self._join(left, right, why)
                attached.update({group, self.groups.find(left)})

    def origins(self) -> list[Origin]:
        return [self._origin(group) for group in self.groups.groups()]

    def _attachments(self) -> Iterator[tuple[int, int, str]]:
        for left in self.unnamed:
            for right in self.named:
                kind = self._link(left, right)
                if self._source(left) == self._source(right):
                    yield left, right, _SAME_SOURCE
                elif kind:
                    yield left, right, _WORDS[kind]

    def _sources_with_several_testifiers(self) -> set[str]:
        found: dict[str, set[str]] = {}
        for item in self.evidence:
            if item.testifier:
                found.setdefault(item.statement.source, set()).add(item.testifier)
        return {source for source, people in found.items() if len(people) > 1}

    def _source(self, number: int) -> str:
        return self.evidence[number].statement.source

    def _link(self, left: int, right: int) -> str | None:
        return self.linked.between(self._source(left), self._source(right))

    def _join(self, left: int, right: int, why: str) -> None:
        if self.groups.join(left, right):
            self.reasons.setdefault(left, []).append(why)

    def _origin(self, group: list[int]) -> Origin:
        members = [self.evidence[number] for number in group]
        why = [reason for number in group for reason in self.reasons.get(number, ()) if reason]
        return Origin(
            tuple(item.statement.id for item in members),
            tuple(dict.fromkeys(item.statement.source for item in members)),
            tuple(dict.fromkeys(why)),
        )
