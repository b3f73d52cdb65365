"""The house rules that a machine can see."""

from __future__ import annotations

import ast
import re

import pytest

from house.tree import ROOT, SRC, calls, imports, modules, own_files

LONGEST_FUNCTION = 60
LONGEST_FILE = 400
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
VERSIONED = re.compile(r"(?:^|[_-])v?\d+(?:[._]\d+)*$")
PURE = {
    "__future__", "array", "bisect", "calendar", "collections", "dataclasses", "datetime", "decimal", "enum",
    "fractions", "functools", "guwah", "hashlib", "heapq", "hmac", "itertools", "json", "math", "operator", "re",
    "statistics", "string", "typing", "unicodedata", "urllib", "zlib",
}  # fmt: skip
"""What core may import: nothing that touches disk, clock, network, database, web or log."""
ELSEWHERE = [
    "/" + "root/", "/" + "home/", "/" + "Users/", "/" + "work/", "/opt/" + "pypi", "pypi" + ".org",
    "files.python" + "hosted", "npm" + "js.org", "static.crates" + ".io", "proxy.golang" + ".org",
]  # fmt: skip
INSIDE_A_FILE_FORMAT = re.compile(r"\b(?:xl|word)/\S+")


def test_no_function_is_a_giant() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


def test_no_file_holds_two_ideas() -> None:
    written = [path for path in SRC.rglob("*") if path.suffix in (".py", ".html", ".css")]
    long = [path for path in written if len(path.read_text("utf8").splitlines()) > LONGEST_FILE]
    assert written
    assert not [path.relative_to(ROOT).as_posix() for path in long if "migrations" not in path.parts]


def test_everything_has_a_name_that_says_something() -> None:
    for path in own_files():
        parts = path.relative_to(ROOT).parts
        assert not NAMELESS & {path.stem, *parts[:-1]}, path
        assert not any(VERSIONED.search(folder) for folder in parts[:-1]), path


def test_output_goes_through_the_command_line() -> None:
    assert not [f"{path}:{call.lineno}" for path, tree in modules().items() for name, call in calls(tree)
                if name == "print" and isinstance(call.func, ast.Name)]  # fmt: skip


def test_nothing_is_left_to_do_in_a_comment() -> None:
    words = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")
    for path in own_files():
        if path.suffix in (".py", ".html", ".css", ".yaml", ".toml") or path.name == "Makefile":
            assert not words.search(path.read_text("utf8")), path


def test_no_place_of_one_machine_and_no_registry_is_named() -> None:
    for path in own_files():
        try:
            text = INSIDE_A_FILE_FORMAT.sub("", path.read_text("utf8"))
        except UnicodeDecodeError:
            continue
        assert not [words for words in ELSEWHERE if words in text], path


@pytest.mark.parametrize("path", [path for path, tree in modules().items() if tree.body])
def test_every_module_says_what_it_is(path: str) -> None:
    assert ast.get_docstring(modules()[path])


def test_public_functions_and_classes_of_core_are_documented() -> None:
    bare = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in modules().items()
        if path.startswith("core/")
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not bare


def test_core_touches_nothing_outside() -> None:
    impure = [
        f"{path}:{line} {name}"
        for path, tree in modules().items()
        if path.startswith("core/")
        for name, line in imports(tree)
        if name.partition(".")[0] not in PURE
    ]
    impure += [
        f"{path}:{call.lineno} {name}"
        for path, tree in modules().items()
        if path.startswith("core/")
        for name, call in calls(tree)
        if name in ("now", "today", "utcnow", "open", "input")
    ]
    assert not impure
