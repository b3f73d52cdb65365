"""Rules for what narrows or loosens a time: "early 2018", "about ten years", "at least six months"."""

from __future__ import annotations

from dataclasses import replace

from guwah.engines.dates.grammar import Parts, Rule
from guwah.engines.dates.meaning import Length, Moment

_PLACED = "(date|turned)"


def _part(parts: Parts) -> Moment | None:
    moment: Moment = parts.get("date", "turned", "within")
    if moment.vague or moment.part:
        return None
    return replace(moment, part=str(parts.get("part", "part_after")))


def _part_of_unit(parts: Parts) -> Moment | None:
    """ "at the end of the year": of the year that was being told."""
    unit = parts.get("unit")
    if unit not in ("year", "month", "week", "decade", "century"):
        return None
    return Moment(unit=unit, turn=0, anchor="story", part=str(parts.get("part", "part_after")))


def _later_in(parts: Parts) -> Moment | None:
    """ "later that year"."""
    moment: Moment = parts.get("turned")
    return replace(moment, part="late" if parts.has("later") else "early") if moment.turn == 0 else None


def _about(parts: Parts) -> Moment | None:
    moment: Moment = parts.get("date", "turned")
    return None if moment.vague else replace(moment, approximate=True)


def _with_article(parts: Parts) -> Moment | None:
    """ "the summer of 2018", "the 1980s": the article belongs to the words; in "the 2003 invasion" it does not."""
    moment: Moment = parts.get("date", "turned")
    takes = (
        moment.season or moment.years > 1 or moment.part or moment.turn is not None or moment.feast or moment.daypart
    )
    return moment if takes or moment.offset else None


def _about_length(parts: Parts) -> Length:
    length: Length = parts.get("length")
    return replace(length, qualifier="about")


def _at_least(parts: Parts) -> Length:
    length: Length = parts.get("length")
    return replace(length, qualifier="at_least")


def _at_most(parts: Parts) -> Length:
    length: Length = parts.get("length")
    return replace(length, qualifier="at_most")


QUALIFIED: tuple[Rule, ...] = (
    Rule("length", "approximate the? length", _about_length),
    Rule("length", "length (approximate_after|to_after)", _about_length),
    Rule("length", "at_least the? length", _at_least),
    Rule("length", "length at_least_after", _at_least),
    Rule("length", "at_most the? length", _at_most),
    Rule("length", "length at_most_after", _at_most),
)

PARTS: tuple[Rule, ...] = (
    Rule("date", f"the? part (of|the|dash)* {_PLACED}", _part),
    Rule("date", f"{_PLACED} (of|the)? part_after", _part),
    Rule("date", "(later|earlier) turned", _later_in),
    Rule("date", "the? part (of|in)* the? unit", _part_of_unit),
    Rule("date", "unit part_after", _part_of_unit),
)

ARTICLES: tuple[Rule, ...] = (Rule("date", "the (date|turned)", lambda parts: _with_article(parts)),)

ABOUT: tuple[Rule, ...] = (
    Rule("date", f"(approximate|toward) (of|the)* {_PLACED}", _about),
    Rule("date", f"{_PLACED} approximate_after", _about),
)
