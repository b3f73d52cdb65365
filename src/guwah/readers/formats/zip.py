"""Zip archives: each member a part of its own, within the limits. Nothing is unpacked onto a disk."""

from __future__ import annotations

import zipfile

from guwah.readers.archive import Archive
from guwah.readers.draft import Draft
from guwah.readers.reasons import Unreadable

UTF8_NAME = 0x800


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Attach the members. A member that cannot be unpacked is left out and named by its number.

    Raises:
        Unreadable: where no member could be kept; the code is that of the first one.
    """
    archive = Archive(untrusted_bytes, draft.limits)
    if not archive.members:
        raise Unreadable("empty", "the archive has no members")
    problems: list[Unreadable] = []
    kept = 0
    for number, member in enumerate(archive.members, start=1):
        draft.progress = f"members 1 to {number - 1} of {len(archive.members)} read"
        draft.check_time()
        try:
            kept += _attach(archive, member, draft)
        except Unreadable as problem:
            problems.append(problem)
            draft.lacks(problem.code, f"member {number} left out: {problem.reason}")
    if problems and not kept:
        raise problems[0]


def _attach(archive: Archive, member: zipfile.ZipInfo, draft: Draft) -> bool:
    if not draft.has_room_for(member.file_size):
        raise Unreadable("over-limit", "larger than the limit of a part or of all parts")
    draft.attach(_name(member), archive.read(member, draft.limits.max_part_bytes))
    return True


def _name(member: zipfile.ZipInfo) -> str:
    """The name; where UTF-8 was written without its flag, as many programs do, it is read as UTF-8."""
    if member.flag_bits & UTF8_NAME:
        return member.orig_filename
    try:
        return member.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.orig_filename
