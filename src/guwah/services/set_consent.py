"""Record what a witness allowed, or took back."""

from __future__ import annotations

from datetime import date

from guwah.core.consent.levels import check_level
from guwah.services.session import Session
from guwah.store.models import Consent
from guwah.store.sources import StoredSource, all_sources, find_source, with_parts


def set_consent(
    session: Session, source: str, *, level: str = "", until: date | None = None, withdraw: bool = False
) -> StoredSource:
    """Record consent for ``source`` (an id, the beginning of one, or a file name), or its withdrawal.

    It holds for the attachments and members of the source too.

    Raises:
        NotFoundError: ``source-unknown``.
        InvalidInputError: ``source-ambiguous``, ``consent-level-unknown``.
    """
    with session.case.writing():
        sources = all_sources()
        found = find_source(sources, source)
        rows = [
            Consent(
                source=item.row,
                level=item.consent.level if withdraw else check_level(level),
                until=until.isoformat() if until else "",
                withdrawn=int(withdraw),
            )
            for item in with_parts(found, sources)
        ]
        session.record("consent-withdrawn" if withdraw else "consent-recorded", rows, {"source": found.row})
    return found
