"""From events to claims: what each quote says of days, and what is assumed between events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from guwah.core.events.claims import CALENDAR, Claim, Constraint, Point
from guwah.core.events.happenings import Happening
from guwah.core.events.rules import CustodyLink, TimeRules
from guwah.core.events.told import After, DayRange, Days, Told
from guwah.core.values.ids import short_digest

ACROSS = "across accounts"
"""Marks what ties different people's accounts together."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim with the statements that make it, and what it says in words; an assumption has no statement.

    ``about`` is of whom and of what it speaks ("somebody, arrest, date"): claims about one thing differ only in days.
    """

    claim: Claim
    statements: tuple[str, ...]
    says: str
    about: str = ""

    @property
    def is_assumed(self) -> bool:
        return not self.statements


def spoken_claims(events: Sequence[Happening], rules: TimeRules) -> list[Spoken]:
    """Every claim: what the quotes say, then what is assumed (custody goes on; nobody is held before an opening).

    Assumptions by themselves always hold together (all on one day would satisfy them), so they are given: what
    cannot all be true is a set of quotes, and the assumptions that it rests on are told with it.

    Statements that say exactly the same of the same event make one claim together, so that a copy does not
    repeat a contradiction.
    """
    said: dict[str, Spoken] = {}
    for event in events:
        for spoken in _of_event(event, rules):
            _add(said, spoken)
    for spoken in _counted(events, rules):
        _add(said, spoken)
    assumed = [*_custody(events, rules), *_openings(events, rules)]
    return [*said.values(), *{item.claim.id: item for item in assumed}.values()]


def given_claims(events: Iterable[Happening], rules: TimeRules) -> list[Claim]:
    """What nobody doubts: nothing ends before it begins, and what is done in a moment ends as it begins."""
    return [Claim(f"given:{event.id}", ((_own(event, rules),),), given=True) for event in events]


def _own(event: Happening, rules: TimeRules) -> Constraint:
    return Constraint(event.start, event.end, 0, 0 if event.act in rules.moments else None)


def _add(said: dict[str, Spoken], spoken: Spoken) -> None:
    key = spoken.claim.id
    if key in said:
        statements = tuple(dict.fromkeys((*said[key].statements, *spoken.statements)))
        spoken = replace(said[key], statements=statements)
    said[key] = spoken


def _claim(readings: Iterable[tuple[Constraint, ...]]) -> Claim:
    """A claim named by what it says, so that the same words of two sources are one."""
    told = tuple(readings)
    return Claim("said:" + short_digest(repr(told)), told)


def _of_event(event: Happening, rules: TimeRules) -> Iterator[Spoken]:
    for told in event.told:
        if told.whens:
            readings = [tuple(_placed(event, reading, told, rules)) for reading in told.whens]
            yield Spoken(
                _claim(readings), (told.statement,), f"{event.said_act}: {told.when_words}", _about(event, "date")
            )
        if told.lasts is not None and event.act not in rules.moments:
            lasts = _between(event.start, event.end, told.lasts)
            yield Spoken(
                _claim([(lasts,)]),
                (told.statement,),
                f"{event.said_act} lasts {told.lasts_words}",
                _about(event, "length"),
            )


def _about(event: Happening, aspect: str) -> str:
    return f"{event.person}, {event.act}, {aspect}"


def _placed(event: Happening, reading: tuple[DayRange, ...], told: Told, rules: TimeRules) -> Iterator[Constraint]:
    """A date holds on some day of what lasts; of a moment, of a beginning or of a single day it is the day itself."""
    first, last = reading[0], reading[-1]
    moment = event.act in rules.moments
    if len(reading) == 2 and not moment:
        yield _on(event.start, first)
        yield _on(event.end, last)
    elif told.side == "before":
        yield Constraint(CALENDAR, event.start, None, last.last, None, last.close_last)
    elif told.side == "after":
        yield Constraint(CALENDAR, event.start, first.first, None, first.close_first, None)
    elif moment or told.side == "begins" or _is_opening(event, rules):
        yield _on(event.start, DayRange(first.first, last.last, first.close_first, last.close_last))
    elif told.side == "ends":
        yield _on(event.end, first)
    elif first.first is not None and first.first == first.last:
        yield _on(event.start, first)
    else:
        yield Constraint(CALENDAR, event.start, None, first.last, None, first.close_last)
        yield Constraint(CALENDAR, event.end, first.first, None, first.close_first, None)


def _on(point: Point, day: DayRange) -> Constraint:
    return Constraint(CALENDAR, point, day.first, day.last, day.close_first, day.close_last)


def _between(earlier: Point, later: Point, days: Days) -> Constraint:
    return Constraint(earlier, later, days.least, days.most, days.close_least, days.close_most)


def _counted(events: Sequence[Happening], rules: TimeRules) -> Iterator[Spoken]:
    """ "After about two weeks": counted from what the account told last, where that is known."""
    dated: dict[tuple[str, int], Happening] = {}
    for event in sorted(events, key=lambda one: one.act not in rules.milestones):
        for told in event.told:
            if told.when_start >= 0:
                dated.setdefault((told.source, told.when_start), event)
    for account in _accounts(events):
        for place, (told, event) in enumerate(account):
            if told.after is None:
                continue
            base = _counted_from(account[:place], told, event, dated, rules)
            if base is not None:
                constraint = _after(base, event, told.after, rules)
                words = f"{event.said_act}: {told.after.words} ({base.said_act})"
                yield Spoken(_claim([(constraint,)]), (told.statement,), words, _about(event, "after"))


def _counted_from(
    before: Sequence[tuple[Told, Happening]],
    told: Told,
    event: Happening,
    dated: Mapping[tuple[str, int], Happening],
    rules: TimeRules,
) -> Happening | None:
    """The last milestone told of the same person; but what bears the date that was told after it, whoever's it is."""
    milestones = [(item, other) for item, other in before if other.act in rules.milestones and other is not event]
    since = told.after.counted_from if told.after else -1
    if milestones and (milestones[-1][0].offset >= since or milestones[-1][0].when_start == since):
        return milestones[-1][1]
    if since < 0:
        return None
    named = dated.get((told.source, since))
    # Where the date told last is of nothing that was accepted, from what the words count is not known.
    return named if named is not event else None


