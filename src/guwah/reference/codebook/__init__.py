"""The codebook and the cue words that lead to its acts, in YAML files that a team edits."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from guwah.core.statements.codebook import Act, Codebook

# The C loader reads the tables in a tenth of the time; PyYAML is sometimes built without it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_codebook() -> Codebook:
    """The codebook that guwah brings along, in the order of its file."""
    table = _read("codebook")
    acts = tuple(
        Act(
            id=act_id,
            label=entry["label"],
            group=group,
            definition=entry["definition"],
            includes=entry.get("includes", ""),
            excludes=entry.get("excludes", ""),
            retired=bool(entry.get("retired", False)),
        )
        for group, acts in table["groups"].items()
        for act_id, entry in acts.items()
    )
    return Codebook(version=str(table["version"]), acts=acts)


@cache
def load_cues(language: str) -> dict[str, Any]:
    """The cue words of ``language`` as they stand in ``cues.LANGUAGE.yaml``; do not change them.

    Raises:
        FileNotFoundError: no cues were collected for this language.
    """
    return _read(f"cues.{language}")


def _read(name: str) -> dict[str, Any]:
    words = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(words, Loader=_LOADER)
    return loaded
