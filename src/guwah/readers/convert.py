"""From bytes to a reading, inside the worker: sniff, pick the converter, keep what it could do."""

from __future__ import annotations

import importlib
import importlib.metadata
from functools import lru_cache

import guwah
from guwah.core.sources.reading import Reading
from guwah.readers.draft import Draft
from guwah.readers.kinds import Kind
from guwah.readers.reasons import Stopped, Unreadable
from guwah.readers.sniffing import sniff

CONVERTERS: dict[Kind, tuple[str, str]] = {
    Kind.TEXT: ("plain_text", ""),
    Kind.MARKDOWN: ("plain_text", ""),
    Kind.HTML: ("html", ""),
    Kind.CSV: ("csv", ""),
    Kind.TSV: ("csv", ""),
    Kind.SRT: ("srt", "pysubs2"),
    Kind.VTT: ("vtt", "webvtt-py"),
    Kind.EML: ("eml", ""),
    Kind.RTF: ("rtf", "striprtf"),
    Kind.PDF: ("pdf", "pypdfium2"),
    Kind.DOCX: ("docx", "lxml"),
    Kind.XLSX: ("xlsx", "openpyxl"),
    Kind.ODT: ("odt", "lxml"),
    Kind.ZIP: ("zip", ""),
}
"""The module of each kind in ``formats``, and the library whose version matters."""


def convert(untrusted_bytes: bytes, untrusted_name: str, draft: Draft) -> Reading:
    """The reading of one file. Raises only where the program itself fails or memory runs out."""
    try:
        kind = sniff(untrusted_bytes, untrusted_name)
        draft.media_type = kind.value
        reading = without_converter(kind, untrusted_bytes)
        if reading is not None:
            return reading
        _run(kind, untrusted_bytes, draft)
    except Unreadable as outcome:
        return draft.failed(outcome.code, outcome.reason)
    except Stopped:
        pass
    return draft.finish()


def without_converter(kind: Kind, untrusted_bytes: bytes) -> Reading | None:
    """The reading of a kind that no converter takes: kept, with the reason; None where one does."""
    if kind in CONVERTERS:
        return None
    code, reason = "kind-unknown", f"no converter for {kind.value}"
    if kind.is_image:
        code, reason = "needs-ocr", "an image: its words need OCR or a person"
    elif kind is Kind.BINARY:
        code, reason = "binary", "not text and not a kind of file that is known"
    elif kind is Kind.OLE and "EncryptedPackage".encode("utf-16-le") in untrusted_bytes:
        code, reason = "encrypted", "an Office file locked with a password"
    return Reading("unread", kind.value, "guwah.readers", guwah.__version__, reason_code=code, reason=reason)


def _run(kind: Kind, untrusted_bytes: bytes, draft: Draft) -> None:
    module, library = CONVERTERS[kind]
    draft.converter = f"guwah.readers.{module}" + (f" with {library}" if library else "")
    draft.version = guwah.__version__ + (f" with {_version(library)}" if library else "")
    importlib.import_module(f"guwah.readers.formats.{module}").read(untrusted_bytes, draft)


@lru_cache
def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"
