"""OpenDocument texts, read from their XML: paragraphs, tables, notes, then headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guwah.readers.archive import Archive
from guwah.readers.draft import Draft
from guwah.readers.hardened_xml import parse_xml
from guwah.readers.reasons import Unreadable

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LINES = {f"{TEXT}p", f"{TEXT}h"}
SKIPPED = {f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{TEXT}sequence-decls", f"{TEXT}variable-decls"}
BESIDE = {f"{STYLE}header": "header", f"{STYLE}footer": "section"}
MAX_SPACES = 1000


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the body in order, then headers and footers.

    Raises:
        Unreadable: ``damaged``, ``over-limit``, ``encrypted``, ``xml-entities`` or ``needs-ocr``.
    """
    archive = Archive(untrusted_bytes, draft.limits)
    names = archive.names()
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable("encrypted", "the document is locked with a password")
    if "content.xml" not in names:
        raise Unreadable("damaged", "the document has no body")
    body = parse_xml(archive.read("content.xml")).find(f"{OFFICE}body")
    if body is None:
        raise Unreadable("damaged", "the document has no body")
    _add_words(body, draft)
    if "styles.xml" in names:
        _add_beside(archive, draft)
    if not draft.has_words and any(name.startswith("Pictures/") for name in names):
        raise Unreadable("needs-ocr", "a document of pictures alone: its words need OCR or a person")


def _add_beside(archive: Archive, draft: Draft) -> None:
    try:
        styles = parse_xml(archive.read("styles.xml"))
    except Unreadable as problem:
        draft.lacks(problem.code, f"headers and footers: {problem.reason}")
        return
    for element in styles.iter(*BESIDE):
        start = draft.chars
        try:
            _add_words(element, draft)
        finally:
            label = element.tag.removeprefix(STYLE)
            draft.anchor(BESIDE[element.tag], label, start, draft.chars)


def _add_words(root: Any, draft: Draft) -> None:
    for words in _pieces(root):
        draft.check_time()
        draft.add(words)


def _pieces(root: Any) -> Iterator[str]:
    """Words and breaks in document order, without recursion: files from strangers may be deep."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    depth = 0
    while stack:
        element, is_end = stack.pop()
        is_line = element.tag in LINES
        if is_end:
            depth -= is_line
            yield _after(element, depth)
            continue
        depth += is_line
        # Between lines there is only the white space of the XML file.
        yield _words(element) if depth else ""
        stack.append((element, True))
        if element.tag not in SKIPPED:
            stack.extend((child, False) for child in reversed(element))


def _words(element: Any) -> str:
    if element.tag == f"{TEXT}s":
        count = element.get(f"{TEXT}c") or "1"
        return " " * (min(int(count), MAX_SPACES) if count.isdecimal() else 1)
    if element.tag == f"{TEXT}tab":
        return "\t"
    if element.tag == f"{TEXT}line-break":
        return "\n"
    return (element.text or "") if isinstance(element.tag, str) else ""


def _after(element: Any, depth: int) -> str:
    tail = (element.tail or "") if depth else ""
    if element.tag in LINES:
        # A note inside a paragraph ends its own line without breaking the paragraph in two.
        return ("\n" if not depth else " ") + tail
    return tail
