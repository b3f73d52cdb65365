"""The answer of a worker is as untrusted as the file it read: everything in it is checked again here."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

from guwah.core.sources.reading import Anchor, Part, Reading
from guwah.readers.bare_names import distinct_name
from guwah.readers.kinds import Kind
from guwah.readers.limits import Limits
from guwah.readers.protocol import Message, ProtocolError, TooLargeError
from guwah.readers.reasons import CODES

STATUSES = ("read", "partial", "unread")
ANCHOR_KINDS = frozenset(("page", "time", "row", "sheet", "section", "header"))
MEDIA_TYPES = frozenset(kind.value for kind in Kind)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
MAX_LABEL_CHARS = 300
MAX_REASON_CHARS = 4_000


def checked_reading(message: Message, limits: Limits) -> Reading:
    """The reading that a worker sent.

    Raises:
        TooLargeError: where text, anchors or parts pass the limits.
        ProtocolError: where anything in it is not what a reading may hold.
    """
    untrusted, blobs = message
    _require(bool(blobs), "no text")
    text = _text(blobs[0], limits)
    reading = Reading(
        status=_one_of(untrusted.get("status"), STATUSES),
        media_type=_one_of(untrusted.get("media_type"), MEDIA_TYPES),
        converter=_line(untrusted.get("converter"), MAX_LABEL_CHARS),
        version=_line(untrusted.get("version"), MAX_LABEL_CHARS),
        text=text,
        anchors=_anchors(untrusted.get("anchors"), len(text), limits),
        parts=_parts(untrusted.get("names"), blobs[1:], limits),
        reason_code=_one_of(untrusted.get("reason_code"), {"", *CODES}),
        reason=_line(untrusted.get("reason"), MAX_REASON_CHARS),
    )
    _check_status(reading)
    return reading


def _check_status(reading: Reading) -> None:
    _require((reading.status == "read") == (reading.reason_code == ""), "status and reason do not fit")
    if reading.status == "unread":
        _require(not reading.text and not reading.anchors and not reading.parts, "unread, but with words")
    else:
        _require(bool(reading.text or reading.parts), "read, but without words")


def _text(untrusted_bytes: bytes, limits: Limits) -> str:
    try:
        text = untrusted_bytes.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError("the text is not UTF-8") from error
    if len(text) > limits.max_text_chars:
        raise TooLargeError(f"a text of {len(text)} characters")
    _require("\x00" not in text, "the text holds a zero")
    return text


def _anchors(untrusted: Any, length: int, limits: Limits) -> tuple[Anchor, ...]:
    _require(isinstance(untrusted, list), "no anchors")
    if len(untrusted) > limits.max_anchors:
        raise TooLargeError(f"{len(untrusted)} anchors")
    return tuple(_anchor(item, length) for item in untrusted)


def _anchor(untrusted: Any, length: int) -> Anchor:
    _require(isinstance(untrusted, list) and len(untrusted) == 4, "an anchor is malformed")
    kind, label, start, end = untrusted
    _require(type(start) is int and type(end) is int, "the offsets of an anchor are not numbers")
    _require(0 <= start < end <= length, "an anchor lies outside the text")
    return Anchor(_one_of(kind, ANCHOR_KINDS), _line(label, MAX_LABEL_CHARS), start, end)


def _parts(untrusted_names: Any, blobs: list[bytes], limits: Limits) -> tuple[Part, ...]:
    _require(isinstance(untrusted_names, list), "no names of parts")
    _require(len(untrusted_names) == len(blobs), "names and parts do not fit")
    if len(blobs) > limits.max_parts or sum(map(len, blobs)) > limits.max_total_part_bytes:
        raise TooLargeError(f"{len(blobs)} parts of {sum(map(len, blobs))} bytes")
    if any(len(blob) > limits.max_part_bytes for blob in blobs):
        raise TooLargeError("a part is too large")
    _require(all(isinstance(name, str) for name in untrusted_names), "a name is not text")
    taken: set[str] = set()
    return tuple(Part(distinct_name(name, taken), blob) for name, blob in zip_longest(untrusted_names, blobs))


def _line(untrusted: Any, max_chars: int) -> str:
    _require(isinstance(untrusted, str), "words are missing")
    return CONTROLS.sub(" ", untrusted)[:max_chars]


def _one_of(untrusted: Any, allowed: Any) -> Any:
    _require(isinstance(untrusted, str) and untrusted in allowed, "a value is not one of those known")
    return untrusted


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise ProtocolError(problem)
