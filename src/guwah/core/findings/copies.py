"""Which sources repeat which others, word for word.

Texts are cut into overlapping runs of five words; two texts that share at least half of the shorter one's
runs are near copies. Runs that stand in many texts are boilerplate and prove nothing.
Source: Broder 1997, "On the resemblance and containment of documents".
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

RUN_LENGTH = 5
LEAST_RUNS = 12
"""A text with fewer runs is too short to call a copy."""
NEAR_COPY = 0.5
EXCERPT_RATIO = 0.4
"""A copy whose text is shorter than this part of the other's is an excerpt of it."""
BOILERPLATE = 40
"""A run that stands in more texts than this is passed over."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """Source ``a`` and source ``b`` share their words. ``containment`` is the shared part of the shorter one."""

    a: str
    b: str
    kind: str
    containment: float


def find_copies(texts: Mapping[str, str]) -> list[Copy]:
    """Every pair of near copies among ``texts`` (source id to text), in the order of the ids."""
    same = _identical(texts)
    runs = {source: cut for source in same if len(cut := word_runs(texts[source])) >= LEAST_RUNS}
    shared = _shared_runs(runs)
    near = [_copy(a, b, count, runs) for (a, b), count in sorted(shared.items())]
    found = [copy for copy in near if copy is not None]
    # Each copy of a text is linked with the first that holds it, and through that one with all others.
    found += [Copy(first, other, "identical", 1.0) for first in runs for other in same[first][1:]]
    return sorted(found, key=lambda copy: (copy.a, copy.b))


def _identical(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Sources with the same text, by the first of them."""
    holders: dict[str, list[str]] = defaultdict(list)
    for source in sorted(texts):
        holders[texts[source]].append(source)
    return {sources[0]: sources for sources in holders.values()}


def word_runs(text: str) -> set[int]:
    """The hashes of every run of five words, case folded; Chinese and Japanese count by character."""
    words = _WORD.findall(text.casefold())
    return {zlib.crc32(" ".join(run).encode("utf8")) for run in _runs(words)}


def _runs(words: list[str]) -> Iterator[list[str]]:
    for start in range(len(words) - RUN_LENGTH + 1):
        yield words[start : start + RUN_LENGTH]


def _shared_runs(runs: Mapping[str, set[int]]) -> Counter[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    for source in sorted(runs):
        for run in runs[source]:
            holders[run].append(source)
    shared: Counter[tuple[str, str]] = Counter()
    for sources in holders.values():
        if 1 < len(sources) <= BOILERPLATE:
            shared.update(combinations(sources, 2))
    return shared


def _copy(a: str, b: str, count: int, runs: Mapping[str, set[int]]) -> Copy | None:
    shorter, longer = sorted((len(runs[a]), len(runs[b])))
    containment = count / shorter
    if containment < NEAR_COPY:
        return None
    kind = "excerpt" if shorter < EXCERPT_RATIO * longer else "near_copy"
    return Copy(a, b, kind, round(containment, 3))
