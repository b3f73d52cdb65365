"""What an inflected name may have been before the sentence put an ending on it: Данияру, Айарудың, ئىلشاتقا, Toby's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from guwah.engines.names.part_words import script_of
from guwah.reference.names.inflections import Inflection, InflectionTable, load_inflections

AS_WRITTEN = "as written"
"""The reason given for the word itself."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʻʼ`´′＇", "'"))
_LONGEST = 80


def base_forms(word: str, language: str | None = None) -> list[tuple[str, str]]:
    """The word itself, then what it may be an inflected form of, each with the reason, as ("Данияр", "ru: dative").

    The longer the ending taken off, the earlier the form. ``language`` (a BCP 47 code) leaves out the endings of
    others; without it every language written in the script of the word is tried, so some forms will be no names.
    """
    found = {word: AS_WRITTEN}
    if len(word) > _LONGEST:
        return list(found.items())
    script = script_of(word)
    ways: list[tuple[int, str, str]] = []
    for table in load_inflections():
        if table.script == script and language in {None, table.language}:
            ways.extend(_undone(unicodedata.normalize("NFC", word), table))
    for _, form, reason in sorted(ways, key=lambda way: -way[0]):
        found.setdefault(form, reason)
    return list(found.items())


def _undone(word: str, table: InflectionTable) -> Iterator[tuple[int, str, str]]:
    """The forms that the endings of one language leave, with the length of the ending."""
    lowered = word.lower().translate(_APOSTROPHES)
    if len(lowered) != len(word) or set(table.never) & set(lowered):
        return
    for ending in table.inflections:
        if not lowered.endswith(ending.cut):
            continue
        base = lowered[: -len(ending.cut)]
        if len(base) < ending.least or not _fits(base, ending, table):
            continue
        kept = word[: len(base)]
        reason = f"{table.language}: {ending.case}"
        add = ending.add.upper() if len(kept) > 1 and kept.isupper() else ending.add
        yield len(ending.cut), kept + add, reason
        if ending.raises:
            for vowel in table.raised.get(base[-1], ()):
                yield len(ending.cut), kept[:-1] + vowel, reason


def _fits(base: str, ending: Inflection, table: InflectionTable) -> bool:
    """Whether the base ends in the kind of letter that the ending follows, and its vowels go with the ending's."""
    last, vowel = base[-1], base[-1] in table.vowels
    kinds = {
        "any": last.isalpha(),
        "vowel": vowel,
        "consonant": last.isalpha() and not vowel,
        "voiceless": last in table.voiceless,
        "voiced": last in table.glides or (last.isalpha() and not vowel and last not in table.voiceless),
    }
    if not kinds[ending.after]:
        return False
    if not (ending.harmony and table.back):
        return True
    kind_of_base, kind_of_ending = _kind(base[::-1], table), _kind(ending.cut, table)
    return not kind_of_base or not kind_of_ending or kind_of_base == kind_of_ending


def _kind(letters: str, table: InflectionTable) -> str:
    """back or front by the first vowel that is one of them; nothing where none is."""
    for letter in letters:
        if letter in table.back:
            return "back"
        if letter in table.front:
            return "front"
    return ""
