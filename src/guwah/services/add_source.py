"""Take files into the case: bytes first, then text, then one ledger entry for each."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from guwah.core.consent.levels import LEVELS
from guwah.core.sources.reading import Reading
from guwah.core.sources.record import SourceRecord
from guwah.core.values.canonical import canonical_json
from guwah.engines.language import Detected, detect_language
from guwah.readers.limits import DEFAULT
from guwah.readers.sandbox import Sandbox
from guwah.services.align_translation import align_translations
from guwah.services.intake_files import Arrival, arrivals, clean_name
from guwah.services.session import Session
from guwah.store import ledger
from guwah.store.models import Consent, Receipt, Recorded, Refusal, Source, Text
from guwah.store.originals import Stored

BATCH_FILES = 64
BATCH_CHARS = 4_000_000
BATCH_SECONDS = 5.0
"""A batch is stored when it reaches any of these: what was acknowledged is safe, the rest is taken again."""
DEPTH = 4
"""How deep archives and e-mails in each other are opened."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``status``: read, partial, unread, again (known bytes), already, refused."""

    name: str
    status: str
    source: str = ""
    code: str = ""
    reason: str = ""


@dataclass
class Intake:
    """The report of one run."""

    outcomes: list[Outcome] = field(default_factory=list)
    confinement: str = ""
    aligned: list[str] = field(default_factory=list)
    not_widened: list[str] = field(default_factory=list)
    """Files whose record would allow more than is recorded; consent was left as it is."""
    unused_records: list[str] = field(default_factory=list)
    """Names for which a record was given, and no file."""
    untied: list[str] = field(default_factory=list)
    """Translations whose original is not in the case."""

    def count(self, *statuses: str) -> int:
        return sum(outcome.status in statuses for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A file whose bytes are on disk and whose text is made, ready to be recorded."""

    name: str
    location: str
    record: SourceRecord
    stored: Stored
    reading: Reading
    language: Detected
    parent: str | None
    depth: int


def add_sources(
    session: Session,
    paths: Sequence[Path],
    *,
    record: SourceRecord | None = None,
    records: Mapping[str, SourceRecord] | None = None,
    leave_out: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Intake:
    """Take every file under ``paths`` into the case.

    Args:
        session: the open case.
        paths: files and folders.
        record: what is said of every file.
        records: what is said of single files, by name; put over ``record``.
        leave_out: files in the folders that are records, not sources.
        progress: told after each file: done, total, name.

    Raises:
        NotFoundError: ``path-missing``, before anything is taken.
        ConflictError: ``case-busy``.
        InvalidInputError: ``disk-full``; what was acknowledged is kept.
    """
    files = arrivals(paths, leave_out=leave_out)
    with session.case.alone(), Sandbox() as sandbox:
        run = _Run(session, sandbox, record or SourceRecord(), records or {})
        for number, arrival in enumerate(files, 1):
            run.take(arrival)
            if progress:
                progress(number, len(files), arrival.name)
        run.flush()
        run.intake.confinement = sandbox.confinement
        run.intake.aligned, run.intake.untied = align_translations(session)
        run.intake.unused_records = sorted(set(run.records) - run.used)
    return run.intake


class _Run:
    """One run of intake: what is known already, and what waits to be recorded."""

    def __init__(
        self, session: Session, sandbox: Sandbox, record: SourceRecord, records: Mapping[str, SourceRecord]
    ) -> None:
        self.session, self.sandbox = session, sandbox
        self.record, self.records = record, records
        self.intake = Intake()
        self.sources = dict(Source.objects.values_list("sha256", "id"))
        self.receipts = set(Receipt.objects.values_list("source", "location", "record"))
        self.children: dict[str, list[tuple[Stored, str]]] = _children()
        self.used: set[str] = set()
        self.waiting: list[_Taken] = []
        self.seen: set[str] = set()
        self.since = time.monotonic()

    def take(self, arrival: Arrival) -> None:
        """Take one file; whatever is wrong with it becomes an outcome."""
        if arrival.problem:
            self._refuse(arrival.name, *arrival.problem)
            return
        try:
            with arrival.path.open("rb") as file:
                stored = self.session.case.originals.put(file)
        except OSError as error:
            self._refuse(arrival.name, "file-unreadable", error.strerror or "it cannot be read")
            return
        said = self.record.merged(self._said_of(arrival.name))
        self._wait(self._taken(stored, arrival.name, _readable(arrival.path), said, None, 0))

    def flush(self) -> None:
        """Record what waits: all of it, or none."""
        if self.waiting:
            with self.session.case.writing():
                outcomes = [self._store(taken) for taken in self.waiting]
            self.intake.outcomes += outcomes
        self.waiting, self.since = [], time.monotonic()

    def _said_of(self, name: str) -> SourceRecord:
        for key in (name, Path(name).name):
            if key in self.records:
                self.used.add(key)
                return self.records[key]
        return SourceRecord()

    def _refuse(self, name: str, code: str, reason: str) -> None:
        self.flush()
        known = Refusal.objects.filter(name=name, code=code, reason=reason).exists()
        if not known:
            with self.session.case.writing():
                self.session.record("item-refused", [Refusal(name=name, code=code, reason=reason)])
        self.intake.outcomes.append(Outcome(name, "refused", code=code, reason=reason))

    def _taken(
        self, stored: Stored, name: str, location: str, record: SourceRecord, parent: str | None, depth: int
    ) -> _Taken:
        fresh = stored.sha256 not in self.sources and stored.sha256 not in self.seen
        self.seen.add(stored.sha256)
        reading = self._read(stored, name) if fresh else Reading("read", "", "", "")
        language = detect_language(reading.text, record.language or None)
        return _Taken(name, location, record, stored, reading, language, parent, depth)

    def _read(self, stored: Stored, name: str) -> Reading:
        limit = DEFAULT.max_input_bytes
        if stored.size > limit:
            reason = f"it has {stored.size} bytes, more than the {limit} that are read"
            return Reading("unread", "application/octet-stream", "none", "0", reason_code="over-limit", reason=reason)
        return self.sandbox.convert(self.session.case.originals.read(stored.sha256), name)

    def _wait(self, taken: _Taken) -> None:
        self.waiting.append(taken)
        for part in self._parts(taken):
            self._wait(part)
        chars = sum(len(item.reading.text) for item in self.waiting)
        overdue = time.monotonic() - self.since > BATCH_SECONDS
        if taken.depth == 0 and (len(self.waiting) >= BATCH_FILES or chars > BATCH_CHARS or overdue):
            self.flush()

    def _parts(self, taken: _Taken) -> Iterator[_Taken]:
        """Attachments and members, as sources of their own under what was said of the whole."""
        said = replace(taken.record, title="", language="", kind="", translation_of="")
        for part in taken.reading.parts if taken.depth < DEPTH else ():
            name = clean_name(part.name)
            stored = self.session.case.originals.put(io.BytesIO(part.untrusted_bytes))
            where = f"{taken.location}!{name}"
            mine = said.merged(self._said_of(f"{taken.name}/{name}"))
            yield self._taken(stored, name, where, mine, taken.stored.sha256, taken.depth + 1)
        for stored, name in self.children.get(taken.stored.sha256, ()):
            mine = said.merged(self._said_of(f"{taken.name}/{name}"))
            yield self._taken(stored, name, f"{taken.location}!{name}", mine, taken.stored.sha256, taken.depth + 1)

    def _store(self, taken: _Taken) -> Outcome:
        known = self.sources.get(taken.stored.sha256)
        record = canonical_json(taken.record.to_json())
        if known is not None and (known, taken.location, record) in self.receipts:
            return Outcome(taken.name, "already", taken.stored.sha256)
        row = known or ledger.next_id(Source)
        rows: list[Recorded] = [] if known else [self._source(taken, row), _text(taken, row, self.sandbox)]
        rows.append(self._receipt(taken, row, record))
        rows += self._consent(taken, row)
        self.session.record("source-received" if known else "source-added", rows, {"source": row})
        self.sources[taken.stored.sha256] = row
        self.receipts.add((row, taken.location, record))
        if known:
            return Outcome(taken.name, "again", taken.stored.sha256)
        reading = taken.reading
        return Outcome(taken.name, reading.status, taken.stored.sha256, reading.reason_code, reading.reason)

    def _consent(self, taken: _Taken, row: int) -> list[Recorded]:
        """Consent as the record states it: the first that is recorded, or less than before. More is never taken
        from a file that arrives again; that wants a decision of its own."""
        level, until = taken.record.consent, taken.record.until
        last = Consent.objects.filter(source=row).order_by("-id").first()
        if not level and not (until and last):
            return []
        if last is None:
            return [Consent(source=row, level=level, until=until, withdrawn=0)]
        wanted = min(level or last.level, last.level, key=LEVELS.index)
        ends = min(filter(None, (until, last.until)), default="")
        if (level and LEVELS.index(level) > LEVELS.index(last.level)) or (level and last.withdrawn):
            self.intake.not_widened.append(taken.name)
        if last.withdrawn or (wanted, ends) == (last.level, last.until):
            return []
        return [Consent(source=row, level=wanted, until=ends, withdrawn=0)]

    def _source(self, taken: _Taken, row: int) -> Source:
        stored = taken.stored
        return Source(id=row, sha256=stored.sha256, size=stored.size, media_type=taken.reading.media_type)

    def _receipt(self, taken: _Taken, row: int, record: str) -> Receipt:
        parent = self.sources.get(taken.parent) if taken.parent else None
        return Receipt(
            source=row,
            name=taken.name,
            location=taken.location,
            parent=parent,
            received=self.session.now(),
            record=record,
        )


def _children() -> dict[str, list[tuple[Stored, str]]]:
    """Attachments and members that the case holds, by the hash of what they came in."""
    sources = {row.id: Stored(row.sha256, row.size) for row in Source.objects.filter(erased_by=None)}
    found: dict[str, dict[str, tuple[Stored, str]]] = {}
    for receipt in Receipt.in_order().exclude(parent=None):
        if receipt.parent in sources and receipt.source in sources:
            child = sources[receipt.source]
            found.setdefault(sources[receipt.parent].sha256, {})[child.sha256] = (child, receipt.name)
    return {parent: list(items.values()) for parent, items in found.items()}


def _readable(path: Path) -> str:
    """The path as text that can be stored, whatever bytes its name is made of."""
    return str(path).encode("utf8", "surrogateescape").decode("utf8", "backslashreplace")


def _text(taken: _Taken, row: int, sandbox: Sandbox) -> Text:
    reading = taken.reading
    anchors = [[anchor.kind, anchor.label, anchor.start, anchor.end] for anchor in reading.anchors]
    return Text(
        source=row,
        status=reading.status,
        body=reading.text,
        anchors=canonical_json(anchors),
        language=taken.language.tag,
        language_how=taken.language.how,
        converter=reading.converter,
        converter_version=reading.version,
        confinement=sandbox.confinement,
        reason_code=reading.reason_code,
        reason=reading.reason,
    )
