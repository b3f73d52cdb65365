"""Publish a dossier: what one audience may see, as a folder that can be checked offline."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import guwah
from guwah.core.disclosure.disclose import disclose
from guwah.core.disclosure.disclosed import Disclosure
from guwah.core.disclosure.material import CaseMaterial
from guwah.core.dossier.dossier import Changes, Dossier, compare_releases, fingerprints
from guwah.core.values.canonical import canonical_json
from guwah.core.values.errors import ConflictError, ConsentRefusedError, NotFoundError
from guwah.exports.manifest import MANIFEST, SIGNATURE, build_manifest, read_manifest
from guwah.exports.site.site import render_site
from guwah.services.find_leaks import check_no_leaks
from guwah.services.gather_material import fresh_pseudonyms, gather_material
from guwah.services.session import Session
from guwah.services.verify_dossier import verify_dossier
from guwah.store import ledger
from guwah.store.models import Release
from guwah.store.originals import sync_folder


@dataclass(frozen=True)
class Published:
    """What was published, and where."""

    dossier: Dossier
    folder: Path
    files: int


def prepare(session: Session, audience: str) -> tuple[CaseMaterial, Disclosure]:
    """What a release to ``audience`` would be made from, and what it would show. Nothing is written.

    Raises:
        ConsentRefusedError: ``nothing-to-release``, with the reasons.
    """
    material = gather_material(session, audience)
    disclosure = disclose(material, audience)
    if not disclosure.statements:
        raise ConsentRefusedError("nothing-to-release", _why_nothing(material, audience))
    return material, disclosure


def publish(session: Session, audience: str, out: Path) -> Published:
    """Write the dossier for ``audience`` to ``out`` and record the release.

    A folder at ``out`` that is a dossier already is replaced; anything else there is refused.

    Raises:
        ConsentRefusedError: ``nothing-to-release``, with the reasons.
        ConflictError: ``out-in-use``, ``case-busy``.
        IntegrityError: ``leak-found`` where a protected name stands in what was about to be written.
    """
    _check_out(out, session.case.root, audience)
    with session.case.writing():
        material, disclosure = prepare(session, audience)
        dossier = Dossier(
            id=uuid.uuid4().hex[:12],
            released_on=session.today().isoformat(),
            disclosure=disclosure,
            changes=_changes(disclosure),
            program=f"guwah {guwah.__version__}",
        )
        files = render_site(dossier)
        check_no_leaks(files, material, disclosure)
        manifest = build_manifest(dossier, files, public_key=session.case.key.public_hex, head=ledger.head().hash)
        files = {**files, MANIFEST: manifest, SIGNATURE: (session.case.key.sign(manifest) + "\n").encode("ascii")}
        _record(session, material, dossier, manifest)
        _write(files, out)
    return Published(dossier, out, len(files))


def _check_out(out: Path, case: Path, audience: str) -> None:
    """Raise unless ``out`` is free, or a whole dossier of guwah's and nothing else."""
    if not out.absolute().parent.is_dir():
        raise NotFoundError("folder-missing", f"{out.parent} is not a folder.", remedy="Create it first.")
    if out.resolve().is_relative_to(case.resolve()):
        raise ConflictError("out-in-use", "a dossier does not belong inside the case.", remedy="Choose another folder.")
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not (out / MANIFEST).is_file() or not verify_dossier(out).holds:
        raise ConflictError("out-in-use", f"{out} holds something else.", remedy="Choose another folder.")
    other = read_manifest((out / MANIFEST).read_bytes())["audience"]
    if other != audience:
        raise ConflictError("out-in-use", f"{out} holds a dossier for '{other}'.", remedy="Choose another folder.")


def _why_nothing(material: CaseMaterial, audience: str) -> str:
    if not material.sources:
        return "the case has no sources."
    if not material.evidence:
        return "no statement has been accepted yet; see: guwah review CASE"
    levels: dict[str, int] = {}
    for source in material.sources.values():
        state = source.consent
        ended = state.until is not None and material.today > state.until
        word = "withdrawn" if state.withdrawn else f"{state.level}, ended" if ended else state.level
        levels[word] = levels.get(word, 0) + 1
    counted = ", ".join(f"{word}: {number}" for word, number in levels.items())
    return f"no accepted statement has consent for '{audience}'. Consent of the sources: {counted}."


def _changes(disclosure: Disclosure) -> Changes | None:
    last = Release.objects.filter(audience=disclosure.audience, erased_by=None).order_by("-id").first()
    if last is None:
        return None
    body = json.loads(last.body)
    return compare_releases(body["released_on"], body["fingerprints"], _digests(disclosure))


def _digests(disclosure: Disclosure) -> dict[str, str]:
    return {
        name: hashlib.sha256(text.encode("utf8")).hexdigest()[:32] for name, text in fingerprints(disclosure).items()
    }


def _record(session: Session, material: CaseMaterial, dossier: Dossier, manifest: bytes) -> None:
    evidence = {item.statement.id: item.statement for item in material.evidence}
    shown = dossier.disclosure
    body = {
        "released_on": dossier.released_on,
        "fingerprints": _digests(shown),
        "statements": [
            {
                "id": item.id,
                "source": material.sources[exact.source].row,
                "start": exact.quote.start,
                "end": exact.quote.end,
                "commitment": item.commitment,
            }
            for item in shown.statements
            for exact in [evidence[shown.exact_ids[item.id]]]
        ],
    }
    release = Release(
        audience=shown.audience,
        dossier=dossier.id,
        manifest_sha256=hashlib.sha256(manifest).hexdigest(),
        body=canonical_json(body),
    )
    rows = [*fresh_pseudonyms(material, shown.audience), release]
    session.record("published", rows, {"audience": shown.audience, "dossier": dossier.id})


def _write(files: Mapping[str, bytes], out: Path) -> None:
    """All files, durably, under a name of their own first; then in place of what was there."""
    target = out.resolve()
    draft = target.parent / f".{target.name}.{uuid.uuid4().hex[:8]}"
    old = target.parent / f".{target.name}.old-{uuid.uuid4().hex[:8]}"
    try:
        for path, data in files.items():
            place = draft / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        if target.exists():
            os.replace(target, old)
        os.replace(draft, target)
        sync_folder(target.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
