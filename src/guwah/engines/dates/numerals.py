"""Numbers written in Chinese characters."""

from __future__ import annotations

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "Ｏ": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8,
    "玖": 9,
}  # fmt: skip
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000, "萬": 10_000}
_FIXED = {"廿": 20, "卅": 30}

NUMERALS = "".join([*_DIGITS, *_SCALES, *_FIXED])
"""Every character that a number may hold."""


def numeral_value(words: str) -> int | None:
    """The value of "十四" (14), "二〇一七" (2017), "一百二十" (120); ``None`` where it is no number."""
    if all(char in _DIGITS for char in words):
        return int("".join(str(_DIGITS[char]) for char in words))
    total = current = 0
    for char in words:
        if char in _DIGITS:
            current = _DIGITS[char]
        elif char in _FIXED:
            total, current = total + _FIXED[char], 0
        elif char in _SCALES:
            scale = _SCALES[char]
            if scale == 10_000:
                total, current = (total + current) * scale, 0
            else:
                total, current = total + (current or 1) * scale, 0
        else:
            return None
    return total + current


def neighbours(words: str) -> tuple[int, int] | None:
    """The two numbers of "三四" (three or four); ``None`` where it is one number."""
    if len(words) != 2 or not all(char in _DIGITS for char in words):
        return None
    low, high = (_DIGITS[char] for char in words)
    return (low, high) if high == low + 1 and low > 0 else None
