"""The loop behind guwah review: show a statement, ask, record, go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from guwah.cli.edit_line import EDIT_HELP, parse_edits
from guwah.cli.output import say, warn
from guwah.cli.statement_view import show_statement
from guwah.core.statements.statement import Statement
from guwah.core.values.errors import GuwahError
from guwah.services.decide import current_review, decide
from guwah.services.session import Session
from guwah.store.sources import all_sources, find_source

KEYS = "a accept, e correct, r reject, n new from a quote, c accept and clear around it, s skip, u undo, q quit, ? help"
HELP = f"""
  a  accept the statement as it is shown
  e  correct it and accept it so: {EDIT_HELP}
  r  reject it; you are asked why
  n  make a new statement by hand, from words of this source
  c  accept it, and clear the words around the quote for the public
  s  leave it for later
  u  take back the last answer of this session
  q  stop; everything answered is recorded
"""


class ReviewLoop:
    """One review session. ``recorded`` counts decisions, ``left`` what is still open at the end."""

    def __init__(self, session: Session, *, source: str | None, everything: bool) -> None:
        self.session = session
        self.sources = {item.id: item for item in all_sources()}
        wanted = find_source(list(self.sources.values()), source).id if source else None
        statements = current_review().statements
        self.queue = [
            key
            for key, item in sorted(statements.items(), key=lambda pair: _order(pair[1], list(self.sources)))
            if (everything or item.state == "proposed") and wanted in (None, item.source)
        ]
        self.recorded = 0
        self.answered: list[int] = []
        self._answers: dict[str, Callable[[str, Statement], bool]] = {
            "a": self._accept,
            "e": self._edit,
            "r": self._reject,
            "n": self._new,
            "c": self._clear,
        }

    @property
    def left(self) -> int:
        return sum(item.state == "proposed" for item in current_review().statements.values())

    def run(self) -> None:
        """Go through the queue until it ends or the person quits."""
        position = 0
        while position < len(self.queue):
            key = self.queue[position]
            statement = current_review(key=key).statements.get(key)
            if statement is None:
                position += 1
                continue
            show_statement(statement, self.sources[statement.source], position + 1, len(self.queue))
            answer = click.prompt(KEYS, prompt_suffix="\n> ", default="s", show_default=False).strip().lower()[:1]
            if answer == "q":
                return
            if answer == "u":
                position = self._undo(position)
            elif answer == "s":
                position += 1
            elif answer in self._answers:
                if self._answers[answer](key, statement):
                    self.answered.append(position)
                    position += 1
            else:
                say(HELP)
        say("Nothing is left to review here.")

    def _accept(self, key: str, statement: Statement) -> bool:
        return self._record({"statement": key, "decision": "accept"})

    def _reject(self, key: str, statement: Statement) -> bool:
        reason = click.prompt("Why", default="", show_default=False)
        return self._record({"statement": key, "decision": "reject", "reason": reason})

    def _edit(self, key: str, statement: Statement) -> bool:
        line = click.prompt(f"Correct ({EDIT_HELP})", default="", show_default=False)
        try:
            edits = parse_edits(line)
        except GuwahError as error:
            warn(str(error))
            return False
        return bool(edits) and self._record({"statement": key, "decision": "edit", "edits": edits})

    def _new(self, key: str, statement: Statement) -> bool:
        """A statement by hand; the one on show stays in the queue."""
        quote = click.prompt("The exact words of the quote")
        trigger = click.prompt("The words in it that name the act")
        act = click.prompt("The act (guwah codebook lists them)")
        text = self.sources[statement.source].text
        offset = quote.find(trigger)
        if text.count(quote) != 1 or offset < 0:
            warn("The quote must stand exactly once in the source, and the words of the act in the quote.")
            return False
        start = text.index(quote) + offset
        named = {"source": statement.source, "act": act}
        where = {"exact": trigger, "start": start, "end": start + len(trigger)}
        self._record({**named, "trigger": where, "decision": "add", "edits": {"quote": {"exact": quote}}})
        return False

    def _clear(self, key: str, statement: Statement) -> bool:
        say("Read the words around the quote again. Does anything there tell who speaks or who is spoken of?")
        if not click.confirm("Accept, and clear them for the public", default=False):
            return False
        accepted = statement.state in ("accepted", "edited") or self._accept(key, statement)
        clear = {"statement": key, "decision": "clear", "part": "context", "audience": "public"}
        return accepted and self._record(clear)

    def _undo(self, position: int) -> int:
        if not self.answered:
            warn("Nothing to take back in this session.")
            return position
        back = self.answered.pop()
        self._record({"statement": self.queue[back], "decision": "undo"})
        return back

    def _record(self, item: dict[str, Any]) -> bool:
        report = decide(self.session, [item])
        for _, code, reason in report.refused:
            warn(f"guwah: [{code}] {reason}")
        self.recorded += report.recorded
        return report.recorded > 0


def _order(statement: Statement, sources: list[str]) -> tuple[int, int]:
    return sources.index(statement.source), statement.trigger.start
