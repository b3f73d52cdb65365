"""What may be shown: the only things that the dossier and the exports can see.

Every text here has passed the mask. Ids are those of the release, not of the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guwah.core.disclosure.masking import Segment


@dataclass(frozen=True, slots=True)
class DisclosedStatement:
    """A statement as released.

    ``quote`` is none where it is withheld; ``withheld_because`` says why. ``before`` and ``after`` are the
    cleared context, empty where withheld. ``commitment`` is the salted digest of the exact quote.
    """

    id: str
    number: int
    source: int
    act: str
    act_id: str
    polarity: str
    basis: str
    voice: str
    victims: tuple[str, ...]
    perpetrators: tuple[str, ...]
    place: str
    when: str
    earliest: str
    latest: str
    when_how: str
    quote: tuple[Segment, ...] | None
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    context_withheld: bool
    withheld_because: str
    commitment: str
    language: str
    is_right_to_left: bool
    by_hand: bool
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class DisclosedSource:
    """A source as released. Under pseudonym ``hash`` is a salted digest and the provenance is coarse."""

    number: int
    title: str
    kind: str
    language: str
    hash: str
    hash_is_salted: bool
    obtained: str
    how: str
    publisher: str
    url: str
    published: str
    witnesses: tuple[str, ...]
    is_translation: bool
    translation_of: int | None
    statements: tuple[int, ...]
    withheld: tuple[str, ...]
    media: str


@dataclass(frozen=True, slots=True)
class DisclosedOrigin:
    """Statements of one origin, with the reasons why they count once."""

    statements: tuple[int, ...]
    sources: tuple[int, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisclosedContradiction:
    """Statements that cannot all be so, side by side."""

    kind: str
    statements: tuple[int, ...]
    because: str
    of_others: bool = False


@dataclass(frozen=True, slots=True)
class DisclosedProposition:
    """A proposition as released, counted over released statements only."""

    number: int
    act: str
    act_id: str
    polarity: str
    place: str
    earliest: str
    latest: str
    people: tuple[str, ...]
    statements: tuple[int, ...]
    origins: tuple[DisclosedOrigin, ...]
    distinct_testifiers: int
    contradictions: tuple[DisclosedContradiction, ...]

    @property
    def independent_origins(self) -> int:
        return len(self.origins)

    @property
    def is_contested(self) -> bool:
        """True where accounts of the same thing differ, not only those of different people about themselves."""
        return any(not item.of_others for item in self.contradictions)


@dataclass(frozen=True)
class Disclosure:
    """Everything that one audience may see of a case."""

    audience: str
    title: str
    invented: bool
    statements: tuple[DisclosedStatement, ...]
    sources: tuple[DisclosedSource, ...]
    propositions: tuple[DisclosedProposition, ...]
    warnings: tuple[str, ...]
    withheld_sources: int
    withheld_statements: int
    exact_ids: Mapping[str, str]
    """Release id to the statement's id in the case. For the case's own record; never exported."""
