"""Whether two accounts are by one witness, by what they tell: the same days, places, acts, numbers and people.

Only coincidences count that the case itself shows to be improbable: how many others tell the same is counted among
the accounts of other people, each person once. Where accounts contradict one another, that counts against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from guwah.core.identity.profiles import Account, Deed, Profile
from guwah.core.identity.weights import IdentityWeights, Reason, capped, smoothed

WIDEST_DAYS = 400
"""Dates less exact than this tell nothing."""
SHORTEST_PERIOD_DAYS = 365


@dataclass(frozen=True)
class Told:
    """What one person tells in some accounts, in the shapes in which accounts are compared."""

    own: frozenset[str]
    denied: frozenset[str]
    of_others: frozenset[tuple[str, str]]
    numbers: frozenset[tuple[float, str]]
    places: frozenset[tuple[str, str]]
    dated: tuple[Deed, ...]

    @staticmethod
    def of(deeds: Iterable[Deed]) -> Told:
        """What these deeds tell."""
        every = list(deeds)
        yes = [item for item in every if item.affirmed]
        return Told(
            own=frozenset(item.act for item in yes if item.own),
            denied=frozenset(item.act for item in every if item.own and not item.affirmed),
            of_others=frozenset((item.act, person) for item in yes for person in item.people),
            numbers=frozenset(item.number for item in yes if item.number and item.number[0] > 2),
            places=frozenset((item.act, item.place) for item in yes if item.place),
            dated=tuple(item for item in yes if item.own and _days(item) is not None),
        )


class Accounts:
    """Every account of a case, to compare any two of them against all others.

    Args:
        profiles: everyone with accounts; those that are part of another (rows, single accounts) may be among them.
        once: acts that befall a person once at a time, whose dates are compared.
    """

    def __init__(self, profiles: Iterable[Profile], once: Set[str], weights: IdentityWeights) -> None:
        deeds: dict[str, list[Deed]] = {}
        self.texts: dict[str, set[str]] = {}
        for profile in profiles:
            for item in profile.accounts:
                deeds.setdefault(profile.person, []).extend(item.deeds)
                self.texts.setdefault(profile.person, set()).add(item.text)
        self.tellers = {person: Told.of(items) for person, items in deeds.items()}
        self.once, self.weights = once, weights

    def compare(self, left: Profile, right: Profile) -> list[Reason]:
        """The reasons of the two accounts that have most in common; none where all are of one text or there is none."""
        found = [
            self._two(a, b, frozenset((left.person, right.person)))
            for a in left.accounts
            for b in right.accounts
            if a.text != b.text
        ]
        return max(found, key=lambda reasons: sum(item.bits for item in reasons), default=[])

    def _two(self, left: Account, right: Account, persons: Set[str]) -> list[Reason]:
        near = {left.text, right.text} | left.near | right.near
        others = [
            told for person, told in self.tellers.items() if person not in persons and not self.texts[person] & near
        ]
        a, b = Told.of(left.deeds), Told.of(right.deeds)
        numbers = self.weights.numbers
        dates, dated = self._dates(a, b, others)
        return [
            *dates,
            *capped(list(self._places(a, b, others)), numbers["most_bits_of_places"]),
            *capped(list(self._acts(a, b, others, dated)), numbers["most_bits_of_acts"]),
            *capped(list(self._people(a, b, others)), numbers["most_bits_of_people"]),
            *capped(list(self._numbers(a, b, others)), numbers["most_bits_of_numbers"]),
            *self._denials(a, b),
        ]

    def _dates(self, a: Told, b: Told, others: Sequence[Told]) -> tuple[list[Reason], set[str]]:
        """Of each act that befalls a person once: whether the days meet. Also the acts that were compared."""
        reasons, compared = [], set()
        for act in sorted(self.once):
            mine = [item for item in a.dated if item.act == act]
            theirs = [item for item in b.dated if item.act == act]
            if not mine or not theirs:
                continue
            compared.add(act)
            pairs = [(self._chance(x, y, others), x, y) for x in mine for y in theirs if _meet(x, y)]
            if pairs:
                chance, x, y = min(pairs, key=lambda pair: pair[0])
                bits = max(self.weights.bits("dates_meet", chance), 0.0)
                reasons.append(Reason(bits, f"{_spoken(act)}: {_when(x)} and {_when(y)}"))
            else:
                gap, x, y = min(((_gap(x, y), x, y) for x in mine for y in theirs), key=lambda item: item[0])
                close = gap <= self.weights.numbers["near_days"]
                bits = self.weights.bits("dates_near" if close else "dates_apart")
                reasons.append(Reason(bits, f"{_spoken(act)}: {_when(x)} against {_when(y)}"))
        return reasons, compared

    def _chance(self, x: Deed, y: Deed, others: Sequence[Told]) -> float:
        """How often two dates as exact as these meet by chance, over the time in which the case has such acts."""
        known = [item for told in others for item in told.dated if item.act == x.act]
        days = [day for item in (x, y, *known) for day in _days(item) or ()]
        period = max(max(days) - min(days), SHORTEST_PERIOD_DAYS)
        by_length = (_length(x) + _length(y)) / period
        meeting = sum(any(item.act == x.act and _meet(item, x) for item in told.dated) for told in others)
        telling = sum(any(item.act == x.act for item in told.dated) for told in others)
        by_count = meeting / (telling + 1)
        return max(by_length, by_count)

    def _places(self, a: Told, b: Told, others: Sequence[Told]) -> Iterator[Reason]:
        for act, place in sorted(a.places & b.places):
            share = smoothed(sum((act, place) in told.places for told in others), len(others))
            yield self._reason("place_same", share, f"both tell of {_spoken(act)} at one place, {place}")

    def _acts(self, a: Told, b: Told, others: Sequence[Told], dated: Set[str]) -> Iterator[Reason]:
        for act in sorted((a.own & b.own) - dated):
            share = smoothed(sum(act in told.own for told in others), len(others))
            yield self._reason("act_same", share, f"{_spoken(act)} befell both")
        for act in sorted(a.denied & b.denied):
            share = smoothed(sum(act in told.denied for told in others), len(others))
            yield self._reason("act_same", share, f"both say that no {_spoken(act)} befell them")

    def _people(self, a: Told, b: Told, others: Sequence[Told]) -> Iterator[Reason]:
        for act, person in sorted(a.of_others & b.of_others):
            share = smoothed(sum((act, person) in told.of_others for told in others), len(others))
            yield self._reason("person_same", share, f"both tell of {_spoken(act)} of one other person")

    def _numbers(self, a: Told, b: Told, others: Sequence[Told]) -> Iterator[Reason]:
        for value, unit in sorted(a.numbers & b.numbers):
            share = smoothed(sum((value, unit) in told.numbers for told in others), len(others))
            yield self._reason("number_same", share, f"both say {value:g} {unit}".rstrip())

    def _denials(self, a: Told, b: Told) -> Iterator[Reason]:
        for one, other in ((a, b), (b, a)):
            for act in sorted((one.own - one.denied) & (other.denied - other.own)):
                words = f"{_spoken(act)}: told by one, denied by the other"
                yield Reason(self.weights.bits("denies"), words)

    def _reason(self, seen: str, share: float, words: str) -> Reason:
        """What is common tells nothing, rather than against."""
        return Reason(max(self.weights.bits(seen, share), 0.0), words)


def _days(deed: Deed) -> tuple[int, int] | None:
    if not deed.earliest or not deed.latest:
        return None
    try:
        first, last = date.fromisoformat(deed.earliest), date.fromisoformat(deed.latest)
    except ValueError:
        # Years before 1 and after 9999, which EDTF can write.
        return None
    return (first.toordinal(), last.toordinal()) if (last - first).days <= WIDEST_DAYS else None


def _length(deed: Deed) -> int:
    days = _days(deed)
    return days[1] - days[0] + 1 if days else WIDEST_DAYS


def _meet(x: Deed, y: Deed) -> bool:
    a, b = _days(x), _days(y)
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _gap(x: Deed, y: Deed) -> int:
    """Days between two dates that do not meet."""
    a, b = _days(x), _days(y)
    return max(b[0] - a[1], a[0] - b[1]) if a and b else 0


def _when(deed: Deed) -> str:
    return deed.earliest if deed.earliest == deed.latest else f"{deed.earliest} to {deed.latest}"


def _spoken(act: str) -> str:
    return act.replace("_", " ")
