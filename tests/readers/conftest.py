"""One sandbox for the tests of formats: its start is paid once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guwah.readers.sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as ready:
        yield ready
