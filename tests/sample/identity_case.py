"""The sample's case as it would be if nobody had known who is who: each record has the spellings of its own document.

In ``sources.yaml`` every record bears the person's one name, so nothing is left to find. Here it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from guwah.core.sources.record import record_from_mapping
from guwah.reference.sample import load_sample
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.decide import decide
from guwah.services.judge import judge
from guwah.services.read_source import read_sources
from guwah.services.sample_case import add_sample_gazetteer, sample_decisions, sample_judgements
from guwah.store.sources import all_sources

PEOPLE: list[dict[str, Any]] = load_sample().truth["people"]
BY_NAME = {person["name"]: person for person in PEOPLE}
BY_ID = {person["id"]: person for person in PEOPLE}
Naming = Mapping[tuple[str, str], str]
"""By the id of a person and the name of a file, what the file calls them."""


def as_found() -> Naming:
    """The longest form of each person in each document, as far as it stands there; lists are read from their rows."""
    return {
        (person["id"], file.partition("/")[0]): max(forms, key=len)
        for person in PEOPLE
        for file, forms in person["documents"].items()
        if file != "missing.csv"
    }


def under_codes() -> Naming:
    """As found, but every witness of a record under a code of that document alone."""
    found = dict(as_found())
    by_file = load_sample().records
    for number, (file, record) in enumerate(sorted(by_file.items()), 1):
        for place, witness in enumerate(record.get("witnesses", [])):
            if witness["name"] in BY_NAME and witness["role"] != "official":
                found[BY_NAME[witness["name"]]["id"], file] = f"K-{number * 10 + place}"
    return found


def records(naming: Naming) -> dict[str, dict[str, Any]]:
    """The sample's records under other names."""
    return {file: _renamed(record, file, naming) for file, record in load_sample().records.items()}


def _renamed(record: dict[str, Any], file: str, naming: Naming) -> dict[str, Any]:
    out = dict(record)
    for role in ("witnesses", "people"):
        renamed = [_person(person, file, naming) for person in record.get(role, [])]
        out[role] = [person for person in renamed if person]
    for role in ("interviewer", "interpreter"):
        if role in record:
            out[role] = _person(record[role], file, naming)
    return {name: value for name, value in out.items() if value}


def _person(person: dict[str, Any], file: str, naming: Naming) -> dict[str, Any] | None:
    known = BY_NAME.get(person["name"])
    name = naming.get((known["id"], file)) if known else None
    if name is None:
        return None
    forms = [] if name.startswith("K-") else known["documents"].get(file, [])
    return {**person, "name": name, "forms": forms, "relation": ""}


def make_case(root: Path, naming: Naming) -> Any:
    """An open session on the sample's case under other names, reviewed as the sample's reviewer did."""
    session = create_case(root / "case", title="Who is who", actor="Tester", invented=True)
    add_sample_gazetteer(session.case.root)
    said = {file: record_from_mapping(record) for file, record in records(naming).items()}
    add_sources(session, [load_sample().documents], records=said)
    read_sources(session)
    assert judge(session, sample_judgements()).refused == []
    decide(session, [item for item in _decisions(naming) if item["decision"] != "name"])
    return session


def _decisions(naming: Naming) -> Iterator[dict[str, Any]]:
    """What the reviewer decided, with people called as their documents call them."""
    files = {item.id: item.name for item in all_sources()}
    parents = {item.row: item.name for item in all_sources()}
    parts = {item.id: parents.get(item.parent or 0, item.name) for item in all_sources()}
    from guwah.services.decide import current_review

    owners = {key: item.source for key, item in current_review().statements.items()}
    for item in sample_decisions():
        source = item.get("source") or owners.get(item.get("statement", ""), "")
        file = parts.get(source) or files.get(source, "")
        yield {**item, "edits": _called(item["edits"], file, naming)} if item.get("edits") else item


def _called(value: Any, file: str, naming: Naming) -> Any:
    if isinstance(value, list):
        return [_called(item, file, naming) for item in value]
    if isinstance(value, dict):
        return {
            name: naming.get((BY_NAME[item]["id"], file), item)
            if name in ("name", "entity") and item in BY_NAME
            else _called(item, file, naming)
            for name, item in value.items()
        }
    return value
