"""Score the reading of time expressions against TIMEX3 corpora and the Recognizers cases.

    python tools/score_times.py DATA_DIR [--errors N]

What is counted is said in docs/time.md: strict and relaxed recognition, and the value over all expressions that
have one. References to the present, past or future and empty values count for recognition and not for value.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guwah.engines.mentions import FoundDate, find_dates

_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_NO_VALUE = re.compile(r"(?:BC)?(?:PRESENT_REF|PAST_REF|FUTURE_REF|null|)$")
_ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


@dataclass(frozen=True)
class Gold:
    """An annotated expression."""

    start: int
    end: int
    value: str


@dataclass
class Tally:
    """Counts of one corpus."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    valued_gold: int = 0
    valued_found: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    def f1(self, hits: int, *, gold: int | None = None, found: int | None = None) -> float:
        total = (self.gold if gold is None else gold) + (self.found if found is None else found)
        return 2 * hits / total if total else 0.0

    def line(self) -> str:
        value = self.f1(self.right, gold=self.valued_gold, found=self.valued_found)
        return (
            f"strict {self.f1(self.strict):.3f}  relaxed {self.f1(self.relaxed):.3f}  value {value:.3f}  "
            f"({self.gold} annotated, {self.found} found; value P {self.right / max(1, self.valued_found):.3f} "
            f"R {self.right / max(1, self.valued_gold):.3f})"
        )


def read_tml(path: Path) -> tuple[str, datetime.date | None, list[Gold]]:
    """The text of a TimeML document, its day and its expressions with offsets into the text."""
    raw = path.read_text("utf8")
    day = re.search(r'functionInDocument="CREATION_TIME"[^>]*value="(\d{4}-\d{2}-\d{2})', raw)
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
    text, gold, opened, at = "", [], [], 0
    content = body[1] if body else raw
    for tag in _TIMEX.finditer(content):
        text += _plain(content[at : tag.start()])
        at = tag.end()
        if tag[0].startswith("</"):
            start, value = opened.pop()
            gold.append(Gold(start, len(text), value))
        else:
            attributes = dict(_ATTRIBUTE.findall(tag[1]))
            opened.append((len(text), attributes.get("value", "")))
    text += _plain(content[at:])
    return text, datetime.date.fromisoformat(day[1]) if day else None, sorted(gold, key=lambda one: one.start)


def _plain(piece: str) -> str:
    piece = re.sub(r"<[^>]*>", "", piece)
    for entity, char in _ENTITY.items():
        piece = piece.replace(entity, char)
    return piece


def score_document(text: str, day: datetime.date | None, gold: list[Gold], tally: Tally, name: str = "") -> None:
    """Add one document to ``tally``. Each found expression is paired with the annotated one it shares most with."""
    found = find_dates(text, "en", day)
    tally.gold += len(gold)
    tally.found += len(found)
    pairs = _paired(gold, found)
    tally.relaxed += len(pairs)
    tally.strict += sum(one.start == other.span.start and one.end == other.span.end for one, other in pairs)
    paired = {id(other): one for one, other in pairs}
    tally.valued_gold += sum(not _NO_VALUE.match(one.value) for one in gold)
    tally.valued_found += sum(
        bool(other.timex) and not _NO_VALUE.match(other.timex or "") and not _reference(paired.get(id(other)))
        for other in found
    )
    matched = {id(one) for one, _ in pairs}
    for one, other in pairs:
        same = same_value(one.value, other.timex or "")
        tally.right += same and not _NO_VALUE.match(one.value)
        if not same or one.start != other.span.start or one.end != other.span.end:
            kind = "SPAN " if same else "VALUE"
            tally.errors.append(f"{kind} {name} {_shown(text, one)} {one.value} | {other.span.exact!r} {other.timex}")
    tally.errors += [f"MISS  {name} {_shown(text, one)} {one.value}" for one in gold if id(one) not in matched]
    tally.errors += [f"EXTRA {name} {other.span.exact!r} {other.timex} ..{_around(text, other)}.." for other in found
                     if id(other) not in paired]  # fmt: skip


def _reference(one: Gold | None) -> bool:
    return one is not None and bool(_NO_VALUE.match(one.value))


def _shown(text: str, one: Gold) -> str:
    return repr(
        text[max(0, one.start - 25) : one.start] + "[" + text[one.start : one.end] + "]" + text[one.end : one.end + 15]
    )


