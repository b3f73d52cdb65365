"""The messages between parent and worker: a length, a JSON header, then blobs of the sizes it names."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from typing import Any

LENGTH = struct.Struct(">Q")
Header = dict[str, Any]
Message = tuple[Header, list[bytes]]


class ProtocolError(Exception):
    """The other side does not keep to the protocol."""


class TooLargeError(ProtocolError):
    """The other side announces more than the limit."""


def pack(header: Header, blobs: Sequence[bytes] = ()) -> list[bytes]:
    """The pieces of a message, to be written one after the other."""
    encoded = json.dumps({**header, "blobs": [len(blob) for blob in blobs]}).encode()
    return [LENGTH.pack(len(encoded)) + encoded, *blobs]


def unpack(read: Callable[[int], bytes], max_header_bytes: int, max_blob_bytes: int) -> Message:
    """One message, read by ``read(size)``, which gives exactly ``size`` bytes or raises.

    Raises:
        TooLargeError: where header or blobs would pass the limits; nothing of that size is read.
        ProtocolError: where the header is not what it should be.
    """
    (length,) = LENGTH.unpack(read(LENGTH.size))
    if length > max_header_bytes:
        raise TooLargeError(f"a header of {length} bytes")
    header = _header(read(length))
    sizes = header.pop("blobs", None)
    if not isinstance(sizes, list) or not all(type(size) is int and size >= 0 for size in sizes):
        raise ProtocolError("no sizes of blobs")
    if sum(sizes) > max_blob_bytes:
        raise TooLargeError(f"blobs of {sum(sizes)} bytes")
    return header, [read(size) for size in sizes]


def _header(encoded: bytes) -> Header:
    try:
        header = json.loads(encoded)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("the header is not JSON") from error
    if not isinstance(header, dict):
        raise ProtocolError("the header is not an object")
    return header
