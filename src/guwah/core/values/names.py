"""When two spellings are treated as one name before any person has judged: same letters, case and space aside."""

import functools
import unicodedata

_IGNORED = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff"}


def name_key(name: str) -> str:
    """``name`` folded for comparison: NFKC, case folded, invisible characters dropped, separators as spaces."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    letters = "".join(" " if _separates(char) else char for char in folded if char not in _IGNORED)
    return " ".join(letters.split())


def place_key(name: str) -> str:
    """A place name folded for comparison: as names are, a leading article aside."""
    return name_key(name).removeprefix("the ")


@functools.lru_cache(maxsize=4096)
def _separates(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Pd", "Po", "Pc", "Pf", "Pi")
