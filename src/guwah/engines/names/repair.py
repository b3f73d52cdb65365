"""Code points of a name put right: what a keyboard, a font or a copy has changed, and no eye can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from guwah.engines.names.lookalikes import in_one_script

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_PRESENTATION = re.compile("[\ufb50-\ufdf9\ufdfc\ufe70-\ufefc]")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]")
_YEH_WITH_HAMZA = re.compile("[\u0649\u064a\u06cc]([\u064b-\u0653\u0670]*)\u0654")
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff"
_SPACING = {
    "\u00b4": "\u0301", "\u00a8": "\u0308", "\u02d8": "\u0306", "\u02d9": "\u0307",
    "\u00b8": "\u0327", "\u02c7": "\u030c", "\u00af": "\u0304", "\u02dc": "\u0303",
}  # fmt: skip
# An acute after a consonant is often a soft sign ("al´bom"), so only vowels take it.
_BEFORE_SPACING = re.compile("(?:([aeiouyAEIOUY])(\u00b4)|([A-Za-z])([\u00a8\u02d8\u02d9\u00b8\u02c7\u00af\u02dc]))")

_TURKIC = re.compile(f"[\u06c7\u06c8\u06cb\u06d0\u06ad\u0674]|\u06d5|(?<![{_ARABIC}])\u0626[\u0627\u0648\u06c6\u0649]")
# Kurdish, Pashto and Urdu share letters with Uyghur and Persian, and have their own kaf, yeh and heh.
_OTHERS = re.compile(
    "[\u06ce\u0695\u06b5\u06a4\u069a\u06bc\u0689\u067c\u0693\u0681\u0685\u0696\u06cd\u06ab\u0679\u0688\u0691\u06ba\u06d2\u06c1]"
)
_ARABIC_ONLY = re.compile("[\u0629\u0623\u0625\u0624]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]")
_VOWELS = "\u0627\u0648\u06c6\u06c7\u06c8\u06d0\u0649"
_END = f"(?![{_ARABIC}])"


@dataclass(frozen=True, slots=True)
class Repaired:
    """``text`` as it should have been typed, ``original`` as it was, and what was done, in words."""

    text: str
    original: str
    steps: tuple[str, ...]


def repair(text: str) -> Repaired:
    """``text`` with its code points put right; repaired again it stays the same, and it never has more words.

    Invisible and bidirectional marks, presentation forms, tatweel and vowel signs go; kaf, yeh and heh become those of
    the language that the letters show: Uyghur and Kazakh, Arabic or Persian, while Kurdish, Pashto and Urdu keep
    theirs. Letters of another alphabet that look alike become those of the word they stand in. Letters that a keyboard
    did not have, such as Kazakh ones written with Russian ones, stay: what was meant is not known.
    """
    now, done = text, list[str]()
    while True:
        before = now
        for name, step in _STEPS:
            after = step(now)
            if after != now and name not in done:
                done.append(name)
            now = after
        if now == before:
            return Repaired(now, text, tuple(done))


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _without_invisible(text: str) -> str:
    # Old Uyghur fonts wrote ae inside a word as heh that is kept from joining.
    if _is_turkic(text):
        text = text.replace("\u0647\u200c", "\u06d5")
    return _INVISIBLE.sub("", text)


def _plain_forms(text: str) -> str:
    # Isolated vowel signs are a space with a sign on it, which would make a word more.
    return _PRESENTATION.sub(lambda form: unicodedata.normalize("NFKC", form.group()).replace(" ", ""), text)


def _hamza_joined(text: str) -> str:
    return _YEH_WITH_HAMZA.sub("\u0626\\1", text)


def _without_tatweel(text: str) -> str:
    return text.replace("\u0640", "")


def _without_marks(text: str) -> str:
    return _MARKS.sub("", text)


def _letters_of_language(text: str) -> str:
    if _OTHERS.search(text):
        return text
    if _is_turkic(text):
        return _turkic_letters(text)
    if _ARABIC_ONLY.search(text):
        text = text.replace("\u06a9", "\u0643")
        return re.sub(f"\u06cc(?=[{_ARABIC}])", "\u064a", text)
    if _PERSIAN.search(text):
        return text.translate({0x643: 0x6A9, 0x64A: 0x6CC, 0x649: 0x6CC})
    return text


def _is_turkic(text: str) -> bool:
    return bool(_TURKIC.search(text)) and not _OTHERS.search(text)


def _turkic_letters(text: str) -> str:
    """Uyghur and Kazakh: ك, ي for y and ى for i, ە for ae and ھ for h, and the high hamza of Kazakh."""
    text = text.replace("\u06a9", "\u0643")
    text = re.sub(f"\u06cc{_END}", "\u0649", text).replace("\u06cc", "\u064a")
    # A final heh after a consonant is ae; after a vowel it is h, as in "شاھ".
    text = re.sub(f"(?<=[{_ARABIC}])(?<![{_VOWELS}])[\u0647\u0629]{_END}", "\u06d5", text)
    text = text.replace("\u0629", "\u06d5").replace("\u0647", "\u06be")
    return re.sub(f"(?<![{_ARABIC}])\u0621(?=[{_ARABIC}])", "\u0674", text)


def _marks_put_on_letters(text: str) -> str:
    def joined(found: re.Match[str]) -> str:
        letter, mark = (found.group(1) or found.group(3)), (found.group(2) or found.group(4))
        composed = unicodedata.normalize("NFC", letter + _SPACING[mark])
        return composed if len(composed) == 1 else found.group()

    return _BEFORE_SPACING.sub(joined, text)


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("letters and their signs composed (NFC)", _compose),
    ("invisible characters removed", _without_invisible),
    ("presentation forms replaced by letters", _plain_forms),
    ("hamza joined to its letter", _hamza_joined),
    ("tatweel removed", _without_tatweel),
    ("vowel signs removed", _without_marks),
    ("kaf, yeh and heh of the language", _letters_of_language),
    ("spacing diacritics put on their letters", _marks_put_on_letters),
    ("look-alikes brought to the alphabet of their word", in_one_script),
)
