"""Bytes to characters, verbatim: no newline or Unicode normalisation. A guess is called a guess."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from guwah.readers.signatures import utf16_without_mark

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GUESSES = ["cp1251", "cp1256", "gb18030", "cp1252"]
GUESS_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was decoded. ``doubt`` is empty, or says what is unsure."""

    text: str
    encoding: str
    doubt: str = ""


def decode(untrusted_bytes: bytes, declared: str = "", max_chars: int = 20_000_000) -> Decoded:
    """The text of the bytes by mark, as UTF-8, as declared, or by a guess that is named in ``doubt``.

    At most a little more than ``max_chars`` characters are decoded, so that a huge file costs little memory.
    """
    window = untrusted_bytes[: 4 * max_chars + 8]
    is_cut = len(window) < len(untrusted_bytes)
    for mark, encoding in MARKS:
        if window.startswith(mark):
            return _replacing(window[len(mark) :], encoding, is_cut)
    if encoding := utf16_without_mark(window[:4096]):
        return _replacing(window, encoding, is_cut)
    strict = _strict(window, "utf-8", is_cut)
    if strict is not None:
        return Decoded(strict, "utf-8")
    return _declared(window, declared, is_cut) or _mostly_utf8(window) or _guess(window)


def _strict(window: bytes, encoding: str, is_cut: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(window, final=not is_cut)
    except UnicodeDecodeError:
        return None


def _replacing(window: bytes, encoding: str, is_cut: bool) -> Decoded:
    strict = _strict(window, encoding, is_cut)
    if strict is not None:
        return Decoded(strict, encoding)
    return Decoded(window.decode(encoding, "replace"), encoding, f"some bytes are not {encoding}")


def _declared(window: bytes, declared: str, is_cut: bool) -> Decoded | None:
    # GB2312 is declared for what is really its superset.
    name = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}.get(declared.lower(), declared)
    try:
        if not name or not codecs.lookup(name)._is_text_encoding or name.lower().startswith("utf-7"):
            return None
        text = _strict(window, name, is_cut)
    except (LookupError, ValueError, TypeError):
        return None
    return None if text is None else Decoded(text, name)


def _mostly_utf8(window: bytes) -> Decoded | None:
    """UTF-8 with a few broken places, as after a cut: better than a guess at another encoding."""
    text = window.decode("utf-8", "replace")
    broken = text.count("\ufffd") - window.count(b"\xef\xbf\xbd")
    whole = sum(character >= "\x80" for character in text[:GUESS_BYTES]) - broken
    if whole < 2 * broken:
        return None
    return Decoded(text, "utf-8", f"{broken} places are not UTF-8 and stand as U+FFFD")


def _guess(window: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(window[:GUESS_BYTES], cp_isolation=GUESSES).best()
    encoding = best.encoding if best else "cp1252"
    text = window.decode(encoding, "replace")
    return Decoded(text, encoding, f"the encoding {encoding} is a guess: compare with the original")
