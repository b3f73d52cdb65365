"""Which names of a gazetteer a name may be a spelling of, where none is written as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from guwah.engines.names.index import NameIndex

LEAST_BITS = 2.0
MOST = 5


def similar_places(name: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Those of ``names`` that weigh at least ``LEAST_BITS``, the heaviest first, each with why."""
    for found in _index(tuple(names)).search(name, limit=MOST):
        if found.weight_bits >= LEAST_BITS:
            yield found.name, f"spelled like {found.name} ({found.weight_bits:+.1f} bits)"


@lru_cache(maxsize=1)
def _index(names: tuple[str, ...]) -> NameIndex:
    return NameIndex(names)
