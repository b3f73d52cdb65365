"""Which descriptions may be of one person: pairs with a weight and the reasons for it, the most useful first.

The weight is a log2 odds: what is seen of two descriptions is compared with how often it is seen where they are
of one person and where they are of two (Fellegi and Sunter 1969), and what the case has often tells less. Nothing is
joined: a person judges.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from guwah.core.identity.content import Accounts
from guwah.core.identity.profiles import Profile
from guwah.core.identity.references import has_initial, is_code
from guwah.core.identity.weights import IdentityWeights, Reason, smoothed

NameBits = Callable[[list[tuple[str, str]]], Sequence[float]]
"""The match weight in bits of each pair of names."""
Blocks = Callable[[str], Iterable[str]]
"""Keys of a name; names that share none are not compared in a large case."""

COMPARED_WHOLE = 400
"""Up to as many descriptions, each is compared with each."""
LARGEST_BLOCK = 200
"""What more names share tells too little to compare every two of them for it."""
NAMES_EACH = 8
SAME_NAME_BITS = 4.0
"""From here on two names can be of one person, when it is counted how many a name fits."""
_PARTS = ({"witness", "relative"}, {"interviewer", "interpreter"}, {"official"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two descriptions that may be of one person.

    ``assumed`` is true where they count as one already, because a name has the same letters or a record says so,
    and nobody has judged it. ``use`` is the number of statements that hinge on it.
    """

    left: Profile
    right: Profile
    weight_bits: float
    because: tuple[Reason, ...]
    use: int
    assumed: bool = False
    unsure: bool = False


def suggest(
    profiles: Sequence[Profile],
    parts: Sequence[Profile] = (),
    *,
    name_bits: NameBits,
    weights: IdentityWeights,
    once: Set[str] = frozenset(),
    judged: Set[frozenset[str]] = frozenset(),
    unsure: Set[frozenset[str]] = frozenset(),
    blocks: Blocks | None = None,
) -> list[Suggestion]:
    """Pairs that may be of one person and that nobody has judged, by use; those judged unsure come last.

    Args:
        profiles: everyone, each person of the register once.
        parts: single accounts and rows of lists whose person is among ``profiles``; they are compared with other
            parts of the same person.
        name_bits: compares names.
        once: acts that befall a person once at a time.
        judged: pairs of keys of profiles that were judged same or different.
        unsure: pairs of keys that were judged unsure.
        blocks: keys of names, for cases too large to compare everybody with everybody.
    """
    pairs = [(a, b, False) for a, b in _candidates(profiles, blocks)]
    pairs += [(a, b, True) for a, b in _within(parts) if _worth_asking(a, b)]
    pairs = [pair for pair in pairs if frozenset((pair[0].key, pair[1].key)) not in judged]
    comparing = _Comparing(profiles, weights, Accounts(profiles, once, weights))
    names = comparing.names([(a, b) for a, b, _ in pairs], name_bits)
    found = []
    for (a, b, assumed), name in zip(pairs, names, strict=True):
        because = comparing.reasons(a, b, name)
        bits = sum(item.bits for item in because)
        if bits >= weights.numbers["least_bits" if name[0] > 0 else "least_bits_without_name"]:
            asked = frozenset((a.key, b.key)) in unsure
            found.append(Suggestion(a, b, bits, tuple(because), _use(a, b), assumed, asked))
    return sorted(found, key=lambda item: _order(item, weights))


def _order(item: Suggestion, weights: IdentityWeights) -> tuple[bool, float, float, str, str]:
    away = abs(item.weight_bits - weights.numbers["decision_bits"])
    worth = 0.5 ** (away / weights.numbers["nearness_bits"]) / (1 + 2.0**-item.weight_bits)
    return (item.unsure, -(1 + item.use) * worth, -item.weight_bits, item.left.key, item.right.key)


def _use(a: Profile, b: Profile) -> int:
    """How many statements hinge on it; what copies of one text tell is one origin, whoever tells it."""
    texts = {item.text for item in a.accounts}, {item.text for item in b.accounts}
    copies = bool(texts[0]) and texts[0] == texts[1]
    return 0 if copies else min(a.use, b.use)


