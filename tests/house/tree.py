"""The source tree as the house tests look at it."""

from __future__ import annotations

import ast
import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "guwah"
DOCS = ROOT / "docs"
LEFT_BEHIND = {".git", ".venv", "__pycache__", "build", "dist", "guwah-demo"}
"""Folders that tools make; they are no part of the tree."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module that a person wrote, parsed, by its path below src/guwah; generated migrations are not."""
    paths = [path for path in sorted(SRC.rglob("*.py")) if "migrations" not in path.parts]
    return {path.relative_to(SRC).as_posix(): ast.parse(path.read_text("utf8")) for path in paths}


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call in the tree with the last part of the name that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, node


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module that is imported anywhere in the tree, also inside functions, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def own_files() -> list[Path]:
    """Every file of the project: tracked, or new and not ignored; without git, all but what tools make."""
    listed = _listed_by_git()
    if listed:
        return listed
    found: list[Path] = []
    for current, folders, files in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in LEFT_BEHIND and not name.endswith(("_cache", ".egg-info")) and name != ".hypothesis"
        ]
        found += [Path(current) / name for name in files]
    return sorted(found)


def _listed_by_git() -> list[Path]:
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    paths = (ROOT / os.fsdecode(name) for name in done.stdout.split(b"\0") if name)
    return sorted(path for path in paths if path.is_file())
