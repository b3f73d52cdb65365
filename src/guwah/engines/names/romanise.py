"""Names from one script to another by the letter tables of published standards."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from guwah.core.values.errors import InvalidInputError
from guwah.engines.names.syllables import has_chinese, pinyin_words
from guwah.reference.names.letters import LetterTable, letter_standards, load_letters

_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f'’‘ʼʹ·-]*")


@dataclass(frozen=True, slots=True)
class Standard:
    """A way of writing names: ``id`` is "ug-uly"; ``verified`` where at least fifteen published examples pass."""

    id: str
    title: str
    source: str
    language: str
    script_from: str
    script_to: str
    verified: bool


@cache
def standards() -> tuple[Standard, ...]:
    """Every standard that ``romanise`` knows, in the order of the ids."""
    tables = [load_letters(name) for name in letter_standards()]
    return tuple(
        Standard(
            table.standard,
            table.title,
            table.source,
            table.language,
            table.script_from,
            table.script_to,
            table.verified,
        )
        for table in tables
    )


def romanise(text: str, standard: str) -> str:
    """``text`` as the standard writes it; what is not in its table stays as it is.

    A capital gives a capital: the first letter only of "shch", unless the word is in capitals throughout. Arabic and
    Persian are read with the vowel signs that they have; ``repair`` takes these away, so it comes after, not before.

    Raises:
        InvalidInputError: ``standard-unknown``, no standard has that id.
    """
    try:
        table = load_letters(standard)
    except KeyError:
        raise InvalidInputError(
            "standard-unknown", f"No standard is called {standard!r}.", remedy="Choose one that standards() lists."
        ) from None
    source = unicodedata.normalize("NFC", text)
    for pattern, replacement in table.prepare:
        source = re.sub(pattern, replacement, source)
    written = _by_syllable(source, table) if table.syllables else _by_letter(source, standard)
    written = unicodedata.normalize("NFC", written)
    if table.capitals == "words":
        written = _with_capitals(source, written)
    for pattern, replacement in table.finish:
        written = re.sub(pattern, replacement, written)
    return unicodedata.normalize("NFC", written)


def _by_letter(source: str, standard: str) -> str:
    """One pass from left to right, so that what is written is never read again as a letter."""
    rules, letters, longest = _compiled(standard)
    parts: list[str] = []
    at = 0
    while at < len(source):
        end, output, fixed = _step(source, at, rules, letters, longest)
        parts.append(output if fixed else _cased(source, at, end, output))
        at = end
    return "".join(parts)


def _step(
    source: str, at: int, rules: tuple[tuple[re.Pattern[str], str], ...], letters: dict[str, str], longest: int
) -> tuple[int, str, bool]:
    """Where the next piece ends, what it becomes, and whether its capitals are already settled."""
    for pattern, replacement in rules:
        found = pattern.match(source, at)
        if found and found.end() > at:
            return found.end(), found.expand(replacement), False
    for length in range(min(longest, len(source) - at), 0, -1):
        piece = source[at : at + length]
        if piece in letters:
            # A table may give its capitals itself: Kazakh writes "İ" for "И" and "I" for "І".
            return at + length, letters[piece], piece != piece.lower()
        if piece.lower() in letters:
            return at + length, letters[piece.lower()], False
    return at + 1, source[at], True


def _cased(source: str, start: int, end: int, output: str) -> str:
    piece = source[start:end]
    if not output or piece == piece.lower():
        return output
    if len(output) == 1 or _in_capitals(source, start, end):
        return output.upper()
    return output[:1].upper() + output[1:] if output[0].isalpha() else output.capitalize()


def _in_capitals(source: str, start: int, end: int) -> bool:
    """True where the letters around a capital are capitals too: the one after it, or before it at the end."""
    after, before = source[end : end + 1], source[start - 1 : start] if start else ""
    if after.isalpha() or unicodedata.combining(after or " "):
        return after.isupper()
    return before.isalpha() and before.isupper()


@cache
def _compiled(standard: str) -> tuple[tuple[tuple[re.Pattern[str], str], ...], dict[str, str], int]:
    table = load_letters(standard)
    rules = tuple((re.compile(pattern, re.IGNORECASE), replacement) for pattern, replacement in table.rules)
    letters = {unicodedata.normalize("NFC", letter): output for letter, output in table.letters.items()}
    return rules, letters, max(map(len, letters), default=0)


def _by_syllable(source: str, table: LetterTable) -> str:
    """Runs of Chinese characters, and of pinyin where the table reads it, syllable by syllable."""
    if not has_chinese(source) and table.script_from == "Hani":
        return (
            _WORD.sub(lambda word: _joined(pinyin_words(word.group(), table.letters), table), source)
            if table.rules
            else source
        )
    runs = groupby(source, key=has_chinese)
    return "".join(
        _joined(pinyin_words("".join(run), table.letters), table) if chinese else "".join(run) for chinese, run in runs
    )


def _joined(syllables: list[str], table: LetterTable) -> str:
    written: list[str] = []
    for syllable in syllables:
        capital, syllable = syllable[:1].isupper(), syllable.lower()
        for pattern, replacement in table.rules:
            syllable = re.sub(pattern, replacement, syllable)
        # Pinyin sets an apostrophe before a vowel inside a word: Xi'an, not Xian.
        between = "'" if written and not table.joint and syllable[:1] in "aoe" else table.joint if written else ""
        written.append(between + (syllable.capitalize() if capital else syllable))
    return "".join(written)


def _with_capitals(source: str, written: str) -> str:
    """A capital on each word, where the source has no capitals to go by."""
    if source != source.lower():
        return written
    return re.sub(
        r"(?<![\w\u0300-\u036f])(?<![\w\u0300-\u036f][’'‘-])[^\W\d_]", lambda first: first.group().upper(), written
    )