def _around(text: str, other: FoundDate) -> str:
    return text[max(0, other.span.start - 25) : other.span.end + 20].replace("\n", " ")


def _paired(gold: list[Gold], found: list[FoundDate]) -> list[tuple[Gold, FoundDate]]:
    pairs, free = [], list(found)
    for one in gold:
        best = max(
            free, key=lambda other: min(one.end, other.span.end) - max(one.start, other.span.start), default=None
        )
        if best is not None and min(one.end, best.span.end) > max(one.start, best.span.start):
            pairs.append((one, best))
            free.remove(best)
    return pairs


def same_value(gold: str, found: str) -> bool:
    """True where two TIMEX3 values say the same: durations of equal length, BC by either spelling, no zone."""
    return _canonical(gold) == _canonical(found)


_TENS = {"DE": 10, "CE": 100}


def _canonical(value: str) -> str:
    value = value.strip()
    if value.startswith("P"):
        value = re.sub(r"^P([\d.X]+)(DE|CE)$", lambda m: _years(m[1], _TENS[m[2]]), value)
        return _summed(value) if re.fullmatch(r"P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?", value) else value
    value = re.sub(r"(T\d\d:\d\d).*$", r"\1", value)
    return re.sub(r"(T\d\d)$", r"\1:00", value)


def _summed(value: str) -> str:
    """A length in months, days and seconds."""
    date, _, time = value[1:].partition("T")
    sums = {"months": 0.0, "seconds": 0.0}
    for count, letter in re.findall(r"([\d.]+)([YMWD])", date):
        months, seconds = {"Y": (12, 0), "M": (1, 0), "W": (0, 7 * 86400), "D": (0, 86400)}[letter]
        sums["months"] += float(count) * months
        sums["seconds"] += float(count) * seconds
    for count, letter in re.findall(r"([\d.]+)([HMS])", time):
        sums["seconds"] += float(count) * {"H": 3600, "M": 60, "S": 1}[letter]
    return f"{sums['months']:.2f} months {sums['seconds']:.1f} s"


def _years(count: str, times: int) -> str:
    return "PXY" if "X" in count else f"P{round(float(count) * times)}Y"


def wikiwars(folder: Path) -> Tally:
    """WikiWars, TimeML form: every document of the folder."""
    tally = Tally()
    for path in sorted(folder.glob("*.tml")):
        score_document(*read_tml(path), tally, path.stem)
    return tally


def recognizers(folder: Path) -> tuple[Tally, Counter[str]]:
    """The English date, duration and period cases that the Python version of that library supports, by value."""
    tally, kinds = Tally(), Counter[str]()
    for name in ("DateParser", "DurationParser", "DatePeriodParser", "TimePeriodParser", "DateTimePeriodParser"):
        cases = json.loads((folder / f"{name}.json").read_text("utf-8-sig"))
        for case in cases:
            if "python" in str(case.get("NotSupported", "")).lower() or not case["Results"]:
                continue
            tally.gold += 1
            right = _recognised(case)
            tally.right += right
            kinds[f"{name} {'right' if right else 'wrong'}"] += 1
            if not right:
                tally.errors.append(_case_error(name, case))
    return tally, kinds


def _case_day(case: dict[str, Any]) -> datetime.date | None:
    stamp = case.get("Context", {}).get("ReferenceDateTime")
    return datetime.date.fromisoformat(stamp[:10]) if stamp else None


def _recognised(case: dict[str, Any]) -> bool:
    found = find_dates(case["Input"], "en", _case_day(case))
    return all(_resolved(result, [date for date in found if _overlaps(result, date)]) for result in case["Results"])


def _overlaps(result: dict[str, Any], date: FoundDate) -> bool:
    start, end = result["Start"], result["Start"] + result["Length"]
    span = date.whole.span if date.whole else date.span
    return min(end, span.end) > max(start, span.start)


def _resolved(result: dict[str, Any], found: list[FoundDate]) -> bool:
    """By the resolved days (its periods end on the day after the last), by the TIMEX3 value, or by the length."""
    value = result["Value"]
    if not isinstance(value, dict) or not found:
        return False
    wanted = value.get("Timex", "")
    ends = re.fullmatch(r"\(([^,]+),([^,]+),[^)]+\)", wanted)
    if ends and len(found) > 1 and all(same_value(ends[n + 1], found[n].timex or "") for n in (0, 1)):
        return True
    readings = [value.get("PastResolution", {}), value.get("FutureResolution", {})]
    return any(
        any(_same_days(reading, date, wanted) for reading in readings)
        or same_value(wanted, date.timex or "-")
        or (date.duration is not None and same_value(date.duration, wanted))
        for date in found
    )


