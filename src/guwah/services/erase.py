"""Erase on request: an original with all that was derived from it, or a person's name from every record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from guwah.core.identity.names import name_key
from guwah.core.values.canonical import canonical_json
from guwah.services.session import Session
from guwah.store import erasure
from guwah.store.models import (
    Alignment,
    Consent,
    Decision,
    Judgement,
    Proposal,
    Pseudonym,
    Reading,
    Receipt,
    Recorded,
    Source,
    Text,
)
from guwah.store.sources import StoredSource, all_sources, find_source

Rows = dict[type[Recorded], list[int]]

REWRITTEN = (Receipt, Decision, Judgement)
"""Tables whose rows are written again without the erased name; rows of other tables are only emptied."""


@dataclass(frozen=True)
class Erased:
    """What was erased: how many rows, and the sources whose text still holds an erased name."""

    rows: int
    still_in_texts: tuple[str, ...] = ()


def erase_source(session: Session, wanted: str, *, reason_code: str) -> Erased:
    """Erase the original that ``wanted`` names, its parts, and every row made from them.

    ``reason_code`` goes into the ledger: a short word such as "witness-request", never a name.

    Raises:
        NotFoundError: ``source-unknown``.
    """
    with session.case.alone():
        with session.case.writing():
            sources = all_sources()
            doomed = _with_parts(find_source(sources, wanted), sources)
            rows = _rows_of(doomed)
            _erase(session, rows, "source-erased", {"sources": [item.row for item in doomed], "reason": reason_code})
        for item in doomed:
            session.case.originals.erase(item.id.removeprefix("sha256:"))
        erasure.rewrite_free_pages()
    return Erased(sum(map(len, rows.values())))


def erase_names(session: Session, names: Sequence[str], *, reason_code: str) -> Erased:
    """Erase every spelling in ``names`` from the records of the case, its decisions and its judgements.

    Words of the sources themselves are not rewritten: an original is kept whole or erased whole. The sources
    in which a name still stands are reported.
    """
    with session.case.alone():
        with session.case.writing():
            rows = _record_rows(names)
            fresh = list(_rewritten(rows, names))
            _erase(session, rows, "name-erased", {"reason": reason_code}, fresh)
        erasure.rewrite_free_pages()
    keys = [name_key(name) for name in names]
    left = [item.name for item in all_sources() if any(key in name_key(item.text) for key in keys)]
    return Erased(sum(map(len, rows.values())), tuple(left))


def _erase(session: Session, rows: Rows, action: str, details: dict[str, Any], fresh: Sequence[Recorded] = ()) -> None:
    entry = session.record(action, fresh, {**details, "erased": erasure.erased_ids(rows)})
    erasure.empty_rows(rows, entry.seq)


def _with_parts(source: StoredSource, sources: list[StoredSource]) -> list[StoredSource]:
    doomed = [source]
    for item in sources:
        if item.parent in {other.row for other in doomed} and not item.erased:
            doomed.append(item)
    return doomed


def _rows_of(doomed: list[StoredSource]) -> Rows:
    sources = [item.row for item in doomed]
    texts = list(Text.objects.filter(source__in=sources).values_list("id", flat=True))
    statements = list(Proposal.objects.filter(text__in=texts).values_list("statement", flat=True))
    ids = [item.id for item in doomed]
    found: Rows = {
        Source: sources,
        Receipt: list(Receipt.objects.filter(source__in=sources).values_list("id", flat=True)),
        Consent: list(Consent.objects.filter(source__in=sources).values_list("id", flat=True)),
        Text: texts,
        Reading: list(Reading.objects.filter(text__in=texts).values_list("id", flat=True)),
        Proposal: list(Proposal.objects.filter(text__in=texts).values_list("id", flat=True)),
        Alignment: _alignments(sources),
        Decision: _decisions(statements, ids),
        Judgement: erasure.rows_with(ids).get(Judgement, []),
    }
    return {model: rows for model, rows in found.items() if rows}


def _alignments(sources: list[int]) -> list[int]:
    rows = Alignment.objects.values_list("id", "translation", "original")
    return [number for number, left, right in rows if left in sources or right in sources]


def _decisions(statements: list[str], sources: list[str]) -> list[int]:
    by_statement = set(Decision.objects.filter(statement__in=statements).values_list("id", flat=True))
    return sorted(by_statement | set(erasure.rows_with(sources).get(Decision, [])))


def _record_rows(names: Sequence[str]) -> Rows:
    """Rows of records in which a name stands. Texts and what quotes them are not records."""
    found = erasure.rows_with(names)
    found |= {Pseudonym: _pseudonyms(names)}
    return {model: ids for model, ids in found.items() if model in (*REWRITTEN, Pseudonym) and ids}


def _pseudonyms(names: Iterable[str]) -> list[int]:
    keys = {name_key(name) for name in names}
    return [row.id for row in Pseudonym.objects.filter(erased_by=None) if row.person in keys]


def _rewritten(rows: Rows, names: Sequence[str]) -> Iterable[Recorded]:
    """Copies of the rows without the names."""
    for model in REWRITTEN:
        for row in model.objects.filter(id__in=rows.get(model, [])).order_by("id"):
            yield _copy(row, names)


def _copy(row: Recorded, names: Sequence[str]) -> Recorded:
    column = "record" if isinstance(row, Receipt) else "body"
    body = json.loads(getattr(row, column))
    cleaned = _without_people(body, names) if isinstance(row, Receipt) else _without_words(body, names)
    values = {name: getattr(row, name) for name in row.committed_columns() if name not in ("id", "entry")}
    for name in ("name", "location"):
        if name in values:
            values[name] = _without_words(values[name], names)
    return type(row)(**{**values, column: canonical_json(cleaned)})


def _without_people(record: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    keys = {name_key(name) for name in names}

    def stays(person: dict[str, Any]) -> bool:
        return not keys & {name_key(name) for name in (person["name"], *person.get("forms", ()))}

    out: dict[str, Any] = {}
    for field, value in record.items():
        if field in ("witnesses", "people"):
            out[field] = [person for person in value if stays(person)]
        elif field in ("interviewer", "interpreter"):
            out |= {field: value} if stays(value) else {}
        else:
            out[field] = _without_words(value, names)
    return out


def _without_words(value: Any, names: Sequence[str]) -> Any:
    if isinstance(value, str):
        for name in sorted(names, key=len, reverse=True):
            value = value.replace(name, "[erased]")
        return value
    if isinstance(value, list):
        return [_without_words(item, names) for item in value]
    if isinstance(value, dict):
        return {name: _without_words(item, names) for name, item in value.items()}
    return value
