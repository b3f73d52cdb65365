"""docs/codebook.md holds every act as the data has it."""

from __future__ import annotations

import re

from guwah.reference.codebook import load_codebook
from house.tree import DOCS


def test_the_acts_are_documented_as_they_are() -> None:
    text = (DOCS / "codebook.md").read_text("utf8")
    rows = re.findall(r"^\| `([a-z_]+)` \| (.*) \|$", text, flags=re.MULTILINE)
    wanted = [
        (act.id, " | ".join((act.label, act.definition, act.includes, act.excludes))) for act in load_codebook().acts
    ]
    assert rows == wanted