def _same_days(reading: dict[str, str], date: FoundDate, wanted: str) -> bool:
    earliest, latest = (date.whole.earliest, date.whole.latest) if date.whole else (date.earliest, date.latest)
    if "date" in reading:
        # Its sign for a day that the calendar does not have is the first day of year 1.
        return reading["date"] == earliest == latest or (reading["date"] == "0001-01-01" and earliest is None)
    if "startDate" in reading and reading["startDate"] == earliest:
        return reading.get("endDate") in (latest, _day_after(latest))
    part = re.search(r"T[A-Z]{2}$", wanted)
    return (
        bool(part)
        and reading.get("startDateTime", "")[:10] == earliest
        and (date.timex or "").endswith(part[0] if part else "?")
    )


def _day_after(day: str | None) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat() if day else ""


def _case_error(name: str, case: dict[str, Any]) -> str:
    found = find_dates(case["Input"], "en", _case_day(case))
    wanted = [(result["Text"], result["Value"]) for result in case["Results"]]
    got = [(date.span.exact, date.earliest, date.latest, date.duration) for date in found]
    return f"{name} {case['Input']!r}\n      wanted {wanted}\n      found  {got}"


def cases(path: Path) -> Tally:
    """The project's own cases of one language: a case is right when all of it is."""
    tally = Tally()
    for line in path.read_text("utf8").splitlines():
        case = json.loads(line)
        tally.gold += 1
        wrong = _case_wrong(case, path.stem)
        tally.right += not wrong
        if wrong:
            tally.errors.append(f"{case['id']} {case['text']}\n      " + "\n      ".join(wrong))
    return tally


def _case_wrong(case: dict[str, Any], language: str) -> list[str]:
    written = datetime.date.fromisoformat(case["written"]) if case.get("written") else None
    found = find_dates(case["text"], language, written)
    wrong, at, used = [], 0, set()
    for one in case["expect"]:
        start = case["text"].index(one["exact"], at)
        end = at = start + len(one["exact"])
        near = [date for date in found if min(end, date.span.end) > max(start, date.span.start)]
        used |= {id(date) for date in near}
        if not any(_case_value(one, date) for date in near):
            got = [(date.span.exact, date.kind, date.edtf, date.timex, date.duration) for date in near]
            wrong.append(f"wanted {one}, found {got}")
    wrong += [
        f"nothing is there: {date.span.exact!r} {date.kind} {date.edtf}" for date in found if id(date) not in used
    ]
    return wrong


def _case_value(one: dict[str, Any], date: FoundDate) -> bool:
    if one["kind"] != date.kind and not (one["kind"] == "date" and date.whole):
        return False
    value = one["value"]
    if value is None:
        return date.edtf is None or date.edtf.startswith("[")
    edtf = date.whole.edtf if date.whole and "/" in value else date.edtf
    plain = re.sub(r"[~?%]", "", edtf or "")
    timex = date.timex or ""
    if one["kind"] == "set":
        return re.sub(r"T[A-Z]{2}$", "", timex) == value
    lengths = one["kind"] in ("duration", "age", "penalty") and same_value(date.duration or "", value)
    return lengths or plain == value or same_value(timex, value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder that holds timex/")
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of each")
    parser.add_argument("--cases", type=Path, help="a folder of the project's own cases instead")
    arguments = parser.parse_args()
    if arguments.cases:
        for path in sorted(arguments.cases.glob("*.jsonl")):
            tally = cases(path)
            print(f"{path.stem}: {tally.right} of {tally.gold} right ({tally.right / tally.gold:.2f})")
            print(*tally.errors[: arguments.errors], sep="\n")
        return
    tally = wikiwars(arguments.data / "timex" / "wikiwars" / "trainingset" / "tml")
    print("WikiWars:", tally.line())
    print(*tally.errors[: arguments.errors], sep="\n")
    tally, kinds = recognizers(arguments.data / "timex" / "recognizers" / "English")
    print(f"Recognizers: {tally.right / tally.gold:.3f} of {tally.gold} by value", dict(kinds))
    print(*tally.errors[: arguments.errors], sep="\n")


if __name__ == "__main__":
    main()
