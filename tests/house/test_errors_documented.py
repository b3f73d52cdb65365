"""docs/errors.md holds every code that the program can give, and none that it cannot."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from guwah.core.values import errors
from guwah.readers.reasons import CODES
from house.tree import DOCS, calls, modules

FAMILIES = {
    name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, errors.GuwahError)
}
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
IN_BRACKETS = re.compile(r"\[([a-z]+(?:-[a-z]+)*)\] ")


def literals(node: ast.expr) -> list[str] | None:
    """The texts that an expression can be, where it is a literal or a choice between literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        first, second = literals(node.body), literals(node.orelse)
        return [*first, *second] if first is not None and second is not None else None
    return None


def given_codes(name: str, call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are codes."""
    if name in FAMILIES or name == "fault":
        return call.args[:1]
    if name == "_refuse":
        return [item for item in call.args[1:2] if not isinstance(item, ast.Starred)]
    if name == "Arrival":
        return [item.elts[0] for item in call.args if isinstance(item, ast.Tuple)]
    return [item.value for item in call.keywords if item.arg == "reason_code"]


def codes_in_source() -> dict[str, str]:
    """Every code with a place where it is given."""
    found = dict.fromkeys(CODES, "readers/reasons.py")
    for path, tree in modules().items():
        for name, call in calls(tree):
            for argument in given_codes(name, call):
                for code in literals(argument) or ():
                    found.setdefault(code, f"{path}:{call.lineno}")
        for code in codes_in_messages(tree):
            found.setdefault(code, path)
    return found


def codes_in_messages(tree: ast.Module) -> Iterator[str]:
    """Codes that a message spells out itself: "guwah: [internal] ..."."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from IN_BRACKETS.findall(node.value)


def codes_in_docs() -> list[str]:
    return re.findall(r"^\| `([a-z-]+)` \|", (DOCS / "errors.md").read_text("utf8"), flags=re.MULTILINE)


def test_every_code_is_documented() -> None:
    missing = {code: place for code, place in codes_in_source().items() if code not in set(codes_in_docs())}
    assert not missing


def test_every_documented_code_exists() -> None:
    assert not set(codes_in_docs()) - set(codes_in_source())


def test_no_code_is_documented_twice_under_one_heading() -> None:
    parts = re.split(r"^## .*$", (DOCS / "errors.md").read_text("utf8"), flags=re.MULTILINE)
    for part in parts:
        found = re.findall(r"^\| `([a-z-]+)` \|", part, flags=re.MULTILINE)
        assert len(found) == len(set(found))


def test_every_row_says_what_to_do() -> None:
    for row in re.findall(r"^\| `[a-z-]+` \|.*$", (DOCS / "errors.md").read_text("utf8"), flags=re.MULTILINE):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 3, row
        assert all(cells), row


def test_codes_are_lower_case_words_with_hyphens() -> None:
    assert not [code for code in codes_in_source() if not CODE.fullmatch(code)]


def test_errors_are_raised_with_a_code_that_can_be_read_in_the_source() -> None:
    """Else the tests above would not see it."""
    hidden = [
        f"{path}:{call.lineno}"
        for path, tree in modules().items()
        for name, call in calls(tree)
        if name in FAMILIES and (not call.args or literals(call.args[0]) is None)
    ]
    assert not hidden


def test_readers_give_only_their_own_reasons() -> None:
    wrong = [
        f"{path}:{call.lineno} {code}"
        for path, tree in modules().items()
        if path.startswith("readers/")
        for name, call in calls(tree)
        if name in ("Unreadable", "lacks", "failed", "_unread") and call.args
        for code in literals(call.args[0]) or ()
        if code not in CODES
    ]
    assert not wrong
