"""A million invented names in mixed scripts: index, search and comparisons; beside rapidfuzz's scan in the same run.

Each step runs in a process of its own, on one core, so that nothing is cached from the step before and memory is its
own. anyascii, which lets rapidfuzz read all scripts, comes with the extra "bench".
"""

from __future__ import annotations

import itertools
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from measuring import one_core, peak_memory_mb, stopwatch

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

from invented_names import Invented, invent, respelled

from guwah.engines.names.compare import compare_many
from guwah.engines.names.index import NameIndex

NAMES, PAIRS, IN_LISTS, IN_SHORT_LISTS = 1_000_000, 400_000, 20_000, 700
QUERIES, PEER_QUERIES, LIMIT = 200, 20, 10
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
STEPS: dict[str, Callable[[], None]]


def main() -> None:
    chosen = sys.argv[1:]
    if len(chosen) == 1:
        one_core()
        STEPS[chosen[0]]()
        return
    for step in STEPS:
        subprocess.run([sys.executable, __file__, step], check=True, env=os.environ | ONE_THREAD)


@cache
def invented() -> Invented:
    return invent(NAMES, seed=1)


def index_and_search() -> None:
    names = invented().names
    print(f"{len(names):,} distinct names, {len(set(' '.join(names).replace('·', ' ').split())):,} distinct words")
    before = peak_memory_mb()
    with stopwatch() as building:
        index = NameIndex(names)
    print(f"index built in {building['s']:.1f} s; peak memory {peak_memory_mb():.0f} MB, {before:.0f} MB of it before")
    rng = random.Random(2)
    asked = rng.sample(range(NAMES), QUERIES)
    queries = [respelled(invented(), place, rng) for place in asked]
    index.search("Anwar Erkin")
    times, found = [], []
    for query in queries:
        began = time.perf_counter()
        found.append([candidate.place for candidate in index.search(query, limit=LIMIT)])
        times.append(time.perf_counter() - began)
    median, slow = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    print(f"search: median {median * 1e3:.1f} ms, 95th percentile {slow * 1e3:.1f} ms of {QUERIES} respelled names")
    recalls = [recall(asked[:count], found[:count]) for count in (QUERIES, PEER_QUERIES)]
    print(f"  the right name among the ten: {recalls[0]:.3f}; of the first {PEER_QUERIES} {recalls[1]:.3f}")
    beside_rapidfuzz(asked[:PEER_QUERIES], queries[:PEER_QUERIES], median)


def recall(asked: Sequence[int], found: Sequence[Sequence[int]]) -> float:
    """The share of queries that found a name of the same words, in whatever script it stands in the index."""
    person = invented().person
    same = [person(place) in map(person, places) for place, places in zip(asked, found, strict=True)]
    return sum(same) / len(same)


def beside_rapidfuzz(asked: Sequence[int], queries: Sequence[str], median: float) -> None:
    try:
        from anyascii import anyascii
    except ImportError:
        print("anyascii is not installed (the extra bench): no peer")
        return
    from rapidfuzz import fuzz, process

    everything = [anyascii(name).lower() for name in invented().names]
    for scorer in (fuzz.ratio, fuzz.WRatio):
        times, found = [], []
        for query in queries:
            began = time.perf_counter()
            best = process.extract(anyascii(query).lower(), everything, scorer=scorer, limit=LIMIT)
            times.append(time.perf_counter() - began)
            found.append([place for _, _, place in best])
        peer = statistics.median(times)
        took = f"median {peer * 1e3:.0f} ms, {peer / median:.0f} times ours"
        among = f"among the ten {recall(asked, found):.3f} of {len(queries)}"
        print(f"  rapidfuzz's {scorer.__name__} over anyascii: {took}; {among}")


def pairs_of_lists() -> None:
    """Pairs drawn at random from a list: every name stands in many."""
    names, rng = invent(IN_LISTS, seed=3).names, np.random.default_rng(4)
    codes = rng.choice(len(names) ** 2, int(PAIRS * 1.01), replace=False)
    chosen = np.stack(np.divmod(codes, len(names)), 1)
    chosen = chosen[chosen[:, 0] != chosen[:, 1]][:PAIRS]
    compared([(names[one], names[other]) for one, other in chosen.tolist()], "pairs")


def pairs_of_short_lists() -> None:
    """Every name of one list with every name of another."""
    names = invent(2 * IN_SHORT_LISTS, seed=3).names
    compared(list(itertools.product(names[:IN_SHORT_LISTS], names[IN_SHORT_LISTS:])), "pairs of two lists crossed")


def pairs_of_strangers() -> None:
    """No name stands in two pairs."""
    names = invent(2 * PAIRS, seed=3).names
    compared(list(zip(names[::2], names[1::2], strict=True)), "pairs, no name twice")


def compared(pairs: Sequence[tuple[str, str]], what: str) -> None:
    # Tables are read from disk before the clock runs; nothing of the names themselves has been seen.
    compare_many([("A. Ω", "Б. Ж"), ("ئا", "王")])
    with stopwatch() as spent:
        weights = compare_many(pairs)
    count, rate = len(set(itertools.chain.from_iterable(pairs))), len(pairs) / spent["s"]
    print(f"{len(pairs):,} {what}, {count:,} distinct names: {rate:,.0f} comparisons/s; mean {weights.mean():.2f} bits")


STEPS = {
    "search": index_and_search,
    "crossed": pairs_of_short_lists,
    "pairs": pairs_of_lists,
    "strangers": pairs_of_strangers,
}


if __name__ == "__main__":
    main()
