"""The channels on disk: what is saved comes back, every shipped one loads, and shapes fit the vocabularies."""

from __future__ import annotations

import itertools
from dataclasses import astuple, replace
from pathlib import Path

import numpy as np
import pytest

from guwah.engines.names import channel_files
from guwah.engines.names.channel import EIGHTHS, Calibration, Channel
from guwah.engines.names.channel_files import CHANNELS, load_channel, load_vocabulary, save_channels
from guwah.engines.names.units import FAMILIES

ALL = list(itertools.combinations_with_replacement(FAMILIES, 2))
FIELDS = ("becomes", "followed", "expected", "by_chance")
PATHS = sorted([f"{a}-{b}.npz" for a, b in ALL] + [f"{script}.json" for script in FAMILIES] + ["calibration.json"])


def test_exactly_the_channels_between_all_scripts_are_shipped() -> None:
    assert sorted(path.name for path in CHANNELS.iterdir() if path.suffix != ".md") == PATHS
    assert sum(path.stat().st_size for path in CHANNELS.iterdir()) < 8_000_000


@pytest.mark.parametrize("scripts", ALL, ids="-".join)
def test_shapes_fit_the_vocabularies(scripts: tuple[str, str]) -> None:
    channel = load_channel(*scripts)
    left, right = (load_vocabulary(script) for script in scripts)
    for direction, source, target in ((channel.there, left, right), (channel.back, right, left)):
        rows, letters = len(source.surroundings) + 1, len(target.letters)
        assert direction.becomes.shape == (rows, letters + 2)
        assert direction.followed.shape == (rows, letters + 1)
        assert direction.expected.shape == (rows,)
        assert direction.by_chance.shape == (letters + 1,)
        assert direction.becomes.dtype == direction.followed.dtype == direction.expected.dtype == np.int8
        assert float(direction.by_chance.sum()) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("scripts", ALL, ids="-".join)
def test_more_score_and_less_shortfall_mean_more_weight(scripts: tuple[str, str]) -> None:
    calibration = load_channel(*scripts).calibration
    assert calibration.per_score > 0
    assert calibration.per_shortfall <= 0
    assert all(np.isfinite(astuple(calibration)))


@pytest.mark.parametrize("scripts", ALL, ids="-".join)
def test_what_a_unit_becomes_are_probabilities(scripts: tuple[str, str]) -> None:
    channel = load_channel(*scripts)
    becomes, followed = channel.there.chances(np.arange(0, len(channel.there.becomes), 7))
    assert becomes.sum(1) == pytest.approx(1, abs=1e-4)
    assert (becomes >= 0).all()
    assert (followed >= 0).all()


def test_a_channel_from_the_other_side_is_the_same_reversed() -> None:
    there, back = load_channel("Latn", "Hani"), load_channel("Hani", "Latn")
    assert back.scripts == ("Hani", "Latn")
    assert np.array_equal(there.there.becomes, back.back.becomes)
    assert np.array_equal(there.back.followed, back.there.followed)
    assert there.calibration == back.calibration


def small() -> tuple[dict[tuple[str, str], Channel], dict]:
    chosen = [("Arab", "Hani"), ("Hani", "Hani")]
    channels = {scripts: load_channel(*scripts) for scripts in chosen}
    channels["Arab", "Hani"] = replace(channels["Arab", "Hani"], calibration=Calibration(0.5, -0.25, 1.125))
    return channels, {script: load_vocabulary(script) for script in ("Arab", "Hani")}


def test_what_is_saved_is_loaded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    channels, vocabularies = small()
    save_channels(tmp_path / "new", channels, vocabularies)
    monkeypatch.setattr(channel_files, "CHANNELS", tmp_path / "new")
    for scripts, channel in channels.items():
        loaded = load_channel.__wrapped__(*scripts)
        assert loaded.calibration == channel.calibration
        for way, field in itertools.product(("there", "back"), FIELDS):
            one, other = (getattr(getattr(item, way), field) for item in (channel, loaded))
            assert one.dtype == other.dtype
            assert np.array_equal(one, other)
    for script, vocabulary in vocabularies.items():
        loaded = load_vocabulary.__wrapped__(script)
        assert loaded.letters == vocabulary.letters
        assert list(loaded.surroundings.items()) == list(vocabulary.surroundings.items())
        assert np.array_equal(loaded.wider, vocabulary.wider)


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    channels, vocabularies = small()
    for name in ("one", "two"):
        save_channels(tmp_path / name, channels, vocabularies)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(names) == 5
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names)


def test_the_shipped_vocabularies_would_be_written_as_they_stand(tmp_path: Path) -> None:
    channels, vocabularies = small()
    save_channels(tmp_path, {("Hani", "Hani"): channels["Hani", "Hani"]}, vocabularies)
    for script in vocabularies:
        assert (tmp_path / f"{script}.json").read_bytes() == (CHANNELS / f"{script}.json").read_bytes()


def test_a_word_that_aligned_better_than_expected_gains_nothing_by_that() -> None:
    calibration = Calibration(0.5, -0.25, 1.0)
    score = np.array([8.0, 8.0, 8.0], np.float32)
    shortfall = np.array([-5.0, 0.0, 4.0], np.float32)
    assert calibration.weight(score, shortfall).tolist() == [5.0, 5.0, 4.0]
    assert EIGHTHS == 8
