"""Propose statements from one file, without a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guwah.core.statements.wire import statement_to_json
from guwah.core.values.ids import source_id
from guwah.engines.language import detect_language
from guwah.engines.rules.reader import RulesEngine
from guwah.readers.sandbox import Sandbox
from guwah.reference.codebook import load_codebook


def read_file(path: Path, *, language: str = "") -> tuple[list[dict[str, Any]], str]:
    """The statements of a file as JSON, and what is wrong where it could not be read, or not whole."""
    untrusted = path.read_bytes()
    with Sandbox() as sandbox:
        reading = sandbox.convert(untrusted, path.name)
    if reading.status == "unread":
        return [], f"{reading.reason} [{reading.reason_code}]"
    tag = detect_language(reading.text, language or None).tag
    found = RulesEngine().propose(
        reading.text, source=source_id(untrusted), language=tag or None, codebook=load_codebook()
    )
    problem = f"{reading.reason} [{reading.reason_code}]" if reading.status == "partial" else ""
    return [statement_to_json(item, file=path.name) for item in found], problem
