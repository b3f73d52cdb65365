"""Zip containers from strangers: members are read as streams and measured while they unpack."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from guwah.readers.limits import DEFAULT, Limits
from guwah.readers.reasons import Unreadable

CHUNK_BYTES = 64 * 1024
MAX_MEMBERS = 20_000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises on broken archives; some of it by accident."""


class Archive:
    """A zip file whose declared sizes are not believed.

    Raises:
        Unreadable: ``damaged`` where the list of members is broken, ``over-limit`` where it is too long.
    """

    def __init__(self, untrusted_bytes: bytes, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._unpacked_bytes = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(untrusted_bytes))
        except BROKEN as error:
            raise Unreadable("damaged", "the zip container is broken or cut off") from error
        self.members = [member for member in self._zip.infolist() if not member.filename.endswith("/")]
        if len(self.members) > MAX_MEMBERS:
            raise Unreadable("over-limit", f"more than {MAX_MEMBERS} members")

    def names(self) -> set[str]:
        """The names of the members as the archive gives them: untrusted."""
        return {member.filename for member in self.members}

    def head(self, untrusted_name: str, size: int) -> bytes:
        """At most ``size`` bytes from the start of a member; empty where it cannot be read."""
        try:
            with self._zip.open(untrusted_name) as stream:
                return stream.read(size)
        except (*BROKEN, KeyError):
            return b""

    def read(self, member: zipfile.ZipInfo | str, max_bytes: int = 0) -> bytes:
        """The whole member, unpacked.

        Raises:
            Unreadable: ``over-limit`` where it, or all read so far, unpacks to too much or too steeply;
                ``encrypted`` or ``damaged`` where it cannot be unpacked.
        """
        info = self._zip.getinfo(member) if isinstance(member, str) else member
        if info.flag_bits & 0x1:
            raise Unreadable("encrypted", "locked with a password")
        limit = max_bytes or self._limits.max_total_part_bytes
        self._refuse_steep(info, info.file_size, limit)
        try:
            return self._stream(info, limit)
        except BROKEN as error:
            raise Unreadable("damaged", "a member of the container is broken") from error

    def _stream(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        chunks, size = [], 0
        with self._zip.open(info) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                size += len(chunk)
                self._unpacked_bytes += len(chunk)
                self._refuse_steep(info, size, limit)
                chunks.append(chunk)
        return b"".join(chunks)

    def _refuse_steep(self, info: zipfile.ZipInfo, size: int, limit: int) -> None:
        if size > limit or self._unpacked_bytes > self._limits.max_total_part_bytes:
            raise Unreadable("over-limit", f"unpacks to more than {limit} bytes")
        is_steep = size > self._limits.max_ratio * max(info.compress_size, 1)
        if is_steep and size > self._limits.ratio_floor_bytes:
            raise Unreadable("over-limit", f"unpacks to more than {self._limits.max_ratio} times its size")
