"""Why a file has no text, or not all of it: every reason code the readers give, and what it means."""

from __future__ import annotations

UNREAD = {
    "kind-unknown": "no converter for this kind of file",
    "needs-ocr": "an image: its words need OCR or a person",
    "no-text-layer": "a PDF of pictures: its words need OCR or a person",
    "binary": "not text and not a kind of file that is known",
    "empty": "nothing in the file, or no words in it",
    "encrypted": "locked with a password",
    "damaged": "broken or cut off, so that nothing could be read",
    "over-limit": "unpacks to more than the stated limit",
    "xml-entities": "declares XML entities, which are never resolved",
    "time-limit": "took longer than the stated limit",
    "memory-limit": "needed more memory than the stated limit",
    "output-limit": "gave more output than the stated limit",
    "converter-crashed": "the converter ended on this file twice",
}

PARTIAL = {
    "encoding-unsure": "the encoding is a guess, or some bytes did not fit it",
    "characters-replaced": "characters that cannot be stored stand as U+FFFD",
    "text-limit": "the text stops at the stated number of characters",
    "page-limit": "the pages stop at the stated number",
    "pages-without-text": "some pages have no text layer",
    "anchors-limit": "later parts of the text have no anchor",
    "parts-missing": "some attachments or members were left out",
    "order-unsure": "the letters of some pages may stand in the wrong order",
    "not-extracted": "the file holds text that this converter does not extract",
}

CODES = frozenset(UNREAD) | frozenset(PARTIAL)


class Unreadable(Exception):  # noqa: N818 - an outcome of a file, not a fault of the program
    """There is no text to be had from this file. ``code`` is one of ``UNREAD``."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Stopped(Exception):  # noqa: N818 - an outcome of a file, not a fault of the program
    """A limit is reached; what the draft holds is kept. The draft has noted the reason already."""
