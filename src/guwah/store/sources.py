"""Rows of sources to and from what the rest of the program works with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from guwah.core.consent.levels import ConsentState
from guwah.core.sources.reading import Anchor
from guwah.core.sources.record import SourceRecord, record_from_mapping
from guwah.core.values.errors import InvalidInputError, NotFoundError
from guwah.core.values.ids import SOURCE_SCHEME
from guwah.store.models import CaseTitle, Consent, Receipt, Source, Text


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source as the case holds it: its receipts merged, its latest text, the consent in force."""

    row: int
    id: str
    size: int
    media_type: str
    name: str
    names: tuple[str, ...]
    receipts: int
    parent: int | None
    record: SourceRecord
    consent: ConsentState
    text_row: int | None
    text: str
    anchors: tuple[Anchor, ...]
    status: str
    reason: str
    reason_code: str
    language: str
    language_how: str
    converter: str
    erased: bool = False
    last_receipt: int = 0
    consent_recorded: bool = False


def case_title() -> tuple[str, bool]:
    """The title of the case and whether it is the invented sample."""
    row = CaseTitle.objects.order_by("-id").first()
    return (row.title, bool(row.invented)) if row else ("", False)


def all_sources() -> list[StoredSource]:
    """Every source, in the order of arrival; erased ones have neither record nor text."""
    receipts: dict[int, list[Receipt]] = {}
    for receipt in Receipt.in_order():
        receipts.setdefault(receipt.source, []).append(receipt)
    texts = {text.source: text for text in Text.objects.order_by("id")}
    consents = {consent.source: consent for consent in Consent.objects.order_by("id")}
    return [
        _stored(row, receipts.get(row.id, []), texts.get(row.id), consents.get(row.id))
        for row in Source.objects.order_by("id")
    ]


def _stored(row: Source, receipts: list[Receipt], text: Text | None, consent: Consent | None) -> StoredSource:
    kept = [receipt for receipt in receipts if receipt.erased_by is None]
    record = SourceRecord()
    for receipt in kept:
        record = record.merged(record_from_mapping(json.loads(receipt.record)))
    readable = text is not None and text.erased_by is None
    return StoredSource(
        row=row.id,
        id=SOURCE_SCHEME + row.sha256 if row.sha256 else "",
        size=row.size,
        media_type=row.media_type,
        name=kept[0].name if kept else "",
        names=tuple(dict.fromkeys(receipt.name for receipt in kept)),
        receipts=len(receipts),
        parent=kept[0].parent if kept else None,
        record=record,
        consent=consent_state(consent),
        text_row=text.id if text and readable else None,
        text=text.body if text and readable else "",
        anchors=tuple(Anchor(*item) for item in json.loads(text.anchors)) if text and readable else (),
        status=text.status if text and readable else "unread",
        reason=text.reason if text and readable else "",
        reason_code=text.reason_code if text and readable else "",
        language=text.language if text and readable else "",
        language_how=text.language_how if text and readable else "",
        converter=f"{text.converter} {text.converter_version}" if text and readable else "",
        erased=row.erased_by is not None,
        last_receipt=max((receipt.id for receipt in kept), default=0),
        consent_recorded=consent is not None and consent.erased_by is None,
    )


def consent_state(row: Consent | None) -> ConsentState:
    """The consent that a row states; none recorded is none given."""
    if row is None or row.erased_by is not None:
        return ConsentState()
    until = date.fromisoformat(row.until) if row.until else None
    return ConsentState(row.level, until, bool(row.withdrawn))


def find_source(sources: list[StoredSource], wanted: str) -> StoredSource:
    """The source that ``wanted`` names: an id, the beginning of one (six digits or more), or a file name.

    Raises:
        NotFoundError: ``source-unknown``.
        InvalidInputError: ``source-ambiguous``.
    """
    digits = wanted.removeprefix(SOURCE_SCHEME)
    found = [item for item in sources if not item.erased and item.id.removeprefix(SOURCE_SCHEME) == digits]
    if not found and len(digits) >= 6:
        found = [item for item in sources if not item.erased and item.id.removeprefix(SOURCE_SCHEME).startswith(digits)]
    found = found or [item for item in sources if wanted in item.names]
    if len(found) > 1:
        raise InvalidInputError(
            "source-ambiguous", f"'{wanted}' names {len(found)} sources.", remedy="Give more digits of its hash."
        )
    if not found:
        raise NotFoundError(
            "source-unknown", f"no source '{wanted}' in the case.", remedy="List them: guwah sources CASE"
        )
    return found[0]


def with_parts(source: StoredSource, sources: list[StoredSource]) -> list[StoredSource]:
    """The source with its attachments and members, theirs included; erased ones left out."""
    found = [source]
    for item in sources:
        if item.parent in {other.row for other in found} and not item.erased and item not in found:
            found.append(item)
    return found


def known_originals() -> set[str]:
    """The SHA-256 of every original that the case holds."""
    return set(Source.objects.filter(erased_by=None).values_list("sha256", flat=True))
