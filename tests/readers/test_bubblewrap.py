"""The command line of bubblewrap."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from guwah.readers.bubblewrap import find_bubblewrap, wrapped
from guwah.readers.places import readable_places
from guwah.readers.sandbox import Sandbox


def test_nothing_bound_is_hidden_by_an_empty_place() -> None:
    command = wrapped("bwrap", ["python"], ["/tmp/guwah"])
    assert command.index("--tmpfs") < command.index("--ro-bind")
    assert "--bind" not in command and command[-2:] == ["--", "python"]


def test_readable_places_hold_no_folder_of_a_user() -> None:
    places = [Path(place) for place in readable_places()]
    for folder in (Path.cwd(), Path.home(), Path("/"), Path("/etc"), Path("/tmp")):
        assert folder not in places
        assert not any(folder != place and folder.is_relative_to(place) for place in places)


@pytest.mark.skipif(sys.platform != "linux" or not find_bubblewrap(), reason="needs bubblewrap")
def test_bubblewrap_is_used_where_it_works() -> None:
    with Sandbox() as sandbox:
        in_force, _, missing = sandbox.confinement.partition("Not in force")
    if "does not work here" in missing:
        pytest.skip("bubblewrap does not work here")
    assert "bubblewrap" in in_force
