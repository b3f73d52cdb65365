"""Tie a translation to its original, passage by passage."""

from __future__ import annotations

from guwah.core.passages import split_passages
from guwah.core.values.canonical import canonical_json
from guwah.services.session import Session
from guwah.store.models import Alignment
from guwah.store.sources import StoredSource, all_sources


def align_translations(session: Session) -> tuple[list[str], list[str]]:
    """Record the alignment of every translation that has none yet.

    Returns the names of what was aligned, and of translations whose original is not in the case.

    Passages are paired in their order where both texts have as many; where they do not, the whole is tied to
    the whole, and the row says so.
    """
    sources = all_sources()
    done = set(Alignment.objects.values_list("translation", "original"))
    rows: list[Alignment] = []
    names: list[str] = []
    untied: list[str] = []
    for source in sources:
        original = _original(source, sources)
        if source.record.translation_of and original is None:
            untied.append(source.name)
        if original and source.text and original.text and (source.row, original.row) not in done:
            rows.append(_alignment(source, original))
            names.append(source.name)
    if rows:
        with session.case.writing():
            session.record("translation-aligned", rows, {"translations": [row.translation for row in rows]})
    return names, untied


def _original(source: StoredSource, sources: list[StoredSource]) -> StoredSource | None:
    wanted = source.record.translation_of
    if not wanted:
        return None
    return next((item for item in sources if wanted == item.id or wanted in item.names), None)


def _alignment(translation: StoredSource, original: StoredSource) -> Alignment:
    left, right = split_passages(translation.text), split_passages(original.text)
    if len(left) == len(right):
        pairs, how = [[a.start, a.end, b.start, b.end] for a, b in zip(left, right, strict=True)], "passage by passage"
    else:
        pairs, how = [[0, len(translation.text), 0, len(original.text)]], "whole by whole: passages do not match"
    return Alignment(translation=translation.row, original=original.row, pairs=canonical_json(pairs), how=how)