def _after(base: Happening, event: Happening, after: After, rules: TimeRules) -> Constraint:
    """From the beginning of a moment, or from the end of what lasted, to the beginning of what is told."""
    if after.backwards:
        return _between(event.start, base.start, after.days)
    return _between(base.start if base.act in rules.moments else base.end, event.start, after.days)


def _accounts(events: Sequence[Happening]) -> Iterator[list[tuple[Told, Happening]]]:
    """What each source tells of each person, in the order of the text."""
    told: dict[tuple[str, str], list[tuple[Told, Happening]]] = defaultdict(list)
    for event in events:
        for item in event.told:
            told[(item.source, event.person)].append((item, event))
    for _, account in sorted(told.items()):
        yield sorted(account, key=lambda pair: (pair[0].offset, pair[1].id))


def _custody(events: Sequence[Happening], rules: TimeRules) -> Iterator[Spoken]:
    """Custody goes on from one act of it to the next that an account tells of the same person."""
    for account in _accounts(events):
        chain = list(dict.fromkeys(event for _, event in account if event.person and event.act in rules.custody_acts))
        held = [event for event in chain if event.act in rules.custody_acts - {"flight", "reunion"}]
        following = set(pairwise(held))
        for at, first in enumerate(chain):
            for then in chain[at + 1 :]:
                link = rules.custody.get((first.act, then.act))
                if link is not None:
                    yield from _linked(first, then, link, (first, then) in following)


def _elsewhere(first: Happening, then: Happening) -> bool:
    """A detention at one place does not begin with a transfer to another."""
    return first.act == "transfer" and then.act == "detention" and "" not in (first.place, then.place) and (
        first.place != then.place
    )  # fmt: skip


def _linked(first: Happening, then: Happening, link: CustodyLink, following: bool) -> Iterator[Spoken]:
    """One act of custody ends in the next that is told; what is told later still is later."""
    if link.link == "before" or not following:
        yield _assumed(
            Constraint(first.start, then.start, 0, None), f"custody goes on: {first.said_act} before {then.said_act}"
        )
    elif not _elsewhere(first, then):
        from_point = first.start if link.link == "starts_with" else first.end
        constraint = Constraint(from_point, then.start, -link.within_days, link.within_days, 0, 0)
        yield _assumed(constraint, f"custody goes on: {then.said_act} follows {first.said_act} at once")


def _openings(events: Sequence[Happening], rules: TimeRules) -> Iterator[Spoken]:
    """Nobody is held at a place before it opened."""
    opened = [event for event in events if event.place and _is_opening(event, rules)]
    for opening in opened:
        for event in events:
            if event.act in rules.held and event.place == opening.place:
                words = f"{event.said_act} at a place only after it opened"
                yield replace(_assumed(Constraint(opening.start, event.start, 0, None), words), about=ACROSS)


def _is_opening(event: Happening, rules: TimeRules) -> bool:
    if event.act not in rules.opening_acts:
        return False
    return any(word in told.trigger.lower() for told in event.told for word in rules.opening_words)


def _assumed(constraint: Constraint, says: str) -> Spoken:
    readings = ((constraint,),)
    return Spoken(Claim("assumed:" + short_digest(repr(readings)), readings, given=True), (), says)


def told_order(events: Sequence[Happening], rules: TimeRules) -> list[Spoken]:
    """Dates that a reader inferred; and what an account tells between two milestones happened between them.

    Only to place what has no date: it never makes a contradiction.
    """
    found: dict[str, Spoken] = {item.claim.id: item for item in _reckoned(events, rules)}
    for account in _accounts(events):
        for place, (_, event) in enumerate(account):
            if event.act in rules.milestones:
                continue
            before = next((one for _, one in reversed(account[:place]) if one.act in rules.milestones), None)
            after = next((one for _, one in account[place + 1 :] if one.act in rules.milestones), None)
            for constraint, words in _around(event, before, after, rules):
                spoken = _assumed(constraint, words)
                found[spoken.claim.id] = spoken
    return list(found.values())


def _reckoned(events: Iterable[Happening], rules: TimeRules) -> Iterator[Spoken]:
    """Dates that a reader inferred and a person let stand."""
    for event in events:
        for told in event.told:
            if told.reckoned:
                readings = [tuple(_placed(event, reading, told, rules)) for reading in told.reckoned]
                yield Spoken(_claim(readings), (told.statement,), f"{event.said_act}: date inferred in review")


def _around(
    event: Happening, before: Happening | None, after: Happening | None, rules: TimeRules
) -> Iterator[tuple[Constraint, str]]:
    if before is not None and before is not event:
        yield Constraint(before.start, event.start, 0, None), f"told after {before.said_act}"
    if after is not None and after is not event and before is not None:
        yield Constraint(event.start, after.start, 0, None), f"told before {after.said_act}"
