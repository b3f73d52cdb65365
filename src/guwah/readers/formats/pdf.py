"""PDF by PDFium, which keeps Arabic-script words in logical order. One anchor per page."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from guwah.readers.draft import Draft
from guwah.readers.reasons import Unreadable

LINE_END_HYPHENS = ("\ufffe", "\x02")
NAMED_PAGES = 30
ARABIC = "\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
MISPLACED_HYPHEN = re.compile(rf"(?<!\w)-(\d+)(?=[{ARABIC}])")
"""PDFium moves the hyphen of a Uyghur date ("2018-يىلى") to the front of its number."""
ARABIC_LINE = re.compile(rf"^.*[{ARABIC}].*$", re.M)
FEW_LINES, SHORT_LINE_CHARS = 6, 4


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the text layer of every page, up to the limits of pages and time; attached files become parts.

    Raises:
        Unreadable: ``encrypted``, ``damaged``, or ``no-text-layer`` where no page has one.
    """
    document = _open(untrusted_bytes)
    total = len(document)
    wordless: list[int] = []
    unreadable: list[int] = []
    for number in range(1, min(total, draft.limits.max_pages) + 1):
        draft.progress = f"pages 1 to {number - 1} of {total} read"
        draft.check_time()
        _add_page(document, number, draft, wordless, unreadable)
    _attach_files(document, draft)
    _note_missing(draft, total, wordless, unreadable)


def _attach_files(document: Any, draft: Draft) -> None:
    for index in range(document.count_attachments()):
        draft.check_time()
        try:
            attachment = document.get_attachment(index)
            draft.attach(attachment.get_name() or "attachment", bytes(attachment.get_data()))
        except pypdfium2.PdfiumError:
            draft.lacks("parts-missing", f"attachment {index + 1} is broken")


def _open(untrusted_bytes: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(untrusted_bytes)
        if len(document) == 0:
            raise Unreadable("damaged", "the PDF has no page that can be found")
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted", "the PDF is locked with a password") from error
        raise Unreadable("damaged", "the PDF is broken or cut off") from error
    return document


def _add_page(document: Any, number: int, draft: Draft, wordless: list[int], unreadable: list[int]) -> None:
    try:
        text, has_marks = _page_text(document, number - 1)
    except pypdfium2.PdfiumError:
        unreadable.append(number)
        return
    if not text.strip():
        if has_marks:
            wordless.append(number)
        return
    if _is_scattered(text):
        draft.lacks("order-unsure", f"page {number}: letters may stand in the wrong order")
    if draft.chars:
        draft.add("\n\n")
    start = draft.chars
    try:
        draft.add(text)
    finally:
        draft.anchor("page", str(number), start, draft.chars)


def _page_text(document: Any, index: int) -> tuple[str, bool]:
    """The words of a page, and whether anything at all is drawn on it."""
    page = document[index]
    if pdfium.FPDFPage_GetAnnotCount(page) > 0:
        # Answers in form fields and notes become part of the page only when it is flattened.
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    has_marks = pdfium.FPDFPage_CountObjects(page) > 0
    text_page.close()
    page.close()
    return _as_printed(text), has_marks


def _as_printed(text: str) -> str:
    for hyphen in LINE_END_HYPHENS:
        text = text.replace(hyphen, "-\n")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return MISPLACED_HYPHEN.sub(r"\1-", text)


def _is_scattered(text: str) -> bool:
    """True where Arabic-script words fell apart into lines of a letter or two, in doubtful order."""
    lines = ARABIC_LINE.findall(text)
    short = sum(len(line) < SHORT_LINE_CHARS for line in lines)
    return len(lines) >= FEW_LINES and 2 * short > len(lines)


def _note_missing(draft: Draft, total: int, wordless: list[int], unreadable: list[int]) -> None:
    if wordless and not draft.chars and not unreadable:
        raise Unreadable("no-text-layer", "no page has a text layer: OCR is needed")
    if unreadable and not draft.chars:
        raise Unreadable("damaged", "no page of the PDF could be read")
    if total > draft.limits.max_pages:
        draft.lacks("page-limit", f"pages 1 to {draft.limits.max_pages} of {total} read")
    if wordless:
        draft.lacks("pages-without-text", f"no text layer (OCR is needed) on {_named(wordless)}")
    if unreadable:
        draft.lacks("damaged", f"broken: {_named(unreadable)}")


def _named(pages: list[int]) -> str:
    """Pages as a person would cite them: "pages 2 to 4, 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    named = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    more = f" and {len(named) - NAMED_PAGES} more stretches" if len(named) > NAMED_PAGES else ""
    return ("pages " if len(pages) > 1 else "page ") + ", ".join(named[:NAMED_PAGES]) + more
