"""Link lists of people in files: read them, map their columns, weigh and cluster their rows, write what was found.

Only the files that are given are linked, never a case; nothing is kept but the files that are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guwah.core.values.errors import ConflictError, GuwahError, InvalidInputError, NotFoundError
from guwah.engines.linkage.clusters import Pair
from guwah.engines.linkage.columns import (
    Guess,
    Mapped,
    columns_by_role,
    guess_columns,
    mapping_from_yaml,
    mapping_to_yaml,
)
from guwah.engines.linkage.link import THRESHOLD_BITS, Setup, weigh
from guwah.engines.linkage.people import people_of
from guwah.engines.linkage.tables import Table, read_table
from guwah.engines.names.compare import compare_many
from guwah.engines.names.rough_keys import rough_keys
from guwah.readers.decoding import decode
from guwah.readers.signatures import kind_by_signature
from guwah.services.link_judgements import JUDGED, Verdict, read_verdicts
from guwah.services.link_output import Linked, RowName, clusters_csv, pair_lines, replace_file

MAPPING_SUFFIX = ".mapping.yaml"
MOST_BYTES = 512 * 1024 * 1024
MOST_NAME_BITS = 8.0
"""Bits that two spellings of a name add or take away at most, about what an equal name of usual frequency adds."""


@dataclass(frozen=True)
class ListFile:
    """A list that was read: its path, how it is named in the output, its rows, and what its columns hold."""

    path: Path
    name: str
    table: Table
    mapping: Mapped


@dataclass
class LinkReport:
    """What was done. ``refused`` and ``refused_judgements`` hold what could not be used, with a code and a reason."""

    out: Path
    pairs_out: Path
    files: list[str] = field(default_factory=list)
    rows: int = 0
    clusters: int = 0
    clusters_of_several: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    mappings: dict[str, Mapped] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    refused_judgements: list[tuple[int, str, str]] = field(default_factory=list)


def link_files(
    paths: Sequence[Path],
    out: Path,
    *,
    mapping: Path | None = None,
    threshold_bits: float = THRESHOLD_BITS,
    judgements: Iterable[Any] = (),
    between_lists: bool = False,
) -> LinkReport:
    """Link the rows of ``paths`` and write ``out`` and the pairs beside it.

    A file that cannot be used is reported and the rest linked.

    Args:
        mapping: one file of roles for all lists; else each list has its own beside it. Made where it is not there.
        threshold_bits: match weight from which two rows are joined.
        judgements: values as in docs/formats.md, "A judgement on rows".
        between_lists: no list names a person twice.

    Raises:
        NotFoundError: ``folder-missing`` where ``out`` cannot be made.
        InvalidInputError: ``mapping-malformed``, ``nothing-to-link``.
        ConflictError: ``out-is-input``; ``judgements-not-given`` where ``out`` holds decisions that would be lost.
    """
    report = LinkReport(out, out.with_suffix(".pairs.jsonl"))
    _check_places(paths, report, mapping)
    lists = _read_lists(paths, report, mapping)
    if not lists:
        raise InvalidInputError("nothing-to-link", _why_nothing(report), remedy="Give at least one list with rows.")
    rows = [RowName(item.name, number) for item in lists for number in item.table.numbers]
    verdicts = _verdicts(judgements, rows, report)
    _check_kept(report.pairs_out, verdicts)
    linked = _linked(lists, rows, verdicts, threshold_bits, between_lists=between_lists)
    replace_file(out, clusters_csv(linked, [(item.name, item.table) for item in lists]))
    lines = pair_lines(linked)
    replace_file(report.pairs_out, "".join(line + "\n" for line, _ in lines))
    _count(report, lists, linked, [decision for _, decision in lines])
    return report


def _check_places(paths: Sequence[Path], report: LinkReport, mapping: Path | None) -> None:
    if not report.out.parent.is_dir():
        raise NotFoundError("folder-missing", f"{report.out.parent} is not a folder.", remedy="Create it first.")
    written = {report.out.resolve(), report.pairs_out.resolve()}
    read = {path.resolve() for path in paths} | ({mapping.resolve()} if mapping else set())
    read |= {_mapping_path(path, mapping).resolve() for path in paths}
    if written & read:
        raise ConflictError(
            "out-is-input", f"{report.out} would replace a file that is read.", remedy="Choose another."
        )


def _mapping_path(path: Path, mapping: Path | None) -> Path:
    return mapping or path.with_name(path.name + MAPPING_SUFFIX)


def _read_lists(paths: Sequence[Path], report: LinkReport, mapping: Path | None) -> list[ListFile]:
    """The lists that can be read, each path once; columns are mapped and the mapping kept."""
    by_place: dict[Path, Path] = {}
    for path in paths:
        by_place.setdefault(path.resolve(), path)
    distinct = list(by_place.values())
    names = _names(distinct)
    tables: list[tuple[Path, Table]] = []
    for path in distinct:
        try:
            tables.append((path, _read(path, names[path], report)))
        except GuwahError as error:
            report.refused.append((names[path], error.code, error.message))
    places: dict[Path, list[Table]] = {_mapping_path(path, mapping): [] for path, _ in tables}
    for path, table in tables:
        places[_mapping_path(path, mapping)].append(table)
    known = {place: _mapping(place, its, report) for place, its in places.items()}
    return [ListFile(path, names[path], table, known[_mapping_path(path, mapping)]) for path, table in tables]


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """A file is called by its name, or by its whole path where two have one name."""
    names = [path.name for path in paths]
    return {path: path.name if names.count(path.name) == 1 else str(path) for path in paths}


def _read(path: Path, name: str, report: LinkReport) -> Table:
    if not path.is_file():
        raise NotFoundError("path-missing", "it is not there, or is no file.", remedy="Check the path.")
    try:
        size = path.stat().st_size
        untrusted = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise InvalidInputError("file-unreadable", f"it cannot be read: {error.strerror}.") from error
    if size > MOST_BYTES:
        raise InvalidInputError("table-too-large", f"it has more than {MOST_BYTES // 1024**2} MiB.", remedy="Split it.")
    if kind := kind_by_signature(untrusted):
        raise InvalidInputError("table-unreadable", f"it is no text but {kind.value}.", remedy="Save it as CSV.")
    decoded = decode(untrusted, max_chars=MOST_BYTES)
    if decoded.doubt:
        report.notes.append((name, decoded.doubt))
    table = read_table(decoded.text)
    if table.ragged:
        report.notes.append((name, f"rows with another number of cells than the header: {table.ragged}"))
    return table


def _mapping(place: Path, tables: Sequence[Table], report: LinkReport) -> dict[str, Guess]:
    """The mapping of ``place``; columns that it does not name are guessed and added to it."""
    kept: dict[str, Guess] = {}
    if place.is_file():
        try:
            kept = mapping_from_yaml(place.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInputError("file-unreadable", f"{place} cannot be read as UTF-8 text.") from error
        except InvalidInputError as error:
            raise InvalidInputError("mapping-malformed", f"{place}: {error.message}", remedy=error.remedy) from error
    guessed: dict[str, Guess] = {}
    for table in tables:
        guessed |= {name: guess for name, guess in guess_columns(table).items() if name not in kept | guessed}
    whole = kept | guessed
    if guessed:
        try:
            replace_file(place, mapping_to_yaml(whole))
        except OSError as error:
            report.notes.append((place.name, f"the mapping cannot be kept: {error.strerror}"))
    report.mappings[str(place)] = whole
    return whole


def _why_nothing(report: LinkReport) -> str:
    reasons = "; ".join(f"{name}: {reason} [{code}]" for name, code, reason in report.refused)
    return f"no list could be used: {reasons}" if reasons else "no list was given."


def _verdicts(judgements: Iterable[Any], rows: Sequence[RowName], report: LinkReport) -> dict[Pair, Verdict]:
    numbers = {str(row): number for number, row in enumerate(rows)}
    verdicts, report.refused_judgements = read_verdicts(judgements, numbers)
    return verdicts


def _check_kept(pairs_out: Path, verdicts: dict[Pair, Verdict]) -> None:
    """Decisions that somebody wrote into an earlier output are not thrown away unseen."""
    if verdicts or not pairs_out.is_file():
        return
    try:
        text = pairs_out.read_text("utf8")
    except (OSError, UnicodeDecodeError):
        text = ""
    if any(f'"{word}"' in text for word in JUDGED):
        raise ConflictError(
            "judgements-not-given",
            f"{pairs_out} holds judgements that would be lost.",
            remedy=f"Give --judgements {pairs_out}, or move it away.",
        )


def _linked(
    lists: Sequence[ListFile],
    rows: Sequence[RowName],
    verdicts: dict[Pair, Verdict],
    threshold_bits: float,
    *,
    between_lists: bool,
) -> Linked:
    by_role = [columns_by_role(item.table, item.mapping) for item in lists]
    sizes = [len(item.table.rows) for item in lists]
    setup = Setup(between_lists=between_lists, name_weight=_name_weight, name_keys=_name_keys)
    weighed = weigh(people_of(by_role, sizes), setup, also=sorted(verdicts))
    same = [pair for pair, verdict in sorted(verdicts.items()) if verdict.judgement == "same"]
    different = [pair for pair, verdict in sorted(verdicts.items()) if verdict.judgement == "different"]
    clusters = weighed.clusters(threshold_bits, same=same, different=different)
    return Linked(tuple(rows), weighed, clusters, verdicts, threshold_bits)


def _count(report: LinkReport, lists: Sequence[ListFile], linked: Linked, decisions: Sequence[str]) -> None:
    sizes = [0] * (len(linked.rows) + 1)
    for number in linked.clusters.of.tolist():
        sizes[number] += 1
    report.files = [item.name for item in lists]
    report.rows = len(linked.rows)
    report.clusters = sum(size > 0 for size in sizes)
    report.clusters_of_several = sum(size > 1 for size in sizes)
    report.counts = {word: decisions.count(word) for word in ("joined", "suggested", *JUDGED)}
    for item in linked.weighed.capped:
        report.notes.append(
            (
                "blocking",
                f"rule “{item.rule}”: {item.blocks} blocks of up to {item.largest:,} rows were too large to compare",
            )
        )


def _name_weight(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
    """Two spellings of a name that many bear are no better evidence than one spelling that two rows share."""
    return np.clip(compare_many(zip(left, right, strict=True)).astype(np.float64), -MOST_NAME_BITS, MOST_NAME_BITS)


def _name_keys(name: str) -> list[str]:
    return sorted(rough_keys(name))
