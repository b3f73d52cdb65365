"""SubRip subtitles by pysubs2."""

from __future__ import annotations

import pysubs2

from guwah.readers.draft import Draft
from guwah.readers.formats.plain_text import decoded_text
from guwah.readers.formats.subtitles import add_cues


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the words of each cue; a file whose cues cannot be followed is read as plain text."""
    text = decoded_text(untrusted_bytes, draft)
    try:
        events = pysubs2.SSAFile.from_string(text, format_="srt")
    except (pysubs2.exceptions.Pysubs2Error, ValueError):
        events = pysubs2.SSAFile()
    if not add_cues(((event.start, event.end, event.plaintext) for event in events), draft):
        draft.add(text)
