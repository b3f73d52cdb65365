"""Plain text, Markdown, CSV, subtitles, HTML, RTF and mail."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from guwah.core.sources.reading import Reading
from guwah.readers.sandbox import Sandbox
from readers.made import ALL, CHINESE, KAZAKH, UYGHUR


def cited(reading: Reading) -> list[tuple[str, str, str]]:
    """Anchors with the words they stand on."""
    return [(a.kind, a.label, reading.text[a.start : a.end]) for a in reading.anchors]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_verbatim(sandbox: Sandbox, encoding: str) -> None:
    words = "\r\n".join(ALL) + "\r\n\tе\u0301 \u200f\n\r"
    reading = sandbox.convert(words.encode(encoding), "a.txt")
    assert (reading.status, reading.text, reading.media_type) == ("read", words, "text/plain")


def test_markdown_is_verbatim(sandbox: Sandbox) -> None:
    reading = sandbox.convert(f"# {UYGHUR}\n\n*a*".encode(), "a.md")
    assert (reading.text, reading.media_type) == (f"# {UYGHUR}\n\n*a*", "text/markdown")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Меня задержали в апреле 2018 года и держали там год и два месяца."),
        ("cp1256", "في ابريل 2018 اعتقلوني وبقيت هناك سنة وشهرين"),
        ("gb18030", CHINESE),
        ("cp1252", "J'ai été arrêtée en avril 2018, ma mère était là."),
    ],
)
def test_guessed_encoding_is_said_to_be_a_guess(sandbox: Sandbox, encoding: str, words: str) -> None:
    reading = sandbox.convert(words.encode(encoding), "a.txt")
    assert reading.text == words
    assert (reading.status, reading.reason_code) == ("partial", "encoding-unsure")
    assert encoding in reading.reason


def test_utf8_with_a_cut_end_is_not_taken_for_another_encoding(sandbox: Sandbox) -> None:
    reading = sandbox.convert(UYGHUR.encode() + "ئ".encode()[:1], "a.txt")
    assert reading.text == UYGHUR + "\ufffd"
    assert (reading.status, reading.reason_code) == ("partial", "encoding-unsure")


def test_zeros_and_lone_surrogates_never_reach_the_text(sandbox: Sandbox) -> None:
    zero = sandbox.convert(b"one\x00two and more words", "a.txt")
    assert (zero.text, zero.reason_code) == ("one\ufffdtwo and more words", "characters-replaced")
    lone = sandbox.convert(b"{\\rtf1\\uc0 a\\u-10179 b}", "a.rtf")
    assert lone.text == "a\ufffdb"
    assert (lone.status, lone.reason_code) == ("partial", "characters-replaced")


def test_a_tail_of_zeros_is_cut_off_and_said(sandbox: Sandbox) -> None:
    reading = sandbox.convert(UYGHUR.encode() * 2000 + bytes(100_000), "a.txt")
    assert reading.text == UYGHUR * 2000
    assert reading.status == "partial"
    assert "100000 zero bytes" in reading.reason


def test_csv_rows_stand_on_the_verbatim_text(sandbox: Sandbox) -> None:
    text = f'id;words\r\n1;"{UYGHUR}\r\nsaid ""so"""\r\n2;a 5" pipe\r\n3;"unclosed; {KAZAKH}'
    reading = sandbox.convert(text.encode(), "a.csv")
    assert reading.text == text
    assert reading.media_type == "text/csv"
    assert [words for _, _, words in cited(reading)] == [
        "id;words",
        f'1;"{UYGHUR}\r\nsaid ""so"""',
        '2;a 5" pipe',
        f'3;"unclosed; {KAZAKH}',
    ]
    assert [(kind, label) for kind, label, _ in cited(reading)] == [("row", str(n)) for n in range(1, 5)]


def test_srt_has_times(sandbox: Sandbox) -> None:
    text = f"1\n00:00:01,500 --> 00:00:04,000\n{UYGHUR}\n\n2\n01:02:03,004 --> 01:02:05,000\n<i>{CHINESE}</i>\n"
    reading = sandbox.convert(text.encode(), "a.txt")
    assert reading.media_type == "application/x-subrip"
    assert cited(reading) == [
        ("time", "00:00:01.500 --> 00:00:04.000", UYGHUR),
        ("time", "01:02:03.004 --> 01:02:05.000", CHINESE),
    ]


def test_vtt_keeps_the_speakers(sandbox: Sandbox) -> None:
    text = (
        f"WEBVTT\n\n00:01.000 --> 00:02.500\n<v Interviewer>Where &amp; when?</v>\n\n"
        f"01:00:01.000 --> 01:00:02.000\n<v.loud Aynur Memet><b>{UYGHUR}</b></v>\n"
    )
    reading = sandbox.convert(text.encode(), "interview")
    assert reading.media_type == "text/vtt"
    assert cited(reading) == [
        ("time", "00:00:01.000 --> 00:00:02.500", "Interviewer: Where & when?"),
        ("time", "01:00:01.000 --> 01:00:02.000", f"Aynur Memet: {UYGHUR}"),
    ]


