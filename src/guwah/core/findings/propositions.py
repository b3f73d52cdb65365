"""Propositions: accepted statements about the same thing, standing together with what denies them.

Statements of one act at one place whose times can overlap stand together. For an act that happens to one person
at a time (an arrest, a release), and where no place is known, only those about the same people do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from guwah.core.findings.evidence import Evidence
from guwah.core.findings.origins import Link, Origin, count_origins, distinct_testifiers
from guwah.core.values.names import name_key

_ALWAYS = ("0000-01-01", "9999-12-31")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that stand against each other. ``kind`` is polarity or time. Shown side by side, never summed up.

    ``of_others``: who denies speaks of other people than the proposition does; both can be so.
    """

    kind: str
    statements: tuple[str, ...]
    because: str
    of_others: bool = False


@dataclass(frozen=True, slots=True)
class Proposition:
    """Statements about the same thing.

    ``polarity`` is ``affirmed`` unless every statement denies. ``earliest`` and ``latest`` bound the whole,
    ISO days or empty. ``people`` are the names of the victims. Origins are counted over the statements that
    share the polarity; ``contradictions`` holds the others.
    """

    id: str
    act: str
    polarity: str
    place: str
    earliest: str
    latest: str
    people: tuple[str, ...]
    statements: tuple[str, ...]
    origins: tuple[Origin, ...]
    distinct_testifiers: int
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def independent_origins(self) -> int:
        return len(self.origins)


def build_propositions(
    evidence: Sequence[Evidence], links: Sequence[Link], *, personal_acts: Set[str]
) -> list[Proposition]:
    """The propositions that ``evidence`` supports, best attested first.

    Args:
        evidence: accepted statements, resolved.
        links: pairs of sources that share an origin.
        personal_acts: acts that stand together only where they befell the same person.
    """
    groups = [group for bucket in _buckets(evidence, personal_acts) for group in _by_time(bucket)]
    found = [_proposition(group, links) for group in groups]
    found = _with_wider_denials(found, evidence, personal_acts)
    found = _with_other_dates(found, personal_acts)
    return sorted(found, key=lambda item: (-item.independent_origins, -len(item.statements), item.earliest, item.id))


def _buckets(evidence: Iterable[Evidence], personal_acts: Set[str]) -> Iterator[list[Evidence]]:
    found: dict[tuple[str, ...], list[Evidence]] = {}
    for item in evidence:
        found.setdefault(_bucket(item, personal_acts), []).append(item)
    yield from found.values()


def _bucket(item: Evidence, personal_acts: Set[str]) -> tuple[str, ...]:
    """What statements must share to stand together: act and place, and the people where these tell events apart.

    Where no place is known, two accounts are of one thing only if they are of the same people; where no people
    are known either, only one testifier's (or one source's) own words stand together.
    """
    act, place, people = item.statement.act, name_key(item.place), "|".join(sorted(item.people))
    if place and act not in personal_acts:
        return (act, place)
    if people:
        return (act, place, people)
    return (act, place, "", item.testifier or item.statement.source)


def _bounds(item: Evidence) -> tuple[str, str] | None:
    when = item.statement.when
    if when is None or not (when.earliest or when.latest):
        return None
    return when.earliest or _ALWAYS[0], when.latest or _ALWAYS[1]


def _by_time(bucket: list[Evidence]) -> list[list[Evidence]]:
    """The bucket cut where no period joins what lies before with what lies after."""
    dated = sorted((item for item in bucket if _bounds(item)), key=lambda item: _bounds(item) or _ALWAYS)
    undated = [item for item in bucket if not _bounds(item)]
    groups: list[list[Evidence]] = []
    reach = ""
    for item in dated:
        earliest, latest = _bounds(item) or _ALWAYS
        if groups and earliest <= reach:
            groups[-1].append(item)
        else:
            groups.append([item])
        reach = max(reach, latest)
    if len(groups) == 1:
        return [groups[0] + undated]
    return groups + ([undated] if undated else [])


