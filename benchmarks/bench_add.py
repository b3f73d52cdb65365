"""Adding and reading text files: files a second, memory, growth; beside a plain hash-and-copy with fsync."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import copied_and_hashed, one_core, peak_memory_mb, stopwatch, text_files

from guwah.services.add_source import add_sources
from guwah.services.create_case import create_case
from guwah.services.read_source import read_sources


def run(count: int) -> tuple[float, float, float]:
    """Seconds to add, seconds to read, MB."""
    with tempfile.TemporaryDirectory() as folder:
        files = text_files(Path(folder) / "files", count)
        session = create_case(Path(folder) / "case", title="bench", actor="bench")
        with session.case:
            with stopwatch() as adding:
                add_sources(session, [files])
            with stopwatch() as reading:
                read_sources(session)
        return adding["s"], reading["s"], peak_memory_mb()


def measured_apart(count: int) -> tuple[float, ...]:
    """One run in a process of its own, so that its memory is its own."""
    done = subprocess.run([sys.executable, __file__, str(count)], capture_output=True, text=True, check=True)
    return tuple(map(float, done.stdout.split()))


def main() -> None:
    one_core()
    if len(sys.argv) > 1:
        print(*run(int(sys.argv[1])))
        return
    measured = {}
    for count in (1000, 2000):
        # The better of two runs: a shared machine can only make a run slower.
        runs = [measured_apart(count) for _ in range(2)]
        add, read, memory = (min(run[number] for run in runs) for number in range(3))
        measured[count] = (add, read)
        print(f"{count} files of 5 kB: add {count / add:.0f} files/s, read {count / read:.0f} files/s, {memory:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        files = text_files(Path(folder) / "files", 1000)
        with stopwatch() as plain:
            copied_and_hashed(files, Path(folder) / "copies")
    print(f"twice the files: add {measured[2000][0] / measured[1000][0]:.2f} times as long, "
          f"read {measured[2000][1] / measured[1000][1]:.2f} times")  # fmt: skip
    ratio = measured[1000][0] / plain["s"]
    print(f"adding 1000 files takes {ratio:.1f} times a plain hash, copy and fsync ({plain['s']:.2f} s)")


if __name__ == "__main__":
    main()
