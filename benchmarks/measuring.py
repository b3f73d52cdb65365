"""What the benchmarks share: files to work on, a clock, the memory of this process and its children."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORDS = (
    "the men came at night and took my brother to the station where he was held for ten days and beaten then "
    "they moved him to the barracks behind the mill and we heard nothing until spring when a letter came"
).split()


def text_files(folder: Path, count: int, *, size: int = 5000, seed: int = 1) -> Path:
    """``count`` text files of ``size`` bytes of running words, some of them acts of the codebook."""
    rng = random.Random(seed)
    folder.mkdir(parents=True)
    for number in range(count):
        words, length = [], 0
        while length < size:
            sentence = " ".join(rng.choices(WORDS, k=12)).capitalize() + f" in May {2010 + number % 9}. "
            words.append(sentence)
            length += len(sentence)
        (folder / f"{number:06}.txt").write_text(f"File {number}. " + "".join(words)[: size - 20], "utf8")
    return folder


@contextmanager
def stopwatch() -> Iterator[dict[str, float]]:
    """Seconds of wall clock in ``["s"]`` once the block has ended."""
    out = {"s": 0.0}
    began = time.perf_counter()
    yield out
    out["s"] = time.perf_counter() - began


def peak_memory_mb() -> float:
    """The most memory that this process, or any one of its children, has used; MB."""
    scale = 1024 if os.uname().sysname != "Darwin" else 1024 * 1024
    usage = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return max(usage) / scale


def copied_and_hashed(source: Path, target: Path) -> None:
    """The least that any preservation does: hash each file, copy it, make it durable."""
    target.mkdir()
    for path in sorted(source.iterdir()):
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        with (target / digest).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def one_core() -> None:
    """Keep this process and its children on one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
