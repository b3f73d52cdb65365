"""What the worker must be able to read: Python, the libraries, this package. Never a place of a case."""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
from pathlib import Path

LIBRARIES = [
    "lxml",
    "openpyxl",
    "et_xmlfile",
    "defusedxml",
    "pypdfium2",
    "pypdfium2_raw",
    "pysubs2",
    "webvtt",
]
LIBRARIES += ["striprtf", "charset_normalizer"]
SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
OURS = Path(__file__).resolve().parents[1]


def interpreter() -> str:
    """The Python program itself, behind any virtual environment."""
    return os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)


def import_paths() -> list[str]:
    """Where the worker finds libraries and this package.

    The current folder and PYTHONPATH are not taken over: they may be a place of a case.
    """
    return list(dict.fromkeys([*_library_folders(), str(OURS.parent)]))


def readable_places() -> list[str]:
    """Files and folders the worker may read. Of the folder above this package only the package itself."""
    standard = [path for path in sys.path if Path(path).is_relative_to(sysconfig.get_path("stdlib"))]
    shared = sysconfig.get_config_var("LIBDIR") or ""
    places = [interpreter(), *standard, *_library_folders(), str(OURS), shared, *SYSTEM]
    return [place for place in dict.fromkeys(places) if place and os.path.exists(place)]


def _library_folders() -> list[str]:
    folders = []
    for name in LIBRARIES:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin:
            origin = Path(spec.origin)
            folders.append(str(origin.parent.parent if origin.stem == "__init__" else origin.parent))
    return list(dict.fromkeys(folders))