def _proposition(group: list[Evidence], links: Sequence[Link]) -> Proposition:
    affirmed = [item for item in group if item.statement.polarity == "affirmed"]
    denied = [item for item in group if item.statement.polarity == "denied"]
    counted = affirmed or denied
    bounds = [found for item in counted if (found := _bounds(item))]
    origins = tuple(count_origins(counted, links))
    return Proposition(
        id=_proposition_id(group),
        act=group[0].statement.act,
        polarity="affirmed" if affirmed else "denied",
        place=group[0].place,
        earliest=min((first for first, _ in bounds), default="").replace(_ALWAYS[0], ""),
        latest=max((last for _, last in bounds), default="").replace(_ALWAYS[1], ""),
        people=tuple(dict.fromkeys(name for item in counted for name in item.people.values())),
        statements=tuple(item.statement.id for item in counted),
        origins=origins,
        distinct_testifiers=distinct_testifiers(counted, origins),
        contradictions=_polarity(affirmed, denied),
    )


def _proposition_id(group: list[Evidence]) -> str:
    """A digest of the statements: the same evidence makes the same proposition."""
    ids = "\x1f".join(sorted(item.statement.id for item in group))
    return hashlib.sha256(ids.encode("ascii")).hexdigest()[:16]


def _polarity(affirmed: list[Evidence], denied: list[Evidence]) -> tuple[Contradiction, ...]:
    people = {name for item in affirmed for name in item.people}
    of_others = [item for item in denied if item.people and people and not people & set(item.people)]
    same = [item for item in denied if item not in of_others]
    found = []
    for against, apart in ((same, False), (of_others, True)):
        if affirmed and against:
            ids = tuple(item.statement.id for item in (*affirmed, *against))
            because = f"{len(affirmed)} affirmed, {len(against)} denied" + (", of other people" if apart else "")
            found.append(Contradiction("polarity", ids, because, apart))
    return tuple(found)


def _with_wider_denials(
    found: list[Proposition], evidence: Sequence[Evidence], personal_acts: Set[str]
) -> list[Proposition]:
    """Denials that name no place, or no person, stand beside what they deny as well."""
    denials = [item for item in evidence if item.statement.polarity == "denied"]
    return [_denied_by(item, [denial for denial in denials if _denies(denial, item, personal_acts)]) for item in found]


def _denies(denial: Evidence, proposition: Proposition, personal_acts: Set[str]) -> bool:
    """True where a denial is wide enough to cover the proposition: its act, and place, time and person if told."""
    if denial.statement.act != proposition.act:
        return False
    if denial.place and name_key(denial.place) != name_key(proposition.place):
        return False
    about_one = proposition.act in personal_acts and denial.people and proposition.people
    if about_one and not set(denial.people.values()) & set(proposition.people):
        return False
    earliest, latest = _bounds(denial) or _ALWAYS
    return earliest <= (proposition.latest or _ALWAYS[1]) and latest >= (proposition.earliest or _ALWAYS[0])


def _denied_by(proposition: Proposition, denials: list[Evidence]) -> Proposition:
    known = {name for item in proposition.contradictions for name in item.statements}
    fresh = [item for item in denials if item.statement.id not in known]
    if proposition.polarity == "denied" or not fresh:
        return proposition
    about = set(proposition.people)
    apart = [item for item in fresh if item.people and about and not about & set(item.people.values())]
    found = list(proposition.contradictions)
    for against, of_others in (([item for item in fresh if item not in apart], False), (apart, True)):
        if against:
            ids = (*proposition.statements, *(item.statement.id for item in against))
            found.append(Contradiction("polarity", ids, _why(against, of_others), of_others))
    return replace(proposition, contradictions=tuple(found))


def _why(denials: list[Evidence], of_others: bool) -> str:
    if of_others:
        return "denied of other people, who speak of themselves"
    return "denied in general" if all(not item.place for item in denials) else "denied for this place in general"


def _with_other_dates(found: list[Proposition], personal_acts: Set[str]) -> list[Proposition]:
    """The same act, person and place under dates that do not meet: side by side."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Proposition]] = {}
    for item in found:
        if item.act in personal_acts and item.people and item.earliest and item.polarity == "affirmed":
            alike.setdefault((item.act, name_key(item.place), tuple(sorted(item.people))), []).append(item)
    clashes = {item.id: [other for other in group if other is not item] for group in alike.values() for item in group}
    return [_with_dates(item, clashes.get(item.id, [])) for item in found]


def _with_dates(proposition: Proposition, others: list[Proposition]) -> Proposition:
    if not others:
        return proposition
    ids = (*proposition.statements, *(name for other in others for name in other.statements))
    clash = Contradiction("time", ids, "the same act, person and place with dates that do not meet")
    return replace(proposition, contradictions=(*proposition.contradictions, clash))
