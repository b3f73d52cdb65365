"""The ``guwah`` command: finds the subcommand, runs it, turns errors into messages and exit codes."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from pathlib import Path

import click
from django.db import DatabaseError

import guwah
from guwah.cli.output import warn
from guwah.core.values.errors import ConsentRefusedError, GuwahError, IntegrityError, UnreliableError

NEGATIVE, WRONG_USE, INTERNAL, INTERRUPTED = 1, 2, 3, 130
"""Exit codes besides 0: the finding is negative; wrong use; an internal failure; stopped by the user."""

COMMANDS = (
    "demo", "new", "add", "consent", "read", "review", "decide", "who", "search", "judge", "places", "weigh",
    "timeline", "dates", "names", "link", "publish", "verify", "sources", "codebook", "member", "head", "backup",
    "erase",
)  # fmt: skip


class LazyGroup(click.Group):
    """Loads a command's module only when it is called, so that ``guwah --help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"guwah.cli.commands.{cmd_name}").command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(guwah.__version__, prog_name="guwah")
def group() -> None:
    """From survivors' testimony to findings that stand up, while keeping the witness safe.

    Start with: guwah demo
    """


def main() -> None:
    """The entry point."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    os.umask(0o077)
    try:
        result = group.main(arguments, prog_name="guwah", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        warn("Stopped. What was done is kept; the same command goes on from here.")
        return INTERRUPTED
    except (ConsentRefusedError, IntegrityError, UnreliableError) as error:
        warn(f"guwah: {error}")
        return NEGATIVE
    except GuwahError as error:
        warn(f"guwah: {error}")
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, DatabaseError) as error:
        warn(f"guwah: {_surroundings(error)}")
        return WRONG_USE
    except Exception as error:
        return _internal(error)


def _surroundings(error: Exception) -> str:
    """What is wrong around the program: a folder that cannot be written, a database that is none."""
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        return f"[system] {error.strerror or type(error).__name__}:{where}. Check the path and your rights to it."
    return "[database-unreadable] the case's database cannot be read or written. Run: guwah verify CASE"


def _internal(error: Exception) -> int:
    """Say where it failed; the message itself may hold words of a witness, so it is shown only on request."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    warn(
        f"guwah: [internal] {type(error).__name__} in {place}. "
        "What was recorded before is kept; this is a fault in guwah."
    )
    if os.environ.get("GUWAH_DEBUG"):
        traceback.print_exception(error)
    else:
        warn("Set GUWAH_DEBUG=1 to see the whole report. It may hold words from your case: read it before you send it.")
    return INTERNAL
