"""Nobody's name can be read in the channel files: they hold single letters and their nearest neighbours."""

from __future__ import annotations

import io
import json
import zipfile

import numpy as np
import pytest

from guwah.engines.names.channel_files import CHANNELS
from guwah.engines.names.units import FAMILIES, family, reading

TABLES = {
    f"{field}_{way}.npy" for field in ("becomes", "followed", "expected", "by_chance") for way in ("there", "back")
}


def content(script: str) -> dict[str, list]:
    return json.loads((CHANNELS / f"{script}.json").read_text("utf8"))


@pytest.mark.parametrize("script", FAMILIES)
def test_a_vocabulary_holds_letters_and_surroundings_and_nothing_else(script: str) -> None:
    found = content(script)
    assert list(found) == ["letters", "surroundings", "wider"]
    assert all(isinstance(number, int) for number in found["wider"])
    assert all(len(letter) == 1 for letter in found["letters"] if script != "Hani")


@pytest.mark.parametrize("script", ["Latn", "Cyrl", "Arab"])
def test_surroundings_have_three_letters_at_most(script: str) -> None:
    for key in content(script)["surroundings"]:
        assert len(key) <= 3
        assert all(isinstance(letter, str) and len(letter) == 1 for letter in key), key


def test_a_chinese_character_stands_only_beside_a_sound_of_its_own() -> None:
    for key in content("Hani")["surroundings"]:
        if isinstance(key, str):
            assert len(key) <= 2
            continue
        sound, syllable, place = key
        assert len(sound) <= 2
        assert isinstance(place, int)
        assert 0 <= place < 6
        if family(syllable) == "Hani":
            assert len(syllable) == 1
            assert sound.replace("N", "ng") in reading(syllable)
        else:
            assert syllable.isalpha()
            assert len(syllable) <= 6
            assert sound.replace("N", "ng") in syllable


def test_channels_hold_numbers_alone() -> None:
    paths = sorted(CHANNELS.glob("*.npz"))
    assert len(paths) == 10
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            assert set(archive.namelist()) == TABLES
            assert not archive.comment
            for entry in archive.infolist():
                assert not entry.comment
                array = np.load(io.BytesIO(archive.read(entry)), allow_pickle=False)
                assert array.dtype in (np.int8, np.float32)


def test_the_calibration_is_three_numbers_for_each_pair_of_scripts() -> None:
    for scripts, factors in json.loads((CHANNELS / "calibration.json").read_text("utf8")).items():
        assert set(scripts.split("-")) <= set(FAMILIES)
        assert len(factors) == 3
        assert all(isinstance(factor, int | float) for factor in factors)


def test_nothing_else_lies_beside_them() -> None:
    assert {path.suffix for path in CHANNELS.iterdir()} <= {".npz", ".json", ".md"}
