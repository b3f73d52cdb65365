"""The trained channels and their vocabularies on disk: arrays, and lists of letters in JSON."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import astuple
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.channel import Calibration, Channel, Direction
from guwah.engines.names.units import FAMILIES
from guwah.engines.names.vocabulary import Vocabulary

CHANNELS = Path(__file__).parents[2] / "reference" / "names" / "channels"
_FIELDS = ("becomes", "followed", "expected", "by_chance")
_TABLES = [f"{field}_{way}" for way in ("there", "back") for field in _FIELDS]


def save_channels(
    folder: Path, channels: Mapping[tuple[str, str], Channel], vocabularies: Mapping[str, Vocabulary]
) -> None:
    """Write them, the same bytes for the same content."""
    folder.mkdir(parents=True, exist_ok=True)
    for script, vocabulary in vocabularies.items():
        content = {
            "letters": list(vocabulary.letters),
            "surroundings": [list(key) if isinstance(key, tuple) else key for key in vocabulary.surroundings],
            "wider": vocabulary.wider.tolist(),
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{script}.json").write_text(text + "\n", "utf8")
    calibrations = {"-".join(scripts): astuple(channel.calibration) for scripts, channel in channels.items()}
    (folder / "calibration.json").write_text(json.dumps(calibrations, indent=1) + "\n", "utf8")
    for scripts, channel in channels.items():
        directions = (channel.there, channel.back)
        arrays = [table for way in directions for table in (getattr(way, field) for field in _FIELDS)]
        _save(folder / f"{'-'.join(scripts)}.npz", dict(zip(_TABLES, arrays, strict=True)))


def _save(path: Path, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """As ``numpy.savez_compressed``, without the time of writing in the archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.save(buffer, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED, 9)


@cache
def load_vocabulary(script: str) -> Vocabulary:
    """The letters and surroundings of ``script`` that the channels know."""
    content = json.loads((CHANNELS / f"{script}.json").read_text("utf8"))
    letters = {letter: number for number, letter in enumerate(content["letters"], 1)}
    keys = (tuple(key) if isinstance(key, list) else key for key in content["surroundings"])
    surroundings = {key: number for number, key in enumerate(keys, 1)}
    return Vocabulary(script, letters, surroundings, np.array(content["wider"], np.uint16))


@cache
def load_channel(left: str, right: str) -> Channel:
    """The channel from script ``left`` to script ``right``."""
    if FAMILIES.index(left) > FAMILIES.index(right):
        return load_channel(right, left).reverse()
    with np.load(CHANNELS / f"{left}-{right}.npz", allow_pickle=False) as arrays:
        tables = [arrays[name] for name in _TABLES]
    calibration = Calibration(*json.loads((CHANNELS / "calibration.json").read_text("utf8"))[f"{left}-{right}"])
    return Channel((left, right), Direction(*tables[:4]), Direction(*tables[4:]), calibration)
