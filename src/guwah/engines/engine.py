"""What a reading engine is: text in, proposed statements out. Rules stand behind it today, a model may tomorrow."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol

from guwah.core.statements.codebook import Codebook
from guwah.core.statements.statement import Statement
from guwah.engines.dates.anchors import Anchors


class Engine(Protocol):
    """Proposes statements. What it proposes is never taken for what a person asserts.

    ``name`` goes into every statement, so that a case can say which engine proposed what.
    """

    name: str

    def propose(
        self,
        text: str,
        *,
        source: str,
        language: str | None,
        codebook: Codebook,
        written: datetime.date | None = None,
        known_names: Sequence[str] = (),
        witnesses: Sequence[str] = (),
        anchors: Anchors = (),
    ) -> list[Statement]:
        """The statements that ``text`` makes, in the order of their triggers.

        Every span holds in ``text`` as it is given: nothing is normalised, nothing is moved.

        Args:
            text: the stored text of one source.
            source: the id of the source.
            language: BCP 47 tag; ``None`` where unknown.
            codebook: the acts that may be proposed.
            written: the day the document was written, for "last October".
            known_names: names already in the case.
            witnesses: who testifies in this source, where the case says so.
            anchors: times that the team names itself.
        """
        ...
