"""Reading time expressions: kB a second on one core, beside dateparser's search on the same text.

dateparser is no dependency of guwah; without it only our own figure is printed (pip install dateparser).
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from measuring import one_core, stopwatch

from guwah.engines.mentions import find_dates

PEER_BYTES = 40_000
OWN = Path(__file__).parent.parent / "src" / "guwah" / "reference" / "sample" / "documents"
WRITTEN = datetime.date(2019, 9, 11)


def corpus() -> tuple[str, str]:
    """WikiWars, where the data to measure with is set up; else the English sample documents, repeated."""
    data = os.environ.get("GUWAH_DATA")
    if data:
        import sys

        sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
        from score_times import read_tml

        folder = Path(data) / "timex" / "wikiwars" / "trainingset" / "tml"
        return "WikiWars", "\n\n".join(read_tml(path)[0] for path in sorted(folder.glob("*.tml")))
    texts = [
        path.read_text("utf8")
        for path in sorted(OWN.glob("*.txt"))
        if path.name in ("hearing.txt", "testimony-B-en.txt")
    ]
    return "the sample's English documents", "\n\n".join(texts * 30)


def compare_values(search_dates: Any) -> None:
    """How many annotated days, months and years of WikiWars each gives the right value; the peer's is a day."""
    from score_times import read_tml

    right = dict.fromkeys(("guwah", "dateparser"), 0)
    wanted = 0
    for path in sorted((Path(os.environ["GUWAH_DATA"]) / "timex" / "wikiwars" / "trainingset" / "tml").glob("*.tml")):
        text, day, gold = read_tml(path)
        valued = [one for one in gold if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", one.value)]
        wanted += len(valued)
        ours = [(date.span.start, date.span.end, date.timex or "") for date in find_dates(text, "en", day)]
        right["guwah"] += hits(valued, ours)
        right["dateparser"] += hits(valued, list(located(text, search_dates(text, languages=["en"]) or [])))
    for name, count in right.items():
        print(f"{name}: {count} of {wanted} annotated days, months and years with the right value")


def located(text: str, found: list[Any]) -> Iterator[tuple[int, int, str]]:
    at = 0
    for words, value in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield start, at, value.strftime("%Y-%m-%d")


def hits(gold: list[Any], found: list[tuple[int, int, str]]) -> int:
    """Annotated expressions that overlap a found one whose value begins as theirs does."""
    return sum(
        any(min(one.end, end) > max(one.start, start) and value.startswith(one.value) for start, end, value in found)
        for one in gold
    )


def main() -> None:
    one_core()
    name, text = corpus()
    find_dates(text[:2000], "en", WRITTEN)
    with stopwatch() as ours:
        found = find_dates(text, "en", WRITTEN)
    speed = len(text.encode()) / 1000 / ours["s"]
    print(f"{name}: {len(text.encode()) / 1000:.0f} kB, {len(found)} expressions, {speed:.0f} kB/s (wanted: 400)")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: no ratio")
        return
    piece = text[:PEER_BYTES]
    search_dates(piece[:500], languages=["en"])
    with stopwatch() as theirs:
        other = search_dates(piece, languages=["en"]) or []
    peer = len(piece.encode()) / 1000 / theirs["s"]
    print(f"dateparser search_dates, first {len(piece) // 1000} kB: {len(other)} expressions, {peer:.0f} kB/s")
    print(f"ratio: {speed / peer:.1f} times as fast (wanted: 6)")
    if name == "WikiWars":
        compare_values(search_dates)


if __name__ == "__main__":
    main()
