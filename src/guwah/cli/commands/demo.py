"""guwah demo: the whole journey on the bundled sample."""

from __future__ import annotations

import shutil
import sys
import webbrowser
from pathlib import Path

import click

from guwah.cli.options import example
from guwah.cli.output import counted, say
from guwah.core.sources.record import record_from_mapping
from guwah.core.values.errors import ConflictError
from guwah.reference.sample import TITLE, load_sample
from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.decide import DecisionReport, decide
from guwah.services.judge import judge
from guwah.services.publish import Published, publish
from guwah.services.read_source import read_sources
from guwah.services.sample_case import add_sample_gazetteer, sample_decisions, sample_judgements
from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.services.verify_dossier import verify_dossier
from guwah.services.weigh import weigh

MARK = "made-by-guwah-demo.txt"
REVIEWER = "Sample Reviewer"


@click.command("demo", **example("guwah demo --out my-demo --no-serve"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("guwah-demo"),
    show_default=True,
    help="The folder to make; an earlier demo there is replaced.",
)
@click.option("--no-serve", is_flag=True, help="Do not open the dossier; never wait for anybody.")
def command(out: Path, no_serve: bool) -> int:
    """Take an invented case from files to a dossier and say what happens at each step.

    Every person, place and event in the sample is invented.
    """
    _prepare(out)
    say(f"The sample case: {TITLE}. Every person, place and event in it is invented.\n")
    session = create_case(out / "case", title=TITLE, actor=REVIEWER, invented=True)
    with session.case:
        add_sample_gazetteer(session.case.root)
        _fill(session)
        _decide(session)
        _weigh()
        published = _publish(session, out)
    holds = _verify(out)
    page = out / "dossier-public" / "index.html"
    say(f"\nThe dossier is ready: {page}")
    say(f"The case is in {out / 'case'}. Try: guwah weigh {out / 'case'}   or: guwah review {out / 'case'}")
    if not no_serve and sys.stdout.isatty() and published:
        webbrowser.open(page.absolute().as_uri())
    return 0 if holds else 1


def _prepare(out: Path) -> None:
    """A fresh folder; an earlier demo there is replaced, anything else is left alone."""
    if out.exists() and any(out.iterdir()):
        if not (out / MARK).is_file():
            raise ConflictError("out-in-use", f"{out} holds something else.", remedy="Choose another --out.")
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("This folder was made by guwah demo, which replaces it when it runs again.\n", "utf8")


def _fill(session: Session) -> None:
    sample = load_sample()
    records = {name: record_from_mapping(record) for name, record in sample.records.items()}
    intake = add_sources(session, [sample.documents], records=records)
    say(
        f"1. Added {counted(intake.count('read', 'partial', 'unread'), 'source')}: "
        "bytes kept, hashed, entered in the ledger."
    )
    for outcome in intake.outcomes:
        if outcome.status != "read":
            say(f"   {outcome.name}: {outcome.status}, {outcome.reason}")
    say(f"   Files from strangers were opened under: {intake.confinement}")
    report = read_sources(session)
    say(
        f"2. Read {counted(report.read, 'text')}: {counted(report.proposed, 'statement')} proposed, "
        "each tied to its exact words."
    )
    say("   Texts in other languages gave dates and names; nothing is invented for them.")


def _decide(session: Session) -> None:
    judged = judge(session, sample_judgements())
    decided: DecisionReport = decide(session, sample_decisions())
    refused = len(judged.refused) + len(decided.refused)
    say(
        f"3. A reviewer's recorded work: {judged.recorded} judgements on names and copies, "
        f"{decided.recorded} decisions."
    )
    for number, code, reason in [*judged.refused, *decided.refused]:
        say(f"   refused: item {number}: [{code}] {reason}")
    if not refused:
        say("   Only what a person accepted is evidence; the other proposals stay proposals.")


def _weigh() -> None:
    weighed = weigh()
    most = weighed.propositions[0]
    contested = sum(bool(item.contradictions) for item in weighed.propositions)
    say(
        f"4. Weighed: {counted(len(weighed.propositions), 'proposition')}; the best attested rests on "
        f"{counted(most.independent_origins, 'independent origin')}, "
        f"though {counted(len(most.statements), 'statement')} make it."
    )
    say(
        f"   {counted(len(weighed.links), 'pair')} of sources share an origin; "
        f"in {contested} propositions accounts differ."
    )


def _publish(session: Session, out: Path) -> list[Published]:
    done = [publish(session, audience, out / f"dossier-{audience}") for audience in ("public", "un")]
    say("5. Published under consent, everyone under a pseudonym who has not agreed to be named:")
    for item in done:
        shown = item.dossier.disclosure
        say(
            f"   for '{shown.audience}': {counted(len(shown.statements), 'statement')} from "
            f"{counted(len(shown.sources), 'source')}; {shown.withheld_statements} held back without consent"
        )
    return done


def _verify(out: Path) -> bool:
    results = [verify_case(out / "case"), *(verify_dossier(out / f"dossier-{name}") for name in ("public", "un"))]
    problems = [problem for result in results for problem in result.problems]
    say(
        "6. Verified the case and both dossiers: every byte, quote and link holds."
        if not problems
        else "6. NOT verified:"
    )
    for problem in problems:
        say(f"   {problem.where}: {problem.what} [{problem.code}]")
    return not problems
