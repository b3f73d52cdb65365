"""Check a case offline: every byte of every original, every row, the chain, the signatures, every quote."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from django.db import DatabaseError, connection

from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.values.errors import GuwahError, IntegrityError
from guwah.services.decide import current_review
from guwah.services.problems import Verification
from guwah.services.verify_ledger import check_chain, check_head
from guwah.services.verify_rows import check_database, check_rows
from guwah.store import search_index
from guwah.store import statements as stored
from guwah.store.case_file import DATABASE, README, CaseFile
from guwah.store.models import Release, Source
from guwah.store.originals import file_sha256
from guwah.store.sources import StoredSource, all_sources
from guwah.vault.signing import SigningKey


def verify_case(root: Path, *, head: str | None = None, key: str | None = None) -> Verification:
    """What holds of the case at ``root`` and what does not; the case is not changed.

    Args:
        root: the case.
        head: a head noted elsewhere, as ``guwah head`` prints it: shows a ledger cut short or rewritten.
        key: the case's public key as noted elsewhere.

    Raises:
        NotFoundError: ``case-missing``.
        ConflictError: ``case-newer``.
    """
    out = Verification("case")
    try:
        with CaseFile.open(root, read_only=True) as case:
            _verify(case, out, head, key)
    except DatabaseError as error:
        out.fault("database-damaged", "case.sqlite3", f"the database cannot be read: {error}")
    return out


def _verify(case: CaseFile, out: Verification, head: str | None, key: str | None) -> None:
    chain = check_chain(out, key)
    if chain is None:
        return
    checks: list[tuple[str, Callable[[], object]]] = [
        ("database", lambda: check_database(out)),
        ("key", lambda: _check_key(case, chain.public_key, out)),
        ("head.json", lambda: check_head(case, chain, out, head)),
        ("rows", lambda: check_rows(chain, out)),
        ("originals", lambda: _check_originals(case, out)),
        ("folder", lambda: _check_folder(case, out)),
        ("quotes", lambda: _check_quotes(all_sources(), out)),
        ("releases", lambda: _check_releases(case, all_sources(), out)),
    ]
    for name, check in checks:
        _guarded(name, check, out)


def _guarded(name: str, check: Callable[[], object], out: Verification) -> None:
    """Run one check. What was tampered with may not even be readable: that is a finding, not a failure."""
    try:
        check()
    except DatabaseError:
        raise
    except Exception as error:
        out.fault("rows-unreadable", name, f"what is checked here cannot be read ({type(error).__name__})")


def _check_key(case: CaseFile, public_key: str, out: Verification) -> None:
    try:
        key = SigningKey.load(case.root / "keys" / "signing.key")
        if key.public_hex != public_key:
            out.fault("signing-key-differs", "keys/signing.key", "it is not the key that the ledger was signed with")
    except IntegrityError as error:
        out.fault(error.code, "keys/signing.key", error.message)
    except GuwahError:
        out.notes.append("The private key is not here: the case can be verified, but not added to.")


def _check_originals(case: CaseFile, out: Verification) -> None:
    rows = list(Source.objects.order_by("id").values_list("sha256", "size", "erased_by"))
    known = {sha256 for sha256, _, erased in rows if erased is None}
    for sha256, size, erased in rows:
        path = case.originals.path(sha256)
        if erased is not None:
            continue
        lies_here = path.resolve() == case.root.resolve() / "originals" / sha256[:2] / sha256
        if not lies_here or not path.is_file():
            out.fault("original-missing", sha256, "the original is not in the case")
        elif path.stat().st_size != size or file_sha256(path) != sha256:
            out.fault("original-changed", sha256, "its bytes are not those received")
    for path in sorted(case.originals.root.rglob("*")):
        if path.is_file() and (path.name not in known or path != case.originals.path(path.name)):
            where = path.relative_to(case.root).as_posix()
            out.notes.append(f"{where} is in the folder but not in the ledger: it is no part of the case")
    out.checked["originals"] = len(known)


def _check_folder(case: CaseFile, out: Verification) -> None:
    """Whatever else lies in the folder is not vouched for."""
    expected = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "README.txt", "head.json", "lock"}
    # The index of guwah search is derived and nothing rests on it: it is neither vouched for nor looked into.
    expected |= {"keys/signing.key", "erasing.txt", f"{search_index.FOLDER}/{search_index.FILE}"}
    for path in sorted(case.root.rglob("*")):
        where = path.relative_to(case.root).as_posix()
        if not path.is_dir() and where not in expected and not where.startswith("originals/"):
            out.notes.append(f"{where} is in the folder but no part of the case")
    if case.originals.planned.exists():
        out.fault("original-stray", "erasing.txt", "an erasure was broken off; to finish it run: guwah read CASE")
    readme = case.root / "README.txt"
    if not readme.is_file() or readme.read_text("utf8", errors="replace") != README:
        out.fault("readme-changed", "README.txt", "it does not say what guwah wrote")


def _check_quotes(sources: list[StoredSource], out: Verification) -> None:
    texts = {item.id: item.text for item in sources}
    proposals = stored.proposals()
    reviewed = current_review(sources)
    for statement in proposals:
        if not statement.holds(texts.get(statement.source, "")):
            out.fault("quote-broken", statement.id, "its words do not stand in the stored text")
    for decision, code in reviewed.broken:
        out.fault("decision-broken", decision.statement, f"a decision can no longer be applied ({code})")
    accepted = reviewed.accepted()
    for statement in accepted:
        if not statement.holds(texts.get(statement.source, "")):
            out.fault("quote-broken", statement.id, "accepted words do not stand in the stored text")
    out.checked["proposed statements"] = len(proposals)
    out.checked["accepted statements"] = len(accepted)


def _check_releases(case: CaseFile, sources: list[StoredSource], out: Verification) -> None:
    """The commitment of every released quote, against the exact words in the case."""
    texts = {item.row: item.text for item in sources}
    rows = Release.objects.filter(erased_by=None).order_by("id")
    for release in rows:
        try:
            salt = case.key.derived_secret(f"release to {release.audience}")
        except GuwahError:
            return
        erased = 0
        for item in json.loads(release.body)["statements"]:
            exact = texts.get(item["source"], "")[item["start"] : item["end"]]
            if not exact:
                erased += 1
            elif keyed_digest(salt, "quote", item["id"], exact) != item["commitment"]:
                out.fault("release-broken", release.dossier, f"the words of {item['id']} are not those released")
        if erased:
            out.notes.append(f"Release {release.dossier}: the words of {erased} of its statements were erased since.")
    out.checked["releases"] = len(rows)


def public_key_of_open_case() -> str:
    """The public key that the first entry names."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM store_ledgerentry WHERE seq = 1")
        return str(json.loads(cursor.fetchone()[0])["public_key"])
