"""A source as released: full provenance where everyone in it may be named, coarse where not."""

from __future__ import annotations

from urllib.parse import quote as percent_encoded

import pytest

from core.made import SALT, material, source_material, statement
from guwah.core.disclosure.disclose import disclose
from guwah.core.disclosure.disclosed import DisclosedSource
from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.sources.record import PersonRecord

TEXT = "I was arrested at dawn. Talun Verr stood by."
DANA = PersonRecord("Dana Korash", role="witness")
TALUN = PersonRecord("Talun Verr")
PUBLISHED = {
    "title": "The miller's daughter",
    "kind": "article",
    "publisher": "Ostrel Courier",
    "url": "https://courier.example/2019/miller",
    "published": "2019-04-02",
    "obtained": "2020-05-06",
    "how": "bought at a kiosk",
}


def released(consent: str = "public-named", text: str = TEXT, **record: object) -> DisclosedSource:
    source = source_material(1, text, consent=consent, **{**PUBLISHED, **record})
    accepted = statement(text, "I was arrested at dawn.", "arrested", source=source.id)
    [shown] = disclose(material([source], [accepted]), "public").sources
    return shown


def test_where_everyone_may_be_named_the_provenance_is_full() -> None:
    shown = released(witnesses=(DANA,))
    for field in ("title", "publisher", "url", "published", "obtained", "how"):
        assert getattr(shown, field) == PUBLISHED[field]
    assert (shown.hash, shown.hash_is_salted) == (f"{1:064x}", False)
    assert shown.witnesses == ("Dana Korash",) and shown.media == "text/plain"


@pytest.mark.parametrize("role", ["witness", "relative"])
def test_under_pseudonym_nothing_of_it_leads_to_the_source(role: str) -> None:
    shown = released("public-anonymous", witnesses=(PersonRecord("Dana Korash", role=role),))
    assert (shown.title, shown.publisher, shown.url, shown.how, shown.media) == ("Article 1", "", "", "", "")
    assert (shown.published, shown.obtained) == ("2019", "2020")
    assert shown.hash_is_salted and shown.hash == keyed_digest(SALT, "source", f"sha256:{1:064x}")
    assert shown.witnesses == ("Person A",)
    assert any("hash" in line for line in shown.withheld)


def test_a_source_that_names_a_hidden_witness_of_another_is_coarse_too() -> None:
    witness = source_material(1, "I was arrested.", witnesses=(DANA,))
    article = source_material(2, "The report names KORASH, who was arrested.", consent="public-named", **PUBLISHED)
    accepted = [statement(item.text, "", "arrested", source=item.id) for item in (witness, article)]
    shown = disclose(material([witness, article], accepted), "public").sources
    assert [item.hash_is_salted for item in shown] == [True, True]


def test_a_hidden_person_who_is_no_witness_is_masked_and_the_rest_stays() -> None:
    shown = released(people=(TALUN,), title="What Talun Verr saw", publisher="Verr Press", how="from TALUN")
    assert not shown.hash_is_salted
    assert (shown.title, shown.publisher, shown.how) == ("What [Person A] saw", "[Person A] Press", "from [Person A]")


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/talun-verr",
        "https://courier.example/?q=Talun+Verr",
        "https://courier.example/talunverr.html",
        "https://courier.example/" + percent_encoded("Талун-Верров"),
        "https://courier.example/%54alun-%56err",
    ],
)
def test_an_address_that_spells_out_a_hidden_name_is_left_out(url: str) -> None:
    hidden = PersonRecord("Talun Verr", ("Талун Верров",))
    assert released(people=(hidden,), url=url).url == ""


def test_a_translation_leads_to_its_original_where_that_is_released() -> None:
    original = source_material(1, "I was arrested.", consent="public-named", name="original.txt")
    by_name = source_material(2, "I was arrested, yes.", consent="public-named", translation_of="original.txt")
    by_id = source_material(3, "I was arrested, oh.", consent="public-named", translation_of=original.id)
    accepted = [statement(item.text, "", "arrested", source=item.id) for item in (original, by_name, by_id)]
    shown = disclose(material([original, by_name, by_id], accepted), "public").sources
    assert [item.translation_of for item in shown] == [None, 1, 1]
    without = disclose(material([original, by_name], accepted[1:2]), "public").sources
    assert [item.translation_of for item in without] == [None]
