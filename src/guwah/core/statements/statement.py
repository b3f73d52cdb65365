"""A statement: one mention of one act in the words of one source, every slot a span of the text or empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guwah.core.values.ids import statement_id
from guwah.core.values.spans import Quote, Span

Polarity = Literal["affirmed", "denied"]
Basis = Literal["experienced", "witnessed", "heard", "asserted"]
State = Literal["proposed", "accepted", "edited", "rejected"]

POLARITIES: tuple[str, ...] = ("affirmed", "denied")
BASES: tuple[str, ...] = ("experienced", "witnessed", "heard", "asserted")
VOICE_KINDS: tuple[str, ...] = ("witness", "author", "authority", "organization", "other")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it. ``span`` is where the text names the voice; empty where it is inferred."""

    name: str
    kind: str = "other"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for a person, group, body or place; ``entity`` is who is meant, where the text allows.

    ``gazetteer`` is the id of a gazetteer entry, for places only.
    """

    span: Span
    entity: str | None = None
    gazetteer: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When the act happened: the words (empty where derived), EDTF, and the bounds as ISO days.

    ``how`` is ``stated`` or ``derived``; ``steps`` is the reasoning, readable.
    """

    edtf: str | None
    earliest: str | None
    latest: str | None
    span: Span | None = None
    how: str = "stated"
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said: ``low`` and ``high`` bound it; ``qualifier`` is exact, approximate, at_least, at_most."""

    span: Span
    value: float
    low: float | None
    high: float | None
    qualifier: str = "exact"
    unit: str = ""
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Penalty:
    """A sentence or fine that the text states ("ten years' imprisonment"); never a date.

    ``duration`` is ISO 8601 where the words give one.
    """

    span: Span
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One mention of one act in one source. See docs/glossary.md for every field.

    ``cue`` says by which word, pattern or person it came; ``confidence`` orders and filters proposals and is
    nothing else: it says nothing about the witness.
    """

    source: str
    act: str
    quote: Quote
    trigger: Span
    polarity: str = "affirmed"
    basis: str = "asserted"
    voice: Voice | None = None
    victims: tuple[Mention, ...] = ()
    perpetrators: tuple[Mention, ...] = ()
    place: Mention | None = None
    when: When | None = None
    quantity: Quantity | None = None
    penalty: Penalty | None = None
    cue: str = ""
    confidence: float = 0.0
    state: str = "proposed"
    engine: str = ""
    codebook: str = ""

    @property
    def id(self) -> str:
        return statement_id(self.source, self.act, self.trigger.start, self.trigger.end)

    def spans(self) -> list[Span]:
        """Every span of the statement, the quote first."""
        found: list[Span | None] = [self.quote, self.trigger]
        found += [mention.span for mention in (*self.victims, *self.perpetrators)]
        found += [part.span for part in (self.voice, self.place, self.when, self.quantity, self.penalty) if part]
        return [span for span in found if span is not None]

    def holds(self, text: str) -> bool:
        """True where every quote and span stands in ``text`` exactly where it says."""
        return all(span.holds(text) for span in self.spans())
