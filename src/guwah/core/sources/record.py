"""What is said of a source: who testifies in it, who wrote it down, where it was published, how it was obtained.

Users write it as YAML or JSON (docs/formats.md, "A source record"); the case keeps it with each receipt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from guwah.core.consent.levels import LEVELS, check_level
from guwah.core.values.canonical import check_text
from guwah.core.values.errors import InvalidInputError

ROLES = ("witness", "relative", "official", "author", "interviewer", "interpreter", "mentioned")


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person of a source: the name, every other spelling of it that is known, and the part they play.

    ``consent`` is the person's own level, where several testify in one source and differ.
    """

    name: str
    forms: tuple[str, ...] = ()
    role: str = "mentioned"
    minor: bool = False
    consent: str | None = None
    relation: str = ""

    def names(self) -> tuple[str, ...]:
        return (self.name, *self.forms)

    def united(self, other: PersonRecord) -> PersonRecord:
        """Two records of one person: every form, a minor if either says so, the lesser consent, the later role."""
        forms = tuple(dict.fromkeys((*self.names(), *other.names())))
        levels = [level for level in (self.consent, other.consent) if level is not None]
        return PersonRecord(
            name=self.name,
            forms=tuple(form for form in forms if form != self.name),
            role=other.role,
            minor=self.minor or other.minor,
            consent=min(levels, key=LEVELS.index) if levels else None,
            relation=other.relation or self.relation,
        )


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """The record of one source. Every field may be empty: not known is an answer."""

    title: str = ""
    kind: str = ""
    language: str = ""
    obtained: str = ""
    how: str = ""
    consent: str = ""
    until: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    written: str = ""
    translation_of: str = ""
    witnesses: tuple[PersonRecord, ...] = ()
    interviewer: PersonRecord | None = None
    interpreter: PersonRecord | None = None
    people: tuple[PersonRecord, ...] = ()

    @property
    def is_published(self) -> bool:
        return bool(self.publisher or self.url or self.published)

    def persons(self) -> Iterator[PersonRecord]:
        """Everyone the record names."""
        yield from self.witnesses
        yield from (person for person in (self.interviewer, self.interpreter) if person)
        yield from self.people

    def to_json(self) -> dict[str, Any]:
        """The record without its empty fields."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None, ())}

    def merged(self, later: SourceRecord) -> SourceRecord:
        """This record with what a later one says put over it. Nobody whom it names is forgotten."""
        mine = {item.name: getattr(self, item.name) for item in fields(self)}
        said = {item.name: getattr(later, item.name) for item in fields(later)}
        whole = {name: said[name] or value for name, value in mine.items()}
        whole["witnesses"] = _united((*self.witnesses, *later.witnesses))
        replaced = [
            getattr(self, role) for role in ("interviewer", "interpreter") if getattr(self, role) != whole[role]
        ]
        whole["people"] = _united((*self.people, *(person for person in replaced if person), *later.people))
        return SourceRecord(**whole)


def _united(persons: tuple[PersonRecord, ...]) -> tuple[PersonRecord, ...]:
    """One record for each name: every form, a minor if any says so, the least consent."""
    found: dict[str, PersonRecord] = {}
    for person in persons:
        key = " ".join(person.name.casefold().split())
        known = found.get(key)
        found[key] = person if known is None else known.united(person)
    return tuple(found.values())


def record_from_mapping(value: Mapping[str, Any]) -> SourceRecord:
    """The record that ``value`` describes.

    Raises:
        InvalidInputError: ``record-malformed``, naming the field, or ``consent-level-unknown``.
    """
    if not isinstance(value, Mapping):
        raise InvalidInputError("record-malformed", "a source record must be a mapping of fields.")
    known = {item.name for item in fields(SourceRecord)}
    if unknown := sorted(str(name) for name in value if name not in known):
        raise _malformed(f"unknown field '{unknown[0]}'; known are {', '.join(sorted(known))}")
    out: dict[str, Any] = {name: _field(name, item) for name, item in value.items() if item is not None}
    if out.get("consent"):
        check_level(out["consent"])
    record = SourceRecord(**out)
    check_text(record.to_json())
    return record


def _field(name: str, value: Any) -> Any:
    if name == "witnesses":
        return tuple(_person(item, "witness") for item in _listed(name, value))
    if name == "people":
        return tuple(_person(item, "mentioned") for item in _listed(name, value))
    if name in ("interviewer", "interpreter"):
        return _person(value, name)
    if value == "":
        return ""
    if name in ("obtained", "published", "written", "until"):
        return _day(name, value)
    if name in ("language", "url"):
        return _tag(value) if name == "language" else _address(value)
    return _text(name, value)


def _person(value: Any, role: str) -> PersonRecord:
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping) or not isinstance(value.get("name"), str) or not value["name"].strip():
        raise _malformed(f"each {role} needs a name")
    known = {item.name for item in fields(PersonRecord)}
    if unknown := sorted(str(name) for name in value if name not in known):
        raise _malformed(f"unknown field '{unknown[0]}' of a {role}; known are {', '.join(sorted(known))}")
    given = value.get("role", role)
    if given not in ROLES:
        raise _malformed(f"'{given}' is not a role; known are {', '.join(ROLES)}")
    consent = value.get("consent")
    return PersonRecord(
        name=value["name"],
        forms=tuple(_text("forms", form) for form in _listed("forms", value.get("forms") or ())),
        role=given,
        minor=_truth("minor", value.get("minor", False)),
        consent=check_level(consent) if consent else None,
        relation=_text("relation", value.get("relation", "") or ""),
    )


def _truth(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _malformed(f"'{name}' must be true or false")
    return value


def _listed(name: str, value: Any) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise _malformed(f"'{name}' must be a list")
    return list(value)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, (str, int, float)):
        raise _malformed(f"'{name}' must be text")
    return str(value)


def _day(name: str, value: Any) -> str:
    """A day; for all but ``until``, a month or a year will do."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    pattern = r"\d{4}-\d{2}-\d{2}" if name == "until" else r"\d{4}(-\d{2}(-\d{2})?)?"
    try:
        if not re.fullmatch(pattern, text):
            raise ValueError
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError as error:
        raise _malformed(f"'{name}' must be a day such as 2027-01-31") from error
    return text


def _tag(value: Any) -> str:
    text = _text("language", value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", text):
        raise _malformed("'language' must be a BCP 47 tag such as kk or ug-Arab")
    return text


def _address(value: Any) -> str:
    text = _text("url", value)
    if not re.fullmatch(r"\S+\.\S+", text):
        raise _malformed("'url' must be an address without spaces")
    return text


def _malformed(message: str) -> InvalidInputError:
    return InvalidInputError("record-malformed", f"a source record is not right: {message}.")
