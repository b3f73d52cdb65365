"""Score the search for names on words that no channel was trained on, beside rapidfuzz over anyascii.

    GUWAH_DATA=... python tools/score_names.py [russian] [arabic] [chinese] [--part 16] [--queries N]

COLING 2018 has Latin name words of Wikidata with their forms in other scripts, in three parts. Each distinct Latin word
of a part is searched among all distinct forms of that part; a hit is any form that the list has for the word. The 16 %
part is held back: channels are trained on the 64 % part, and nothing may be chosen by the other's figures. The peer
sees the forms as anyascii writes them, in small letters; of equal scores the one earlier in the list comes first.
rapidfuzz is a dependency of guwah, anyascii comes with the extra "bench".
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT = 10
LANGUAGES = ("russian", "arabic", "chinese")
WANTED = {"russian": (0.85, 0.97), "arabic": (0.70, 0.90), "chinese": (0.60, 0.85)}
CHUNK = 256
SEED = 1


@dataclass(frozen=True)
class Part:
    """``forms`` are all native forms; ``right`` has for each Latin word the places of its own among them."""

    forms: tuple[str, ...]
    right: dict[str, frozenset[int]]

    def sample(self, count: int | None) -> list[str]:
        """``count`` of the Latin words, or all."""
        words = list(self.right)
        return words if count is None or count >= len(words) else random.Random(SEED).sample(words, count)


@dataclass(frozen=True)
class Shares:
    """The share of queries with a right form first, and among the first ten; and the seconds it took."""

    first: float
    ten: float
    seconds: float


def load_part(folder: Path, language: str, part: str) -> Part:
    """One list as it stands on disk: "latin<TAB>n a t i v e<TAB>count"."""
    places: dict[str, int] = {}
    right: dict[str, set[int]] = {}
    for line in (folder / "names" / "coling2018" / f"wd_{language}_{part}").read_text("utf8").splitlines():
        latin, native, _ = line.split("\t")
        place = places.setdefault(native.replace(" ", ""), len(places))
        right.setdefault(latin, set()).add(place)
    return Part(tuple(places), {word: frozenset(found) for word, found in right.items()})


def own_shares(part: Part, queries: Sequence[str]) -> Shares:
    from guwah.engines.names.index import NameIndex

    index = NameIndex(part.forms)
    began = time.perf_counter()
    ranks = []
    for word in queries:
        places = [candidate.place for candidate in index.search(word, limit=LIMIT)]
        ranks.append(next((rank for rank, place in enumerate(places) if place in part.right[word]), LIMIT))
    return _shares(ranks, time.perf_counter() - began)


def peer_shares(part: Part, queries: Sequence[str]) -> Shares:
    """rapidfuzz's ratio of each query with every form, on one core."""
    import numpy as np
    from anyascii import anyascii
    from rapidfuzz import fuzz, process

    forms = [anyascii(form).lower() for form in part.forms]
    began = time.perf_counter()
    ranks = []
    for start in range(0, len(queries), CHUNK):
        chosen = queries[start : start + CHUNK]
        scores = process.cdist([anyascii(word).lower() for word in chosen], forms, scorer=fuzz.ratio, dtype=np.float32)
        for word, row in zip(chosen, scores, strict=True):
            best = min(part.right[word], key=lambda place: (-row[place], place))
            ranks.append(int((row > row[best]).sum() + (row[:best] == row[best]).sum()))
    return _shares(ranks, time.perf_counter() - began)


def _shares(ranks: Sequence[int], seconds: float) -> Shares:
    return Shares(
        sum(rank < 1 for rank in ranks) / len(ranks), sum(rank < LIMIT for rank in ranks) / len(ranks), seconds
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--part", default="16")
    parser.add_argument("--queries", type=int, help="how many Latin words, drawn at random (default all)")
    options = parser.parse_args()
    folder = Path(os.environ["GUWAH_DATA"])
    print(f"{'list':<12} {'queries':>8} {'forms':>7}  {'':<10} {'first':>7} {'ten':>7} {'ms/query':>9}")
    for language in options.languages:
        part = load_part(folder, language, options.part)
        queries = part.sample(options.queries)
        name = f"{language}_{options.part}"
        for who, shares in (("guwah", own_shares(part, queries)), ("rapidfuzz", peer_shares(part, queries))):
            spent = shares.seconds / len(queries) * 1e3
            row = f"{name:<12} {len(queries):>8,} {len(part.forms):>7,}  {who:<10}"
            print(f"{row} {shares.first:>7.4f} {shares.ten:>7.4f} {spent:>9.1f}", flush=True)
        first, ten = WANTED[language]
        print(f"{'':<30} {'wanted':<10} {first:>7.2f} {ten:>7.2f}", flush=True)


if __name__ == "__main__":
    main()
