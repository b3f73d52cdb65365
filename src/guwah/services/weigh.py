"""Put accepted statements together, count their independent origins, show what denies them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guwah.core.findings.copies import find_copies
from guwah.core.findings.evidence import Evidence, resolve
from guwah.core.findings.origins import Link
from guwah.core.findings.propositions import Proposition, build_propositions
from guwah.core.identity.judgement import Judgement
from guwah.core.identity.register import Register
from guwah.core.statements.review import Reviewed
from guwah.reference.weighing import load_rules
from guwah.services.decide import current_review
from guwah.services.people import case_register
from guwah.store import statements as stored
from guwah.store.sources import StoredSource, all_sources


@dataclass(frozen=True)
class Weighed:
    """The whole of a weighing: links between sources, evidence, propositions."""

    sources: tuple[StoredSource, ...]
    register: Register
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    propositions: tuple[Proposition, ...]
    reviewed: Reviewed

    def to_json(self) -> dict[str, Any]:
        """The weighing as docs/formats.md, "A weighing", describes it."""
        return {
            "copies": [{"a": x.a, "b": x.b, "kind": x.kind, "confirmed": x.confirmed} for x in self.links],
            "propositions": [_proposition_json(item) for item in self.propositions],
        }


def weigh() -> Weighed:
    """Weigh the open case."""
    sources = all_sources()
    judgements = stored.judgements()
    register = case_register(sources, judgements)
    records = {item.id: item.record for item in sources}
    rules = load_rules()
    reviewed = current_review(sources)
    evidence = resolve(reviewed.accepted(), records, register)
    links = source_links(sources, judgements)
    found = build_propositions(evidence, links, personal_acts=rules.personal_acts)
    return Weighed(tuple(sources), register, tuple(evidence), tuple(links), tuple(found), reviewed)


def source_links(sources: Sequence[StoredSource], judgements: Sequence[Judgement]) -> list[Link]:
    """Pairs of sources with one origin: near copies found, translations recorded, copies judged.

    A judgement "same" confirms a pair, "different" takes it away.
    """
    judged = {frozenset((item.left, item.right)): item for item in judgements if item.kind == "copy"}
    found = {frozenset((copy.a, copy.b)): Link(copy.a, copy.b, copy.kind, False) for copy in _copies(sources)}
    for source in sources:
        for original in sources:
            if source.record.translation_of in (original.id, *original.names) and source.record.translation_of:
                found[frozenset((source.id, original.id))] = Link(source.id, original.id, "translation", True)
    for pair, item in judged.items():
        if item.judgement == "different":
            found.pop(pair, None)
        elif item.judgement == "same":
            kind = found[pair].kind if pair in found else _kind(item)
            found[pair] = Link(item.left, item.right, kind, True)
    return list(found.values())


def _copies(sources: Sequence[StoredSource]) -> list[Any]:
    return find_copies({item.id: item.text for item in sources if item.text})


def _kind(judgement: Judgement) -> str:
    kinds = {"translation_of": "translation", "excerpt_of": "excerpt", "cites": "cites", "based_on": "cites"}
    return kinds.get(judgement.type, "copy")


def _proposition_json(item: Proposition) -> dict[str, Any]:
    return {
        "id": item.id,
        "act": item.act,
        "polarity": item.polarity,
        "place": item.place or None,
        "earliest": item.earliest or None,
        "latest": item.latest or None,
        "people": list(item.people),
        "statements": list(item.statements),
        "origins": [
            {"sources": list(x.sources), "statements": list(x.statements), "because": list(x.because)}
            for x in item.origins
        ],
        "distinct_testifiers": item.distinct_testifiers,
        "independent_origins": item.independent_origins,
        "contradictions": [
            {"kind": x.kind, "statements": list(x.statements), "because": x.because, "of_others": x.of_others}
            for x in item.contradictions
        ],
        "rules_met": [],
    }
