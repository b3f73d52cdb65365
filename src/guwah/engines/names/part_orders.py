"""Which name is whose, by the customs of languages: for ``guwah.engines.names.parts``.

Each custom looks at the words that are still without a role and gives them all one, or leaves them for the next.
"""

from __future__ import annotations

import re
from functools import cache

from guwah.engines.names.part_endings import is_cut_patronymic, language_of, says
from guwah.engines.names.part_words import Word, is_han, script_of
from guwah.reference.names.customs import Customs, fold_word, load_customs
from guwah.reference.names.han import load_han

_PINYIN = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxzcsrwy]|zh|ch|sh|hs|ts|tz)?(?:a(?:i|ng?|o)?|e(?:i|ng?|r|h|n)?|i(?:a(?:o|ng?)?|e[hn]?|ng?|ong|u|h)?"
    r"|o(?:ng?|u)?|u(?:a(?:i|ng?)?|e[hi]?|i|ng?|o)?)){1,2}"
)
_TURKIC_LETTERS = re.compile(r"[әөүұқғңҗһ]|^gh[aeiou]|[rlzymn]gh[aeiou]|q(?!u)|^qu(?!i|e)")
"""Letters that Turkic names have and their neighbours lack, in a folded word."""
_UYGHUR_LETTERS = frozenset("ېۇۆۈۋڭەھۅۉٴ")
_PERSIAN_LETTERS = frozenset("پچژگکی")
_SURNAME_TITLES = frozenset(
    "mr mrs ms miss mme mlle monsieur madame mademoiselle herr frau fraulein г-н г-жа господин госпожа".split()
)


def set_names(words: list[Word], customs: Customs) -> None:
    """The words that are left are names: which is whose, by the first custom that the name shows."""
    _set_particles([word for word in words if not word.group or word.role == ""], customs)
    names = [word for word in words if not word.role]
    _set_name_parts(names, customs)
    names = [word for word in names if not word.role]
    if not names or _by_comma(names, words):
        return
    for custom in (
        _chinese,
        _with_patronymic,
        _by_capitals,
        _by_particles,
        _by_surname,
        _by_initials,
        _by_dot,
        _turkic,
        _arabic,
    ):
        if custom(names, words):
            return
    _first_given_last_family(names, words)


def _set_particles(words: list[Word], customs: Customs) -> None:
    """Particles, and the names that a particle makes a father's or a son's: ibn Murjan, Abu Murjan, Bolot uulu."""
    for at, word in enumerate(words):
        before, after = words[max(at - 1, 0) : at], words[at + 1 : at + 2]
        if word.key in customs.patronymic_words and before and not word.role:
            word.role = "suffix"
            if not before[-1].role:
                before[-1].role = "patronymic"
        elif word.role or not after:
            continue
        elif word.key in customs.particles["patronymic"] and (before or word.key not in {"ben", "bin", "bn"}):
            word.role = "particle"
            _following(words, at, "patronymic", customs)
        elif word.key in customs.particles["kunya"]:
            word.role = "particle"
            _following(words, at, "nickname", customs)
        elif word.key in customs.particles["servant"] and _opens_with_article(after[0], customs):
            word.role = "given"
            _following(words, at, "given", customs)
        elif _is_small(word, before, customs):
            word.role = "particle"


def _following(words: list[Word], at: int, role: str, customs: Customs) -> None:
    """Give the next name this role, over an article between."""
    for word in words[at + 1 : at + 3]:
        if _is_article(word, customs):
            word.role = "particle"
        elif not word.role:
            word.role = role
            return
        else:
            return


def _is_article(word: Word, customs: Customs) -> bool:
    return word.key in customs.particles["article"] or word.text == "ال"


def _opens_with_article(word: Word, customs: Customs) -> bool:
    return _is_article(word, customs) or word.text.startswith("ال")


def _is_small(word: Word, before: list[Word], customs: Customs) -> bool:
    """Whether the word is a particle here: small inside a name, or the first word of a surname such as De Vries."""
    if word.key in customs.particles["article"]:
        return word.text.islower() or (bool(before) and word.key in {"al", "el", "аль", "эль"})
    if word.key not in customs.particles["family"]:
        return False
    return bool(before) or word.text.islower() or word.key in {"de", "van", "von", "ван", "фон"}


def _set_name_parts(names: list[Word], customs: Customs) -> None:
    """Jan, axun, qari and their like, written apart behind a name: kept, but not taken for the father's name."""
    for at, word in enumerate(names):
        if at and word.key in customs.name_parts and not is_han(word.text):
            word.role = "unknown"


def _by_comma(names: list[Word], words: list[Word]) -> bool:
    """Polozova, Zinaida: what stands before the comma is the surname."""
    first = min(word.commas for word in names)
    others = [word for word in names if word.commas > first]
    if not others and not any(word.role == "initial" and word.commas > first for word in words):
        return False
    for word in names:
        word.role = "family" if word.commas == first else ("patronymic" if says(word, "patronymic") else "given")
    return True


def _chinese(names: list[Word], words: list[Word]) -> bool:
    """Du Hengyao: a surname of one of the common readings, and one or two more syllables."""
    readings = load_customs().surname_readings
    if len(names) == 1:
        titled = any(word.role == "honorific" for word in words)
        if titled and names[0].key in readings:
            names[0].role = "family"
        return bool(names[0].role)
    if not 2 <= len(names) <= 3 or not all(word.text[0].isascii() for word in names):
        return False
    order = names if names[0].key in readings else [*names[-1:], *names[:-1]]
    given = "".join(re.sub("[^a-z]", "", word.key) for word in order[1:])
    if order[0].key not in readings or not _PINYIN.fullmatch(given):
        return False
    if order is not names and len(names) > 2:
        return False
    for word in order:
        word.role = "family" if word is order[0] else "given"
    return True


