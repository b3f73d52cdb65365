"""Make the binary documents of the sample case from their text sources.

    python tools/make_sample.py [--check]

The plain documents (txt, html, srt, csv) of `src/guwah/reference/sample/documents` are written by hand.
This script makes the others from `src/guwah/reference/sample/text`. Dates inside the files are fixed, so
that two runs on one machine give the same bytes; another version of a library or of the font may not.
With `--check` nothing is written, and the exit status is 1 where a document is missing.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "src/guwah/reference/sample"
TEXT = SAMPLE / "text"
DOCUMENTS = SAMPLE / "documents"
FIXED = datetime(2020, 2, 1, 12, 0, tzinfo=UTC)
ZIP_TIME = (2020, 2, 1, 12, 0, 0)
SCAN_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"


def main() -> int:
    """Write every made document, or with `--check` say which are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    missing = [name for name in MAKERS if not (DOCUMENTS / name).is_file()]
    if check:
        print("\n".join(f"missing: {name}" for name in missing))
        return 1 if missing else 0
    for name, make in MAKERS.items():
        made = make()
        (DOCUMENTS / name).write_bytes(made)
        print(f"{name}: {len(made)} bytes")
    return 0


def lines_of(name: str) -> list[str]:
    """The lines of one text source."""
    return (TEXT / name).read_text(encoding="utf-8").splitlines()


def with_fixed_times(zipped: bytes) -> bytes:
    """The same ZIP archive, each entry dated `ZIP_TIME`."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            add_entry(new, entry.filename, old.read(entry.filename))
    return made.getvalue()


def add_entry(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add one entry with a fixed time."""
    entry = zipfile.ZipInfo(name, ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def word_document(lines: list[str]) -> bytes:
    """A DOCX: two headings, a table of the lines that begin with `|`, then paragraphs."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Tomarkent Listening Room"
    properties.created = properties.modified = FIXED.replace(tzinfo=None)
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]
    others = [line for line in lines if not line.startswith("|")]
    document.add_heading(others[0], level=1)
    document.add_heading(others[1], level=2)
    if rows:
        table = document.add_table(rows=0, cols=2)
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    for line in others[2:]:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return with_fixed_times(made.getvalue())


def testimony_a() -> bytes:
    """The long testimony, as a word document."""
    return word_document(lines_of("testimony-A-long.txt"))


def broken() -> bytes:
    """The first part of a word document, as after a failed upload."""
    whole = word_document(["Addendum", "Not received in full", "The pages of this addendum did not arrive."])
    return whole[: len(whole) * 3 // 5]


def rich_text() -> bytes:
    """An RTF, one paragraph a line, everything beyond ASCII escaped."""
    body = "\\par\\par\n".join("".join(rtf_character(c) for c in line) for line in lines_of("testimony-C.txt"))
    header = "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\froman Times New Roman;}}\n\\f0\\fs24\n"
    return (header + body + "\\par\n}\n").encode("ascii")


def rtf_character(character: str) -> str:
    """One character in RTF."""
    if character in "\\{}":
        return "\\" + character
    return character if character.isascii() else f"\\u{ord(character)}?"


def report() -> bytes:
    """A PDF with a text layer; each line of the source is one line of the page."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_creation_date(FIXED)
    pdf.set_title("Behind the Kiln")
    pdf.set_margin(18)
    pdf.add_page()
    for line in lines_of("ngo-report.txt"):
        if line == "=== page":
            pdf.add_page()
            continue
        size, style, words = report_style(line)
        pdf.set_font("Helvetica", style, size)
        if pdf.get_string_width(words) > pdf.epw:
            raise ValueError(f"too long for one line of the page: {words}")
        pdf.cell(0, size * 0.55, words, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def report_style(line: str) -> tuple[int, str, str]:
    """Size in points, style and words of one line of the report."""
    for mark, size in (("### ", 13), ("## ", 15), ("# ", 20)):
        if line.startswith(mark):
            return size, "B", line.removeprefix(mark)
    return 10, "", line


def scan() -> bytes:
    """A PDF of one page image without a text layer, turned a little, with specks."""
    import random

    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (827, 1169), 236)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(SCAN_FONT, 24)
    for number, line in enumerate(lines_of("scanned-letter.txt")):
        draw.text((95, 120 + number * 40), line, font=font, fill=45)
    specks = random.Random(7)
    for _ in range(160):
        x, y = specks.randrange(827), specks.randrange(1169)
        draw.point([(x, y), (x + 1, y)], fill=120)
    turned = page.rotate(1.3, resample=Image.Resampling.BICUBIC, fillcolor=228)
    made = io.BytesIO()
    stamp = FIXED.timetuple()
    turned.save(made, "PDF", resolution=100.0, quality=40, creationDate=stamp, modDate=stamp)
    return made.getvalue()


def appeal() -> bytes:
    """An e-mail with a letter attached."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address("Mahinur Elyarbeg", "mahinur.elyarbeg", "example.org")
    message["To"] = Address("Narsu Basin Record", "appeals", "narsu-record.example.org")
    message["Date"] = datetime(2020, 2, 3, 21, 14, tzinfo=UTC)
    message["Subject"] = "my father, Toghaybash, since 9 June 2018"
    message["Message-ID"] = "<20200203211400.17@mail.example.org>"
    message.set_content((TEXT / "appeal-relative.txt").read_text(encoding="utf-8"), cte="quoted-printable")
    letter = (TEXT / "appeal-relative-letter.txt").read_text(encoding="utf-8")
    message.add_attachment(letter, filename="anamning-xeti.txt", cte="base64")
    message.set_boundary("=_sample_boundary_1")
    return message.as_bytes()


def archive() -> bytes:
    """A ZIP of two short notes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for path in sorted((TEXT / "archive").iterdir()):
            add_entry(zipped, path.name, path.read_bytes())
    return made.getvalue()


MAKERS = {
    "testimony-A-long.docx": testimony_a,
    "testimony-C.rtf": rich_text,
    "appeal-relative.eml": appeal,
    "ngo-report.pdf": report,
    "scanned-letter.pdf": scan,
    "broken.docx": broken,
    "archive.zip": archive,
}

if __name__ == "__main__":
    sys.exit(main())
