"""Accounts to make timelines of: a statement is named by its source and its place in it ("a-03")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from guwah.core.events.claims import Bounds
from guwah.core.events.happenings import Same
from guwah.core.events.timeline import Clash, Placed, Timeline, build_timeline
from guwah.core.events.told import DayRange, Told
from guwah.core.values.days import read_day
from guwah.core.values.edtf import edtf_bounds
from guwah.reference.timeline import load_time_rules

RULES = load_time_rules()
APART = 50
"""Code points between one statement and the next."""


def days(edtf: str) -> DayRange:
    """The days of an EDTF date; "" is open."""
    if not edtf:
        return DayRange(None, None)
    first, last = edtf_bounds(edtf)
    return DayRange(read_day(first), read_day(last))


def said(name: str, act: str, *whens: str, place: str = "", people: Sequence[str] = ("ainel",), **more: Any) -> Told:
    """A statement; several ``whens`` are readings, "2018-01/2018-03" tells of a beginning and an end."""
    source, _, number = name.partition("-")
    more.setdefault("trigger", act)
    return Told(
        statement=name,
        source=source,
        act=act,
        place=place,
        people=tuple(people),
        offset=int(number) * APART,
        words=f"words of {name}",
        whens=readings(*whens),
        when_words=" or ".join(whens),
        **more,
    )


def readings(*whens: str) -> tuple[tuple[DayRange, ...], ...]:
    return tuple(tuple(days(part) for part in when.split("/")) for when in whens)


def timeline(told: Iterable[Told], relaxed: Iterable[str] = (), judged: Sequence[Same] = (), **more: Any) -> Timeline:
    more.setdefault("limit", 200)
    return build_timeline(list(told), RULES, relaxed=frozenset(relaxed), judged=judged, **more)


def event_of(made: Timeline, statement: str) -> Placed:
    return next(item for item in made.events if statement in item.event.statements)


def between(first: str, last: str = "") -> Bounds:
    """From the first day of one EDTF date to the last day of another; the same one where there is no other."""
    return Bounds(days(first).first, days(last or first).last)


def sets_of(made: Timeline) -> dict[str, set[frozenset[frozenset[str]]]]:
    """Every set of quotes that cannot all be true, by kind; those that differ in the same way too."""
    found: dict[str, set[frozenset[frozenset[str]]]] = {"impossible": set(), "strained": set()}
    for clash in made.clashes:
        found[clash.kind] |= {frozenset(frozenset(x.statements) for x in claims) for claims in _all_claims(clash)}
    return found


def _all_claims(clash: Clash) -> tuple[tuple[Any, ...], ...]:
    return (clash.claims, *clash.also)


def quotes(*claims: str) -> frozenset[frozenset[str]]:
    """A set of claims, each written as its statements: ``quotes("a-01 b-01", "c-02")``."""
    return frozenset(frozenset(claim.split()) for claim in claims)
