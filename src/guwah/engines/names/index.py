"""A name searched among a great many, in any script.

Names share words, so the index is of words: each distinct word once, with its blocking keys, and the names that have
it. A search finds the words that may be spellings of the query's words, weighs them, and weighs the names that the
best of them lead to, whole. What is beyond the candidates looked at is not found; their number is stated.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.blocking import MOST_KEYS, letter_pairs, likely_pairs
from guwah.engines.names.channel_files import load_channel, load_vocabulary
from guwah.engines.names.compare import FORMS, Prepared, prepare, weigh_pairs
from guwah.engines.names.equivalents import groups_of
from guwah.engines.names.units import FAMILIES, family
from guwah.engines.names.word_table import WordTable
from guwah.engines.names.words import MOST_WORDS

WORDS_WEIGHED = 600
"""Words of each script that are aligned with a word of the query."""
NAMES_WEIGHED = 200
"""Names that are compared whole."""
NO_CANDIDATE = -40.0
"""Bits of a name's word that was no candidate."""
WORDS_KEPT = 250
"""Candidates whose names are looked at, for each word of the query."""
MOST_POSTINGS = 400_000
"""Entries of the key lists that one word of a query may read: past that, only keys less telling are left."""

LONGEST_CHINESE = 4
MOST_CUTS = 12
"""Places at which a Chinese word without a dot is cut: longer names are not known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name found: its place in the index and its match weight in bits."""

    name: str
    place: int
    weight_bits: float


@dataclass(frozen=True)
class Postings:
    """Lists laid end to end: list ``k`` is ``entries[starts[k]:starts[k + 1]]``."""

    starts: NDArray[np.int64]
    entries: NDArray[np.int32]

    def of(self, key: int) -> NDArray[np.int32]:
        return self.entries[self.starts[key] : self.starts[key + 1]]

    @classmethod
    def build(cls, keys: NDArray[np.int32], entries: NDArray[np.int32], lists: int) -> Postings:
        """Lists 0 to ``lists`` - 1 of the ``entries`` under each of their ``keys``, each entry once a list."""
        both = np.unique(keys.astype(np.int64) * (int(entries.max(initial=0)) + 1) + entries)
        keys, entries = np.divmod(both, int(entries.max(initial=0)) + 1)
        starts = np.searchsorted(keys, np.arange(lists + 1))
        return cls(starts, entries.astype(np.int32))


@dataclass(frozen=True)
class WordKeys:
    """The words of one script by their keys: ``numbers`` of the words, ``telling`` bits of each key."""

    numbers: NDArray[np.int32]
    postings: Postings
    telling: NDArray[np.float32]
    sizes: NDArray[np.float32]


class NameIndex:
    """Names to search among, in the order given."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self._prepared = prepare(self.names)
        self._keys = dict(_all_keys(self._prepared))
        self._names_of = _names_of(self._prepared)
        self._by_group = _by_group(self._prepared.table)
        self._best = np.full(len(self.names), NO_CANDIDATE, np.float32)

    def search(self, query: str, *, limit: int = 10) -> list[Candidate]:
        """The names most likely to be spellings of ``query``, the heaviest first."""
        asked = prepare([query])
        places = self._promising(asked)
        query_rows = np.zeros(len(places), np.int32)
        weights = weigh_pairs(asked, query_rows, self._prepared, places)
        # Where all are as unlike as makes a difference, the less unlike come first.
        closer = weigh_pairs(asked, query_rows, self._prepared, places, lowest=NO_CANDIDATE)
        order = np.lexsort((places, -closer, -weights))[:limit]
        return [Candidate(self.names[places[n]], int(places[n]), round(float(weights[n]), 2)) for n in order]

    def _promising(self, asked: Prepared) -> NDArray[np.int32]:
        """The names that the words of the query lead to, at most ``NAMES_WEIGHED``."""
        readings = list(_readings(asked))
        counterparts = self._counterparts(asked.table, sorted(set(itertools.chain.from_iterable(readings))))
        found = [self._by_words([counterparts[word] for word in words]) for words in readings]
        places = np.concatenate([places for places, _ in found]) if found else np.zeros(0, np.int32)
        promise = np.concatenate([promise for _, promise in found]) if found else np.zeros(0, np.float32)
        if len(places) > NAMES_WEIGHED:
            places = places[np.argpartition(-promise, NAMES_WEIGHED)[:NAMES_WEIGHED]]
        return np.unique(places)

    def _by_words(self, words: Sequence[list[tuple[int, float]]]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Names that have counterparts of ``words``, and the sum of what each of their best words adds."""
        touched: list[NDArray[np.int32]] = []
        sums: dict[int, NDArray[np.float32]] = {}
        for turn, counterparts in enumerate(words):
            lists = []
            for number, weight in counterparts:
                names = self._names_of.of(number)
                self._best[names] = weight
                lists.append(names)
            reached = np.unique(np.concatenate(lists)) if lists else np.zeros(0, np.int32)
            sums[turn] = self._best[reached]
            self._best[reached] = NO_CANDIDATE
            touched.append(reached)
        places = np.unique(np.concatenate(touched)) if touched else np.zeros(0, np.int32)
        promise = np.zeros(len(places), np.float32)
        for turn, reached in enumerate(touched):
            part = np.full(len(places), NO_CANDIDATE, np.float32)
            part[np.searchsorted(places, reached)] = sums[turn]
            promise += part
        return _most(places, promise - self._prepared.counts[places] * np.float32(0.5))

    def _counterparts(self, table: WordTable, words: Sequence[int]) -> dict[int, list[tuple[int, float]]]:
        """For each word the words of the index that may be spellings of it, the least likely first."""
        numbers = [self._candidates(table, word) for word in words]
        left = np.repeat(np.array(words, np.int32), [len(found) for found in numbers])
        weights = table.weights(left, self._prepared.table, np.concatenate([*numbers, np.zeros(0, np.int32)]))
        counterparts, start = {}, 0
        for word, found in zip(words, numbers, strict=True):
            own = weights[start : start + len(found)]
            order = np.argsort(own, kind="stable")[-WORDS_KEPT:]
            counterparts[word] = list(zip(found[order].tolist(), own[order].tolist(), strict=True))
            start += len(found)
        return counterparts

    def _candidates(self, table: WordTable, word: int) -> NDArray[np.int32]:
        """Words of the index that are aligned with ``word``."""
        groups = groups_of(table.words[word], table.script(word))
        known = [number for group in groups for number in self._by_group.get(group, ())]
        likely = [self._likely(table, word, keys, script) for script, keys in self._keys.items()]
        return np.unique(np.concatenate([*likely, np.array(known, np.int32)]))

    def _likely(self, table: WordTable, word: int, keys: WordKeys, script: str) -> NDArray[np.int32]:
        direction = load_channel(table.script(word), script).there
        encoded = table.encoded(word)
        expected = likely_pairs(encoded.surroundings[0, : encoded.lengths[0]].astype(np.intp), direction) * keys.telling
        chosen = np.argpartition(-expected, MOST_KEYS)[:MOST_KEYS]
        points = np.zeros(len(keys.numbers), np.float32)
        left = MOST_POSTINGS
        for key in chosen[np.argsort(-expected[chosen])]:
            entries = keys.postings.of(int(key))
            points[entries] += expected[key]
            left -= len(entries)
            if left < 0:
                break
        points /= keys.sizes
        if len(points) <= WORDS_WEIGHED:
            return keys.numbers[points > 0]
        return keys.numbers[_highest(points, WORDS_WEIGHED)]


