"""Values of a cell made comparable: folded text, digits, dates as digits, a key of how a name sounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

NOTHING = {"", "-", "--", "?", "n/a", "na", "nan", "none", "null", "nil", "unknown", "не известно", "неизвестно", "нет"}
"""What stands in lists where nothing is known, folded."""

SEXES = {
    "m": "m", "male": "m", "man": "m", "homme": "m", "masculin": "m", "erkek": "m", "м": "m", "муж": "m",
    "мужской": "m", "мужчина": "m", "ер": "m", "男": "m",
    "ذكر": "m", "ئەر": "m",
    "f": "f", "female": "f", "woman": "f", "w": "f", "femme": "f", "féminin": "f", "feminin": "f", "kadin": "f",
    "kadın": "f", "ж": "f", "жен": "f", "женский": "f", "женщина": "f", "әйел": "f", "女": "f",
    "أنثى": "f", "ئايال": "f",
}  # fmt: skip
SOUNDS = str.maketrans({
    **dict.fromkeys("bpfvw", "1"), **dict.fromkeys("cgjkqsxz", "2"), **dict.fromkeys("dt", "3"), "l": "4",
    **dict.fromkeys("mn", "5"), "r": "6", **dict.fromkeys("aeiouyh", ""),
})  # fmt: skip
FIRST_SOUNDS = str.maketrans({"c": "k", "q": "k", "g": "j", "w": "v", "f": "v", "z": "s", "x": "s", "y": "i"})
DATE_PARTS = re.compile(r"\d+")
LAST_LATIN = "\u024f"


def folded(text: str) -> str:
    """``text`` without case, marks and punctuation, words parted by one space; empty where nothing is told."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(_folded_char(char) for char in plain)
    words = " ".join(kept.split())
    return "" if words in NOTHING else unicodedata.normalize("NFC", words)


def _folded_char(char: str) -> str:
    if char in "'’ʼ`´‘":
        return ""
    category = unicodedata.category(char)
    if category[0] == "M":
        # The breve tells й from и; other marks of European scripts come and go. Indian vowels are marks, too.
        return "" if category == "Mn" and char <= "\u036f" and char != "\u0306" else char
    return char if category[0] in "LN" else " "


def folded_name(text: str) -> str:
    """A name folded; in Latin letters also without breves."""
    found = folded(text)
    if is_latin(found):
        bare = unicodedata.normalize("NFKD", found)
        return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())
    return found


def is_latin(text: str) -> bool:
    """True where no letter of ``text`` is of another script; so also where there is no letter."""
    return all(char <= LAST_LATIN or not char.isalpha() for char in text if not unicodedata.combining(char))


def digits(text: str) -> str:
    """The digits and letters of a number, without signs between them; other digits as ours."""
    joined = folded(text).replace(" ", "")
    return "".join(str(unicodedata.digit(char, char)) for char in joined)


def phone(text: str) -> str:
    """The last nine digits: what is left of a number without country code and prefixes."""
    return "".join(char for char in digits(text) if char.isdigit())[-9:]


def sex(text: str) -> str:
    """``m`` or ``f`` in nine languages; any other word folded."""
    return SEXES.get(folded(text), folded(text))


def day_stands_first(values: Iterable[str]) -> bool:
    """Whether 03/04/2017 is 3 April in this column: so unless more values can only be read the other way."""
    first = second = 0
    for value in values:
        parts = [int(part) for part in DATE_PARTS.findall(value)[:3] if len(part) <= 2]
        if len(parts) >= 2 and len(DATE_PARTS.findall(value)[0]) <= 2:
            first += parts[0] > 12
            second += parts[1] > 12
    return first >= second


def date_digits(text: str, *, day_first: bool = True) -> str:
    """A date as YYYYMMDD, YYYYMM or YYYY; empty where no figures can be read as one. Wrong days are kept."""
    parts: list[str] = DATE_PARTS.findall("".join(str(unicodedata.digit(char, char)) for char in text))
    if len(parts) == 1 and len(parts[0]) in (4, 6, 8):
        return _compact(parts[0], day_first)
    if len(parts) >= 3 and len(parts[0]) == 4:
        return parts[0] + parts[1][-2:].zfill(2) + parts[2][-2:].zfill(2)
    if len(parts) >= 3 and len(parts[2]) == 4 and max(len(parts[0]), len(parts[1])) <= 2:
        day, month = (parts[0], parts[1]) if day_first else (parts[1], parts[0])
        return parts[2] + month.zfill(2) + day.zfill(2)
    if len(parts) == 2 and len(parts[0]) == 4 and len(parts[1]) <= 2:
        return parts[0] + parts[1].zfill(2)
    if len(parts) == 2 and len(parts[1]) == 4 and len(parts[0]) <= 2:
        return parts[1] + parts[0].zfill(2)
    years = [part for part in parts if len(part) == 4]
    return years[0] if years else ""


def _compact(figures: str, day_first: bool) -> str:
    """Figures written together: year first unless only the end can be a year."""
    if len(figures) == 8 and not _is_year(figures[:4]) and _is_year(figures[4:]):
        return date_digits(f"{figures[:2]}/{figures[2:4]}/{figures[4:]}", day_first=day_first)
    return figures


def _is_year(figures: str) -> bool:
    return "1850" <= figures <= "2099"


def sound_key(name: str) -> str:
    """How a folded name begins and sounds: its first letter and classes of consonants, at most five characters.

    Letters of other scripts stand for themselves, so names in one script still meet.

    Source: after Soundex (Russell 1918), with like first letters joined.
    """
    letters = name.replace(" ", "")
    if not letters:
        return ""
    coded = letters[1:].translate(SOUNDS)
    code = "".join(char for at, char in enumerate(coded) if at == 0 or coded[at - 1] != char)
    return letters[0].translate(FIRST_SOUNDS) + code[:4]
