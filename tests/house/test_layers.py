"""The floors of the house: import-linter's contracts are kept, and nobody has thinned them out."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path

from house.tree import ROOT, SRC

FLOORS = [
    {"cli"},
    {"services"},
    {"readers", "engines", "store", "exports"},
    {"reference", "vault"},
    {"core"},
]


def test_every_contract_is_kept() -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(lint), "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_floors_are_as_the_house_says() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    floors = config["importlinter:contract:floors"]["layers"].split("\n")
    assert [set(floor.split(" | ")) for floor in floors if floor] == FLOORS
    assert config["importlinter:contract:floors"].getboolean("exhaustive")
    assert config["importlinter:contract:journey"].getboolean("exhaustive")


def test_every_room_is_on_a_floor() -> None:
    rooms = {path.parent.name for path in SRC.glob("*/__init__.py")}
    assert rooms == set().union(*FLOORS)


def test_contracts_name_no_exception() -> None:
    assert "ignore_imports" not in (ROOT / ".importlinter").read_text("utf8")
