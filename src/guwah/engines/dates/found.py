"""A time expression that was found, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guwah.core.values.spans import Span


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words for a time: EDTF, first and last day as ISO (empty for a length), and what kind it is.

    ``kind`` is ``date``, ``time``, ``duration``, ``set``, ``age`` or ``penalty``. ``derived`` says that the time or a
    part of it was reckoned from something else, ``steps`` how, ``reason_unread`` why it could not be. ``duration`` is
    ISO 8601; ``timex`` the TIMEX3 value; ``whole`` the span and EDTF of the stretch that this is an end of.
    """

    span: Span
    edtf: str | None
    earliest: str | None
    latest: str | None
    kind: str = "date"
    derived: bool = False
    steps: tuple[str, ...] = ()
    duration: str | None = None
    timex: str | None = None
    calendar: str = "gregorian"
    reason_unread: str | None = None
    qualifier: str = ""
    offset: str | None = None
    """ISO 8601 of what was counted, "-P3M" for three months before; with ``counted_from``."""

    counted_from: str | None = None
    """"speech", "story", "event" or "named": what the offset was counted from."""

    anchor: Span | None = None
    """The words of the time told before that this one leans on."""

    whole: Stretched | None = None

    def to_json(self) -> dict[str, Any]:
        """One line of ``guwah dates --json``."""
        types = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET", "age": "DURATION"}
        return {
            "exact": self.span.exact, "start": self.span.start, "end": self.span.end, "kind": self.kind,
            "edtf": self.edtf, "earliest": self.earliest, "latest": self.latest, "duration": self.duration,
            "timex3": {"type": types.get(self.kind, "DURATION"), "value": self.timex},
            "calendar": self.calendar, "qualifier": self.qualifier or None,
            "how": "derived" if self.derived else "stated",
            "steps": list(self.steps), "reason_unread": self.reason_unread,
            "anchor": self.anchor.to_json() if self.anchor else None,
            "range": self.whole.to_json() if self.whole else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretched:
    """A time from one named time to another, as a whole."""

    span: Span
    edtf: str | None
    earliest: str | None
    latest: str | None

    def to_json(self) -> dict[str, Any]:
        return {**self.span.to_json(), "edtf": self.edtf, "earliest": self.earliest, "latest": self.latest}
