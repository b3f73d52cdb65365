"""Lists of invented people, some told several times with errors: what linkage is measured on without a download."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import combinations

HEADS = ("Ba", "Do", "Kel", "Mir", "Sha", "Tor", "Ulu", "Ve", "Yar", "Zin", "Ak", "Em", "Gul", "Nor", "Ras", "Ter")
MIDDLES = ("", "", "la", "ri", "mo", "da", "ske", "be", "nu", "ve")
GIVEN_ENDS = ("na", "mir", "sha", "din", "ya", "bek", "lan", "sul", "ra", "men")
FAMILY_ENDS = ("ov", "ash", "uri", "enko", "baq", "shin", "tas", "ik", "oglu", "vand", "qul", "mani")
PLACE_ENDS = ("tam", "kent", "arok", "tash", "bulaq", "hisar")
LETTERS = "abdeghiklmnoprstuvyz"


@dataclass(frozen=True)
class Row:
    """A row of a list; ``person`` is the truth and is no column."""

    person: int
    given_name: str
    family_name: str
    date_of_birth: str
    sex: str
    place: str
    phone: str


COLUMNS = ("given_name", "family_name", "date_of_birth", "sex", "place", "phone")


def invented_rows(people: int, *, seed: int, most_copies: int = 4) -> list[Row]:
    """Rows of ``people`` invented people in random order; every third person is told two to ``most_copies`` times.

    Families share name, place and phone, as real ones do, so that agreeing on all of these proves little.
    """
    rng = random.Random(seed)
    names = [_word(rng, GIVEN_ENDS) for _ in range(max(people // 8, 20))]
    families = [_word(rng, FAMILY_ENDS) for _ in range(max(people // 6, 20))]
    places = [_word(rng, PLACE_ENDS) for _ in range(max(people // 40, 8))]
    rows: list[Row] = []
    household: Row | None = None
    for person in range(people):
        household = _person(rng, person, names, families, places, household if rng.random() < 0.4 else None)
        rows.append(household)
        if rng.random() < 1 / 3:
            rows += [_miswritten(rng, household) for _ in range(rng.randint(1, most_copies - 1))]
    rng.shuffle(rows)
    return rows


def true_pairs(rows: list[Row]) -> set[tuple[int, int]]:
    """The pairs of row numbers that are of one person."""
    told: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        told.setdefault(row.person, []).append(number)
    return {pair for numbers in told.values() for pair in combinations(numbers, 2)}


def columns_of(rows: list[Row]) -> dict[str, list[list[str]]]:
    """The rows as the columns of one list, by role."""
    return {role: [[getattr(row, role) for row in rows]] for role in COLUMNS}


def _word(rng: random.Random, ends: tuple[str, ...]) -> str:
    return rng.choice(HEADS) + rng.choice(MIDDLES) + rng.choice(ends)


def _person(
    rng: random.Random, person: int, names: list[str], families: list[str], places: list[str], kin: Row | None
) -> Row:
    born = f"{rng.randint(1930, 2012)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    # Some names are much more common than others.
    given = names[int(len(names) * rng.random() ** 2)]
    made = Row(person, given, families[int(len(families) * rng.random() ** 2)], born, rng.choice("MF"),
               rng.choice(places), f"0{rng.randint(10**8, 10**9 - 1)}")  # fmt: skip
    if kin:
        return replace(made, family_name=kin.family_name, place=kin.place, phone=kin.phone)
    return made


def _miswritten(rng: random.Random, row: Row) -> Row:
    """The row as somebody else may have taken it down."""
    given, family = _typed(rng, row.given_name, 0.3), _typed(rng, row.family_name, 0.3)
    if rng.random() < 0.05:
        given, family = family, given
    if rng.random() < 0.04:
        given = given[:1] + "."
    return replace(
        row,
        given_name=given if rng.random() > 0.02 else "",
        family_name=family if rng.random() > 0.03 else "",
        date_of_birth=_misdated(rng, row.date_of_birth),
        place=_typed(rng, row.place, 0.15) if rng.random() > 0.1 else "",
        phone=row.phone if rng.random() > 0.3 else rng.choice(("", f"0{rng.randint(10**8, 10**9 - 1)}")),
        sex=row.sex if rng.random() > 0.02 else "",
    )


def _typed(rng: random.Random, word: str, rate: float) -> str:
    """The word with a typing error at the given rate: a letter lost, doubled, exchanged, or taken for another."""
    if rng.random() > rate or len(word) < 3:
        return word
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + rng.choice(LETTERS) + word[at + 1 :],
        )
    )


def _misdated(rng: random.Random, born: str) -> str:
    chance = rng.random()
    year, month, day = born.split("-")
    if chance < 0.08:
        return ""
    if chance < 0.14:
        return year
    if chance < 0.18:
        return f"{year}-{day}-{month}"
    if chance < 0.24:
        return f"{year}-{month}-{rng.randint(1, 28):02}"
    if chance < 0.27:
        return f"{int(year) + rng.choice((-1, 1))}-{month}-{day}"
    return born
