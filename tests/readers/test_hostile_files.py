"""Files made to do harm, and files that are not what they say: each is a row with a reason."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest

from guwah.readers.limits import Limits
from guwah.readers.sandbox import Sandbox
from readers.made import KAZAKH, UYGHUR, docx_of, member_of, odt_of, pdf_of, replaced_member, xlsx_of, zip_of

MIB = 1024 * 1024
LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
EXTERNAL = '<!DOCTYPE r [<!ENTITY m SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("prolog", [LAUGHS, EXTERNAL])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_docx(sandbox: Sandbox, prolog: str, encoding: str) -> None:
    plain = docx_of("words")
    body = member_of(plain, "word/document.xml").decode()
    xml = prolog + body[body.index("?>") + 2 :].replace("words", "&m;")
    reading = sandbox.convert(replaced_member(plain, "word/document.xml", xml.encode(encoding)), "a.docx")
    assert (reading.status, reading.reason_code) == ("unread", "xml-entities")


@pytest.mark.parametrize("prolog", [LAUGHS, EXTERNAL])
def test_entities_in_odt(sandbox: Sandbox, prolog: str) -> None:
    reading = sandbox.convert(odt_of("<text:p>&m;</text:p>", prolog), "a.odt")
    assert (reading.status, reading.reason_code) == ("unread", "xml-entities")


@pytest.mark.parametrize("prolog", [LAUGHS, EXTERNAL])
@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_entities_in_xlsx(sandbox: Sandbox, prolog: str, member: str) -> None:
    plain = xlsx_of({"a": [["words"]]})
    xml = prolog + member_of(plain, member).decode()
    reading = sandbox.convert(replaced_member(plain, member, xml.encode()), "a.xlsx")
    assert (reading.status, reading.reason_code) == ("unread", "xml-entities")


@pytest.mark.parametrize("prolog", [LAUGHS, EXTERNAL])
def test_entities_in_html_stay_unresolved(sandbox: Sandbox, prolog: str) -> None:
    page = prolog.replace("DOCTYPE r", "DOCTYPE html") + "<html><body><p>words &m;</p></body></html>"
    reading = sandbox.convert(page.encode(), "a.html")
    assert (reading.status, reading.reason_code) == ("partial", "xml-entities")
    assert reading.text == "words &m;"


def test_svg_is_not_parsed(sandbox: Sandbox) -> None:
    reading = sandbox.convert((LAUGHS + "<svg>&m;</svg>").encode(), "a.svg")
    assert (reading.media_type, reading.reason_code) == ("image/svg+xml", "needs-ocr")


def test_flat_zip_bomb(sandbox: Sandbox) -> None:
    reading = sandbox.convert(zip_of({"a.txt": bytes(40 * MIB)}), "a.zip")
    assert (reading.status, reading.reason_code) == ("unread", "over-limit")


def test_a_bomb_beside_a_file_costs_only_itself(sandbox: Sandbox) -> None:
    reading = sandbox.convert(zip_of({"bomb": bytes(40 * MIB), "a.txt": UYGHUR.encode()}), "a.zip")
    assert (reading.status, reading.reason_code) == ("partial", "over-limit")
    assert [part.untrusted_bytes.decode() for part in reading.parts] == [UYGHUR]
    assert "member 1" in reading.reason


def test_nested_zip_bomb_is_one_level_per_reading(sandbox: Sandbox) -> None:
    bomb = zip_of({"inner.zip": zip_of({f"{n}.txt": bytes(10 * MIB) for n in range(20)})})
    outer = sandbox.convert(bomb, "a.zip")
    assert [part.name for part in outer.parts] == ["inner.zip"]
    inner = sandbox.convert(outer.parts[0].untrusted_bytes, outer.parts[0].name)
    assert (inner.status, inner.reason_code) == ("unread", "over-limit")


def test_a_member_that_lies_about_its_size_is_measured(sandbox: Sandbox) -> None:
    honest = zip_of({"word/document.xml": b" " * (30 * MIB), "[Content_Types].xml": b"<a/>"})
    lying = honest.replace(struct.pack("<I", 30 * MIB), struct.pack("<I", 1000))
    assert lying != honest
    assert sandbox.convert(honest, "a.docx").reason_code == "over-limit"
    assert sandbox.convert(lying, "a.docx").reason_code in ("damaged", "over-limit")


@pytest.mark.parametrize("wrap", ["docx", "odt", "xlsx"])
def test_bombs_in_office_files(sandbox: Sandbox, wrap: str) -> None:
    blank = b" " * (30 * MIB)
    files = {
        "docx": (docx_of("a"), "word/document.xml"),
        "odt": (odt_of("a"), "content.xml"),
        "xlsx": (xlsx_of({"a": [[1]]}), "xl/worksheets/sheet1.xml"),
    }
    reading = sandbox.convert(replaced_member(*files[wrap], blank), "a")
    assert (reading.status, reading.reason_code) == ("unread", "over-limit")


def test_limits_of_parts() -> None:
    members = {f"{n}.txt": b"x" * 1000 for n in range(20)}
    with Sandbox(Limits(max_parts=5)) as few, Sandbox(Limits(max_total_part_bytes=3500)) as small:
        for reading, kept in (
            (few.convert(zip_of(members), "a"), 5),
            (small.convert(zip_of(members), "a"), 3),
        ):
            assert (reading.status, reading.reason_code) == ("partial", "over-limit")
            assert len(reading.parts) == kept


def test_member_names_are_bare_and_distinct(sandbox: Sandbox) -> None:
    names = [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\evil.txt",
        "a/b/PASSWD",
        "con.txt",
        "line\nbreak.txt",
        "..",
        "x" * 5000 + ".txt",
        "\u202egpj.exe",
        f"{UYGHUR}.txt",
    ]
    reading = sandbox.convert(zip_of({name: b"x%d" % n for n, name in enumerate(names)}), "a.zip")
    given = [part.name for part in reading.parts]
    assert given[:7] == [
        "passwd",
        "passwd (2)",
        "evil.txt",
        "PASSWD (3)",
        "_con.txt",
        "linebreak.txt",
        "unnamed",
    ]
    assert len(given[7].encode()) <= 180 and given[7].endswith(".txt")
    assert given[8:] == ["gpj.exe", f"{UYGHUR}.txt"]
    assert [part.untrusted_bytes for part in reading.parts] == [b"x%d" % n for n in range(len(names))]


def test_a_symbolic_link_in_a_zip_is_only_its_bytes(sandbox: Sandbox) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert sandbox.convert(buffer.getvalue(), "a.zip").parts[0].untrusted_bytes == b"/etc/passwd"


def test_locked_members_are_named_and_left_out(sandbox: Sandbox) -> None:
    content = bytearray(zip_of({"a.txt": b"locked", "b.txt": b"open"}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    reading = sandbox.convert(bytes(content), "a.zip")
    assert (reading.status, reading.reason_code) == ("partial", "encrypted")
    assert [part.name for part in reading.parts] == ["b.txt"]


@pytest.mark.parametrize("cut", [30, 200])
def test_cut_containers_are_damaged(sandbox: Sandbox, cut: int) -> None:
    for container in (docx_of("a"), odt_of("a"), xlsx_of({"a": [[1]]}), zip_of({"a" * 300: b"a"})):
        reading = sandbox.convert(container[:-cut], "a")
        assert (reading.status, reading.reason_code) == ("unread", "damaged")


@pytest.mark.parametrize("name", ["a.txt", "a.jpg", "a.zip", "a", "a.exe"])
def test_a_wrong_extension_changes_nothing(sandbox: Sandbox, name: str) -> None:
    assert sandbox.convert(docx_of(KAZAKH), name).text == f"{KAZAKH}\n"
    assert sandbox.convert(pdf_of("words"), name).text == "words"
    assert sandbox.convert(b"<!doctype html><p>words</p>", name).media_type == "text/html"


def test_words_in_a_file_called_docx_are_read(sandbox: Sandbox) -> None:
    reading = sandbox.convert(UYGHUR.encode(), "a.docx")
    assert (reading.status, reading.text, reading.media_type) == ("read", UYGHUR, "text/plain")


@pytest.mark.parametrize(
    ("content", "code", "media_type"),
    [
        (b"", "empty", "application/octet-stream"),
        (b" \r\n\t", "empty", "text/plain"),
        (bytes(1000), "binary", "application/octet-stream"),
        (bytes(range(256)) * 20, "binary", "application/octet-stream"),
        (b"\x7fELF" + bytes(range(256)) * 4, "binary", "application/octet-stream"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "needs-ocr", "image/png"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "needs-ocr", "image/jpeg"),
        (b"ID3" + bytes(50), "kind-unknown", "audio/mpeg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "kind-unknown", "application/x-ole-storage"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            "application/x-ole-storage",
        ),
    ],
)
def test_what_cannot_be_read_says_why(sandbox: Sandbox, content: bytes, code: str, media_type: str) -> None:
    reading = sandbox.convert(content, "a.txt")
    assert (reading.status, reading.reason_code, reading.media_type) == ("unread", code, media_type)
    assert reading.reason and not reading.text


def test_300_mb_of_zeros_is_a_row_at_once(sandbox: Sandbox) -> None:
    zeros = bytes(300 * MIB)
    start = time.monotonic()
    reading = sandbox.convert(zeros, "a.txt")
    assert (reading.status, reading.reason_code) == ("unread", "binary")
    assert time.monotonic() - start < 1


def test_too_large_an_input_is_refused() -> None:
    with Sandbox(Limits(max_input_bytes=10)) as small:
        assert small.convert(b"x" * 11, "a.txt").reason_code == "over-limit"


def test_too_long_a_text_is_kept_up_to_the_limit() -> None:
    with Sandbox(Limits(max_text_chars=1000)) as small:
        reading = small.convert((UYGHUR * 500).encode(), "a.txt")
    assert (reading.status, reading.reason_code) == ("partial", "text-limit")
    assert reading.text == (UYGHUR * 500)[:1000]


def test_too_many_anchors_are_said() -> None:
    with Sandbox(Limits(max_anchors=10)) as small:
        reading = small.convert(b"a,b\n" * 50, "a.csv")
    assert (reading.status, reading.reason_code, len(reading.anchors)) == ("partial", "anchors-limit", 10)


def test_a_member_without_a_name_is_kept(sandbox: Sandbox) -> None:
    nameless = zip_of({"a": UYGHUR.encode()}, zipfile.ZIP_STORED).replace(b"a" + UYGHUR.encode(), UYGHUR.encode())
    content = bytearray(nameless)
    content[26] = 0
    directory = content.index(b"PK\x01\x02")
    content[directory + 28] = 0
    del content[directory + 46]
    content[-6:-2] = struct.pack("<I", directory)
    content[-10:-6] = struct.pack("<I", 46)
    reading = sandbox.convert(bytes(content), "a.zip")
    assert [(part.name, part.untrusted_bytes.decode()) for part in reading.parts] == [("unnamed", UYGHUR)]
