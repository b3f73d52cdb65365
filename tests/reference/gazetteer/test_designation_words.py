"""The words that say what a place is, and the endings, as the file has them."""

from __future__ import annotations

import pytest
import yaml

from guwah.core.entities.designations import Reading
from guwah.reference.gazetteer import FOLDER, load_designations

TABLE = yaml.safe_load((FOLDER / "designations.yaml").read_text("utf8"))
CASES = [
    (language, side, words)
    for language, sides in TABLE.items()
    for side in ("before", "after")
    for words in sides.get(side, ())
]


@pytest.mark.parametrize(("language", "side", "words"), CASES)
def test_every_word_is_taken_away_from_a_name(language: str, side: str, words: str) -> None:
    gap = "" if language == "zh" else " "
    name = f"{words} Qoramtay" if side == "before" else f"尼库木{words}" if not gap else f"Qoramtay {words}"
    found = [item.name for item in load_designations().stripped(Reading(name))]
    assert found and found[-1] == ("qoramtay" if gap else "尼库木")


def test_the_kinds_are_words_that_places_have() -> None:
    kinds = {kind for item in load_designations().words for kind in item.kinds}
    assert kinds <= set(
        "state region prefecture county district city town village settlement post border_post prison detention_centre "
        "camp police_station factory school hospital court airport".split()
    )


def test_endings_are_tried_longest_first() -> None:
    lengths = [len(item.letters) for item in load_designations().endings]
    assert lengths == sorted(lengths, reverse=True) and lengths
