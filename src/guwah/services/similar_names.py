"""Which of the names of a case can be spellings of one that is asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from guwah.engines.names.compare import compare_many
from guwah.engines.names.path import compare

Similar = tuple[str, float, list[str]]
"""A name, the weight in bits of its being the one asked for, and how it comes to be."""

LEAST_BITS = 2.1
"""More than an initial alone that fits."""


def similar_names(query: str, names: Sequence[str], limit: int) -> list[Similar]:
    """The ``limit`` of ``names`` that are likeliest to be ``query``, the likeliest first, of ``LEAST_BITS`` or more."""
    weights = compare_many([(query, name) for name in names])
    order = np.argsort(-weights, kind="stable")[:limit]
    found = [(names[at], round(float(weights[at]), 1)) for at in order if weights[at] >= LEAST_BITS]
    return [(name, bits, list(compare(query, name).path)) for name, bits in found]
