"""The people, places and bodies of the case by name."""

from __future__ import annotations

from guwah.core.identity.judgement import Judgement
from guwah.core.identity.register import Register, build_register
from guwah.reference.countries import country_names
from guwah.store import statements as stored
from guwah.store.sources import StoredSource


def case_register(sources: list[StoredSource], judgements: list[Judgement] | None = None) -> Register:
    """The register of the open case: its sources' records, joined by the judgements in force."""
    known = stored.judgements() if judgements is None else judgements
    records = [(item.id, item.record) for item in sources if not item.erased]
    return build_register(records, known, well_known=country_names())
