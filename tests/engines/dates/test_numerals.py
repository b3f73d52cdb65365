"""Numbers in Chinese characters."""

from __future__ import annotations

import pytest

from guwah.engines.dates.numerals import neighbours, numeral_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("十", 10),
        ("十四", 14),
        ("二十", 20),
        ("廿三", 23),
        ("一百二十", 120),
        ("二〇一七", 2017),
        ("两千", 2000),
        ("三万五千", 35_000),
    ],
)
def test_a_number_has_its_value(words, value):
    assert numeral_value(words) == value


def test_what_is_no_number_has_none():
    assert numeral_value("十日") is None


def test_only_two_numbers_that_follow_each_other_are_neighbours():
    assert neighbours("三四") == (3, 4)
    assert [neighbours(words) for words in ("三五", "四三", "〇一", "三四五", "十一")] == [None] * 5
