"""The bundled sample case: invented people in an invented region, and a record of what was planted."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
TITLE = "The college at Sheltam"

Json = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """The sample as its files hold it.

    ``documents`` is the folder to add to a case; ``records`` says of each file what a person would;
    ``truth`` is what was planted; ``decisions`` what a reviewer decided over it.
    """

    documents: Path
    records: Json
    truth: Json
    decisions: Json


@functools.cache
def load_sample() -> Sample:
    """The sample case."""
    return Sample(HERE / "documents", _yaml("sources.yaml"), _yaml("truth.yaml"), _yaml("decisions.yaml"))


def _yaml(name: str) -> Json:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    value: Json = yaml.load((HERE / name).read_text("utf8"), Loader=loader)
    return value
