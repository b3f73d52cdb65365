"""The timeline of a case: the earliest and latest day of every start and end, and what cannot all be true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from guwah.core.events.claims import Bounds, Claim, Conflict, Inconsistent, Point
from guwah.core.events.conflicts import Conflicts, conflicts
from guwah.core.events.happenings import Happening, Same, happenings
from guwah.core.events.network import Network
from guwah.core.events.repairs import repairs
from guwah.core.events.rules import TimeRules
from guwah.core.events.telling import ACROSS, Spoken, given_claims, spoken_claims, told_order
from guwah.core.events.told import Told


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with its bounds; ``because`` are the claims that give them, from the calendar on."""

    event: Happening
    start: Bounds
    end: Bounds
    because: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Quotes that cannot all be true: ``kind`` is impossible or strained. ``assumed`` is what that rests on besides.

    ``also`` are further sets that say the same of the same things: the accounts again, in other sources or less
    exactly.
    """

    kind: str
    claims: tuple[Spoken, ...]
    assumed: tuple[Spoken, ...] = ()
    also: tuple[tuple[Spoken, ...], ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for spoken in self.claims for one in spoken.statements))


@dataclass(frozen=True, slots=True)
class Timeline:
    """``disputed`` are claims that stand in an impossible set. The program does not choose whom to believe: bounds are
    those that hold whichever of them a person sets aside.

    ``complete`` is false where the search for contradictions stopped early; ``stopped`` says why.
    """

    events: tuple[Placed, ...]
    clashes: tuple[Clash, ...]
    disputed: tuple[Spoken, ...]
    complete: bool
    stopped: str | None


def build_timeline(
    told: Sequence[Told],
    rules: TimeRules,
    *,
    judged: Sequence[Same] = (),
    relaxed: frozenset[str] = frozenset(),
    limit: int = 50,
    keep_going: Callable[[], bool] = lambda: True,
) -> Timeline:
    """Put the statements together, find the contradictions, and bound every event by what is not in one.

    Args:
        told: accepted statements with what they say of time.
        rules: what is assumed of acts in time.
        judged: statements that a person joined to one event or kept apart.
        relaxed: statements whose time a person set aside.
        limit: at most so many contradictions.
        keep_going: asked between steps of the search for contradictions.
    """
    events = happenings(told, rules, judged)
    given = given_claims(events, rules)
    spoken = [_without(item, relaxed) for item in spoken_claims(events, rules)]
    kept = {item.claim.id: item for item in spoken if item is not None}
    found = conflicts([*given, *(item.claim for item in kept.values())], limit=limit, keep_going=keep_going)
    disputed = _disputed(found, kept)
    # What an official says of a place must not loosen the bounds of those who were held there: it is a
    # contradiction between accounts, and each account keeps the bounds of its own.
    across = {one for one, item in kept.items() if item.about == ACROSS}
    own = [item for item in found.sets if item.kind == "impossible" and not across & _steps(item)]
    kept_own = {one: item for one, item in kept.items() if one not in across}
    ways = repairs([frozenset(item.members) for item in own])
    if ways is None:
        ways = [frozenset(one for item in own for one in item.members)]
    soft = _beside(told_order(events, rules), disputed)
    networks = [_network(given, kept_own, way, soft) for way in ways]
    placed = tuple(_place(event, networks) for event in events)
    left_out = tuple(dict.fromkeys(item for network in networks for item in network.left_out))
    disputed = tuple(dict.fromkeys((*disputed, *left_out)))
    return Timeline(placed, tuple(_clashes(found, kept)), disputed, found.complete, found.stopped)


def _clashes(found: Conflicts, kept: dict[str, Spoken]) -> list[Clash]:
    """The sets, each kind of difference once: the first that was found, the rest under ``also``."""
    grouped: dict[tuple[str, ...], Clash] = {}
    for item in found.sets:
        claims = tuple(kept[one] for one in item.members)
        key = (item.kind, *sorted(spoken.about for spoken in claims))
        assumed = tuple(kept[one] for one in sorted(_steps(item)) if one in kept and kept[one].is_assumed)
        clash = Clash(item.kind, claims, assumed)
        grouped[key] = _with_another(grouped[key], clash) if key in grouped else clash
    return list(grouped.values())


def _with_another(clash: Clash, other: Clash) -> Clash:
    """The set that most statements make stands first."""
    if sum(len(spoken.statements) for spoken in other.claims) > sum(len(spoken.statements) for spoken in clash.claims):
        return replace(other, also=(*clash.also, clash.claims))
    return replace(clash, also=(*clash.also, other.claims))


def _without(spoken: Spoken, relaxed: frozenset[str]) -> Spoken | None:
    """A claim without the statements that a person set aside; none where nobody else makes it."""
    if spoken.is_assumed:
        return spoken
    left = tuple(statement for statement in spoken.statements if statement not in relaxed)
    return replace(spoken, statements=left) if left else None


def _steps(conflict: Conflict) -> set[str]:
    """Ids of every claim on the loops of a conflict, the given ones too."""
    return {step.claim for loop in conflict.because for step in loop}


def _disputed(found: Conflicts, kept: dict[str, Spoken]) -> tuple[Spoken, ...]:
    impossible = [item for item in found.sets if item.kind == "impossible"]
    return tuple(kept[one] for one in dict.fromkeys(one for item in impossible for one in item.members))


@dataclass(frozen=True, slots=True)
class _Solved:
    """A network that holds together, what is in it by id, and what had to be left out of it."""

    network: Network
    known: dict[str, Spoken]
    left_out: tuple[Spoken, ...]


def _beside(soft: Sequence[Spoken], disputed: Sequence[Spoken]) -> list[Spoken]:
    """What a reader inferred of a thing that is in dispute decides nothing."""
    points = {point for item in disputed for point in item.claim.points()}
    return [item for item in soft if item.is_assumed or not item.claim.points() & points]


def _network(given: list[Claim], kept: dict[str, Spoken], aside: frozenset[str], soft: Sequence[Spoken]) -> _Solved:
    """All claims but those set aside, then the order of telling where nothing speaks against it."""
    spoken = [item for item in kept.values() if item.claim.id not in aside]
    network, left_out = _whole(given, spoken)
    known = {item.claim.id: item for item in spoken}
    for item in soft:
        if item.claim.id not in known and network.add(item.claim) is None:
            known[item.claim.id] = item
    return _Solved(network, known, tuple(left_out))


def _whole(given: list[Claim], spoken: list[Spoken]) -> tuple[Network, list[Spoken]]:
    """The network of what holds together; what a search that stopped early left in conflict is left out."""
    whole = Network.of([*given, *(item.claim for item in spoken)])
    if not isinstance(whole, Inconsistent):
        return whole, []
    network = Network()
    for claim in given:
        network.add(claim)
    return network, [item for item in spoken if network.add(item.claim) is not None]


def _place(event: Happening, solved: Sequence[_Solved]) -> Placed:
    """The bounds that hold in every network, each with the quotes that give it in the network that gives it."""
    start, end = (_hull([one.network.bounds_of(point) for one in solved]) for point in (event.start, event.end))
    because: dict[str, Spoken] = {}
    for point, bounds in ((event.start, start), (event.end, end)):
        for side in ("earliest", "latest"):
            because |= _reasons(point, side, getattr(bounds, side), solved)
    return Placed(event, start, end, tuple(because.values()))


def _reasons(point: Point, side: str, bound: int | None, solved: Sequence[_Solved]) -> dict[str, Spoken]:
    """The claims along the chain of a bound, in the first network that has it."""
    if bound is None:
        return {}
    one = next(item for item in solved if getattr(item.network.bounds_of(point), side) == bound)
    return {claim: one.known[claim] for claim in one.network.chain(point, side) if claim in one.known}


def _hull(bounds: Sequence[Bounds]) -> Bounds:
    earliest = [one.earliest for one in bounds if one.earliest is not None]
    latest = [one.latest for one in bounds if one.latest is not None]
    return Bounds(
        min(earliest) if len(earliest) == len(bounds) else None, max(latest) if len(latest) == len(bounds) else None
    )
