"""DOCX, ODT, XLSX and PDF."""

from __future__ import annotations

import io

import docx
import pikepdf
import pytest

from guwah.readers.limits import Limits
from guwah.readers.sandbox import Sandbox
from readers.made import (
    ALL,
    CHINESE,
    KAZAKH,
    UYGHUR,
    docx_of,
    member_of,
    odt_of,
    pdf_of,
    replaced_member,
    xlsx_of,
)
from readers.test_text_formats import cited


def test_docx_in_order_with_tables_and_headers(sandbox: Sandbox) -> None:
    document = docx.Document()
    document.add_paragraph(UYGHUR)
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    document.add_paragraph(CHINESE).add_run("\tafter a tab")
    document.sections[0].header.paragraphs[0].text = KAZAKH
    buffer = io.BytesIO()
    document.save(buffer)
    reading = sandbox.convert(buffer.getvalue(), "a.docx")
    assert reading.status == "read"
    expected = f"{UYGHUR}\ncell 0\tcell 1\ncell 2\tcell 3\n{CHINESE}\tafter a tab\n"
    assert reading.text.startswith(expected)
    assert cited(reading) == [("header", "header", reading.text[len(expected) :])]
    assert KAZAKH in reading.text


def test_docx_insertions_text_boxes_and_controls_are_kept(sandbox: Sandbox) -> None:
    plain = docx_of("MARK")
    body = member_of(plain, "word/document.xml").decode()
    run = "<w:r><w:t>{}</w:t></w:r>".format
    paragraph = (
        f"<w:p><w:ins w:id='1'>{run('inserted ')}</w:ins><w:del w:id='2'><w:r><w:delText>gone</w:delText></w:r>"
        f"</w:del>{run('kept')}</w:p><w:sdt><w:sdtContent><w:p>{run('control')}</w:p></w:sdtContent></w:sdt>"
    )
    changed = body.replace("<w:sectPr", paragraph + "<w:sectPr", 1)
    reading = sandbox.convert(replaced_member(plain, "word/document.xml", changed.encode()), "a.docx")
    assert reading.text == "MARK\ninserted kept\ncontrol\n"


def test_odt(sandbox: Sandbox) -> None:
    body = (
        f"<text:h>{KAZAKH}</text:h>\n <text:p>{UYGHUR}<text:s text:c='3'/><text:span>x</text:span><text:tab/>y"
        "<text:line-break/>z</text:p><table:table><table:table-row><table:table-cell><text:p>cell</text:p>"
        f"</table:table-cell></table:table-row></table:table><text:p>{CHINESE}</text:p>"
    )
    styles = "<style:header><text:p>top</text:p></style:header>"
    reading = sandbox.convert(odt_of(body, styles=styles), "a.docx")
    assert reading.media_type == "application/vnd.oasis.opendocument.text"
    assert reading.text == f"{KAZAKH}\n{UYGHUR}   x\ty\nz\ncell\n{CHINESE}\ntop\n"
    assert cited(reading) == [("header", "header", "top\n")]


def test_xlsx_sheets_and_rows(sandbox: Sandbox) -> None:
    book = xlsx_of({"Ülgä": [["name", "words"], ["A", UYGHUR], [None, None], [3, "=1+1"]], "2": [[CHINESE]]})
    reading = sandbox.convert(book, "a.xlsx")
    assert reading.status == "read"
    assert ("row", "Ülgä!2", f"A\t{UYGHUR}") in cited(reading)
    assert ("row", "Ülgä!4", "3\t=1+1") in cited(reading)
    assert ("row", "2!1", CHINESE) in cited(reading)
    assert [label for kind, label, _ in cited(reading) if kind == "sheet"] == ["Ülgä", "2"]


def test_pdf_pages_keep_logical_order(sandbox: Sandbox) -> None:
    reading = sandbox.convert(pdf_of(*ALL), "a.pdf")
    assert reading.status == "read"
    assert cited(reading) == [("page", str(n), words) for n, words in enumerate(ALL, start=1)]


def test_pdf_line_end_hyphens_stand_as_printed(sandbox: Sandbox) -> None:
    text = sandbox.convert(pdf_of("my testi-\nmony"), "a.pdf").text
    assert text == "my testi-\nmony"


