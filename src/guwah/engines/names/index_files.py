"""A name index on disk, so that a long list is prepared once.

One ``.npz`` file of plain arrays, no pickles. It is derived: whoever keeps one says by ``stamp`` of what it was made,
and makes it anew when that no longer holds.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guwah.engines.names.compare import Prepared
from guwah.engines.names.index import NameIndex, Postings, WordKeys
from guwah.engines.names.units import FAMILIES
from guwah.engines.names.vocabulary import Encoded
from guwah.engines.names.word_table import WordTable

FORMAT = 1
_PREPARED = ("forms", "sexes", "initials", "heads", "counts", "joined")


def save_index(index: NameIndex, path: Path, *, stamp: str) -> None:
    """Write ``index`` to ``path``, whole or not at all, readable by its owner alone."""
    arrays: dict[str, NDArray[Any]] = {"format": np.array([FORMAT]), "stamp": _bytes([stamp])}
    arrays |= {"names": _bytes(index.names)}
    arrays |= {field: getattr(index.prepared, field) for field in _PREPARED}
    arrays |= _table_arrays(index.prepared.table)
    arrays |= _postings_arrays("names_of", index.names_of)
    for script, keys in index.keys.items():
        arrays |= _postings_arrays(f"keys_{script}", keys.postings)
        arrays |= {f"numbers_{script}": keys.numbers, f"telling_{script}": keys.telling, f"sizes_{script}": keys.sizes}
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def load_index(path: Path, *, stamp: str) -> NameIndex | None:
    """The index at ``path``; none where there is none, or not one of this ``stamp`` and of this version."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            if arrays["format"][0] != FORMAT or _texts(arrays["stamp"]) != [stamp]:
                return None
            return _index(arrays)
    except (OSError, ValueError, KeyError, EOFError):
        return None


def _index(arrays: Mapping[str, NDArray[Any]]) -> NameIndex:
    prepared = Prepared(_table(arrays), **{field: arrays[field] for field in _PREPARED})
    keys = {
        script: WordKeys(
            arrays[f"numbers_{script}"],
            _postings(arrays, f"keys_{script}"),
            arrays[f"telling_{script}"],
            arrays[f"sizes_{script}"],
        )
        for script in FAMILIES
        if f"numbers_{script}" in arrays
    }
    return NameIndex(_texts(arrays["names"]), prepared, keys, _postings(arrays, "names_of"))


def _table_arrays(table: WordTable) -> dict[str, NDArray[Any]]:
    state = table.state()
    arrays: dict[str, NDArray[Any]] = {"words": _bytes(state.words)}
    arrays |= {"scripts": state.scripts, "rows": state.rows, "groups": state.groups}
    for script, words in state.encoded.items():
        arrays |= {f"letters_{script}": words.letters, f"around_{script}": words.surroundings}
        arrays |= {f"lengths_{script}": words.lengths}
    return arrays


def _table(arrays: Mapping[str, NDArray[Any]]) -> WordTable:
    encoded = {
        number: Encoded(arrays[f"letters_{number}"], arrays[f"around_{number}"], arrays[f"lengths_{number}"])
        for number in range(len(FAMILIES))
        if f"letters_{number}" in arrays
    }
    return WordTable.restored(_texts(arrays["words"]), arrays["scripts"], arrays["rows"], arrays["groups"], encoded)


def _postings_arrays(name: str, postings: Postings) -> dict[str, NDArray[Any]]:
    return {f"{name}_starts": postings.starts, f"{name}_entries": postings.entries}


def _postings(arrays: Mapping[str, NDArray[Any]], name: str) -> Postings:
    return Postings(arrays[f"{name}_starts"], arrays[f"{name}_entries"])


def _bytes(texts: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(texts).encode("ascii"), np.uint8)


def _texts(array: NDArray[Any]) -> list[str]:
    return [str(text) for text in json.loads(array.tobytes())]