def _with_patronymic(names: list[Word], words: list[Word]) -> bool:
    """Zinaida Yefimovna Polozova, Полозова Зинаида Ефимовна, Daniyar Komekuly, Bolot uulu Temirasan."""
    fathers = [at for at, word in enumerate(names) if says(word, "patronymic") or is_cut_patronymic(word)]
    if not fathers:
        return _beside_patronymic(names, words)
    last = fathers[-1]
    for at in fathers:
        names[at].role = "patronymic"
    before, after = [word for word in names[:last] if not word.role], names[last + 1 :]
    surname_first = len(before) > 1 and (says(before[0], "family") or language_of(names[last]) == "ru") and not after
    for at, word in enumerate(before):
        word.role = "family" if surname_first and at == 0 else "given"
    surname = bool(before) or any(word.role == "initial" for word in words)
    for word in after:
        word.role = "family" if surname or says(word, "family") else "given"
    return True


def _beside_patronymic(names: list[Word], words: list[Word]) -> bool:
    """The rest of a name whose father's name is already known, by a word for son or daughter."""
    fathers = [word for word in words if word.role == "patronymic"]
    if not fathers:
        return False
    had = any(word.role == "given" and word.start < fathers[0].start for word in words)
    for word in names:
        after = word.start > fathers[-1].start
        word.role = "family" if says(word, "family") or (after and had) else "given"
        had = had or not after
    return True


def _by_capitals(names: list[Word], _words: list[Word]) -> bool:
    """POLOZOVA Zinaida: the only word in capitals is the surname."""
    loud = [word for word in names if len(word.text) > 2 and word.text.isupper()]
    if not loud or len(loud) == len(names):
        return False
    for word in names:
        word.role = "family" if word in loud else "given"
    return True


def _by_particles(names: list[Word], words: list[Word]) -> bool:
    """Joris van Tillaard, Murjan al-Zayyat: what follows the particle is the surname."""
    customs = load_customs()
    kinds = customs.particles["family"] | customs.particles["article"]
    starts = [
        w.start for w in words if w.role == "particle" and (w.key in kinds or w.key in customs.particles["elided"])
    ]
    starts = [start for start in starts if start < names[-1].start]
    if not starts:
        return False
    for word in names:
        word.role = "family" if word.start > starts[-1] else "given"
    return True


def _by_surname(names: list[Word], words: list[Word]) -> bool:
    """Yerbosyn Sansyzbayev, Сансызбаев Ербосын: the ending shows the surname, on either side."""
    surnames = [word for word in names if says(word, "family")]
    chosen = next((word for word in (names[-1], names[0]) if word in surnames), None)
    if chosen is None:
        return False
    for word in names:
        if word is chosen:
            word.role = "family"
        elif word.dotted and word.start > names[0].start:
            word.role = "patronymic"
        else:
            word.role = "given"
    return True


def _by_initials(names: list[Word], words: list[Word]) -> bool:
    """P. Garstang, Mr Torehan: one name, and what shows that it is no first name; one initial behind does not."""
    if len(names) != 1:
        return False
    initials = [word.start < names[0].start for word in words if word.role == "initial"]
    titled = any(word.role == "honorific" and word.key in _SURNAME_TITLES for word in words)
    shown = titled or any(initials) or len(initials) > 1
    names[0].role = "family" if shown else "given"
    return True


def _by_dot(names: list[Word], _words: list[Word]) -> bool:
    """吐尔尕其·艾力: given name and father's name."""
    return all(is_han(word.text) for word in names) and _given_then_father(names)


def _turkic(names: list[Word], _words: list[Word]) -> bool:
    """Akhmetjan Tomurbaqi: a name and the father's name, no surname."""
    shown = any(_is_turkic(word) for word in names)
    return (shown or names[-1].key in _turkic_names()) and _given_then_father(names)


def _arabic(names: list[Word], _words: list[Word]) -> bool:
    """In Arabic script a name with an article is a surname when it comes last; the second is the father's else."""
    text = "".join(word.text for word in names)
    if script_of(text) != "arab":
        return False
    if names[-1].text.startswith("ال") or _PERSIAN_LETTERS & set(text):
        return False
    return _given_then_father(names)


def _given_then_father(names: list[Word]) -> bool:
    for at, word in enumerate(names):
        word.role = ("given", "patronymic")[at] if at < 2 else "unknown"
    return True


def _first_given_last_family(names: list[Word], _words: list[Word]) -> None:
    for word in names:
        word.role = "family" if word is names[-1] and len(names) > 1 else "given"


def _is_turkic(word: Word) -> bool:
    """Whether the word has letters or parts that Turkic names have."""
    if _UYGHUR_LETTERS & set(word.text):
        return True
    signs = load_customs().turkic
    if _TURKIC_LETTERS.search(word.key):
        return True
    return any(len(word.key) - len(end) > 1 and word.key.endswith(end) for end in signs["ends"]) or any(
        len(word.key) - len(start) > 2 and word.key.startswith(start) for start in signs["starts"]
    )


@cache
def _turkic_names() -> frozenset[str]:
    return frozenset(fold_word(element.latin) for element in load_han().elements)
