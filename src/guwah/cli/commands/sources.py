"""guwah sources: list what the case holds."""

from __future__ import annotations

from pathlib import Path

import click

from guwah.cli.options import actor_option, case_argument, example, json_option, reading
from guwah.cli.output import counted, say, say_json, table
from guwah.store.sources import StoredSource, all_sources


@click.command("sources", **example("guwah sources camps"))
@case_argument
@json_option
@actor_option
def command(case: Path, as_json: bool, actor: str | None) -> None:
    """List the sources of a case: what they are, in which language, and what their witnesses allowed."""
    with reading(case, actor):
        found = all_sources()
    if as_json:
        for item in found:
            say_json(_json(item))
        return
    kept = [item for item in found if not item.erased]
    table(("source", "name", "kind", "language", "text", "witnesses", "consent"), [_row(item) for item in kept])
    erased = f", {len(found) - len(kept)} erased" if len(kept) < len(found) else ""
    say(f"\n{counted(len(kept), 'source')}{erased}.")


def _row(item: StoredSource) -> tuple[object, ...]:
    language = item.language or "unsure"
    state = item.status if item.status == "read" else f"{item.status}: {item.reason_code}"
    witnesses = ", ".join(person.name for person in item.record.witnesses) or "not recorded"
    name = item.id.removeprefix("sha256:")[:12]
    return (name, item.name, item.record.kind, language, state, witnesses, _consent(item))


def _consent(item: StoredSource) -> str:
    if item.consent.withdrawn:
        return "withdrawn"
    if not item.consent_recorded:
        return "not recorded"
    return item.consent.level + (f" until {item.consent.until}" if item.consent.until else "")


def _json(item: StoredSource) -> dict[str, object]:
    return {
        "source": item.id or None,
        "name": item.name,
        "size": item.size,
        "media_type": item.media_type,
        "language": item.language or None,
        "language_how": item.language_how,
        "status": item.status,
        "reason_code": item.reason_code or None,
        "reason": item.reason or None,
        "converter": item.converter,
        "receipts": item.receipts,
        "consent": _consent(item),
        "erased": item.erased,
        "record": item.record.to_json(),
    }
