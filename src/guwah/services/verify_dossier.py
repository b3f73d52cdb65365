"""Check a dossier offline: every file, every link, every statement's words, the signature."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from lxml import etree, html

from guwah.core.values.errors import IntegrityError
from guwah.exports.manifest import MANIFEST, SIGNATURE, read_manifest, released_digest
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
        manifest = _signed_manifest(folder, out)
    except IntegrityError as error:
        out.fault(error.code, MANIFEST, error.message)
        return out
    if key is not None and manifest["public_key"] != key:
        out.fault("key-differs", MANIFEST, "it is signed with another key than the one given")
    if key is None:
        out.notes.append("The signing key was not compared; give --key with the case's public key to do so.")
    try:
        _check_files(folder, manifest, out)
        _check_pages(folder, manifest, out)
    except (KeyError, TypeError, AttributeError):
        out.fault("manifest-damaged", MANIFEST, "it lacks something that every manifest has")
    return out


def _signed_manifest(folder: Path, out: Verification) -> dict[str, Any]:
    data = (folder / MANIFEST).read_bytes()
    manifest = read_manifest(data)
    try:
        signature = (folder / SIGNATURE).read_bytes().decode("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise IntegrityError("signature-missing", f"{SIGNATURE} cannot be read.") from error
    if not signature.endswith("\n"):
        raise IntegrityError("signature-invalid", f"{SIGNATURE} is not as guwah wrote it.")
    check_signature(str(manifest.get("public_key")), data, signature[:-1])
    out.key = manifest["public_key"]
    return manifest


def _check_files(folder: Path, manifest: dict[str, Any], out: Verification) -> None:
    listed = manifest["files"]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    for extra in sorted(there - set(listed) - {MANIFEST, SIGNATURE}):
        out.fault("file-not-listed", extra, "it is not in the manifest")
    for path, said in sorted(listed.items()):
        place = folder / path
        if path not in there or place.is_symlink():
            out.fault("file-missing", path, "it is in the manifest but not in the folder")
        elif hashlib.sha256(place.read_bytes()).hexdigest() != said["sha256"]:
            out.fault("file-changed", path, "its bytes are not those that were signed")
    out.checked["files"] = len(listed)


def _check_pages(folder: Path, manifest: dict[str, Any], out: Verification) -> None:
    pages = {path: _parsed(folder / path) for path in manifest["files"] if path.endswith(".html")}
    for said in manifest["statements"]:
        page = pages.get(said["page"])
        found = page.xpath("//*[@id=$name]", name=said["anchor"]) if page is not None else []
        if len(found) != 1:
            out.fault("statement-missing", said["page"], f"statement {said['number']} is not there")
        elif said["released_sha256"] and released_digest(found[0].text_content()) != said["released_sha256"]:
            out.fault("quote-changed", said["page"], f"the words of statement {said['number']} are not those released")
    out.checked["statements"] = len(manifest["statements"])
    out.checked["links"] = sum(_check_links(path, page, pages, folder, out) for path, page in pages.items())


def _parsed(path: Path) -> Any:
    try:
        return html.document_fromstring(path.read_bytes().decode("utf8"))
    except (OSError, ValueError, etree.LxmlError):
        return None


def _check_links(path: str, page: Any, pages: dict[str, Any], folder: Path, out: Verification) -> int:
    if page is None:
        return 0
    links = page.xpath("//@href")
    for link in links:
        target, fragment = urldefrag(unquote(link))
        place = (folder / path).parent / target if target else folder / path
        relative = _inside(place, folder)
        if relative is None or not place.exists():
            out.fault("link-broken", path, f"a link leads to {target}, which is not in the dossier")
        elif fragment and relative in pages and not pages[relative].xpath("//*[@id=$name]", name=fragment):
            out.fault("link-broken", path, f"a link leads to a place that is not in {relative}")
    return len(links)


def _inside(place: Path, folder: Path) -> str | None:
    try:
        return place.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return None
