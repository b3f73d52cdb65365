"""What a file is, judged by what is inside it. The name only breaks ties between kinds of text."""

from __future__ import annotations

import re

from guwah.readers.archive import Archive
from guwah.readers.decoding import decode
from guwah.readers.kinds import Kind
from guwah.readers.reasons import Unreadable
from guwah.readers.signatures import HEAD_BYTES, kind_by_signature

HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>\[]", re.I | re.S
)
HTML_TAG = re.compile(r"<(?:p|div|br|table|span|h[1-6]|ul|ol|a|b|i|article|section)\b[^<>]*>", re.I)
SVG_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!.*?>\s*)*<svg[\s>]", re.I | re.S)
VTT_START = re.compile(r"WEBVTT(?:[ \t\r\n]|\Z)")
SRT_START = re.compile(r"\s*\d+\s*\r?\n\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}")
HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*):|[ \t]+\S")
MACHINE_HEADERS = {"message-id", "mime-version", "received", "return-path", "content-type"}
PEOPLE_HEADERS = {"from", "to", "subject", "date"}
TIES = {
    "md": Kind.MARKDOWN,
    "markdown": Kind.MARKDOWN,
    "csv": Kind.CSV,
    "tsv": Kind.TSV,
}
DOCX_MAIN = re.compile(r"word/document\d*\.xml", re.I)
XLSX_MAIN = re.compile(r"xl/workbook\d*\.xml", re.I)


def sniff(untrusted_bytes: bytes, untrusted_name: str) -> Kind:
    """The kind of the file. Opens a zip's list of members, so it runs in the worker only.

    Raises:
        Unreadable: ``damaged`` where a zip container cannot be opened.
    """
    kind = kind_by_signature(untrusted_bytes)
    if kind is Kind.ZIP:
        return _inside_zip(untrusted_bytes)
    return kind or _kind_of_text(untrusted_bytes, extension_of(untrusted_name))


def extension_of(untrusted_name: str) -> str:
    """The part after the last dot, in lower case; empty where there is none."""
    return untrusted_name.rpartition(".")[2].strip().lower() if "." in untrusted_name else ""


def _inside_zip(untrusted_bytes: bytes) -> Kind:
    archive = Archive(untrusted_bytes)
    names = archive.names()
    if "mimetype" in names:
        declared = archive.head("mimetype", 100).decode("ascii", "replace").strip()
        if declared.startswith(Kind.ODT.value):
            return Kind.ODT
    if "[Content_Types].xml" in names:
        if any(DOCX_MAIN.fullmatch(name) for name in names):
            return Kind.DOCX
        if any(XLSX_MAIN.fullmatch(name) for name in names):
            return Kind.XLSX
        raise Unreadable("kind-unknown", "an Office file that is neither a text nor a workbook")
    if "mimetype" in names:
        raise Unreadable("kind-unknown", f"a container that says it is {declared!a}")
    return Kind.ZIP


def _kind_of_text(untrusted_bytes: bytes, extension: str) -> Kind:
    head = decode(untrusted_bytes[:HEAD_BYTES], max_chars=HEAD_BYTES // 4).text
    if VTT_START.match(head):
        return Kind.VTT
    if SRT_START.match(head):
        return Kind.SRT
    if HTML_START.match(head[:8192]):
        return Kind.HTML
    if SVG_START.match(head[:8192]):
        return Kind.SVG
    if _is_message(head, extension):
        return Kind.EML
    if extension in ("html", "htm", "xhtml") and HTML_TAG.search(head):
        return Kind.HTML
    return TIES.get(extension, Kind.TEXT)


def _is_message(head: str, extension: str) -> bool:
    """True for a mail. A transcript may also open with "Date:", so a name without .eml needs more proof."""
    seen = set()
    for line in head.splitlines():
        if not line:
            break
        match = HEADER_LINE.match(line)
        if not match:
            return False
        seen.add((match[1] or "").lower())
    if extension == "eml":
        return bool(seen & (PEOPLE_HEADERS | MACHINE_HEADERS))
    return len(seen & MACHINE_HEADERS) >= 1 and len(seen & PEOPLE_HEADERS) >= 2
