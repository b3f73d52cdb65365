"""Find words in the texts of a case and names in any spelling; every search is in the ledger, without its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.values.errors import InvalidInputError
from guwah.core.values.spans import Span
from guwah.services.case_names import LONGEST_NAME, case_names
from guwah.services.find_words import BEGINNING, NEAR, WHOLE, Place, find_name, find_near, find_run
from guwah.services.session import Session
from guwah.services.similar_names import Similar, similar_names
from guwah.store import search_index
from guwah.store.search_index import DamagedIndexError, IndexedName, SearchIndex, needle
from guwah.store.sources import StoredSource, all_sources

AROUND = 60
"""Code points shown before and after the words of a hit."""
MOST_WORDS = 16
"""Words of a query that are looked for near each other; those after are left out."""
MOST_VARIANTS = 200
LIKELY = 4.0
"""Bits from which a name found is taken for its bearer's, whose other names are then looked for in texts too."""
_MOST_PLACES = 10_000
"""Places that are counted of the query, and of all other spellings; a query of one letter has no end of them."""
_TEXTS_AT_HAND = 500
_BETWEEN_WORDS = re.compile(r"[\s·•・‧∙]+")


@dataclass(frozen=True, slots=True)
class TextHit:
    """Words of a source, exactly as they stand there; ``form`` is the spelling that was looked for.

    ``weight_bits`` says how likely that spelling is the name asked for, and is none where the query itself stands
    there, or another name of a person whom the query found.
    """

    source: str
    file: str
    start: int
    end: int
    exact: str
    before: str
    after: str
    form: str
    weight_bits: float | None = None


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the case; ``times`` counts the places where it stands in texts, ``sources`` who holds it.

    ``weight_bits`` is none where the letters of the query stand in it and it was not weighed as a spelling.
    """

    name: str
    weight_bits: float | None
    path: tuple[str, ...]
    person: str
    sources: tuple[str, ...]
    times: int


@dataclass(frozen=True)
class SearchResult:
    """The hits, best first, and how many there are in all.

    Of texts, up to 10,000 places of the query and as many of other spellings are counted.
    """

    texts: tuple[TextHit, ...]
    names: tuple[NameHit, ...]
    texts_in_all: int
    names_in_all: int


def search_case(session: Session, query: str, *, exact: bool = False, limit: int = 20) -> SearchResult:
    """What of the open case fits ``query``: at most ``limit`` places in texts, and as many names.

    Names are found through their spellings in every script, and so are the places of those names in texts. With
    ``exact`` only the letters typed count, case and marks folded.

    Raises:
        InvalidInputError: ``query-empty``.
        ConflictError: ``case-busy``.
        UnsupportedError: ``search-unsupported``.
    """
    if not query.strip():
        raise InvalidInputError("query-empty", "there is nothing to search for.", remedy="Give a word or a name.")
    key = session.case.key
    with session.case.alone():
        sources = all_sources()
        result = _searched(session, sources, query, exact, limit)
        digest = keyed_digest(key.derived_secret("searches"), "query", " ".join(query.split()))
        counts = {"texts": result.texts_in_all, "names": result.names_in_all}
        with session.case.writing():
            session.record("searched", details={"query": digest, "exact": exact, **counts})
    return result


def _searched(session: Session, sources: list[StoredSource], query: str, exact: bool, limit: int) -> SearchResult:
    """The result by the index, made anew where it turns out to be damaged."""
    root, secret = session.case.root, session.case.key.derived_secret("stamp of the search index")
    stamp = search_index.index_stamp(secret)

    def by_index() -> SearchResult:
        with search_index.open_index(root, stamp, lambda: _content(sources)) as index:
            return _Search(index, sources, query, exact).result(limit)

    try:
        return by_index()
    except DamagedIndexError:
        search_index.remove_index(root)
        return by_index()


def _content(sources: list[StoredSource]) -> search_index.Content:
    texts = [(item.text_row, item.text) for item in sources if item.text_row is not None and item.text]
    return search_index.Content(texts, case_names(sources))


@dataclass(frozen=True, slots=True)
class _Found:
    """A place in a folded text. Hits are sorted by these fields: the query before its variants, the likeliest first,
    whole words before parts of words, then in the order of the sources."""

    variant: int
    how: int
    source: int
    start: int
    end: int

    @property
    def order(self) -> tuple[int, int, int, int]:
        return (self.variant > 0, self.how if not self.variant else self.variant, self.source, self.start)


@dataclass
class _Search:
    """One search of one query."""

    index: SearchIndex
    sources: list[StoredSource]
    query: str
    exact: bool
    at_hand: dict[int, str] = field(default_factory=dict)
    taken: dict[int, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.letters = needle(self.query)
        self.names = self.index.names()
        self.by_text = {item.text_row: number for number, item in enumerate(self.sources) if item.text_row is not None}

    def result(self, limit: int) -> SearchResult:
        if not self.letters:
            hits = self._literal()
            return SearchResult(tuple(hits[:limit]), (), len(hits), 0)
        names = self._names()
        variants: list[tuple[str, float | None]] = [(" ".join(self.query.split()), None)]
        variants += [] if self.exact else self._variants(names)
        found = sorted(self._places(variants), key=lambda item: item.order)
        texts = tuple(self._hit(item, *variants[item.variant]) for item in found[:limit])
        return SearchResult(texts, tuple(map(self._name_hit, names[:limit])), len(found), len(names))

    def _literal(self) -> list[TextHit]:
        """Signs without a letter or digit are no part of the index: they are looked for as they are."""
        wanted = self.query.strip()
        return [
            _text_hit(source, match.start(), match.end(), wanted)
            for source in self.sources
            for match in islice(re.finditer(re.escape(wanted), source.text), _MOST_PLACES)
        ]

    def _names(self) -> list[tuple[IndexedName, float | None, tuple[str, ...]]]:
        """The names that are spellings of the query, then those in which its letters stand."""
        by_name = {item.name: item for item in self.names}
        similar = [] if self.exact else self._similar(list(by_name))
        found = [(by_name[name], weight, tuple(path)) for name, weight, path in similar]
        seen = {name for name, _, _ in similar}
        wanted = self.letters
        within = [item for item in self.names if item.name not in seen and wanted in needle(item.name)]
        within.sort(key=lambda item: (f" {wanted}" not in f" {needle(item.name)}", len(item.name)))
        return [*found, *((item, None, ()) for item in within)]

    def _similar(self, names: list[str]) -> list[Similar]:
        if not names or len(self.query) > LONGEST_NAME:
            return []
        query = "".join(char for char in self.query if unicodedata.category(char) not in ("Cc", "Cs"))
        return similar_names(query, names, MOST_VARIANTS)

    def _variants(
        self, names: list[tuple[IndexedName, float | None, tuple[str, ...]]]
    ) -> list[tuple[str, float | None]]:
        """The spellings to look for in texts: of the names found, of the people found, of single words of both."""
        weighed = [(item, weight) for item, weight, _ in names if weight is not None]
        forms: dict[str, float | None] = {item.name: weight for item, weight in weighed}
        people = {item.person for item, weight in weighed if item.person and weight >= LIKELY}
        others = [item.name for item in self.names if item.person in people and item.name not in forms]
        words = dict.fromkeys(word for name in (*forms, *others) for word in _BETWEEN_WORDS.split(name) if word)
        if len(self.query.split()) == 1:
            for word, weight, _ in self._similar([word for word in words if word not in forms]):
                forms[word] = weight
        best = sorted(forms.items(), key=lambda item: -(item[1] or 0))
        return [*best, *((name, None) for name in others)][:MOST_VARIANTS]

    def _places(self, variants: list[tuple[str, float | None]]) -> Iterator[_Found]:
        yield from self._fresh(0, self._of_query())
        others = (
            found
            for number, (form, _) in enumerate(variants[1:], 1)
            for found in self._fresh(number, self._of_name(needle(form)))
        )
        yield from islice(others, _MOST_PLACES)

    def _fresh(self, variant: int, places: Iterable[tuple[int, Place]]) -> Iterator[_Found]:
        """Those places that no better spelling has taken."""
        for text, place in places:
            taken, letters = self.taken.setdefault(text, set()), range(place.start, place.end)
            if taken.isdisjoint(letters):
                taken.update(letters)
                yield _Found(variant, place.how, self.by_text[text], place.start, place.end)

    def _of_query(self) -> Iterator[tuple[int, Place]]:
        found: Iterable[tuple[int, Place]] = self._of_run()
        if len(self.letters) < 3:
            # One or two letters stand inside words everywhere; that counts only where they begin none.
            begun = (item for item in self._of_run() if item[1].how <= BEGINNING)
            found = list(islice(begun, _MOST_PLACES)) or found
        yield from islice(found, _MOST_PLACES)
        yield from islice(self._of_words(), _MOST_PLACES)

    def _of_run(self) -> Iterator[tuple[int, Place]]:
        for text in self._texts([self.letters]):
            yield from ((text, place) for place in find_run(self._letters(text), self.letters))

    def _of_words(self) -> Iterator[tuple[int, Place]]:
        words = list(dict.fromkeys(filter(None, map(needle, self.query.split()[:MOST_WORDS]))))
        for text in self._texts(words) if len(words) > 1 else ():
            yield from ((text, place) for place in find_near(self._letters(text), words))

    def _of_name(self, letters: str) -> Iterator[tuple[int, Place]]:
        for text in self._texts([letters]) if letters else ():
            yield from ((text, place) for place in find_name(self._letters(text), letters))

    def _texts(self, needles: list[str]) -> list[int]:
        return [text for text in self.index.texts_with(needles) if text in self.by_text]

    def _letters(self, text: int) -> str:
        if text not in self.at_hand:
            if len(self.at_hand) >= _TEXTS_AT_HAND:
                self.at_hand.clear()
            self.at_hand[text] = self.index.letters(text)
        return self.at_hand[text]

    def _hit(self, found: _Found, form: str, weight: float | None) -> TextHit:
        """The hit with the words of the stored text, which must be those that the index was asked for."""
        source = self.sources[found.source]
        starts = self.index.starts(source.text_row or 0)
        if found.end > len(starts):
            raise DamagedIndexError
        start, end = int(starts[found.start]), int(starts[found.end - 1]) + 1
        while end < len(source.text) and unicodedata.category(source.text[end]) in ("Mn", "Me"):
            end += 1
        stands = needle(source.text[start:end])
        wanted = form.split()[:MOST_WORDS] if found.how == NEAR else [form]
        if any(needle(words) not in stands for words in wanted):
            raise DamagedIndexError
        return _text_hit(source, start, end, form, weight)

    def _name_hit(self, found: tuple[IndexedName, float | None, tuple[str, ...]]) -> NameHit:
        item, weight, path = found
        ids = {source.row: source.id for source in self.sources}
        places = [text for text, place in self._of_name(needle(item.name)) if place.how in (WHOLE, BEGINNING)]
        rows = dict.fromkeys([*item.sources, *(self.sources[self.by_text[text]].row for text in places)])
        return NameHit(item.name, weight, path, item.person, tuple(ids[row] for row in rows if row in ids), len(places))


def _text_hit(source: StoredSource, start: int, end: int, form: str, weight: float | None = None) -> TextHit:
    span = Span.at(source.text, start, end)
    before, after = source.text[max(0, start - AROUND) : start], source.text[end : end + AROUND]
    return TextHit(source.id, source.name, start, end, span.exact, before, after, form, weight)
