"""Verifying a case: MB of originals a second; beside a bare SHA-256 of the same files."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from measuring import one_core, stopwatch

from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.verify_case import verify_case

FILES, SIZE = 40, 25_000_000


def main() -> None:
    one_core()
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        for number in range(FILES):
            (files / f"{number}.bin").write_bytes(os.urandom(SIZE))
        session = create_case(Path(folder) / "case", title="bench", actor="bench")
        with session.case:
            add_sources(session, [files])
        with stopwatch() as bare:
            for path in sorted(files.iterdir()):
                with path.open("rb") as file:
                    hashlib.file_digest(file, "sha256").hexdigest()
        with stopwatch() as whole:
            result = verify_case(Path(folder) / "case")
        assert result.holds, result.problems
        total = FILES * SIZE / 1e6
        print(f"verify: {total / whole['s']:.0f} MB/s of originals; bare SHA-256: {total / bare['s']:.0f} MB/s")
        print(f"ratio to bare SHA-256: {whole['s'] / bare['s']:.2f}")


if __name__ == "__main__":
    main()
