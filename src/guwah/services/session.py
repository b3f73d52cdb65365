"""Who acts on which case, and what time it is. Made at the door, passed inward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from guwah.store import ledger
from guwah.store.case_file import CaseFile
from guwah.store.models import LedgerEntry, Recorded


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Session:
    """An open case, the id of the member who acts, and the clock."""

    case: CaseFile
    actor: int
    clock: Callable[[], datetime] = utc_now

    def now(self) -> str:
        """The present time, ISO 8601 in UTC to the second."""
        return self.clock().strftime("%Y-%m-%dT%H:%M:%SZ")

    def today(self) -> date:
        return self.clock().date()

    def record(self, action: str, rows: Sequence[Recorded] = (), details: dict[str, Any] | None = None) -> LedgerEntry:
        """Append ``rows`` with the ledger entry that commits to them; inside ``case.writing()``."""
        return ledger.append(self.case.key, at=self.now(), actor=self.actor, action=action, rows=rows, details=details)
