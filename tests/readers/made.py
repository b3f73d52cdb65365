"""Tiny files of every format, made here, so that no test depends on a file of unknown origin."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

import docx
import openpyxl
import pikepdf
from pikepdf import Dictionary, Name

UYGHUR = "مېنى 2018-يىلى لاگېرغا ئېلىپ كەتتى."
KAZAKH = "Мені 2018 жылы лагерьге алып кетті, қыста қайттым."
CHINESE = "我在二〇一八年四月被拘留。"
ALL = (UYGHUR, KAZAKH, CHINESE)


def zip_of(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def replaced_member(container: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    return zip_of({**members, name: content})


def member_of(container: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        return archive.read(name)


def docx_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def xlsx_of(sheets: dict[str, list[list[object]]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


ODT_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def odt_of(body: str, prolog: str = "", styles: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<office:document-content {ODT_SPACES}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    if styles:
        members["styles.xml"] = f"<office:document-styles {ODT_SPACES}>{styles}</office:document-styles>".encode()
    return zip_of(members)


def pdf_of(*pages: str, password: str = "", owner: str = "") -> bytes:
    """A PDF whose text layer is mapped to Unicode, without a font file; an empty page text leaves a drawing."""
    pdf = pikepdf.new()
    codes = {character: code for code, character in enumerate(sorted(set("".join(pages))), start=1)}
    font = _font(pdf, codes)
    for text in pages:
        resources = Dictionary(Font=Dictionary(F1=font))
        page = pdf.add_blank_page(page_size=(600, 800))
        page.Resources = resources
        page.Contents = pdf.make_stream(_drawn(text, codes))
    buffer = io.BytesIO()
    encryption = pikepdf.Encryption(user=password, owner=owner or password) if password or owner else False
    pdf.save(buffer, encryption=encryption)
    return buffer.getvalue()


def _drawn(text: str, codes: dict[str, int]) -> bytes:
    if not text:
        return b"10 10 100 100 re f"
    lines = ["BT /F1 12 Tf 14 TL 50 700 Td"]
    for line in map(_visual, text.split("\n")):
        lines.append("<" + "".join(f"{codes[character]:04x}" for character in line) + "> Tj T*")
    return "\n".join([*lines, "ET"]).encode()


def _visual(line: str) -> str:
    """The line as a PDF draws it, from left to right: words of right-to-left scripts backwards, numbers not."""
    if not any(unicodedata.bidirectional(character) in ("R", "AL") for character in line):
        return line
    mirrored = line[::-1].translate(str.maketrans("()«»", ")(»«"))
    return re.sub(r"[\da-z](?:[\da-z:./]*[\da-z])?", lambda run: run[0][::-1], mirrored, flags=re.I | re.A)


def _font(pdf: pikepdf.Pdf, codes: dict[str, int]) -> pikepdf.Object:
    pairs = "\n".join(f"<{code:04x}> <{character.encode('utf-16-be').hex()}>" for character, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\n"
        "endbfchar endcmap end end"
    )
    system = Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
    descendant = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Made, CIDSystemInfo=system, DW=600)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Made,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
            ToUnicode=pdf.make_stream(cmap.encode()),
        )
    )
