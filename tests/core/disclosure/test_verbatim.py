"""A quote that stands in something published leads to whoever said it."""

import pytest

from guwah.core.disclosure.verbatim import PublishedTexts

PUBLISHED = PublishedTexts(
    ["She said: “They came before dawn, and took the miller away.”\nThat was all.", "Прежде, чем рассвело"]
)


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("They came before dawn, and took the miller away", True),
        ("THEY CAME — before dawn;\nand took the\u00a0miller", True),
        ("came before dawn and took the miller away that was", True),
        ("They came before dusk, and took the miller", False),
        ("They came", False),
        ("", False),
        ("прежде чем рассвело", False),
        ("ey came before dawn and took", True),
    ],
)
def test_punctuation_case_and_spacing_do_not_hide_it_and_few_letters_lead_nowhere(quote: str, held: bool) -> None:
    assert PUBLISHED.hold(quote) == held


def test_twenty_letters_are_enough() -> None:
    published = PublishedTexts(["abcdefghij klmnopqrst"])
    assert published.hold("abcdefghij klmnopqrst") and not published.hold("abcdefghij klmnopqr")


def test_nothing_published_holds_nothing() -> None:
    assert not PublishedTexts([]).hold("They came before dawn, and took the miller away")
