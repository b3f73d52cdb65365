"""HTML: the visible words in order, with paragraph breaks. Nothing is guessed to be unimportant.

The parser of the standard library is used: it resolves no entity that a file declares, has no limit of depth
at which words are lost, and is not written in C.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from guwah.readers.draft import Draft
from guwah.readers.formats.plain_text import decoded_text

SKIPPED = {"script", "style", "template"}
BLOCKS = set(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol optgroup option p pre section "
    "summary table tbody tfoot thead title tr ul".split()
)
META_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)", re.I)
SPACES = re.compile(r"[ \t\r\n\f]+")
CHUNK_CHARS = 64 * 1024


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the words of the page, its title first."""
    declared = META_CHARSET.search(untrusted_bytes[:4096])
    text = decoded_text(untrusted_bytes, draft, declared[1].decode("ascii") if declared else "")
    if re.search(r"<!ENTITY\b", text[:65536], re.I):
        draft.lacks("xml-entities", "declares entities, which are not resolved")
        text = re.sub(r"\A(\s*<!DOCTYPE[^\[>]*)\[.*?\]\s*>", r"\1>", text, count=1, flags=re.I | re.S)
    add_html(text, draft)


def add_html(untrusted_html: str, draft: Draft) -> None:
    """Add the words of a piece of HTML to the draft."""
    parser = Words()
    for start in range(0, len(untrusted_html), CHUNK_CHARS):
        draft.check_time()
        parser.feed(untrusted_html[start : start + CHUNK_CHARS])
        draft.add(parser.take())
    parser.close()
    draft.add(parser.take())
    if parser.skipping:
        draft.lacks("not-extracted", f"what follows a {parser.skipping} that is never closed is left out")


class Words(HTMLParser):
    """Collects text, with one newline where a line ends and none at the start."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self.skipping = ""
        self._preformatted = 0
        self._break = ""
        self._started = False

    def take(self) -> str:
        """The text since the last call."""
        pieces, self._pieces = self._pieces, []
        return "".join(pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipping:
            return
        if tag in SKIPPED:
            self.skipping = tag
        elif tag == "br":
            self._break = "\n" if not self._break.strip(" \t") else self._break + "\n"
        elif tag in ("td", "th"):
            self._break = self._break or "\t"
        else:
            self._block(tag)
        self._preformatted += tag == "pre"
        for name, value in attrs:
            if name == "alt" and value and value.strip():
                self.handle_data(value)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            self.skipping = "" if tag == self.skipping else self.skipping
            return
        self._block(tag)
        if tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # XHTML writes <script src="..."/>; taking it for an open script would swallow the rest of the page.
        if tag not in SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        words = data if self._preformatted else SPACES.sub(" ", data)
        if not self._preformatted and (self._break or not self._started):
            words = words.lstrip(" ")
        if not words:
            return
        self._pieces.append((self._break if self._started else "") + words)
        self._started, self._break = True, ""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        # The parser of the standard library raises on unknown sections; browsers skip to the next ">".
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def _block(self, tag: str) -> None:
        if tag in BLOCKS and "\n" not in self._break:
            self._break = "\n\n" if tag in ("p", "title", "h1", "h2", "h3", "h4", "h5", "h6") else "\n"
        elif tag in ("p", "title", "h1", "h2", "h3", "h4", "h5", "h6") and self._break == "\n":
            self._break = "\n\n"
