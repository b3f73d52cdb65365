"""Have the engine propose statements from every text it has not read yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from guwah.core.passages import split_passages
from guwah.core.statements.codebook import Codebook
from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import IntegrityError
from guwah.engines.engine import Engine
from guwah.engines.mentions import Anchors, find_dates, find_names
from guwah.engines.rules.reader import RulesEngine
from guwah.reference.codebook import load_codebook
from guwah.services.case_anchors import case_anchors
from guwah.services.people import case_register
from guwah.services.session import Session
from guwah.store import statements as stored
from guwah.store.models import Reading, Recorded
from guwah.store.sources import StoredSource, all_sources

BATCH_TEXTS = 32

Progress = Callable[[int, int, str], None]


@dataclass
class ReadingReport:
    """How many texts were read now and before, and how many statements were proposed."""

    read: int = 0
    read_before: int = 0
    without_text: int = 0
    proposed: int = 0
    other_languages: int = 0


def read_sources(session: Session, *, engine: Engine | None = None, progress: Progress | None = None) -> ReadingReport:
    """Read every text that the engine has not read with this codebook, or of which something else was said since.

    Interrupted work goes on where it stopped.

    Raises:
        ConflictError: ``case-busy``.
        IntegrityError: ``quote-broken`` where an engine proposes words that are not in the text.
    """
    reader, codebook = engine or RulesEngine(), load_codebook()
    with session.case.alone():
        sources = all_sources()
        done = stored.read_texts(reader.name, codebook.version)
        waiting = [item for item in sources if item.text and done.get(item.text_row or 0) != item.last_receipt]
        names = [person.name for person in case_register(sources).persons]
        anchors = case_anchors(session.case.root)
        report = ReadingReport(
            read_before=sum(done.get(item.text_row or 0) == item.last_receipt for item in sources),
            without_text=sum(not item.text for item in sources),
        )
        for start in range(0, len(waiting), BATCH_TEXTS):
            batch = waiting[start : start + BATCH_TEXTS]
            rows = [_rows(source, reader, codebook, names, anchors, report) for source in batch]
            with session.case.writing():
                for source, found in zip(batch, rows, strict=True):
                    session.record("source-read", found, {"source": source.row, "engine": reader.name})
            if progress:
                progress(start + len(batch), len(waiting), batch[-1].name)
    return report


def _rows(
    source: StoredSource,
    engine: Engine,
    codebook: Codebook,
    names: list[str],
    anchors: Anchors,
    report: ReadingReport,
) -> list[Recorded]:
    written = written_on(source.record.written or source.record.published)
    proposals = engine.propose(
        source.text,
        source=source.id,
        language=source.language or None,
        codebook=codebook,
        written=written,
        known_names=names,
        witnesses=[witness.name for witness in source.record.witnesses],
        anchors=anchors,
    )
    retired = {act.id for act in codebook.acts if act.retired}
    proposals = [statement for statement in proposals if statement.act not in retired]
    for statement in proposals:
        if not statement.holds(source.text):
            raise IntegrityError("quote-broken", f"engine {engine.name} proposed words that are not in the text.")
    report.read += 1
    report.proposed += len(proposals)
    report.other_languages += not source.language.startswith("en")
    notes = canonical_json(_notes(source, written, anchors))
    reading = Reading(
        text=source.text_row, receipt=source.last_receipt, engine=engine.name, codebook=codebook.version, notes=notes
    )
    return [reading, *stored.proposal_rows(proposals, text=source.text_row or 0)]


def _notes(source: StoredSource, written: date | None, anchors: Anchors) -> dict[str, list[list[object]]]:
    """Passages, dates and names, for every language."""
    language = source.language or None
    return {
        "passages": [[item.start, item.end, item.kind] for item in split_passages(source.text)],
        "dates": [
            [item.span.exact, item.span.start, item.span.end, item.edtf, item.earliest, item.latest]
            for item in find_dates(source.text, language, written, anchors)
        ],
        "names": [
            [item.span.exact, item.span.start, item.span.end, item.kind] for item in find_names(source.text, language)
        ],
    }


def written_on(day: str) -> date | None:
    """The day a document was written, where the record gives a whole date."""
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
