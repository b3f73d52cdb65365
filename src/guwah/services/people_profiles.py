"""Everyone in the open case as they are described and as they tell, for suggestions of who may be one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from guwah.core.findings.evidence import Evidence
from guwah.core.identity.profiles import Account, Deed, Profile
from guwah.core.identity.references import IN_SOURCE, UNNAMED, Reference, is_code_name
from guwah.core.identity.register import Person, Register
from guwah.core.statements.statement import Statement
from guwah.core.values.names import name_key
from guwah.core.values.partition import Partition
from guwah.services.case_lists import ListedPerson
from guwah.services.weigh import Weighed
from guwah.store.sources import StoredSource

_FIRST_PERSON = frozenset("i me my mine we us our myself".split())
_NOBODY = _FIRST_PERSON | frozenset(
    "he she they him her them his their it someone somebody witness speaker author narrator applicant".split()
)
"""Words, an article aside, that stand for who speaks and name nobody."""

_TESTIFYING = ("witness", "relative", "author")

PlaceName = Callable[[str], str]


@dataclass(frozen=True)
class CaseProfiles:
    """``whole`` has everyone once; ``parts`` single accounts and rows of lists of people who have several."""

    whole: tuple[Profile, ...]
    parts: tuple[Profile, ...]


def case_profiles(
    weighed: Weighed, evidence: Sequence[Evidence], rows: Sequence[ListedPerson], place_name: PlaceName
) -> CaseProfiles:
    """The profiles of the case.

    Args:
        evidence: the statements to compare by, resolved; they need not be accepted.
        rows: the people of the lists.
        place_name: the one name of a place, for its spellings.
    """
    return _Gathering(weighed, evidence, rows, place_name).profiles()


class _Gathering:
    """What is known of everyone, source by source."""

    def __init__(
        self, weighed: Weighed, evidence: Sequence[Evidence], rows: Sequence[ListedPerson], place_name: PlaceName
    ) -> None:
        self.register, self.place_name = weighed.register, place_name
        self.sources = {item.id: item for item in weighed.sources}
        self.texts: Partition[str] = Partition(self.sources)
        for link in weighed.links:
            if link.kind != "cites":
                self.texts.join(link.a, link.b)
        self.cited = [
            (self.texts.find(link.a), self.texts.find(link.b)) for link in weighed.links if link.kind == "cites"
        ]
        self.told: dict[str, dict[str, list[Evidence]]] = {}
        self.use: dict[str, int] = {}
        for item in evidence:
            self._count(item)
        self.rows: dict[str, list[ListedPerson]] = {}
        for row in rows:
            self.rows.setdefault(self._person_of(row), []).append(row)
        self.kin: dict[str, set[str]] = {}
        for kin in weighed.register.kin:
            self.kin.setdefault(kin.left, set()).add(kin.right)
            self.kin.setdefault(kin.right, set()).add(kin.left)

    def _count(self, item: Evidence) -> None:
        teller = _teller(item, self.register, self.sources)
        for key in {teller, *item.people}:
            self.use[key] = self.use.get(key, 0) + 1
        if teller:
            self.told.setdefault(teller, {}).setdefault(item.statement.source, []).append(item)

    def _person_of(self, row: ListedPerson) -> str:
        """The key of the person whom a row is about; a key of its own where nobody of that name is known."""
        known = (self.register.by_mention.get((name_key(name), row.source)) for name in row.names)
        found = next((person for person in known if person), None)
        if found is None:
            wide = (self.register.by_key.get(name_key(name)) for name in row.names)
            found = next((person for person in wide if person), None)
        return found.key if found else f"{name_key(row.names[0])}{IN_SOURCE}{row.source}:{row.row}"

    def profiles(self) -> CaseProfiles:
        whole = [self._of_person(person) for person in self.register.persons]
        known = {profile.person for profile in whole}
        whole += [self._of_rows(key, rows) for key, rows in self.rows.items() if key not in known]
        known |= {profile.person for profile in whole}
        whole += [self._of_teller(key) for key in self.told if key not in known]
        parts = [part for profile in whole for part in (*self._accounts(profile), *self._rows(profile))]
        return CaseProfiles(tuple(whole), tuple(parts))

    def _of_person(self, person: Person) -> Profile:
        rows = self.rows.get(person.key, [])
        made = Profile(
            key=person.key,
            reference=self._shown(person.name),
            person=person.key,
            names=tuple(dict.fromkeys([*person.forms, *(name for row in rows for name in row.names)])),
            roles=person.roles,
            recorded_in=person.sources,
            kin_keys=frozenset(self.kin.get(person.key, ())),
            accounts=self._told_by(person.key),
            may_be_assumed=self._may_be_assumed(person),
            use=self.use.get(person.key, 0),
        )
        return self._with_rows(made, rows)

    def _of_rows(self, key: str, rows: Sequence[ListedPerson]) -> Profile:
        names = tuple(dict.fromkeys(name for row in rows for name in row.names))
        return self._with_rows(Profile(key, names[0], key, names), rows)

    def _of_teller(self, key: str) -> Profile:
        """Somebody who speaks and whom no record names."""
        items = [item for its in self.told[key].values() for item in its]
        voices = dict.fromkeys(item.statement.voice.name for item in items if item.statement.voice)
        names = tuple(name for name in voices if not _names_nobody(name))
        reference = names[0] if names else self._shown(str(Reference(UNNAMED, items[0].statement.source)))
        accounts = tuple(replace(account, recorded=False) for account in self._told_by(key))
        return Profile(key, reference, key, names, frozenset({"witness"}), accounts=accounts,
                       may_be_assumed=True, use=len(items))  # fmt: skip

    def _with_rows(self, profile: Profile, rows: Sequence[ListedPerson]) -> Profile:
        born = [row.born for row in rows if row.born]
        sexes = {row.sex for row in rows if row.sex}
        return replace(
            profile,
            lists=frozenset(row.source for row in rows),
            sex=sexes.pop() if len(sexes) == 1 else "",
            born=(min(first for first, _ in born), max(last for _, last in born)) if born else None,
            origins=frozenset(self.place_name(place) for row in rows for place in row.places),
            kin=frozenset(name_key(name) for row in rows for name in row.kin),
        )

    def _told_by(self, key: str) -> tuple[Account, ...]:
        """The accounts of one person; of several in one text (copies, translations) the one that tells most."""
        by_text: dict[str, list[Account]] = {}
        for source, items in self.told.get(key, {}).items():
            text = self.texts.find(source)
            deeds = tuple(self._deed(item, key) for item in items)
            by_text.setdefault(text, []).append(
                Account(source, text, deeds, self._testifies(source, key), self._near(text))
            )
        return tuple(max(accounts, key=self._rank) for accounts in by_text.values())

    def _near(self, text: str) -> frozenset[str]:
        return frozenset(side for pair in self.cited if text in pair for side in pair)

    def _rank(self, account: Account) -> tuple[bool, int, bool, str]:
        """Copies are not before what they copy, as far as the days of publication tell."""
        record = self.sources[account.source].record
        published = "".join(chr(ord("9") - int(char)) if char.isdigit() else char for char in record.published)
        return (account.recorded, len(account.deeds), not record.is_published, published)

    def _testifies(self, source: str, key: str) -> bool:
        """True where the record of the source says that the person testifies in it."""
        people = (item for item in self.sources[source].record.persons() if item.role in _TESTIFYING)
        return any((found := self.register.person(item.name, source)) and found.key == key for item in people)

    def _deed(self, item: Evidence, key: str) -> Deed:
        statement = item.statement
        when, number = statement.when, statement.quantity
        return Deed(
            act=statement.act,
            own=_is_own(item, key),
            affirmed=statement.polarity == "affirmed",
            place=self.place_name(item.place) if item.place else "",
            earliest=(when.earliest or "") if when else "",
            latest=(when.latest or "") if when else "",
            people=frozenset(item.people) - {key},
            number=(number.value, name_key(number.unit)) if number else None,
        )

    def _accounts(self, profile: Profile) -> list[Profile]:
        """Each recorded account by itself, where there are several."""
        accounts = [item for item in profile.accounts if item.recorded]
        if len(accounts) < 2:
            return []
        return [
            replace(
                profile,
                key=part_key(profile.person, item.source),
                reference=self._shown(f"{self._names_in(profile, item.source)[0]}{IN_SOURCE}{item.source}"),
                names=self._names_in(profile, item.source),
                recorded_in=frozenset({item.source}),
                lists=frozenset(),
                accounts=(item,),
                use=len(item.deeds),
            )
            for item in accounts
        ]

    def _names_in(self, profile: Profile, source: str) -> tuple[str, ...]:
        """What one source calls somebody."""
        names = (name for item in self.sources[source].record.persons() for name in item.names())
        keys = {name_key(name) for name in profile.names}
        return tuple(name for name in names if name_key(name) in keys) or profile.names

    def _rows(self, profile: Profile) -> list[Profile]:
        """Each row by itself, where a list has several for one person."""
        rows = self.rows.get(profile.person, [])
        if len({row.names for row in rows}) < 2:
            return []
        return [
            self._with_rows(
                Profile(
                    key=row_key(row),
                    reference=self._shown(f"{row.names[0]}{IN_SOURCE}{row.source}"),
                    person=profile.person,
                    names=row.names,
                    use=profile.use,
                ),
                [row],
            )
            for row in rows
        ]

    def _may_be_assumed(self, person: Person) -> bool:
        """True where all that the person says was given anonymously, or where no name is more than a code."""
        spoken = [self.sources[source] for source in self.told.get(person.key, ()) if source in self.sources]
        anonymous = bool(spoken) and all(item.consent.level == "public-anonymous" for item in spoken)
        return anonymous or all(is_code_name(form) for form in person.forms)

    def _shown(self, reference: str) -> str:
        """A reference with the name of the file in place of the id, where only one source has that name."""
        name, mark, source = reference.rpartition(IN_SOURCE)
        if not mark or source not in self.sources:
            return reference
        file = self.sources[source].name
        alone = sum(file in item.names for item in self.sources.values()) == 1
        return f"{name}{IN_SOURCE}{file if alone else source}"


def part_key(person: str, source: str) -> str:
    """The key of one account of a person."""
    return f"{person}{IN_SOURCE}{source}"


def row_key(row: ListedPerson) -> str:
    """The key of one row of a list."""
    return f"{name_key(row.names[0])}{IN_SOURCE}{row.source}:{row.row}"


def _teller(item: Evidence, register: Register, sources: Mapping[str, StoredSource]) -> str:
    """Whose words a statement is: a person's key, a key of the source for a witness without a name, or nobody's."""
    if item.testifier and (item.is_recorded or not _names_nobody(item.testifier)):
        return item.testifier
    voice = item.statement.voice
    record = sources[item.statement.source].record
    witnesses = [person for person in record.witnesses if person.role != "official"]
    unnamed = not witnesses and (voice is None or (voice.kind in ("witness", "other") and _names_nobody(voice.name)))
    return part_key(UNNAMED, item.statement.source) if unnamed and not record.is_published else ""


def _names_nobody(name: str) -> bool:
    return name_key(name).removeprefix("the ").removeprefix("a ") in _NOBODY


def _is_own(item: Evidence, key: str) -> bool:
    """True where an act befell who tells of it, alone or among others."""
    if key in item.people:
        return True
    if _says_me(item.statement):
        return True
    return not item.people and item.statement.basis == "experienced"


def _says_me(statement: Statement) -> bool:
    words: Iterable[str] = (name_key(mention.span.exact) for mention in statement.victims)
    return statement.basis == "experienced" and any(word in _FIRST_PERSON for word in words)
