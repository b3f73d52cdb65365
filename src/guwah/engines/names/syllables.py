"""Chinese characters to syllables of pinyin, and pinyin to its syllables."""

from __future__ import annotations

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_TONES = {0x300, 0x301, 0x304, 0x30C}
# A consonant before a vowel opens the next syllable: Jinan is ji-nan, and jin-an would be Jin'an.
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|uan|üan|an|en|in|un|ün|er)(?![aeiouü])"
    r"|iao|uai|üe|ue|ia|ie|iu|ua|ui|uo|ai|ao|ei|ou|a|o|e|i|u|ü)",
    re.IGNORECASE,
)


def has_chinese(text: str) -> bool:
    """True where there is a Chinese character."""
    return bool(_CHINESE.search(text))


def pinyin_words(text: str, readings: dict[str, str]) -> list[str]:
    """The syllables of ``text``, without tones; a text in Latin letters that is no pinyin comes back whole.

    ``readings`` go before those of the dictionary: in transcribed names 什 is shi, never shen.

    Source: the dictionary of pypinyin for the readings of characters, by the words around them.
    """
    if has_chinese(text):
        found = lazy_pinyin(text, style=Style.NORMAL, v_to_u=True)
        if len(found) == len(text):
            found = [readings.get(character, syllable) for character, syllable in zip(text, found, strict=True)]
        return [found[0].capitalize(), *found[1:]] if found else []
    syllables: list[str] = []
    for part in re.split(r"['’-]", without_tones(text)):
        found = _SYLLABLE.findall(part)
        if "".join(found) != part:
            return [text]
        syllables += found
    return syllables


def without_tones(text: str) -> str:
    """``text`` less the marks of the four tones; the two dots of ü stay."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if ord(sign) not in _TONES))
