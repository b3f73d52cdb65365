"""WebVTT subtitles by webvtt-py, which keeps the tag that names the speaker."""

from __future__ import annotations

import html
import re

import webvtt

from guwah.readers.draft import Draft
from guwah.readers.formats.plain_text import decoded_text
from guwah.readers.formats.subtitles import Cue, add_cues

VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
TAG = re.compile(r"</?(?:[a-z]+[^<>]*|[\d:.]+)>")


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the words of each cue as "SPEAKER: words"; a file that cannot be followed is read as plain text."""
    text = decoded_text(untrusted_bytes, draft)
    try:
        captions = webvtt.from_string(text).captions
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError, ValueError):
        captions = []
    if not add_cues(map(_cue, captions), draft):
        draft.add(text)


def _cue(caption: webvtt.Caption) -> Cue:
    named = VOICE.sub(lambda match: f"{match[1].strip()}: ", caption.raw_text)
    words = html.unescape(TAG.sub("", named))
    return _milliseconds(caption.start), _milliseconds(caption.end), words


def _milliseconds(timestamp: str) -> int:
    clock, _, fraction = timestamp.partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(f"{fraction:0<3}"[:3])