def test_pdf_encrypted(sandbox: Sandbox) -> None:
    reading = sandbox.convert(pdf_of("secret", password="pw"), "a.pdf")
    assert (reading.status, reading.reason_code) == ("unread", "encrypted")
    assert sandbox.convert(pdf_of("open", owner="pw"), "a.pdf").text == "open"


def test_pdf_truncated(sandbox: Sandbox) -> None:
    whole = pdf_of(*[f"page {n} {KAZAKH}" for n in range(30)])
    for share in (0.05, 0.5, 0.9):
        reading = sandbox.convert(whole[: int(len(whole) * share)], "a.pdf")
        assert reading.status in ("unread", "partial", "read")
        assert reading.reason_code in ("", "damaged", "empty")
    assert sandbox.convert(whole[:60], "a.pdf").reason_code == "damaged"


def test_pdf_without_a_text_layer(sandbox: Sandbox) -> None:
    reading = sandbox.convert(pdf_of("", ""), "a.pdf")
    assert (reading.status, reading.reason_code) == ("unread", "no-text-layer")
    assert "OCR" in reading.reason


def test_pdf_pages_without_text_are_named(sandbox: Sandbox) -> None:
    reading = sandbox.convert(pdf_of("a", "", "", "b", ""), "a.pdf")
    assert (reading.status, reading.reason_code) == ("partial", "pages-without-text")
    assert "pages 2 to 3, 5" in reading.reason
    assert [anchor.label for anchor in reading.anchors] == ["1", "4"]


@pytest.fixture(scope="module")
def long_pdf() -> bytes:
    return pdf_of(*[f"page {number}" for number in range(1, 5_002)])


def test_pdf_of_5001_pages_is_read_up_to_the_limit(sandbox: Sandbox, long_pdf: bytes) -> None:
    reading = sandbox.convert(long_pdf, "a.pdf")
    assert (reading.status, reading.reason_code) == ("partial", "page-limit")
    assert "pages 1 to 5000 of 5001" in reading.reason
    assert len(reading.anchors) == 5_000
    assert reading.text.endswith("page 5000")


def test_pdf_pages_read_before_the_time_is_up_are_kept(long_pdf: bytes) -> None:
    with Sandbox(Limits(soft_wall_seconds=0.15, wall_seconds=20)) as hurried:
        reading = hurried.convert(long_pdf, "a.pdf")
    assert (reading.status, reading.reason_code) == ("partial", "time-limit")
    assert f"pages 1 to {len(reading.anchors)} of 5001 read" in reading.reason
    assert 0 < len(reading.anchors) < 5_000


def test_docx_of_pictures_alone_needs_ocr(sandbox: Sandbox) -> None:
    plain = replaced_member(docx_of(""), "word/media/image1.png", b"\x89PNG")
    reading = sandbox.convert(plain, "a.docx")
    assert (reading.status, reading.reason_code) == ("unread", "needs-ocr")


def test_pdf_attachments_are_parts_and_form_answers_are_words(sandbox: Sandbox) -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_of("question")))
    pdf.attachments["../a.txt"] = UYGHUR.encode()
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FreeText,
        Rect=[50, 500, 300, 550],
        Contents="answer",
        DA=pikepdf.String("/F1 12 Tf"),
        AP=pikepdf.Dictionary(N=_appearance(pdf)),
        F=4,
    )
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
    buffer = io.BytesIO()
    pdf.save(buffer)
    reading = sandbox.convert(buffer.getvalue(), "a.pdf")
    assert [(part.name, part.untrusted_bytes.decode()) for part in reading.parts] == [("a.txt", UYGHUR)]
    assert "question" in reading.text and "answer" in reading.text


def _appearance(pdf: pikepdf.Pdf) -> pikepdf.Object:
    stream = pdf.make_stream(b"BT /H 12 Tf 5 5 Td (answer) Tj ET")
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    stream.BBox = pikepdf.Array([0, 0, 250, 50])
    stream.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(H=font))
    return stream


def test_pdf_letters_that_fell_apart_are_said(sandbox: Sandbox) -> None:
    reading = sandbox.convert(pdf_of("\n".join(["ئا", "بل", "ىك", "ىم", "گۇ", "دې", "قا"])), "a.pdf")
    assert (reading.status, reading.reason_code) == ("partial", "order-unsure")
    assert "page 1" in reading.reason