def _within(parts: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Every two parts of one person."""
    by_person: dict[str, list[Profile]] = {}
    for part in parts:
        by_person.setdefault(part.person, []).append(part)
    for same in by_person.values():
        yield from combinations(same, 2)


def _worth_asking(a: Profile, b: Profile) -> bool:
    """Two accounts of which neither copies or cites the other, or two rows of lists."""
    if a.accounts and b.accounts:
        theirs = {text for item in b.accounts for text in (item.text, *item.near)}
        return not {item.text for item in a.accounts} & theirs
    return bool(a.lists and b.lists and not a.accounts and not b.accounts)


def _candidates(profiles: Sequence[Profile], blocks: Blocks | None) -> Iterator[tuple[Profile, Profile]]:
    if blocks is None or len(profiles) <= COMPARED_WHOLE:
        yield from combinations(profiles, 2)
        return
    holders: dict[str, list[int]] = {}
    for number, profile in enumerate(profiles):
        for key in {key for name in profile.names for key in blocks(name)}:
            holders.setdefault(key, []).append(number)
    telling = [number for number, profile in enumerate(profiles) if profile.accounts]
    blocks_used = [numbers for numbers in holders.values() if len(numbers) <= LARGEST_BLOCK]
    pairs = {pair for numbers in (*blocks_used, telling) for pair in combinations(numbers, 2)}
    yield from ((profiles[a], profiles[b]) for a, b in sorted(pairs))


class _Comparing:
    """Comparison of pairs against the whole case."""

    def __init__(self, profiles: Sequence[Profile], weights: IdentityWeights, accounts: Accounts) -> None:
        self.profiles, self.weights, self.accounts = profiles, weights, accounts
        self.having: dict[tuple[str, tuple[int, int] | str], set[str]] = {}
        self.telling: dict[str, set[str]] = {}
        self.fitting: dict[str, set[str]] = {}
        """By person, everybody whose name can be the same."""
        prior = math.log2(max(len(profiles), weights.numbers["least_people"]) / weights.numbers["doubles"])
        self.prior = Reason(-max(prior, 0.0), f"{len(profiles)} people are in the case")

    def names(self, pairs: Sequence[tuple[Profile, Profile]], name_bits: NameBits) -> list[tuple[float, str, str]]:
        """The best comparison of names of each pair: bits and the two names; none where names tell nothing."""
        wanted = [(a, b) for one, other in pairs for a in _real(one) for b in _real(other)]
        distinct = list(dict.fromkeys(wanted))
        bits = dict(zip(distinct, map(float, name_bits(distinct)), strict=True)) if distinct else {}
        best = []
        for one, other in pairs:
            found = [(bits[a, b], a, b) for a in _real(one) for b in _real(other)]
            best.append(max(found, key=lambda item: item[0], default=(0.0, "", "")))
        self.fitting = _fitting(pairs, best)
        return best

    def reasons(self, a: Profile, b: Profile, name: tuple[float, str, str]) -> list[Reason]:
        """Why the two may be one, or not, all that is seen of them; what was never told counts nothing."""
        told = self.accounts.compare(a, b)
        described = [*self._name(a, b, name), *self._birth(a, b), *self._sex(a, b), *self._origin(a, b)]
        described += [*self._kin(a, b), *self._apart(a, b)]
        return [*(item for item in [*described, *told] if round(item.bits, 1)), self.prior]

    def _name(self, a: Profile, b: Profile, name: tuple[float, str, str]) -> Iterator[Reason]:
        bits, left, right = name
        if not left:
            return
        assumed = a.may_be_assumed or b.may_be_assumed
        least = self.weights.numbers["least_assumed_name_bits" if assumed else "least_name_bits"]
        yield Reason(max(bits, least), "one name" if left == right else f"the names {left} and {right}")
        # Term frequency: a name that fits others as well, who are not called alike, tells less of each.
        mine, theirs = self.fitting.get(a.person, set()), self.fitting.get(b.person, set())
        fitting = 1 + max(len(mine - theirs - {b.person}), len(theirs - mine - {a.person}))
        if bits > 0 and fitting > 1:
            yield Reason(-min(math.log2(fitting), bits), f"the name fits {fitting} people of the case")

    def _birth(self, a: Profile, b: Profile) -> Iterator[Reason]:
        if a.born is None or b.born is None:
            return
        gap = max(a.born[0] - b.born[1], b.born[0] - a.born[1], 0)
        words = f"born {_years(a.born)} and {_years(b.born)}"
        if gap:
            yield Reason(self.weights.bits("born_near" if gap <= 2 else "born_apart"), words)
            return
        share = self._share("born", a.born, {a.person, b.person})
        yield Reason(max(self.weights.bits("born_same", share), 0.0), words)

    def _sex(self, a: Profile, b: Profile) -> Iterator[Reason]:
        if a.sex and b.sex:
            same = a.sex == b.sex
            yield Reason(self.weights.bits("sex_same" if same else "sex_other"), "one sex" if same else "two sexes")

    def _origin(self, a: Profile, b: Profile) -> Iterator[Reason]:
        if not a.origins or not b.origins:
            return
        if shared := sorted(a.origins & b.origins):
            share = self._share("origins", shared[0], {a.person, b.person})
            yield Reason(max(self.weights.bits("origin_same", share), 0.0), f"both of {shared[0]}")
        else:
            yield Reason(self.weights.bits("origin_other"), "of different places")

    def _kin(self, a: Profile, b: Profile) -> Iterator[Reason]:
        if shared := sorted(a.kin & b.kin):
            share = self._share("kin", shared[0], {a.person, b.person})
            yield Reason(max(self.weights.bits("kin_same", share), 0.0), f"both have {shared[0]} as kin")

    def _share(self, field: str, value: tuple[int, int] | str, persons: Set[str]) -> float:
        """How many of those of whom the field is told, ``persons`` aside, have a value of it."""
        if (field, value) not in self.having:
            told = [item for item in self.profiles if getattr(item, field)]
            self.telling[field] = {item.person for item in told}
            self.having[field, value] = {item.person for item in told if _has(item, field, value)}
        having, telling = self.having[field, value], self.telling[field]
        return smoothed(len(having) - len(having & persons), len(telling) - len(telling & persons))

    def _apart(self, a: Profile, b: Profile) -> Iterator[Reason]:
        if a.lists & b.lists and not a.recorded_in & b.recorded_in:
            yield Reason(self.weights.bits("one_list"), "one list has both")
        if a.person == b.person:
            return
        if b.person in a.kin_keys or a.person in b.kin_keys:
            yield Reason(self.weights.bits("judged_kin"), "they were judged to be kin")
        if a.recorded_in & b.recorded_in:
            yield Reason(self.weights.bits("one_record"), "one record names both, as two people")
        mine, theirs = _part(a), _part(b)
        if mine and theirs and not mine & theirs:
            yield Reason(self.weights.bits("other_part"), "one testifies, the other has another part")


def _fitting(pairs: Sequence[tuple[Profile, Profile]], names: Sequence[tuple[float, str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for (one, other), (weight, _, _) in zip(pairs, names, strict=True):
        if weight >= SAME_NAME_BITS and one.person != other.person:
            found.setdefault(one.person, set()).add(other.person)
            found.setdefault(other.person, set()).add(one.person)
    return found


def _real(profile: Profile) -> list[str]:
    """The names of a profile that are compared: no codes, and initials only where nothing more is known."""
    names = [name for name in profile.names if not is_code(name)]
    whole = [name for name in names if not has_initial(name)]
    return (whole or names)[:NAMES_EACH]


def _has(profile: Profile, field: str, value: tuple[int, int] | str) -> bool:
    """True where a profile has the value; of births, where the years can be the same."""
    if isinstance(value, tuple):
        return profile.born is not None and profile.born[0] <= value[1] and value[0] <= profile.born[1]
    return value in getattr(profile, field)


def _part(profile: Profile) -> set[int]:
    return {number for number, roles in enumerate(_PARTS) if profile.roles & roles}


def _years(born: tuple[int, int]) -> str:
    return str(born[0]) if born[0] == born[1] else f"{born[0]} to {born[1]}"
