"""The plain text of the sample documents by simple means, and by the sandbox where it can be used."""

from __future__ import annotations

import email
import email.policy
import html
import io
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import guwah

SAMPLE = Path(guwah.__file__).parent / "reference/sample"
DOCUMENTS = SAMPLE / "documents"


def simple_texts() -> dict[str, str]:
    """Name to text; parts of a file under `FILE/PART`; files without text are left out."""
    texts: dict[str, str] = {}
    for path in sorted(DOCUMENTS.iterdir()):
        if path.name in ("broken.docx", "scanned-letter.pdf"):
            continue
        content = path.read_bytes()
        if path.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(content)) as zipped:
                texts |= {f"{path.name}/{name}": zipped.read(name).decode() for name in zipped.namelist()}
            continue
        texts[path.name] = SIMPLE[path.suffix](content)
        if path.suffix == ".eml":
            texts |= {f"{path.name}/{name}": text for name, text in attachments(content).items()}
    return texts


def sandbox_texts() -> dict[str, str]:
    """The same by `guwah.readers`. Raises `ImportError` or the sandbox's own error where it cannot be had."""
    from guwah.readers.sandbox import Sandbox

    texts: dict[str, str] = {}
    with Sandbox() as sandbox:
        for path in sorted(DOCUMENTS.iterdir()):
            reading = sandbox.convert(path.read_bytes(), path.name)
            if reading.text:
                texts[path.name] = reading.text
            for part in reading.parts:
                inner = sandbox.convert(part.untrusted_bytes, part.name)
                texts[f"{path.name}/{part.name}"] = inner.text
    return texts


def from_html(content: bytes) -> str:
    """Words of a page, a blank line after each block."""
    page = re.sub(r">\s+<", "><", content.decode())
    page = re.sub(r"</(?:p|h1|h3|title|footer|nav)>", "\n\n", page)
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def from_srt(content: bytes) -> str:
    """The lines of the cues."""
    return "\n".join(line for cue in content.decode().split("\n\n") for line in cue.strip().splitlines()[2:])


def from_docx(content: bytes) -> str:
    """Paragraphs, then the rows of the tables."""
    import docx

    document = docx.Document(io.BytesIO(content))
    rows = ["\t".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


def from_rtf(content: bytes) -> str:
    """By striprtf."""
    from striprtf.striprtf import rtf_to_text

    return cast(str, rtf_to_text(content.decode("ascii")))


def from_pdf(content: bytes) -> str:
    """By PDFium, page by page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    return "\n\n".join(pages).replace("\r\n", "\n")


def from_eml(content: bytes) -> str:
    """Headers and body."""
    message = parsed_mail(content)
    headers = "\n".join(f"{name}: {message[name]}" for name in ("From", "To", "Date", "Subject"))
    body = message.get_body()
    assert body is not None
    return f"{headers}\n\n{body.get_content()}".replace("\r\n", "\n")


def attachments(content: bytes) -> dict[str, str]:
    """Attached texts by file name."""
    parts = parsed_mail(content).iter_attachments()
    return {str(part.get_filename()): cast(EmailMessage, part).get_content().replace("\r\n", "\n") for part in parts}


def parsed_mail(content: bytes) -> EmailMessage:
    """The mail, by the standard library."""
    return cast(EmailMessage, email.message_from_bytes(content, policy=email.policy.default))


SIMPLE = {
    ".txt": bytes.decode,
    ".csv": bytes.decode,
    ".html": from_html,
    ".srt": from_srt,
    ".docx": from_docx,
    ".rtf": from_rtf,
    ".pdf": from_pdf,
    ".eml": from_eml,
}
