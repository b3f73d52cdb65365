"""Why two rows weigh what they weigh: one readable line for each thing that counted."""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from guwah.engines.linkage import levels
from guwah.engines.linkage.link import Weighed

LEAST_SHOWN = 0.05
"""Bits below which a line would only distract."""


def explain(weighed: Weighed, pair: int) -> list[str]:
    """The path of the pair at position ``pair``: field, level and bits; they add up to its match weight.

    No value is quoted, so that a path can be shown where names must not be.
    """
    lines = []
    for column, item in enumerate(weighed.model.comparisons):
        level = int(weighed.vectors.levels[pair, column])
        if level != levels.MISSING:
            words = _level(weighed, pair, item.field, item.kind.levels[level])
            lines.append(f"{item.label}: {words} ({_bits(weighed.scores.parts[pair, column])})")
    if weighed.vectors.name_bits[pair]:
        lines.append(f"name in two spellings or scripts ({_bits(weighed.vectors.name_bits[pair])})")
    if weighed.scores.household[pair] < -LEAST_SHOWN:
        lines.append(f"may be two people of one household ({_bits(weighed.scores.household[pair])})")
    lines.append(f"any two rows of these lists ({_bits(weighed.model.prior_bits)})")
    return lines


def _level(weighed: Weighed, pair: int, field: str, words: str) -> str:
    if not words.startswith("Jaro-Winkler") or not weighed.people.has(field):
        return words
    values = weighed.people.fields[field]
    a, b = values[weighed.left[pair]], values[weighed.right[pair]]
    ordered = (" ".join(sorted(text.split())) for text in (a, b))
    alike = JaroWinkler.similarity(a, b)
    return f"Jaro-Winkler {max(alike, JaroWinkler.similarity(*ordered)) if field == 'full_name' else alike:.2f}"


def _bits(bits: float) -> str:
    return f"{bits:+.1f} bits"
