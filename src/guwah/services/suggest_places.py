"""Which names of places and facilities in the open case may be of one, for a person to judge."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from guwah.core.entities.lookup import PlaceCandidate
from guwah.core.entities.place import Facility
from guwah.core.values.names import place_key
from guwah.reference.identity import load_identity_weights
from guwah.services.find_places import PlaceMention, find_places
from guwah.services.people import case_register
from guwah.store import statements as stored
from guwah.store.sources import all_sources


@dataclass(frozen=True, slots=True)
class PlaceSuggestion:
    """Two names that the gazetteer leads to one place or facility; ``kind`` is ``place`` or ``facility``."""

    kind: str
    left: str
    right: str
    weight_bits: float
    because: tuple[str, ...]
    use: int

    def to_json(self) -> dict[str, Any]:
        """A judgement to fill in (docs/formats.md)."""
        return {"kind": self.kind, "left": self.left, "right": self.right, "judgement": "", "reason": "",
                "weight_bits": round(self.weight_bits, 1), "because": list(self.because), "use": self.use}  # fmt: skip


def suggest_places(root: Path) -> tuple[PlaceSuggestion, ...]:
    """Pairs of names in the case at ``root`` that may be of one place or facility and that nobody has judged.

    Raises:
        InvalidInputError: as ``case_gazetteer``.
    """
    judged = {
        frozenset((place_key(item.left), place_key(item.right)))
        for item in stored.judgements()
        if item.kind in ("place", "facility") and item.right
    }
    register = case_register(all_sources())
    by_entity: dict[str, list[tuple[PlaceMention, PlaceCandidate]]] = {}
    for mention in find_places(root):
        best = mention.candidates[:1]
        if best and _is_its_name(best[0]):
            by_entity.setdefault(best[0].entity.id, []).append((mention, best[0]))
    found = [item for same in by_entity.values() for item in _pairs(same)]
    waiting = [
        item
        for item in found
        if frozenset((place_key(item.left), place_key(item.right))) not in judged
        and register.place(item.left) != register.place(item.right)
    ]
    return tuple(sorted(waiting, key=lambda item: (-item.use, -item.weight_bits, item.left, item.right)))


def _is_its_name(candidate: PlaceCandidate) -> bool:
    """False where the words only tell that something lies there: "his shop in Orsu", "the Orsu police station"."""
    return candidate.step != "part" and not any(line.startswith("which is a ") for line in candidate.because)


def _pairs(same: Sequence[tuple[PlaceMention, PlaceCandidate]]) -> Iterator[PlaceSuggestion]:
    """Names of one entity, and its own name, each under the name that stands for them together."""
    entity = same[0][1].entity
    kind = "facility" if isinstance(entity, Facility) else "place"
    together: dict[str, tuple[PlaceMention, PlaceCandidate]] = {}
    for mention, candidate in same:
        together.setdefault(place_key(mention.together), (mention, candidate))
    if len(together) == 1 and place_key(entity.name) not in together:
        mention, candidate = next(iter(together.values()))
        yield _suggestion(kind, mention.together, entity.name, (mention, candidate), (mention, candidate))
    for one, other in combinations(together.values(), 2):
        yield _suggestion(kind, one[0].together, other[0].together, one, other)


def _suggestion(
    kind: str,
    left: str,
    right: str,
    one: tuple[PlaceMention, PlaceCandidate],
    other: tuple[PlaceMention, PlaceCandidate],
) -> PlaceSuggestion:
    bits = load_identity_weights().numbers
    weights = [
        bits[f"place_{candidate.step}_bits"] - math.log2(max(len(mention.candidates), 1))
        for mention, candidate in (one, other)
    ]
    because = dict.fromkeys(
        f"{mention.name}: {line}" for mention, candidate in (one, other) for line in candidate.because
    )
    return PlaceSuggestion(kind, left, right, min(weights), tuple(because), min(one[0].times, other[0].times))
