"""docs/commands.md holds every command with every argument and option, and nothing that does not exist."""

from __future__ import annotations

import re
from functools import cache

import click
import pytest
from click.testing import CliRunner

from guwah.cli.main import COMMANDS, group
from house.tree import DOCS, SRC

OPTION = re.compile(r"`(--?[a-z][a-z-]*)")
EVERYWHERE = {"--help", "-h"}


@cache
def sections() -> dict[str, str]:
    """The text under each heading "## guwah NAME", by NAME."""
    parts = re.split(r"^## guwah ([a-z-]+)\n", (DOCS / "commands.md").read_text("utf8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found is not None
    return found


def options_of(name: str) -> set[str]:
    options = [param for param in command(name).params if isinstance(param, click.Option)]
    return {word for option in options for word in (*option.opts, *option.secondary_opts)}


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert list(sections()) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_every_documented_option_exists(name: str) -> None:
    assert set(OPTION.findall(sections()[name])) - EVERYWHERE == options_of(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_is_documented(name: str) -> None:
    for param in command(name).params:
        if isinstance(param, click.Argument):
            assert f"`{(param.name or '').upper()}`" in sections()[name], param.name


@pytest.mark.parametrize("name", COMMANDS)
def test_the_section_shows_an_example(name: str) -> None:
    assert re.search(rf"^    guwah {name}\b", sections()[name], flags=re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_the_command_does_and_gives_an_example(name: str) -> None:
    done = CliRunner().invoke(group, [name, "--help"])
    assert done.exit_code == 0
    assert command(name).help
    assert re.search(rf"Example: guwah {name}\b", done.output)


def test_options_of_the_program_itself_are_documented() -> None:
    text = (DOCS / "commands.md").read_text("utf8")
    for option in ("--version", "--help", "-h"):
        assert f"`{option}`" in text


def test_every_environment_variable_is_documented() -> None:
    text = (DOCS / "commands.md").read_text("utf8")
    used = {name for path in SRC.rglob("*.py") for name in re.findall(r"\bGUWAH_[A-Z_]+", path.read_text("utf8"))}
    assert used == set(re.findall(r"\bGUWAH_[A-Z_]+", text))
