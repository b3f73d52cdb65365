"""Record what a witness allowed, or took back."""

from __future__ import annotations

from datetime import date

from guwah.core.consent.levels import check_level
from guwah.core.findings.origins import Linked
from guwah.services.session import Session
from guwah.services.weigh import source_links
from guwah.store import statements as stored
from guwah.store.models import Consent
from guwah.store.sources import StoredSource, all_sources, find_source, with_parts


def set_consent(
    session: Session, source: str, *, level: str = "", until: date | None = None, withdraw: bool = False
) -> StoredSource:
    """Record consent for ``source`` (an id, the beginning of one, or a file name), or its withdrawal.

    It holds for the attachments and members of the source too; a withdrawal also for its copies and
    translations, each by a row of its own, so that it stays when the source is erased.

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
            for item in (_with_copies(found, sources) if withdraw else with_parts(found, sources))
        ]
        session.record("consent-withdrawn" if withdraw else "consent-recorded", rows, {"source": found.row})
    return found


def _with_copies(source: StoredSource, sources: list[StoredSource]) -> list[StoredSource]:
    """The source with its parts, and everything that is a copy or translation of any of them."""
    linked = Linked(link for link in source_links(sources, stored.judgements()) if link.kind != "cites")
    mine = with_parts(source, sources)
    copies = [x for x in sources if not x.erased and x not in mine and any(linked.between(x.id, y.id) for y in mine)]
    return [*mine, *copies]
