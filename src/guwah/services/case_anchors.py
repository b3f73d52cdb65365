"""The times that a team names itself, in a file of the case that the team writes."""

from __future__ import annotations

from pathlib import Path

from guwah.core.values.errors import InvalidInputError, NotFoundError
from guwah.engines.mentions import Anchors, read_anchors

ANCHORS = "anchors.yaml"
"""The name of the file in the case's folder; a case need not have one."""


def case_anchors(root: Path) -> Anchors:
    """The anchors of the case at ``root``; none where it has no such file.

    Raises:
        InvalidInputError: ``anchors-malformed``.
    """
    path = root / ANCHORS
    return anchors_of(path) if path.is_file() else ()


def anchors_of(path: Path) -> Anchors:
    """The anchors of a file.

    Raises:
        NotFoundError: ``path-missing``.
        InvalidInputError: ``file-unreadable``, ``anchors-malformed``.
    """
    if not path.is_file():
        raise NotFoundError("path-missing", f"{path} is not a file.", remedy="Check the path.")
    try:
        return read_anchors(path.read_text("utf8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError("file-unreadable", f"{path} cannot be read as UTF-8 text.") from error
