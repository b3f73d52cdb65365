"""A statement in a terminal: its quote in context, its slots below."""

from __future__ import annotations

import click

from guwah.cli.output import printable, say, say_styled
from guwah.core.disclosure.context import surrounding
from guwah.core.statements.statement import Mention, Statement
from guwah.reference.codebook import load_codebook
from guwah.store.sources import StoredSource


def show_statement(statement: Statement, source: StoredSource, number: int, total: int) -> None:
    """Print the statement with its quote marked in the words around it."""
    say("\n" + "─" * 72)
    say(f"{number} of {total}   {source.name}   {statement.state}")
    say()
    say_styled(_in_context(statement, source.text))
    say()
    label = load_codebook().label(statement.act)
    say(f"  act      {label} ({statement.act}), {statement.polarity}, {statement.basis}")
    for name, value in _slots(statement):
        say(f"  {name:8} {value}")
    why = "a person added it" if statement.engine == "person" else f"of the words: {statement.trigger.exact}"
    say(f"  because  {why}")


def _in_context(statement: Statement, text: str) -> str:
    start, end = surrounding(text, statement.quote.start, statement.quote.end)
    quote, trigger = statement.quote, statement.trigger
    before, after = printable(text[start : quote.start]), printable(text[quote.end : end])
    marked = click.style(printable(trigger.exact), bold=True, underline=True)
    words = printable(text[quote.start : trigger.start]) + marked + printable(text[trigger.end : quote.end])
    return f"{click.style(before, dim=True)}[{words}]{click.style(after, dim=True)}"


def _slots(statement: Statement) -> list[tuple[str, str]]:
    slots = [
        ("says", f"{statement.voice.name} ({statement.voice.kind})" if statement.voice else ""),
        ("victims", ", ".join(map(_mention, statement.victims))),
        ("by", ", ".join(map(_mention, statement.perpetrators))),
        ("place", _mention(statement.place) if statement.place else ""),
        ("when", f"{statement.when.edtf} ({statement.when.how})" if statement.when else ""),
        ("quantity", statement.quantity.span.exact if statement.quantity else ""),
        ("penalty", statement.penalty.span.exact if statement.penalty else ""),
    ]
    return [(name, value or "not stated") for name, value in slots if value or name in ("says", "victims", "by")]


def _mention(mention: Mention) -> str:
    if mention.entity and mention.entity != mention.span.exact:
        return f"{mention.span.exact} (= {mention.entity})"
    return mention.span.exact