def _readings(asked: Prepared) -> Iterator[list[int]]:
    """The words that the query can be read as: its own; all as one; a Chinese word without a dot, cut in two."""
    count = int(asked.counts[0])
    if not count:
        return
    table = asked.table
    own = asked.forms[0, :count, 0].tolist()
    yield own
    if count > 1 and asked.joined[0, 0] >= 0:
        yield [int(asked.joined[0, 0])]
        yield [int(asked.joined[0, 1])]
    word, script = table.words[own[0]], table.script(own[0])
    if count == 1 and script == "Hani":
        for cut in range(1, min(len(word), MOST_CUTS + 1)):
            yield [table.add(word[:cut], script), table.add(word[cut:], script)]


def _most(places: NDArray[np.int32], promise: NDArray[np.float32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    if len(places) <= NAMES_WEIGHED:
        return places, promise
    best = np.argpartition(-promise, NAMES_WEIGHED)[:NAMES_WEIGHED]
    return places[best], promise[best]


def _highest(points: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """The places of the ``count`` highest ``points``. What every 16th of them says of the rest saves sorting most."""
    sample = points[::16]
    if len(sample) > count // 4:
        enough = np.partition(sample, len(sample) - count // 4)[len(sample) - count // 4]
        places = np.flatnonzero(points >= enough)
        if len(places) >= count:
            return places[np.argpartition(points[places], len(places) - count)[len(places) - count :]]
    return np.argpartition(points, len(points) - count)[len(points) - count :]


def _all_keys(prepared: Prepared) -> Iterator[tuple[str, WordKeys]]:
    """The words that names lead from, by script: not those that are all words of a name as one."""
    used = np.unique(np.concatenate([prepared.forms[prepared.forms >= 0], _undivided(prepared)]))
    for script in FAMILIES:
        numbers, words = prepared.table.of_script(script, used)
        if not len(numbers):
            continue
        letters = len(load_vocabulary(script).letters)
        keys = letter_pairs(words, letters)
        there = keys >= 0
        entries = np.repeat(np.arange(len(numbers), dtype=np.int32), there.sum(1))
        postings = Postings.build(keys[there], entries, (letters + 3) ** 2)
        counts = np.diff(postings.starts)
        telling = np.where(counts > 0, np.log2(len(numbers) / np.maximum(counts, 1) + 1), 0).astype(np.float32)
        yield script, WordKeys(numbers, postings, telling, np.sqrt(words.lengths.astype(np.float32) + 3))


def _undivided(prepared: Prepared) -> NDArray[np.int32]:
    """Chinese names of surname and given name as one word, as foreign names without a dot look, too; -1 elsewhere."""
    joined: NDArray[np.int32] = prepared.joined[:, 0]
    words = prepared.table.words
    there = [number >= 0 and _is_short_chinese(words[number]) for number in joined.tolist()]
    short: NDArray[np.int32] = joined[np.array(there, bool)]
    return short


def _is_short_chinese(word: str) -> bool:
    return len(word) <= LONGEST_CHINESE and family(word) == "Hani"


def _names_of(prepared: Prepared) -> Postings:
    """The names under each of their words, in whatever form, and Chinese ones under their words put together."""
    undivided = np.where(np.isin(prepared.joined[:, :1], _undivided(prepared)), prepared.joined[:, :1], -1)
    forms = np.concatenate([prepared.forms.reshape(len(prepared), MOST_WORDS * FORMS), undivided], 1)
    there = forms >= 0
    names = np.repeat(np.arange(len(prepared), dtype=np.int32), there.sum(1))
    return Postings.build(forms[there], names, len(prepared.table.words))


def _by_group(table: WordTable) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, word in enumerate(table.words):
        for group in groups_of(word, table.script(number)):
            found.setdefault(group, []).append(number)
    return found
