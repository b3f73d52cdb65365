"""Publishing 1,000 accepted statements; beside the rendering of the same pages alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from measuring import one_core, stopwatch

from guwah.core.sources.record import record_from_mapping
from guwah.exports.site.site import render_site
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.decide import decide
from guwah.services.publish import publish

SOURCES, EACH = 20, 50
SENTENCE = "In May {year} I was arrested by two officers at bridge {number} of the town of Oltan {which}. "


def main() -> None:
    one_core()
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        for number in range(SOURCES):
            lines = [SENTENCE.format(year=2000 + k % 20, number=k, which=number) for k in range(EACH)]
            (files / f"{number}.txt").write_text("\n\n".join(lines), "utf8")
        session = create_case(Path(folder) / "case", title="bench", actor="bench")
        with session.case:
            add_sources(session, [files], record=record_from_mapping({"consent": "public-anonymous"}))
            decide(session, decisions())
            with stopwatch() as whole:
                done = publish(session, "public", Path(folder) / "dossier")
        with stopwatch() as pages:
            render_site(done.dossier)
    count = len(done.dossier.disclosure.statements)
    print(f"publishing {count} statements: {whole['s']:.2f} s; rendering their pages alone: {pages['s']:.2f} s")
    print(f"ratio: {whole['s'] / pages['s']:.1f}")


def decisions() -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    for number in range(SOURCES):
        for k in range(EACH):
            quote = SENTENCE.format(year=2000 + k % 20, number=k, which=number).strip()
            trigger = {"exact": "arrested", "suffix": f" by two officers at bridge {k} of"}
            named = {"source": f"{number}.txt", "act": "arrest", "trigger": trigger}
            out.append({**named, "decision": "add", "edits": {"quote": {"exact": quote}}})
    return out


if __name__ == "__main__":
    main()
