"""Check a dossier offline: every file, every link, every statement's words, the signature."""

from __future__ import annotations

import hashlib
import os
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from lxml import etree, html

from guwah.core.values.errors import IntegrityError
from guwah.exports.manifest import FORMAT, MANIFEST, SIGNATURE, read_manifest, released_digest
from guwah.services.problems import Verification
from guwah.vault.signing import check_signature


def verify_dossier(folder: Path, *, key: str | None = None) -> Verification:
    """What holds of the dossier in ``folder`` and what does not.

    Args:
        folder: the dossier.
        key: the case's public key as noted elsewhere; without it, a dossier rewritten whole under another
            key cannot be told.
    """
    out = Verification("dossier")
    try:
        there = _regular_files(folder, out)
        manifest = _signed_manifest(there, out)
    except IntegrityError as error:
        out.fault(error.code, MANIFEST, error.message)
        return out
    if key is not None and manifest["public_key"] != key:
        out.fault("key-differs", MANIFEST, "it is signed with another key than the one given")
    if key is None:
        out.notes.append("The signing key was not compared; give --key with the case's public key to do so.")
    try:
        whole = _check_files(there, manifest, out)
        _check_pages(whole, manifest, out)
    except Exception as error:
        out.fault("manifest-damaged", MANIFEST, f"it is not as every manifest is ({type(error).__name__})")
    return out


def _regular_files(folder: Path, out: Verification) -> dict[str, Path]:
    """Every plain file of the folder by its path in it; links, pipes and empty folders are faults, and not opened."""
    found: dict[str, Path] = {}
    waiting = [folder]
    while waiting:
        entries = sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name)
        for entry in entries:
            where = Path(entry.path).relative_to(folder).as_posix()
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
                if not any(os.scandir(entry.path)):
                    out.fault("file-not-listed", where, "it is an empty folder")
            elif entry.is_file(follow_symlinks=False):
                found[where] = Path(entry.path)
            else:
                out.fault("file-not-listed", where, "it is a link or no file")
    return found


def _signed_manifest(there: Mapping[str, Path], out: Verification) -> dict[str, Any]:
    if MANIFEST not in there or SIGNATURE not in there:
        raise IntegrityError("signature-missing", f"{MANIFEST} and {SIGNATURE} must both be there.")
    data = there[MANIFEST].read_bytes()
    manifest = read_manifest(data)
    signature = there[SIGNATURE].read_bytes().decode("ascii", errors="replace")
    if not signature.endswith("\n"):
        raise IntegrityError("signature-invalid", f"{SIGNATURE} is not as guwah wrote it.")
    check_signature(str(manifest.get("public_key")), data, signature[:-1])
    if manifest.get("format") != FORMAT:
        raise IntegrityError("manifest-newer", "another version of guwah has written this dossier; check it with that.")
    out.key = manifest["public_key"]
    return manifest


def _check_files(there: Mapping[str, Path], manifest: dict[str, Any], out: Verification) -> dict[str, Path]:
    """The files that are whole. Nothing that is not listed is opened."""
    listed = manifest["files"]
    whole: dict[str, Path] = {}
    for extra in sorted(set(there) - set(listed) - {MANIFEST, SIGNATURE}):
        out.fault("file-not-listed", extra, "it is not in the manifest")
    for path, said in sorted(listed.items()):
        if path not in there:
            out.fault("file-missing", path, "it is in the manifest but not in the folder")
        elif hashlib.sha256(there[path].read_bytes()).hexdigest() != said["sha256"]:
            out.fault("file-changed", path, "its bytes are not those that were signed")
        else:
            whole[path] = there[path]
    out.checked["files"] = len(listed)
    return whole


def _check_pages(whole: Mapping[str, Path], manifest: dict[str, Any], out: Verification) -> None:
    pages = {path: _parsed(place) for path, place in whole.items() if path.endswith(".html")}
    anchors = {path: _anchors(page) for path, page in pages.items()}
    for said in manifest["statements"]:
        found = anchors.get(said["page"], {}).get(said["anchor"], [])
        if len(found) != 1:
            out.fault("statement-missing", str(said["page"]), f"statement {said['number']} is not there")
        elif said["released_sha256"] and released_digest(found[0].text_content()) != said["released_sha256"]:
            out.fault(
                "quote-changed", str(said["page"]), f"the words of statement {said['number']} are not those released"
            )
    out.checked["statements"] = len(manifest["statements"])
    out.checked["links"] = sum(_check_links(path, page, anchors, whole, out) for path, page in pages.items())


def _parsed(path: Path) -> Any:
    try:
        return html.document_fromstring(path.read_bytes().decode("utf8"))
    except (OSError, ValueError, etree.LxmlError):
        return None


def _anchors(page: Any) -> dict[str, list[Any]]:
    """The elements of a page by their ids."""
    found: dict[str, list[Any]] = {}
    for element in page.iter() if page is not None else ():
        if isinstance(element.tag, str) and element.get("id"):
            found.setdefault(element.get("id"), []).append(element)
    return found


def _check_links(
    path: str, page: Any, anchors: Mapping[str, Mapping[str, Any]], whole: Mapping[str, Path], out: Verification
) -> int:
    links = page.xpath("//@href") if page is not None else []
    for link in links:
        target, fragment = urldefrag(unquote(link))
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
        if there not in whole:
            out.fault("link-broken", path, "a link leads to something that is not in the dossier, or not whole")
        elif fragment and there in anchors and fragment not in anchors[there]:
            out.fault("link-broken", path, f"a link leads to a place that is not in {there}")
    return len(links)
