"""The places and facilities that a team names itself, in a file of the case that the team writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from guwah.core.entities.gazetteer import Gazetteer, build_gazetteer
from guwah.core.entities.parsing import Entities, entities_from_mapping
from guwah.core.values.errors import InvalidInputError, NotFoundError
from guwah.reference.gazetteer import load_gazetteer

GAZETTEER = "gazetteer.yaml"
"""The name of the file in the case's folder; a case need not have one."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def case_gazetteer(root: Path) -> Gazetteer:
    """The shipped gazetteer, with what the case at ``root`` names itself over it where it has such a file.

    Raises:
        InvalidInputError: ``file-unreadable``, ``gazetteer-malformed``, ``edtf-unread``, ``text-malformed``.
    """
    path, shipped = root / GAZETTEER, load_gazetteer()
    return build_gazetteer(*entities_of(path), base=shipped) if path.is_file() else shipped


def entities_of(path: Path) -> Entities:
    """The places and facilities of a file.

    Raises:
        NotFoundError: ``path-missing``.
        InvalidInputError: as ``case_gazetteer``.
    """
    if not path.is_file():
        raise NotFoundError("path-missing", f"{path} is not a file.", remedy="Check the path.")
    try:
        text = path.read_text("utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError("file-unreadable", f"{path} cannot be read as UTF-8 text.") from error
    try:
        table = yaml.load(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # A ValueError is a day that no calendar has, written without quotes.
        raise InvalidInputError("gazetteer-malformed", f"{path} is not YAML.", remedy="See docs/places.md.") from error
    return entities_from_mapping({} if table is None else table)
