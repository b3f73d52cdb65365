"""The parts of a written name and the role of each: given name, father's name, surname, title.

A name is read by the customs of its language, as far as the name itself shows them: an ending, a particle, the script.
Where nothing is shown the first word is the given name and the last the surname. Nothing is left out: every letter of
the text stands in some part, and whoever compares names chooses which roles to compare.
"""

from __future__ import annotations

from dataclasses import dataclass

from guwah.engines.names.part_endings import says, stem_of
from guwah.engines.names.part_orders import set_names
from guwah.engines.names.part_words import Word, is_han, name_words, script_of
from guwah.reference.names.customs import Customs, load_customs

ROLES = ("given", "family", "patronymic", "honorific", "particle", "initial", "suffix", "nickname", "unknown")
"""What a part may be."""


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name as written, from ``start`` to ``end`` of the text.

    ``stem`` is the word without the ending that its role shows: Darken of Darkenuly, Иван of Ивановна.
    """

    text: str
    start: int
    end: int
    role: str
    stem: str


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name, in the order they are written."""

    parts: tuple[Part, ...]

    def of(self, *roles: str) -> tuple[Part, ...]:
        """The parts that have one of these roles."""
        return tuple(part for part in self.parts if part.role in roles)


def parse_name(text: str) -> NameParts:
    """The parts of a name in any script, spelling and order; never raises, whatever the text."""
    words = name_words(text)
    customs = load_customs()
    _set_groups(words, customs)
    _set_titles(words, customs)
    set_names(words, customs)
    for word in words:
        word.role = word.role or "unknown"
    return NameParts(
        tuple(
            Part(word.text, word.start, word.start + len(word.text), word.role, stem_of(word, customs))
            for word in words
        )
    )


def _set_groups(words: list[Word], customs: Customs) -> None:
    """What stands in quotes or brackets: a nickname, a maiden name, or the name again in another script."""
    outside = [word for word in words if not word.group]
    if not any(len(word.text) > 1 for word in outside):
        for word in words:
            word.group = 0
        return
    for number in {word.group for word in words if word.group}:
        inside = [word for word in words if word.group == number]
        if any(word.key in customs.maiden for word in inside):
            _set_maiden(inside, customs)
        elif script_of(inside[0].text) != script_of(outside[0].text):
            _set_titles(inside, customs)
            set_names(inside, customs)
        else:
            surnames = says(inside[0], "family") and any(says(word, "family") for word in outside)
            for word in inside:
                word.role = "family" if surnames and len(inside) == 1 else "nickname"


def _set_maiden(words: list[Word], customs: Customs) -> None:
    """From the word for "born" on, all is the name by birth."""
    seen = False
    for word in words:
        marker = word.key in customs.maiden
        seen = seen or marker
        if seen:
            word.role = "particle" if marker or word.key in customs.particles["family"] else "family"
        elif not word.role:
            word.role = "family"


def _set_titles(words: list[Word], customs: Customs) -> None:
    """Titles, initials, what follows a name, and the words that bring in another name."""
    free = [word for word in words if not word.role]
    for at, word in enumerate(free):
        if word.role:
            continue
        if word.at_sign:
            word.role = "unknown"
        elif word.key in customs.maiden and len(free) > 1:
            _set_maiden(free[at:], customs)
        elif _brings_another(free, at, customs):
            for other in free[at + 1 :]:
                other.role = other.role or "nickname"
            _rename_markers(free[at:], customs)
        elif _is_initial(word, customs):
            word.role = "initial"
        elif word.key in customs.honorifics or (word.key in customs.kin and at in {0, len(free) - 1} and len(free) > 1):
            word.role = "honorific"
        elif at and word.key in customs.suffixes and (at == len(free) - 1 or word.dotted or free[at].commas):
            word.role = "suffix"
        elif word.key in customs.name_like and len(free) > 1:
            word.role = "honorific"
    _keep_something(free, customs)


def _brings_another(free: list[Word], at: int, customs: Customs) -> bool:
    """Whether the word here (with the next) says that another name follows."""
    if not 0 < at < len(free) - 1:
        return False
    pair = f"{free[at].key} {free[at + 1].key}"
    return free[at].key in customs.also_called or (pair in customs.also_called and at < len(free) - 2)


def _rename_markers(words: list[Word], customs: Customs) -> None:
    """The words that bring in the other name are no part of it."""
    words[0].role = "particle"
    if words[0].key not in customs.also_called:
        words[1].role = "particle"


def _keep_something(free: list[Word], customs: Customs) -> None:
    """Where all would be titles, the word that is also borne as a name is the name."""
    if any(word.role not in {"honorific", "suffix"} for word in free) or not free:
        return
    able = [word for word in free if word.key in customs.name_like | customs.name_parts | customs.kin]
    (able or free)[-1].role = "given" if able else "unknown"


def _is_initial(word: Word, customs: Customs) -> bool:
    letters = [letter for letter in word.text if letter.isalpha()]
    if len(letters) == 1:
        return not is_han(word.text) and (word.dotted or letters[0].isupper())
    return word.dotted and word.key in customs.initials
