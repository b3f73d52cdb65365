"""What nobody has said yet of the sources of a case, and what follows from that."""

from __future__ import annotations

from collections.abc import Sequence

from guwah.store.sources import StoredSource


def unanswered(sources: Sequence[StoredSource]) -> list[str]:
    """One line for each question that is open, for a person to read."""
    kept = [item for item in sources if not item.erased]
    no_consent = sum(not item.consent_recorded for item in kept)
    no_witness = sum(bool(item.text) and not item.record.witnesses for item in kept)
    lines = []
    if no_consent:
        lines.append(f"Consent is not recorded for {no_consent} of {len(kept)} sources: nothing of them is published.")
    if no_witness:
        lines.append(
            f"No witness is recorded for {no_witness} of {len(kept)} sources: whom they name is protected only as far "
            "as a rule can tell. See: guwah sources CASE"
        )
    return lines
