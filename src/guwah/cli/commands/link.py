"""guwah link: which rows of lists of people are about one person."""

from __future__ import annotations

import math
from pathlib import Path

import click

from guwah.cli.main import NEGATIVE
from guwah.cli.options import example, read_lines
from guwah.cli.output import counted, say, say_json, warn
from guwah.services.link_files import LinkReport, link_files
from guwah.services.link_output import OWN_COLUMNS


@click.command("link", **example("guwah link camp-list.csv relatives.csv --out linked.csv"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, metavar="CLUSTERS.csv", type=click.Path(path_type=Path), help="The file to write."
)
@click.option(
    "--mapping", metavar="PATH", type=click.Path(path_type=Path), help="What the columns hold, for all FILES."
)
@click.option("--threshold", metavar="BITS", type=float, help="Match weight from which two rows are joined (4).")
@click.option("--judgements", metavar="FILE", help="What people judged of pairs of rows; - for standard input.")
@click.option("--each-once", is_flag=True, help="No list names a person twice: compare only between lists.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def command(
    files: tuple[Path, ...],
    out: Path,
    mapping: Path | None,
    threshold: float | None,
    judgements: str | None,
    each_once: bool,
    as_json: bool,
) -> int:
    """Link the rows of FILES, lists of people as CSV or TSV, and write them with a column that numbers the persons.

    Beside CLUSTERS.csv stands CLUSTERS.pairs.jsonl with the weight of every joined or suggested pair and the path to
    it. A person decides in it and gives it back with --judgements. No case is read or written.
    """
    if threshold is not None and not math.isfinite(threshold):
        raise click.UsageError("--threshold needs a number of bits, such as 4.")
    given = {} if threshold is None else {"threshold_bits": threshold}
    judged = read_lines(judgements) if judgements else ()
    # Read before anything is written, since the file may be the one that is replaced.
    report = link_files(files, out, mapping=mapping, judgements=list(judged), between_lists=each_once, **given)
    _say_problems(report)
    if as_json:
        say_json(_to_json(report))
    else:
        _say(report)
    return NEGATIVE if report.refused or report.refused_judgements else 0


def _say_problems(report: LinkReport) -> None:
    for name, code, reason in report.refused:
        warn(f"{name}: not linked: {reason} [{code}]")
    for number, code, reason in report.refused_judgements:
        warn(f"judgement {number}: {reason} [{code}]")
    for name, note in report.notes:
        warn(f"{name}: {note}")


def _say(report: LinkReport) -> None:
    for place, mapped in report.mappings.items():
        roles = ", ".join(f"{name}: {guess.role}" for name, guess in mapped.items() if guess.role != "other")
        say(f"Columns ({place}): {roles or 'none is compared'}")
    say(
        f"{counted(report.rows, 'row')} of {counted(len(report.files), 'list')}: "
        f"{counted(report.clusters, 'cluster')}, {report.clusters_of_several:,} of several rows."
    )
    say("Pairs: " + ", ".join(f"{number:,} {word}" for word, number in report.counts.items()) + ".")
    say(f"Written: {report.out} (column {OWN_COLUMNS[0]}) and {report.pairs_out}.")


def _to_json(report: LinkReport) -> dict[str, object]:
    return {
        "out": str(report.out),
        "pairs_out": str(report.pairs_out),
        "files": report.files,
        "rows": report.rows,
        "clusters": report.clusters,
        "clusters_of_several": report.clusters_of_several,
        "pairs": report.counts,
        "mappings": {
            place: {name: guess.role for name, guess in mapped.items()} for place, mapped in report.mappings.items()
        },
        "notes": [{"about": about, "note": note} for about, note in report.notes],
        "refused": [{"name": name, "code": code, "reason": reason} for name, code, reason in report.refused],
        "refused_judgements": [
            {"line": line, "code": code, "reason": reason} for line, code, reason in report.refused_judgements
        ],
    }
