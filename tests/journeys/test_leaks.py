"""Nobody who is not to be named stands in any byte of a published dossier, in any script or inflection."""

from __future__ import annotations

import html
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from guwah.core.consent.levels import AUDIENCES
from guwah.core.values.names import name_key
from guwah.reference.sample import load_sample
from guwah.services.open_case import open_case
from guwah.services.publish import publish


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file's name and content as text, archives opened."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _texts(path.relative_to(folder).as_posix(), path.read_bytes())


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    yield name, name
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from _texts(f"{name}/{member}", archive.read(member))
    text = data.decode("utf8", "replace")
    yield name, text
    yield name, html.unescape(text)


def unspaced(form: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in form)


def stands_in(form: str, text: str) -> bool:
    """True where the form stands in the folded text as a word, or begins one where it is long enough to tell."""
    key = name_key(form)
    if unspaced(form):
        return key in text
    return f" {key} " in text or (len(key) >= 5 and f" {key}" in text)


def hidden_people(audience: str) -> list[dict]:
    return [person for person in load_sample().truth["people"] if audience not in person["may_be_named"]]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_protected_name_in_any_byte(demo_case: Path, tmp_path: Path, audience: str) -> None:
    out = tmp_path / "dossier"
    with (session := open_case(demo_case, actor=None)).case:
        publish(session, audience, out)
    folded = [(name, f" {name_key(unicodedata.normalize('NFKC', text))} ") for name, text in texts(out)]
    leaks = {
        (person["id"], form, name)
        for person in hidden_people(audience)
        for form in {person["name"], *person["forms"]}
        for name, text in folded
        if stands_in(form, text)
    }
    assert not leaks


def test_the_search_would_find_a_name(demo: Path) -> None:
    """The same search finds names in the originals, so that an empty result means something."""
    page = (Path(load_sample().documents) / "testimony-B-en.txt").read_text("utf8")
    folded = f" {name_key(page)} "
    assert any(stands_in(form, folded) for person in hidden_people("public") for form in person["forms"])


def test_who_agreed_to_be_named_is_named_and_minors_never(demo: Path) -> None:
    everything = " ".join(text for _, text in texts(demo / "dossier-public"))
    assert "Akhmetjan Tomurbaqi" in everything
    minors = [person for person in load_sample().truth["people"] if person["minor"]]
    assert minors and not any(
        stands_in(form, f" {name_key(everything)} ") for person in minors for form in person["forms"]
    )


def test_consent_none_and_partner_stay_out_of_the_public_dossier(demo: Path) -> None:
    everything = " ".join(text for _, text in texts(demo / "dossier-public"))
    for word in ("bread for around three thousand", "Sansyzbayev", "Elyarbeg"):
        assert word not in everything


def test_the_same_person_bears_different_labels_towards_different_audiences(demo_case: Path, tmp_path: Path) -> None:
    from guwah.store.models import Pseudonym

    with (session := open_case(demo_case, actor=None)).case:
        for audience in AUDIENCES:
            publish(session, audience, tmp_path / audience)
        rows = list(Pseudonym.objects.values_list("person", "audience", "label"))
    labels: dict[str, set[str]] = {}
    for person, _, label in rows:
        assert label not in labels.setdefault(person, set())
        labels[person].add(label)
    assert len(rows) == len(labels) * len(AUDIENCES)
