"""The reading under construction, inside the worker: text, anchors, parts, and what is missing."""

from __future__ import annotations

import time

from guwah.core.sources.reading import Anchor, Part, Reading, ReadingStatus
from guwah.readers.bare_names import distinct_name
from guwah.readers.clean_text import clean
from guwah.readers.limits import Limits
from guwah.readers.reasons import PARTIAL, Stopped


class Draft:
    """Collects the text of one file and keeps to the limits.

    Every method that adds may raise ``Stopped``; what was added before is kept and the reason is noted.
    """

    def __init__(self, limits: Limits, media_type: str = "application/octet-stream") -> None:
        self.limits = limits
        self.media_type = media_type
        self.converter = "guwah.readers"
        self.version = ""
        self.started = time.monotonic()
        self.progress = ""
        self.chars = 0
        self._pieces: list[str] = []
        self._anchors: list[Anchor] = []
        self._parts: list[Part] = []
        self._part_names: set[str] = set()
        self._part_bytes = 0
        self._lacks: dict[str, list[str]] = {}

    def add(self, untrusted_text: str) -> tuple[int, int]:
        """Append text; its start and end in code points. Raises ``Stopped`` where the text is full."""
        text, replaced = clean(untrusted_text)
        if replaced:
            self.lacks("characters-replaced", "characters that cannot be stored stand as U+FFFD")
        start, room = self.chars, self.limits.max_text_chars - self.chars
        self._pieces.append(text[:room])
        self.chars += min(room, len(text))
        if len(text) > room:
            self.lacks("text-limit", f"the text stops at {self.limits.max_text_chars} characters")
            raise Stopped
        return start, self.chars

    def anchor(self, kind: str, label: str, start: int, end: int) -> None:
        """Tie ``start`` to ``end`` to a place in the original; empty stretches are not tied."""
        if end <= start:
            return
        if len(self._anchors) >= self.limits.max_anchors:
            self.lacks("anchors-limit", f"only the first {self.limits.max_anchors} anchors are kept")
            return
        self._anchors.append(Anchor(kind, clean(label)[0][:300], start, end))

    def attach(self, untrusted_name: str, untrusted_bytes: bytes) -> None:
        """Keep an attachment or member as a part. Raises ``Stopped`` where the parts are full."""
        if len(self._parts) >= self.limits.max_parts:
            self.lacks("over-limit", f"only the first {self.limits.max_parts} parts are kept")
            raise Stopped
        if not self.has_room_for(len(untrusted_bytes)):
            return
        name = distinct_name(untrusted_name, self._part_names)
        self._part_bytes += len(untrusted_bytes)
        self._parts.append(Part(name, untrusted_bytes))

    def has_room_for(self, part_bytes: int) -> bool:
        """True where a part of this size may be kept; otherwise notes that it was left out."""
        if part_bytes > self.limits.max_part_bytes:
            self.lacks("over-limit", f"a part larger than {self.limits.max_part_bytes} bytes was left out")
            return False
        if self._part_bytes + part_bytes > self.limits.max_total_part_bytes:
            self.lacks("over-limit", f"parts beyond {self.limits.max_total_part_bytes} bytes were left out")
            return False
        return True

    def lacks(self, code: str, reason: str) -> None:
        """Note what is missing. The same words are kept once."""
        reasons = self._lacks.setdefault(code, [])
        if reason not in reasons and len(reasons) < 20:
            reasons.append(reason)

    def check_time(self) -> None:
        """Raise ``Stopped`` where the soft limit of time has passed."""
        if time.monotonic() - self.started > self.limits.soft_wall_seconds:
            self.out_of_time()
            raise Stopped

    def out_of_time(self) -> None:
        """Note that time ran out, and how far the converter had come."""
        seconds = self.limits.soft_wall_seconds
        self.lacks("time-limit", f"stopped after {seconds:g} seconds{self.progress and ', ' + self.progress}")

    @property
    def has_words(self) -> bool:
        """True where anything but white space was added."""
        return any(piece.strip() for piece in self._pieces)

    def unread(self, code: str, reason: str) -> Reading:
        """The reading of a file that gives no text."""
        return self._reading("unread", code, reason)

    def failed(self, code: str, reason: str) -> Reading:
        """The reading of a file on which the converter failed: what was read before is kept."""
        if not self.has_words and not self._parts:
            return self.unread(code, reason)
        self.lacks(code, reason)
        return self.finish()

    def finish(self) -> Reading:
        """The reading of what was added: read, partial, or unread where there is nothing at all."""
        code = next(iter(self._lacks), "")
        reason = "; ".join(reason for reasons in self._lacks.values() for reason in reasons)
        if not self._parts and not self.has_words:
            return self._nothing(code, reason)
        return self._reading("partial" if code else "read", code, reason)

    def _nothing(self, code: str, reason: str) -> Reading:
        if code and code not in PARTIAL:
            return self.unread(code, reason)
        return self.unread("empty", "; ".join(filter(None, ("there are no words in the file", reason))))

    def _reading(self, status: ReadingStatus, code: str, reason: str) -> Reading:
        kept = status != "unread"
        return Reading(
            status=status,
            media_type=self.media_type,
            converter=self.converter,
            version=self.version,
            text="".join(self._pieces) if kept else "",
            anchors=tuple(self._anchors) if kept else (),
            parts=tuple(self._parts) if kept else (),
            reason_code=code,
            reason=reason,
        )
