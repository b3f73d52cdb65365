"""What a release is made from: everything the case knows, gathered before consent is applied."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from guwah.core.consent.levels import ConsentState
from guwah.core.disclosure.masking import FoundName
from guwah.core.findings.evidence import Evidence
from guwah.core.findings.origins import Link
from guwah.core.identity.register import Register
from guwah.core.sources.reading import Anchor
from guwah.core.sources.record import SourceRecord


@dataclass(frozen=True, slots=True)
class SourceMaterial:
    """A source with its text and all that is said of it. ``found`` is what the finder of names hit."""

    id: str
    name: str
    size: int
    media_type: str
    record: SourceRecord
    consent: ConsentState
    text: str
    found: tuple[FoundName, ...] = ()
    language: str = ""
    anchors: tuple[Anchor, ...] = ()
    names: tuple[str, ...] = ()
    """Every file name under which it arrived."""
    consent_recorded: bool = True
    row: int = 0
    """The source's row in the store, by which a release refers to it."""


@dataclass(frozen=True)
class CaseMaterial:
    """A case as a release sees it.

    Attributes:
        sources: by id, in the order of their arrival.
        evidence: accepted statements, resolved.
        links: pairs of sources that share an origin.
        cleared: pairs of statement id and part ("context", "quote", "verbatim") that a person cleared.
        named_by_decision: folded names of people whom a recorded decision allows to be named to this audience.
        labels: pseudonym of each person, by key.
        personal_acts: acts that stand together only for one person (see ``findings``).
    """

    title: str
    invented: bool
    sources: Mapping[str, SourceMaterial]
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    register: Register
    labels: Mapping[str, str]
    act_labels: Mapping[str, str]
    personal_acts: Set[str]
    cleared: Set[tuple[str, str]]
    named_by_decision: Set[str]
    salt: str
    """Keys the digests of what is withheld; it stays in the case."""
    today: date
