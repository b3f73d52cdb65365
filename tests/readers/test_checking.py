"""A worker that was taken over sends whatever it likes: none of it gets past the parent."""

from __future__ import annotations

from typing import Any

import pytest

from guwah.readers.checking import checked_reading
from guwah.readers.limits import Limits
from guwah.readers.protocol import ProtocolError

LIMITS = Limits(max_text_chars=100, max_anchors=3, max_parts=2, max_part_bytes=10, max_total_part_bytes=15)


def header(**changes: Any) -> dict[str, Any]:
    honest = {
        "status": "read",
        "media_type": "text/plain",
        "converter": "c",
        "version": "1",
        "reason_code": "",
        "reason": "",
        "anchors": [["page", "1", 0, 5]],
        "names": [],
    }
    return {**honest, **changes}


def test_an_honest_answer_is_a_reading() -> None:
    reading = checked_reading((header(names=["a", "A"]), [b"words", b"1", b"2"]), LIMITS)
    assert reading.text == "words"
    assert [part.name for part in reading.parts] == ["a", "A (2)"]


def test_names_and_labels_are_made_safe_again() -> None:
    changes = header(names=["../../x\x00"], anchors=[["page", "1\n\u202e2", 0, 5]], converter="a\nb")
    reading = checked_reading((changes, [b"words", b"1"]), LIMITS)
    assert reading.parts[0].name == "x"
    assert (reading.anchors[0].label, reading.converter) == ("1  2", "a b")


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "approved"},
        {"status": None},
        {"status": ["read"]},
        {"status": "unread", "reason_code": "damaged"},
        {"status": "partial"},
        {"reason_code": "damaged"},
        {"reason_code": "made-up", "status": "partial"},
        {"media_type": "text/evil"},
        {"converter": None},
        {"anchors": None},
        {"anchors": [["page", "1", 0, 6]]},
        {"anchors": [["page", "1", -1, 3]]},
        {"anchors": [["page", "1", 3, 3]]},
        {"anchors": [["page", "1", True, 3]]},
        {"anchors": [["page", "1", 0.0, 3]]},
        {"anchors": [["evil", "1", 0, 3]]},
        {"anchors": [["page", 1, 0, 3]]},
        {"anchors": [["page", "1", 0]]},
        {"anchors": [["page", "1", 0, 1]] * 4},
        {"names": ["a"]},
        {"names": "a"},
    ],
)
def test_a_false_header_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError):
        checked_reading((header(**changes), [b"words"]), LIMITS)


@pytest.mark.parametrize(
    "blobs",
    [
        [],
        [b"\xff"],
        [b"\xed\xa0\x80words"],
        [b"words\x00"],
        [b"x" * 101],
        [b"words", b"1", b"2", b"3"],
        [b"words", b"x" * 11],
        [b"words", b"x" * 9, b"x" * 9],
    ],
)
def test_false_bytes_are_refused(blobs: list[bytes]) -> None:
    names = [str(number) for number in range(max(0, len(blobs) - 1))]
    with pytest.raises(ProtocolError):
        checked_reading((header(anchors=[], names=names), blobs), LIMITS)
