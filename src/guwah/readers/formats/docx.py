"""Word documents, read from their XML so that nothing visible is lost.

python-docx passes over tracked insertions, content controls and text boxes; testimony stands in all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guwah.readers.archive import Archive
from guwah.readers.draft import Draft
from guwah.readers.hardened_xml import parse_xml
from guwah.readers.reasons import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MAIN = re.compile(r"word/document\d*\.xml", re.I)
BESIDE = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml", re.I)
SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}sectPr", FALLBACK}


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the body in order, tables included; then headers, footers, notes and comments, each anchored.

    Raises:
        Unreadable: ``damaged``, ``over-limit``, ``encrypted``, ``xml-entities`` or ``needs-ocr``.
    """
    archive = Archive(untrusted_bytes, draft.limits)
    names = sorted(archive.names())
    body = next((name for name in names if MAIN.fullmatch(name)), None)
    if body is None:
        raise Unreadable("damaged", "the document has no body")
    add_words(_root(archive, body), draft)
    for name in names:
        if match := BESIDE.fullmatch(name):
            _add_beside(archive, name, match[1].lower(), draft)
    _note_rest(names, draft)


def _note_rest(names: list[str], draft: Draft) -> None:
    if any(name.startswith("word/embeddings/") for name in names):
        draft.lacks("not-extracted", "files embedded in the document are not extracted")
    if not draft.has_words and any(name.startswith("word/media/") for name in names):
        raise Unreadable("needs-ocr", "a document of pictures alone: its words need OCR or a person")


def _root(archive: Archive, untrusted_name: str) -> Any:
    return parse_xml(archive.read(untrusted_name).replace(STRICT_W, W[1:-1].encode()))


def _add_beside(archive: Archive, untrusted_name: str, label: str, draft: Draft) -> None:
    try:
        root = _root(archive, untrusted_name)
    except Unreadable as problem:
        draft.lacks(problem.code, f"{label}: {problem.reason}")
        return
    if not any((element.text or "").strip() for element in root.iter(f"{W}t")):
        return
    start = draft.chars
    try:
        add_words(root, draft)
    finally:
        kind = "header" if label == "header" else "section"
        draft.anchor(kind, label, start, draft.chars)


def add_words(root: Any, draft: Draft) -> None:
    """Add the paragraphs below ``root``, one a line; the cells of a table row are separated by tabs."""
    for words in _pieces(root):
        draft.check_time()
        draft.add(words)


def _pieces(root: Any) -> Iterator[str]:
    """Words and breaks in document order, without recursion: files from strangers may be deep."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    pending = ""
    while stack:
        element, is_end = stack.pop()
        if is_end:
            pending = _after(element.tag, pending)
            continue
        words = _words(element)
        if words:
            yield pending + words
            pending = ""
        if element.tag not in SKIPPED:
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
    if pending:
        yield "\n"


def _words(element: Any) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    parent = element.getparent()
    if element.tag in SIGNS and parent is not None and parent.tag == f"{W}r":
        return SIGNS[element.tag]
    return ""


def _after(tag: Any, pending: str) -> str:
    """The break that follows an element: a row overrules a cell, a cell overrules its last paragraph."""
    if tag == f"{W}p":
        return pending + "\n"
    if tag == f"{W}tc":
        return pending.rstrip("\n") + "\t"
    if tag == f"{W}tr":
        return pending.rstrip("\t") + "\n"
    return pending
