"""Names of attachments and archive members, made safe: a bare file name, never a path."""

from __future__ import annotations

import re
import unicodedata

MAX_NAME_BYTES = 180
NAMELESS = "unnamed"
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
FORBIDDEN = '<>:"|?*\\/'


def bare_name(untrusted_name: str) -> str:
    """The last component of a name without path tricks, control characters or device names.

    Letters of every script stay as they are; bidirectional controls go, because they let "exe.txt" show as
    something else.
    """
    last = re.split(r"[\\/]", untrusted_name.rstrip("\\/"))[-1]
    kept = "".join("_" if character in FORBIDDEN else character for character in last if _is_plain(character))
    return _not_reserved(_shortened(kept.strip(" .") or NAMELESS))


def distinct_name(untrusted_name: str, taken: set[str]) -> str:
    """A bare name that is not yet taken, whatever the case of its letters; it is then taken."""
    name = bare_name(untrusted_name)
    stem, dot, extension = name.rpartition(".") if "." in name else (name, "", "")
    candidate, number = name, 1
    while _folded(candidate) in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}{extension}"
    taken.add(_folded(candidate))
    return candidate


def _is_plain(character: str) -> bool:
    # Cf holds the bidirectional controls, but also ZWJ and ZWNJ, which Arabic-script words need.
    if character in "\u200c\u200d":
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        stem, dot, extension = name, "", ""
    room = MAX_NAME_BYTES - len(f"{dot}{extension}".encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + extension


def _not_reserved(name: str) -> str:
    return f"_{name}" if RESERVED.fullmatch(name.split(".")[0].rstrip()) else name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
