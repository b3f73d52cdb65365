"""The process that converts. It gets bytes over a pipe, never a path, and answers over another pipe.

Started by ``launching`` with a list of what it may read; it confines itself before the first file.
"""

from __future__ import annotations

import json
import mimetypes
import os
import sys
from collections.abc import Callable

from guwah.core.sources.reading import Reading
from guwah.readers.confinement import confine
from guwah.readers.convert import convert
from guwah.readers.draft import Draft
from guwah.readers.limits import Limits
from guwah.readers.protocol import Message, pack, unpack
from guwah.readers.watchdog import Watchdog

Converter = Callable[[bytes, str, Draft], Reading]
NOT_NEEDED = ("numpy", "pandas", "PIL")
"""Libraries that others import where they find them: slow, large, and not needed to read text."""


def main(converter: Converter = convert) -> None:
    """Confine the process, say so, then answer files until the pipe is closed."""
    settings = json.loads(sys.argv[1])
    limits = Limits.from_json(settings["limits"])
    source, target = _take_over_pipes()
    prepare_imports()
    watchdog = Watchdog(lambda draft: _give_up(target, draft))
    in_force, missing = confine(limits, settings["readable"], watchdog.start)
    _write(target, pack({"hello": True, "in_force": in_force, "missing": missing}))
    while True:
        header, blobs = _next(source, limits)
        _answer(header["name"], blobs[0], limits, watchdog, converter, target)


def prepare_imports() -> None:
    """Keep imports small and away from files that the worker may not read."""
    mimetypes.knownfiles = []
    for name in NOT_NEEDED:
        sys.modules[name] = None  # type: ignore[assignment]


def _take_over_pipes() -> tuple[int, int]:
    """Move the pipes away from stdin and stdout, so that a library that prints cannot break the protocol."""
    source, target = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return source, target


def _next(source: int, limits: Limits) -> Message:
    def read(size: int) -> bytes:
        buffer = bytearray(size)
        view, filled = memoryview(buffer), 0
        while filled < size:
            count = os.readv(source, [view[filled:]])
            if not count:
                os._exit(0)
            filled += count
        return bytes(buffer)

    return unpack(read, limits.max_header_bytes, limits.max_input_bytes)


def _answer(
    untrusted_name: str,
    untrusted_bytes: bytes,
    limits: Limits,
    watchdog: Watchdog,
    converter: Converter,
    target: int,
) -> None:
    draft = Draft(limits)
    watchdog.watch(draft)
    try:
        reading = converter(untrusted_bytes, untrusted_name, draft)
    except MemoryError:
        reading = draft.failed("memory-limit", f"needed more than {limits.memory_bytes} bytes of memory")
    except RecursionError:
        reading = draft.failed("damaged", "nested too deep to be followed")
    except Exception as error:
        # The message of the error may hold words of the file; its kind cannot.
        reading = draft.failed("damaged", f"the converter failed with {type(error).__name__}")
    with watchdog.release():
        watchdog.done()
        _write(target, pack_reading(reading))


def _give_up(target: int, draft: Draft) -> None:
    draft.out_of_time()
    _write(target, pack_reading(draft.finish()))
    os._exit(0)


def pack_reading(reading: Reading) -> list[bytes]:
    """The answer as a message: the text and the parts are blobs."""
    header = {
        "status": reading.status,
        "media_type": reading.media_type,
        "converter": reading.converter,
        "version": reading.version,
        "reason_code": reading.reason_code,
        "reason": reading.reason,
        "anchors": [[anchor.kind, anchor.label, anchor.start, anchor.end] for anchor in reading.anchors],
        "names": [part.name for part in reading.parts],
    }
    return pack(header, [reading.text.encode(), *(part.untrusted_bytes for part in reading.parts)])


def _write(target: int, pieces: list[bytes]) -> None:
    for piece in pieces:
        view = memoryview(piece)
        while view:
            view = view[os.write(target, view) :]
