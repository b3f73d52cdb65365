"""How a judgement points at a person: by a name, or by a name as one source records it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guwah.core.values.ids import SOURCE_SCHEME
from guwah.core.values.names import name_key

UNNAMED = "witness"
"""Stands for the witness of a source whose record names none: ``witness @ sha256:...``."""
IN_SOURCE = " @ "
"""Stands between a name and the source that records it: ``Dana Korash @ sha256:...``."""

_CODE = re.compile(r"[A-Z]{0,3}[-–./ ]?\d{1,4}|(?:witness|person|source|detainee)\W{0,2}(?:[A-Z]|\w{0,2}\d{1,4})", re.I)
_INITIAL = re.compile(r"(?<!\w)[^\W\d_](?:[.’']|$|(?=\s))")
_INITIALS = re.compile(r"(?:[^\W\d_]\W{1,2}){1,3}[^\W\d_]?\W?")


@dataclass(frozen=True, slots=True)
class Reference:
    """``source`` is empty where the name is meant wherever it stands."""

    name: str
    source: str = ""

    @property
    def key(self) -> str:
        """The folded name."""
        return name_key(self.name)

    def __str__(self) -> str:
        return f"{self.name}{IN_SOURCE}{self.source}" if self.source else self.name


def parse_reference(text: str) -> Reference:
    """The reference that ``text`` is. What follows the last " @ " is a source only where it is the id of one."""
    name, mark, source = text.rpartition(IN_SOURCE)
    if mark and name.strip() and source.strip().startswith(SOURCE_SCHEME):
        return Reference(name.strip(), source.strip())
    return Reference(text)


def is_code(name: str) -> bool:
    """True for what stands in place of a name and tells nothing of it: W-17, "Witness 3", nothing."""
    return not name.strip() or bool(_CODE.fullmatch(name.strip()))


def is_code_name(name: str) -> bool:
    """True for a code, and for initials, which tell little: T. D."""
    return is_code(name) or bool(_INITIALS.fullmatch(name.strip()))


def has_initial(name: str) -> bool:
    """True where a word of the name is a single letter: P. Garstang, T. D."""
    return bool(_INITIAL.search(name))
