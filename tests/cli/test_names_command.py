"""guwah names: compare, variants and search, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from guwah.cli.commands.names import command

Run = Callable[..., tuple[int, str, str]]
DOCS = Path(__file__).resolve().parents[2] / "docs"
PAIRS = "Aygul Memet\t阿依古丽·买买提\n\nAygul Memet\tAynur Memet\n"


@pytest.fixture
def guwah(guwah: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run "guwah names" in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, stdin="": guwah("names", *arguments, stdin=stdin)


def lines(answer: tuple[int, str, str]) -> list[dict]:
    code, out, err = answer
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def test_two_names_are_compared_with_the_path(guwah: Run) -> None:
    code, out, err = guwah("compare", "Aygul Memet", "阿依古丽·买买提")
    assert (code, err) == (0, "")
    first, *path = out.splitlines()
    assert first.startswith("Aygul Memet | 阿依古丽·买买提: +")
    assert first.endswith(" bits")
    assert any("one name in the tables of names" in line for line in path)
    assert all(line.startswith("    ") for line in path)


def test_json_is_as_the_formats_say(guwah: Run) -> None:
    (found,) = lines(guwah("compare", "Aygul", "Aynur", "--json"))
    assert set(found) == {"a", "b", "weight_bits", "path", "kind"}
    assert (found["a"], found["b"], found["kind"]) == ("Aygul", "Aynur", "person")
    assert found["weight_bits"] < 0


def test_pairs_come_from_a_file_or_standard_input(guwah: Run) -> None:
    Path("pairs.tsv").write_text(PAIRS, "utf-8-sig")
    from_file = lines(guwah("compare", "--pairs", "pairs.tsv", "--json"))
    assert [(item["a"], item["b"]) for item in from_file] == [
        ("Aygul Memet", "阿依古丽·买买提"), ("Aygul Memet", "Aynur Memet"),
    ]  # fmt: skip
    assert lines(guwah("compare", "--pairs", "-", "--json", stdin=PAIRS)) == from_file


def test_the_path_can_be_left_out(guwah: Run) -> None:
    assert all(not item["path"] for item in lines(guwah("compare", "--pairs", "-", "--no-path", "--json", stdin=PAIRS)))
    code, out, _ = guwah("compare", "Aygul", "Aygul", "--no-path")
    assert (code, len(out.splitlines())) == (0, 1)


def test_places_are_compared(guwah: Run) -> None:
    (found,) = lines(guwah("compare", "Kashgar", "喀什", "--kind", "place", "--json"))
    assert found["kind"] == "place"
    assert found["weight_bits"] >= 10


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare",), ("compare", "Aygul"), ("compare", "a", "b", "c"), ("compare", "a", "b", "--pairs", "p.tsv"),
        ("compare", "a", "b", "--kind", "camp"), ("search", "--in", "n.txt"),
        ("search", "a", "--queries", "q", "--in", "n"),
        ("search", "a"), ("search", "a", "--in", "n.txt", "--limit", "0"), ("variants",), ("no-such",),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_two(guwah: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = guwah(*arguments)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize(
    ("content", "code"),
    [("one name alone\n", "pair-malformed"), ("a\tb\tc\n", "pair-malformed"), (None, "path-missing")],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_code(guwah: Run, content: str | None, code: str) -> None:
    if content is not None:
        Path("pairs.tsv").write_text(content, "utf8")
    exit_code, out, err = guwah("compare", "--pairs", "pairs.tsv")
    assert (exit_code, out) == (2, "")
    assert f"[{code}]" in err
    assert "one name alone" not in err


def test_a_file_that_is_no_text_is_refused(guwah: Run) -> None:
    Path("pairs.tsv").write_bytes(b"\xff\xfe\x00")
    code, _, err = guwah("compare", "--pairs", "pairs.tsv")
    assert code == 2
    assert "[file-unreadable]" in err


def test_variants_are_listed(guwah: Run) -> None:
    code, out, err = guwah("variants", "Reyhangul")
    assert (code, err) == (0, "")
    assert "热依汗古丽" in out
    assert "Hani" in out
    (found,) = lines(guwah("variants", "Reyhangul", "--json"))
    assert found["name"] == "Reyhangul"
    assert all(set(item) == {"name", "script", "path"} for item in found["variants"])
    assert guwah("variants", "🙂")[1] == "No table has another spelling.\n"


def test_a_list_is_searched(guwah: Run) -> None:
    Path("names.txt").write_text("Aygul Memet\r\n\r\nOmar Karim\r\nAygul Memet\r\n", "utf8")
    code, out, err = guwah("search", "ئايگۈل مەمەت", "--in", "names.txt")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "ئايگۈل مەمەت"
    assert out.count("Aygul Memet") == 1
    (found,) = lines(guwah("search", "ئايگۈل مەمەت", "--in", "names.txt", "--limit", "1", "--json"))
    assert set(found) == {"query", "candidates"}
    (best,) = found["candidates"]
    assert set(best) == {"name", "rank", "weight_bits", "path"}
    assert (best["name"], best["rank"]) == ("Aygul Memet", 1)
    assert best["path"]


def test_queries_come_from_standard_input_and_paths_can_be_left_out(guwah: Run) -> None:
    Path("names.txt").write_text("Aygul Memet\nOmar Karim\n", "utf8")
    answer = guwah(
        "search", "--queries", "-", "--in", "names.txt", "--no-path", "--json", stdin="Айгуль Мамет\n\nعمر كريم\n"
    )
    one, other = lines(answer)
    assert one["candidates"][0]["name"] == "Aygul Memet"
    assert other["candidates"][0]["name"] == "Omar Karim"
    assert not one["candidates"][0]["path"]


def test_an_empty_list_is_searched_in_vain(guwah: Run) -> None:
    Path("names.txt").write_text("\n", "utf8")
    assert lines(guwah("search", "Aygul", "--in", "names.txt", "--json")) == [{"query": "Aygul", "candidates": []}]


def test_nothing_is_left_on_disk(guwah: Run) -> None:
    Path("names.txt").write_text("Aygul Memet\n", "utf8")
    guwah("search", "Aygul", "--in", "names.txt")
    guwah("compare", "Aygul", "Aynur")
    assert [path.name for path in Path().iterdir()] == ["names.txt"]


@pytest.mark.parametrize("name", ["compare", "variants", "search"])
def test_every_subcommand_is_documented_with_its_options_and_an_example(guwah: Run, name: str) -> None:
    code, out, _ = guwah(name, "--help")
    assert code == 0
    assert f"Example: guwah names {name}" in out
    section = (DOCS / "commands.md").read_text("utf8").split("\n## guwah names\n")[1].split("\n## ")[0]
    assert f"\n    guwah names {name} " in section
    for param in command.commands[name].params:
        if isinstance(param, click.Option):
            assert f"`{name} {param.opts[0]}" in section, param.opts
