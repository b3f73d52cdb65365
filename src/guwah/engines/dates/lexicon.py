"""The words for time of one language, ready to be looked up: every form with its category and value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from guwah.reference.times import load_times

Value = int | str | None
Entry = tuple[str, Value]

_PIECES = re.compile(r"\d+|[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652]+[^\W\d_]*)*|[^\w\s]|_")
"""How a form is cut, which must be how a text is cut."""


@dataclass(slots=True)
class Lexicon:
    """Forms of a language. ``words`` has those of one piece, ``phrases`` those of more, by their first two pieces."""

    language: str
    spaced: bool = True
    words: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = field(default_factory=dict)
    capitals: bool | str = False
    small_months: bool = False
    """Months are written small, so that a capital within a sentence is that of a name."""
    day_first: bool = False
    """03/04/2017 is the third of April."""
    longest: int = 1
    """Code points of the longest form, for a language that is cut by forms."""

    folded: dict[int, str] = field(default_factory=dict)
    """Letters that are not told apart, as ``str.translate`` takes them."""

    joined: dict[str, Entry] = field(default_factory=dict)
    """Little words written together with the word after them: the Arabic "and", "in"."""

    endings: dict[str, Entry] = field(default_factory=dict)
    """Forms whose ending says "from" or "to", with the category and value of that."""

    def fold(self, word: str) -> str:
        """``word`` as the lexicon has it."""
        return word.translate(self.folded) if self.folded else word


POINTS = frozenset(
    "unit_dash year_mark month_mark day_mark month weekday season feast deictic story_day daypart hijri_month".split()
)
"""Categories whose endings say from when and until when; an ending of a length ("two days") does not."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the forms of a table are written out: its suffixes, its endings by what they say, its articles."""

    suffixes: tuple[str, ...] = ()
    endings: dict[str, list[str]] = field(default_factory=dict)
    articles: tuple[str, ...] = ()

    def of(self, form: str) -> Iterator[tuple[str, str]]:
        """Every way to write ``form``, with what its ending says: empty, or a category."""
        if form.startswith("+"):
            yield form[1:], ""
            yield from ((article + form[1:], "") for article in self.articles)
            return
        if not form.endswith("+"):
            yield form, ""
            return
        stem = form[:-1]
        yield stem, ""
        yield from ((stem + suffix, "") for suffix in self.suffixes)
        for tag, endings in self.endings.items():
            yield from ((stem + ending, tag) for ending in endings)


def pieces(form: str) -> tuple[str, ...]:
    """A form cut as a text is."""
    return tuple(_PIECES.findall(form))


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of ``language`` (a code of ``LANGUAGES``), feasts and the months of other calendars included.

    Raises:
        FileNotFoundError: no table for the language.
    """
    table = dict(load_times(language))
    spelling = Spelling(
        tuple(table.pop("suffixes", ())), table.pop("endings", {}), tuple(table.pop("article_prefixes", ()))
    )
    lexicon = Lexicon(language, spaced=table.pop("spaced", True), capitals=table.pop("capitals", False))
    lexicon.small_months, lexicon.day_first = table.pop("small_months", False), table.pop("day_first", False)
    lexicon.folded = _folds(table.pop("folded", {}))
    lexicon.joined = {form: (tag, None) for tag, forms in table.pop("joined", {}).items() for form in forms}
    longer: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = defaultdict(lambda: defaultdict(list))
    for spelled, entry, ending in _forms(table, language, spelling):
        form = lexicon.fold(spelled)
        cut = pieces(form) if lexicon.spaced else (form,)
        if ending and entry[0] in POINTS:
            lexicon.endings.setdefault(" ".join(cut), (ending, None))
        if len(cut) == 1:
            lexicon.words.setdefault(cut[0], entry)
        else:
            longer[cut[0]][cut[1]].append((cut, entry))
        lexicon.longest = max(lexicon.longest, len(form))
    # Earlier lines win among equals; the longest form at a place wins over all.
    lexicon.phrases = {
        first: {second: sorted(forms, key=lambda item: -len(item[0])) for second, forms in seconds.items()}
        for first, seconds in longer.items()
    }
    return lexicon


def _folds(letters: dict[str, str]) -> dict[int, str]:
    """The letters of a table, and every vowel sign with nothing for it, where the table folds any."""
    signs = {chr(code): "" for code in (*range(0x064B, 0x0653), 0x0670)} if letters else {}
    return str.maketrans({**signs, **letters})


def _forms(table: dict[str, Any], language: str, spelling: Spelling) -> Iterator[tuple[str, Entry, str]]:
    for category, value, form in _entries(table):
        yield from ((spelled, (category, value), ending) for spelled, ending in spelling.of(form))
    for name, feast in load_times("feasts").items():
        for form in feast["names"].get(language, ()):
            yield from ((spelled, ("feast", name), ending) for spelled, ending in spelling.of(form))
    for calendar, months in load_times("calendars").items():
        for number, names in months["months"].items():
            for form in names.get(language, ()):
                entry = (f"{calendar}_month", number)
                yield from ((spelled, entry, ending) for spelled, ending in spelling.of(form))


def _entries(table: dict[str, Any]) -> Iterator[tuple[str, Value, str]]:
    for category, content in table.items():
        if isinstance(content, dict):
            for value, forms in content.items():
                yield from ((category, value, str(form)) for form in forms)
        else:
            yield from ((category, None, str(form)) for form in content)
