"""What the first bytes say. Constant work and no parsing, so that the parent may do it, too."""

from __future__ import annotations

import re

from guwah.readers.kinds import Kind

HEAD_BYTES = 64 * 1024

STARTS = (
    (b"{\\rtf", Kind.RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"ID3", Kind.MP3),
    (b"OggS", Kind.OGG),
    (b"\x1aE\xdf\xa3", Kind.MATROSKA),
    (b"SQLite format 3\x00", Kind.SQLITE),
    (b"\x1f\x8b\x08", Kind.GZIP),
    (b"Rar!\x1a\x07", Kind.RAR),
    (b"7z\xbc\xaf\x27\x1c", Kind.SEVEN_ZIP),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
)
RIFF = {b"WAVE": Kind.WAV, b"AVI ": Kind.AVI, b"WEBP": Kind.WEBP}
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
PDF_START = re.compile(rb"%PDF-\d")
TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
CONTROLS = bytes(range(9)) + b"\x0b" + bytes(range(14, 27)) + bytes(range(28, 32))

PLAUSIBLE = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\u052f\u0600-\u06ff\u0750-\u077f\u2009-\u206f\u3000-\u30ff\u4e00-\u9fff"
    "\ufb50-\ufdff\ufe70-\ufeff\uff00-\uffef]"
)
"""Characters of the scripts that testimony comes in; the wrong byte order gives few of them."""


def kind_by_signature(untrusted_bytes: bytes) -> Kind | None:
    """The kind that the first bytes claim, ``Kind.BINARY`` where they cannot be text, or None for text."""
    for start, kind in STARTS:
        if untrusted_bytes.startswith(start):
            return kind
    head = untrusted_bytes[:HEAD_BYTES]
    return _media_container(head) or _displaced(head) or (Kind.BINARY if _is_binary(head) else None)


def _media_container(head: bytes) -> Kind | None:
    if head.startswith(b"RIFF"):
        return RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return Kind.HEIC if head[8:12] in HEIC_BRANDS else Kind.MP4
    # A bitmap says its own size and two zero words; "BM" alone may be the start of a sentence.
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return Kind.BMP
    return None


def _displaced(head: bytes) -> Kind | None:
    """A PDF may have rubbish of up to 1,024 bytes before its mark; a text that names it has no object."""
    mark = PDF_START.search(head[:1024])
    if mark and (mark.start() == 0 or b" obj" in head):
        return Kind.PDF
    return None


def _is_binary(head: bytes) -> bool:
    return not head.startswith(TEXT_MARKS) and _has_many_controls(head) and not utf16_without_mark(head)


def _has_many_controls(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, CONTROLS))
    return controls > 1 + len(head) // 100


def utf16_without_mark(head: bytes) -> str:
    """The byte order in which the head is UTF-16 without its mark, else empty.

    Without zeros (no space, no line end) it is not tried: any two letters of ASCII make a Chinese character.
    """
    sample = head[: min(len(head), 4096) & ~1]
    if b"\x00" not in sample or not _has_many_controls(sample):
        return ""
    shares = {encoding: _plausible_share(sample, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > 0.97 else ""


def _plausible_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    return len(PLAUSIBLE.findall(text)) / len(text)
