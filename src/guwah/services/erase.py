"""Erase on request: an original with all that was derived from it, or a person's name from every record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from guwah.core.disclosure.name_pattern import find_whole
from guwah.core.values.canonical import canonical_json
from guwah.services.people import case_register
from guwah.services.session import Session
from guwah.store import erasure, search_index
from guwah.store.models import (
    Alignment,
    CaseTitle,
    Consent,
    Decision,
    Judgement,
    Proposal,
    Pseudonym,
    Reading,
    Receipt,
    Recorded,
    Refusal,
    Source,
    Text,
)
from guwah.store.sources import StoredSource, all_sources, find_source, known_originals, with_parts

Rows = dict[type[Recorded], list[int]]

REWRITTEN: dict[type[Recorded], tuple[str, ...]] = {
    Receipt: ("name", "location", "record"),
    Decision: ("body", "by"),
    Judgement: ("body", "by"),
    Refusal: ("name", "reason"),
    CaseTitle: ("title",),
}
"""Tables whose rows are written again without an erased name, and the columns it can stand in."""
ERASED = "[erased]"
OWN_WORDS = ("quote", "trigger", "exact", "prefix", "suffix")
"""Fields that hold words of a source: they stand or go with the source."""


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
        sources = all_sources()
        doomed = with_parts(find_source(sources, wanted), sources)
        hashes = [item.id.removeprefix("sha256:") for item in doomed]
        session.case.originals.plan_erasure(hashes)
        search_index.remove_index(session.case.root)
        with session.case.writing():
            rows = _rows_of(doomed, sources)
            _erase(session, rows, "source-erased", {"sources": [item.row for item in doomed], "reason": reason_code})
        session.case.originals.finish_erasure(known_originals())
        erasure.rewrite_free_pages()
    return Erased(sum(map(len, rows.values())))


def erase_names(session: Session, names: Sequence[str], *, reason_code: str) -> Erased:
    """Erase every spelling in ``names`` from the records of the case, its decisions and its judgements.

    Words of the sources themselves are not rewritten: an original is kept whole or erased whole. Consent to the
    sources in which a name still stands is withdrawn, since nothing protects the name any more; they are
    reported.
    """
    with session.case.alone():
        search_index.remove_index(session.case.root)
        with session.case.writing():
            left = [item for item in all_sources() if _any_stands(names, item.text) or _any_stands(names, item.name)]
            found = [(row, copy) for row in _rows_with(names) if (copy := _copy(row, names)) is not None]
            rows = _by_table([row for row, _ in found])
            withdrawn = [Consent(source=item.row, level=item.consent.level, until="", withdrawn=1) for item in left]
            _erase(session, rows, "name-erased", {"reason": reason_code}, [*(copy for _, copy in found), *withdrawn])
        erasure.rewrite_free_pages()
    return Erased(sum(map(len, rows.values())), tuple(item.name or item.id for item in left))


def _erase(session: Session, rows: Rows, action: str, details: dict[str, Any], fresh: Sequence[Recorded] = ()) -> None:
    entry = session.record(action, fresh, {**details, "erased": erasure.erased_ids(rows)})
    erasure.empty_rows(rows, entry.seq)


def _rows_of(doomed: list[StoredSource], sources: list[StoredSource]) -> Rows:
    """Every row that was made from the sources, or that speaks of nobody but people known from them."""
    rows = [item.row for item in doomed]
    ids = [item.id for item in doomed]
    texts = _ids(Text, source__in=rows)
    found: Rows = {
        Source: rows,
        Receipt: _ids(Receipt, source__in=rows),
        Consent: _ids(Consent, source__in=rows),
        Text: texts,
        Reading: _ids(Reading, text__in=texts),
        Proposal: _ids(Proposal, text__in=texts),
        Alignment: sorted({*_ids(Alignment, translation__in=rows), *_ids(Alignment, original__in=rows)}),
        Decision: _decisions(texts, ids),
        Judgement: erasure.rows_with(ids).get(Judgement, []),
        Pseudonym: _pseudonyms_of(ids, sources),
    }
    return {model: numbers for model, numbers in found.items() if numbers}


def _ids(model: type[Recorded], **where: Any) -> list[int]:
    return list(model._default_manager.filter(erased_by=None, **where).values_list("id", flat=True))


def _decisions(texts: list[int], sources: list[str]) -> list[int]:
    """Decisions on the sources' statements: those proposed, and those a person added."""
    naming = erasure.rows_with(sources).get(Decision, [])
    added = Decision.objects.filter(id__in=naming).exclude(statement="").values_list("statement", flat=True)
    proposed = Proposal.objects.filter(text__in=texts).values_list("statement", flat=True)
    return sorted({*naming, *_ids(Decision, statement__in=[*added, *proposed])})


def _pseudonyms_of(doomed: list[str], sources: list[StoredSource]) -> list[int]:
    """Pseudonyms of people whom no other source knows."""
    left = case_register([item for item in sources if item.id not in doomed])
    return [row.id for row in Pseudonym.in_order() if row.person and not left.person(row.person)]


def _rows_with(names: Sequence[str]) -> list[Recorded]:
    """Rows of records in which a name stands. Texts, and what quotes them, are not records."""
    rows: list[Recorded] = []
    for model, columns in REWRITTEN.items():
        for row in model.in_order():
            if any(_any_stands(names, getattr(row, column)) for column in columns):
                rows.append(row)
    return rows + [row for row in Pseudonym.in_order() if row.person and _any_stands(names, row.person)]


def _by_table(rows: Iterable[Recorded]) -> Rows:
    found: Rows = {}
    for row in rows:
        found.setdefault(type(row), []).append(row.id)
    return found


def _any_stands(names: Sequence[str], text: str) -> bool:
    return bool(find_whole(text, names))


def _copy(row: Recorded, names: Sequence[str]) -> Recorded | None:
    """The row without the names, in the place of the old one; none where only words of a source hold them."""
    values = {name: getattr(row, name) for name in row.committed_columns() if name not in ("id", "entry")}
    values["replaces"] = row.replaces or row.id
    if isinstance(row, Pseudonym):
        # The label stays spent, so that it never comes to stand for somebody else.
        return Pseudonym(**{**values, "person": ""})
    before = dict(values)
    for column in REWRITTEN[type(row)]:
        values[column] = _rewritten(values[column], names, in_record=isinstance(row, Receipt))
    return type(row)(**values) if values != before else None


def _rewritten(text: str, names: Sequence[str], *, in_record: bool) -> str:
    if not text.startswith("{"):
        return _without_names(text, names)
    body = json.loads(text)
    return canonical_json(_without_people(body, names) if in_record else _without_words(body, names))


def _without_people(record: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    def stays(person: dict[str, Any]) -> bool:
        return not any(_any_stands(names, name) for name in (person["name"], *person.get("forms", ())))

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
        return _without_names(value, names)
    if isinstance(value, list):
        return [_without_words(item, names) for item in value]
    if isinstance(value, dict):
        return {name: item if name in OWN_WORDS else _without_words(item, names) for name, item in value.items()}
    return value


def _without_names(text: str, names: Sequence[str]) -> str:
    for start, end in reversed(find_whole(text, names)):
        text = text[:start] + ERASED + text[end:]
    return text
