"""Subtitles: what an SRT and a VTT file have in common is a list of cues with times."""

from __future__ import annotations

from collections.abc import Iterable

from guwah.readers.draft import Draft

Cue = tuple[int, int, str]


def add_cues(cues: Iterable[Cue], draft: Draft) -> int:
    """Add cues (start and end in milliseconds, words), each with a time anchor; how many had words."""
    count = 0
    for start_ms, end_ms, words in cues:
        if not words.strip():
            continue
        if count:
            draft.add("\n")
        start = draft.chars
        try:
            draft.add(words)
        finally:
            draft.anchor("time", f"{clock(start_ms)} --> {clock(end_ms)}", start, draft.chars)
        count += 1
    return count


def clock(milliseconds: int) -> str:
    """Milliseconds as 00:01:02.500."""
    seconds, rest = divmod(max(0, milliseconds), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