def test_subtitles_without_a_cue_are_read_as_text(sandbox: Sandbox) -> None:
    reading = sandbox.convert(b"WEBVTT\n\nno cue here", "a.vtt")
    assert "no cue here" in reading.text


def test_html_keeps_every_word_that_shows(sandbox: Sandbox) -> None:
    page = (
        "<!doctype html><html><head><title>Камп</title><style>p{}</style><script>var bad;</script></head>"
        f"<body><nav>menu</nav><p>{UYGHUR}<br>line  two</p><p>one <b>bold</b>&nbsp;&amp; x</p>"
        f"<ul><li>first</li><li>second</li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
        f"<pre>a  b\n c</pre><![weird section]]><footer>{CHINESE}</footer></body></html>"
    )
    reading = sandbox.convert(page.encode(), "a.html")
    assert (reading.status, reading.media_type) == ("read", "text/html")
    assert "bad" not in reading.text and "p{}" not in reading.text
    assert reading.text.startswith("Камп\n\nmenu\n\n" + UYGHUR + "\nline two\n\none bold\xa0& x\n")
    for words in ("first\nsecond", "a\tb\nc", "a  b\n c", CHINESE):
        assert words in reading.text


def test_html_is_read_at_any_depth(sandbox: Sandbox) -> None:
    page = "<html><body>" + "<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after"
    assert sandbox.convert(page.encode(), "a.html").text == "deep\n\nafter"


def test_html_in_a_declared_encoding(sandbox: Sandbox) -> None:
    page = f"<html><head><meta charset=gb2312></head><body>{CHINESE}</body></html>"
    reading = sandbox.convert(page.encode("gb18030"), "a.html")
    assert (reading.status, reading.text) == ("read", CHINESE)


def test_rtf(sandbox: Sandbox) -> None:
    escaped = "".join(f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" for c in UYGHUR + "\n" + CHINESE)
    reading = sandbox.convert(("{\\rtf1\\ansi\\ansicpg1251 " + escaped + " \\'cc\\'e5\\'ed\\'ff}").encode(), "a")
    assert reading.text.replace("\n", "") == (UYGHUR + CHINESE + " Меня")
    assert (reading.status, reading.media_type) == ("read", "application/rtf")


def test_rtf_notes_are_missing_and_said(sandbox: Sandbox) -> None:
    reading = sandbox.convert(b"{\\rtf1 body{\\footnote the note}}", "a.rtf")
    assert (reading.status, reading.reason_code) == ("partial", "not-extracted")
    assert "footnotes" in reading.reason


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Aynur Memet <a@example.org>"
    mail["To"] = "b@example.org"
    mail["Date"] = "Mon, 02 Apr 2018 10:00:00 +0000"
    mail["Subject"] = KAZAKH
    mail.set_content(f"{UYGHUR}\nline two\n")
    return mail


def test_mail_headers_body_and_attachments(sandbox: Sandbox) -> None:
    mail = message()
    mail.add_alternative(f"<p>{CHINESE}</p>", subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../ئە.pdf")
    mail.add_attachment(message())
    reading = sandbox.convert(mail.as_bytes(), "mail.txt")
    assert (reading.status, reading.media_type) == ("read", "message/rfc822")
    assert ("header", "Subject", f"Subject: {KAZAKH}") in cited(reading)
    assert [label for _, label, _ in cited(reading)] == ["From", "To", "Date", "Subject"]
    assert f"{UYGHUR}\nline two" in reading.text
    assert CHINESE not in reading.text
    assert [part.name for part in reading.parts] == ["ئە.pdf", "message.eml"]
    assert sandbox.convert(reading.parts[1].untrusted_bytes, "message.eml").status == "read"


def test_mail_with_html_only(sandbox: Sandbox) -> None:
    mail = message()
    mail.set_content(f"<html><body><p>{CHINESE}</p><script>x</script></body></html>", subtype="html")
    text = sandbox.convert(mail.as_bytes(), "a.eml").text
    assert CHINESE in text and "script" not in text


def test_broken_mail_headers_do_not_lose_the_body(sandbox: Sandbox) -> None:
    raw = b"From: =?utf-8?b?!!!?= <\r\nTo: [[[\r\nDate: when?\r\nMessage-ID: <x\r\nSubject: a\r\n\r\nthe words\r\n"
    reading = sandbox.convert(raw, "a.eml")
    assert "the words" in reading.text and "Date: when?" in reading.text


def test_deeply_nested_mail_is_a_row_with_a_reason(sandbox: Sandbox) -> None:
    raw = b"From: a@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
    for depth in range(3000):
        raw += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (depth, depth)
    reading = sandbox.convert(raw + b"\r\nwords", "a.eml")
    assert reading.status in ("unread", "partial")
    assert reading.reason_code in ("damaged", "time-limit")


def test_html_script_that_swallows_the_page_is_said(sandbox: Sandbox) -> None:
    closed = sandbox.convert(b'<html><script src="x"/><body>words</body></html>', "a.html")
    assert (closed.status, closed.text) == ("read", "words")
    swallowed = sandbox.convert(b"<html><body>words<script>var a; more words", "a.html")
    assert (swallowed.status, swallowed.reason_code, swallowed.text) == ("partial", "not-extracted", "words")
